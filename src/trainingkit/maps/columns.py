"""Which box stands in which column of a layered drawing, and which links lead back."""

from collections.abc import Mapping, Sequence

Links = Mapping[str, Sequence[str]]


def backward(links: Links, start: str) -> frozenset[tuple[str, str]]:
    """The links that close a circle when one walks depth first from the start; a box to itself is one."""
    found: set[tuple[str, str]] = set()
    done: set[str] = set()
    for root in (start, *links):
        if root in done:
            continue
        path, inside = [(root, iter(links[root]))], {root}
        while path:
            here, rest = path[-1]
            step = next(rest, None)
            if step is None:
                path.pop()
                inside.discard(here)
                done.add(here)
            elif step in inside:
                found.add((here, step))
            elif step not in done:
                path.append((step, iter(links[step])))
                inside.add(step)
    return frozenset(found)


def columns(links: Links, start: str) -> dict[str, int]:
    """A column for each box, so that every link that does not lead back points right; the start is in column 0.

    A box stands as far right as its longest way from the start makes it, and what leads into it close by it.
    """
    back = backward(links, start)
    onward = {name: [to for to in links[name] if (name, to) not in back] for name in links}
    column = dict.fromkeys(links, 0)
    order = _before_after(onward)
    for name in order:
        for to in onward[name]:
            column[to] = max(column[to], column[name] + 1)
    entered = {to for ways in onward.values() for to in ways}
    for name in reversed(order):  # what nothing leads into is drawn beside where it leads
        if name not in entered and name != start and onward[name]:
            column[name] = max(column[name], min(column[to] for to in onward[name]) - 1)
    return column


def _before_after(onward: Links) -> list[str]:
    """Every box after all those that lead to it."""
    missing = dict.fromkeys(onward, 0)
    for ways in onward.values():
        for to in ways:
            missing[to] += 1
    order = [name for name, number in missing.items() if not number]
    for name in order:
        for to in onward[name]:
            missing[to] -= 1
            if not missing[to]:
                order.append(to)
    return order
