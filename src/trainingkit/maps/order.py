"""The order of what stands in each column, so that few lines cross."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import NamedTuple

Item = str | tuple[str, str, int]  # a box by its name, or the place where a line passes a column
Line = tuple[str, str]  # on or back, and the box it leads to: lines that run together
SWEEPS = 24


class Segment(NamedTuple):
    """A piece of line between two neighbouring columns; each ``y`` is below the top of its item."""

    left: Item
    left_y: float
    right: Item
    right_y: float
    line: Line


def untangle(
    filled: Sequence[Sequence[Item]],
    segments: Sequence[Sequence[Segment]],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> list[list[Item]]:
    """The best order met while sorting columns by the mean height of what they are joined to, to and fro."""
    order = [list(column) for column in filled]
    best, fewest = [list(column) for column in order], _all_crossings(order, segments, heights, gaps)
    for sweep in range(SWEEPS):
        rightwards = sweep % 2 == 0
        numbers = range(1, len(order)) if rightwards else range(len(order) - 2, -1, -1)
        for number in numbers:
            pieces = segments[number - 1] if rightwards else segments[number]
            fixed = stacked(order[number - 1] if rightwards else order[number + 1], heights, gaps)
            _sort(order[number], pieces, fixed, stacked(order[number], heights, gaps), rightwards)
        _swap_neighbours(order, segments, heights, gaps)
        crossings = _all_crossings(order, segments, heights, gaps)
        if crossings < fewest:
            best, fewest = [list(column) for column in order], crossings
    return best


def stacked(column: Sequence[Item], heights: Mapping[Item, float], gaps: Mapping[Item, float]) -> dict[Item, float]:
    """Tops of the items of a column when they stand close on each other, centred about 0."""
    tops, y = {}, 0.0
    for item in column:
        tops[item] = y + gaps[item] / 2
        y += heights[item] + gaps[item]
    return {item: top - y / 2 for item, top in tops.items()}


def _sort(
    column: list[Item],
    pieces: Sequence[Segment],
    fixed: Mapping[Item, float],
    own: Mapping[Item, float],
    rightwards: bool,
) -> None:
    wanted: dict[Item, list[float]] = {}
    for left, left_y, right, right_y, _ in pieces:
        if rightwards:
            wanted.setdefault(right, []).append(fixed[left] + left_y)
        else:
            wanted.setdefault(left, []).append(fixed[right] + right_y - left_y)
    column.sort(key=lambda item: fmean(wanted[item]) if item in wanted else own[item])


def _swap_neighbours(
    order: list[list[Item]],
    segments: Sequence[Sequence[Segment]],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> None:
    """Exchange two neighbours wherever that saves a crossing."""
    for number, column in enumerate(order):
        before = _crossings_about(order, number, segments, heights, gaps)
        for i in range(len(column) - 1):
            column[i], column[i + 1] = column[i + 1], column[i]
            after = _crossings_about(order, number, segments, heights, gaps)
            if after < before:
                before = after
            else:
                column[i], column[i + 1] = column[i + 1], column[i]


def _crossings_about(
    order: Sequence[Sequence[Item]],
    number: int,
    segments: Sequence[Sequence[Segment]],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> int:
    sides = [n for n in (number - 1, number) if 0 <= n < len(order) - 1]
    return sum(_crossings(order[n], order[n + 1], segments[n], heights, gaps) for n in sides)


def _all_crossings(
    order: Sequence[Sequence[Item]],
    segments: Sequence[Sequence[Segment]],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> int:
    return sum(_crossings(order[n], order[n + 1], segments[n], heights, gaps) for n in range(len(order) - 1))


def _crossings(
    left: Sequence[Item],
    right: Sequence[Item],
    pieces: Sequence[Segment],
    heights: Mapping[Item, float],
    gaps: Mapping[Item, float],
) -> int:
    left_top, right_top = stacked(left, heights, gaps), stacked(right, heights, gaps)
    ends = sorted((left_top[a] + a_y, right_top[b] + b_y) for a, a_y, b, b_y, _ in pieces)
    return sum(
        ends[j][1] < ends[i][1] and ends[i][0] < ends[j][0] for i in range(len(ends)) for j in range(i + 1, len(ends))
    )
