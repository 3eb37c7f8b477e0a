"""Which names a requirement of a key speaks of, and which of them its item has."""

from collections.abc import Iterator, Set

from trainingkit.marking.items import Entry, Item, Match, Numbers, Table, own_options
from trainingkit.marking.keys import Wanted

Known = Set[str] | None
"""The names there are; None where they come from a trainee's case, which is not known here."""


def named_in(item: Item, wanted: Wanted) -> Iterator[tuple[str, Known]]:
    """Every name a requirement uses, with the names it may be."""
    yield from _options(item, wanted)
    yield from _pairs(item, wanted)
    columns = {entry.id: entry for entry in _entries(item)}
    for cell in (*wanted.row, *wanted.cells):
        yield cell.column, set(columns)
        for text in cell.equals:
            yield text, _texts(columns.get(cell.column))
    for inner in (*wanted.all, *wanted.any):
        yield from named_in(item, inner)


def _options(item: Item, wanted: Wanted) -> Iterator[tuple[str, Known]]:
    known = None if getattr(item, "options_from", None) else {option.id for option in own_options(item)}
    for name in (*wanted.chose, *wanted.has, *wanted.has_not, *wanted.first):
        yield name, known
    for pair in wanted.before:
        yield from ((name, known) for name in pair)


def _pairs(item: Item, wanted: Wanted) -> Iterator[tuple[str, Known]]:
    if not isinstance(item, Match):
        yield from ((left, set()) for left in wanted.pairs)
        return
    right = None if item.right_from else {option.id for option in item.right}
    for left, partners in wanted.pairs.items():
        yield left, {option.id for option in item.left}
        yield from ((partner, right) for partner in partners)


def _entries(item: Item) -> tuple[Entry, ...]:
    if isinstance(item, Table):
        return item.columns
    return item.fields if isinstance(item, Numbers) else ()


def _texts(entry: Entry | None) -> Known:
    """What may be written in a column: anything, unless it is chosen from a list."""
    if entry is None or entry.format != "choice" or entry.options_from:
        return None
    return {option.id for option in entry.options}
