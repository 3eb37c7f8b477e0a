"""A long strip of columns folded into bands, as lines of text are: cut where few lines cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainingkit.maps.order import Item, Line, Segment

PER_CROSSING, PER_MISSING_COLUMN = 6.0, 1.0
LANE = 10.0  # between two lines that run side by side from one band to the next
BETWEEN = 36.0  # between a band and the lines below it, and below those


def cuts(segments: Sequence[Sequence[Segment]], most: int) -> list[int]:
    """The first column of each band, when no band has more than ``most`` columns: the cheapest way to cut.

    A cut costs by the lines that cross it, a band by the columns that it falls short of ``most``.
    """
    number = len(segments)
    crossing = [0, *(len({piece.line for piece in pieces}) for pieces in segments)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, number + 1):
        short = 0.0 if end == number else PER_MISSING_COLUMN
        options = []
        for first in range(max(0, end - most), end):
            price = best[first][0] + PER_CROSSING * (crossing[first] if first else 0)
            options.append((price + short * (most - end + first) ** 2, first))
        best.append(min(options))
    starts, end = [], number
    while end:
        end = best[end][1]
        starts.append(end)
    return starts[::-1]


@dataclass(frozen=True, slots=True)
class Folded:
    """Where columns and items lie once folded.

    ``x``: left edge of each column; ``top``: of each item; ``lanes``: for each first column of a band but the first,
    the way of each line that comes from the band above, as its corners; ``width``, ``height``: of it all.
    """

    x: list[float]
    top: dict[Item, float]
    lanes: dict[int, dict[Line, tuple[tuple[float, float], ...]]]
    width: float
    height: float


def fold(
    starts: Sequence[int],
    order: Sequence[Sequence[Item]],
    top: Mapping[Item, float],
    heights: Mapping[Item, float],
    segments: Sequence[Sequence[Segment]],
    column_width: float,
    gap: float,
) -> Folded:
    """Lay the bands under one another."""
    ends = [*starts[1:], len(order)]
    most_lanes = max((len({p.line for p in segments[first - 1]}) for first in starts[1:]), default=0)
    margin = gap / 2 + LANE * most_lanes if len(starts) > 1 else 0.0
    x = [0.0] * len(order)
    tops: dict[Item, float] = {}
    lanes: dict[int, dict[Line, tuple[tuple[float, float], ...]]] = {}
    y = width = 0.0
    for first, end in zip(starts, ends, strict=True):
        for number in range(first, end):
            x[number] = margin + (number - first) * (column_width + gap)
        width = max(width, x[end - 1] + column_width + margin)
        if first:
            corridor = y
            lines = _from_below(segments[first - 1], tops)
            y += BETWEEN + LANE * len(lines)
            right = x[first - 1] + column_width + gap / 2
            lanes[first] = {
                line: (
                    (right + LANE * k, corridor + LANE * k),
                    (margin - gap / 2 - LANE * (len(lines) - 1 - k), corridor + LANE * k),
                )
                for k, line in enumerate(lines)
            }
        items = [item for number in range(first, end) for item in order[number]]
        highest = min(top[item] for item in items)
        tops |= {item: y + top[item] - highest for item in items}
        y += max(top[item] + heights[item] for item in items) - highest + BETWEEN
    return Folded(x, tops, lanes, width, y - BETWEEN)


def _from_below(pieces: Sequence[Segment], tops: Mapping[Item, float]) -> list[Line]:
    """The lines that leave a band, the lowest first: in this order they can run side by side without crossing."""
    lowest: dict[Line, float] = {}
    for piece in pieces:
        y = tops[piece.left] + piece.left_y
        lowest[piece.line] = max(y, lowest.get(piece.line, y))
    return sorted(lowest, key=lambda line: -lowest[line])
