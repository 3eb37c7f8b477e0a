"""How high each box stands in its column: close to what it is joined to, never over its neighbour."""

from collections.abc import Mapping, Sequence

from trainingkit.maps.order import Item, Segment, stacked

SWEEPS = 16
STRAIGHT = 4.0  # how much more a line wants to run straight than a box wants to be near its neighbours


def place(
    order: Sequence[Sequence[Item]],
    segments: Sequence[Sequence[Segment]],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> dict[Item, float]:
    """Tops of all items, the highest at 0."""
    top = {item: y for column in order for item, y in stacked(column, heights, gaps).items()}
    for sweep in range(SWEEPS):
        rightwards = sweep % 2 == 0
        for number in range(len(order)) if rightwards else range(len(order) - 1, -1, -1):
            both = sweep >= SWEEPS - 4
            pulls: dict[Item, list[tuple[float, float]]] = {item: [] for item in order[number]}
            if number > 0 and (rightwards or both):
                for left, left_y, right, right_y, _ in segments[number - 1]:
                    pulls[right].append((top[left] + left_y - right_y, _strength(left, right)))
            if number < len(order) - 1 and (not rightwards or both):
                for left, left_y, right, right_y, _ in segments[number]:
                    pulls[left].append((top[right] + right_y - left_y, _strength(left, right)))
            top.update(_settled(order[number], top, pulls, heights, gaps))
    highest = min(top.values())
    return {item: y - highest for item, y in top.items()}


def _strength(left: Item, right: Item) -> float:
    lines = (not isinstance(left, str)) + (not isinstance(right, str))
    return (1.0, STRAIGHT, 2 * STRAIGHT)[lines]


def _settled(
    column: Sequence[Item],
    top: Mapping[Item, float],
    pulls: Mapping[Item, Sequence[tuple[float, float]]],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> dict[Item, float]:
    """The tops nearest to the wanted ones, in squares, that keep order and gaps: pooled from neighbours that clash."""
    blocks: list[list] = []  # each: wanted height, weight, items
    below, previous = 0.0, None
    offsets = {}
    for item in column:
        if previous is not None:
            below += heights[previous] + (gaps[previous] + gaps[item]) / 2
        offsets[item], previous = below, item
        weight = sum(w for _, w in pulls[item]) or 0.01
        wanted = sum(y * w for y, w in pulls[item]) / weight if pulls[item] else top[item]
        blocks.append([wanted - below, weight, [item]])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            last, before = blocks.pop(), blocks.pop()
            total = before[1] + last[1]
            mean = (before[0] * before[1] + last[0] * last[1]) / total
            blocks.append([mean, total, before[2] + last[2]])
    return {item: wanted + offsets[item] for wanted, _, items in blocks for item in items}
