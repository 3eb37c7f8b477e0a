"""A layered drawing: boxes in columns from left to right, folded into bands, and lines from rows to boxes.

The method of Sugiyama, Tagawa and Toda [1]_: columns, order within a column by barycentres, then heights. Lines with
the same destination run together where they span several columns, which keeps a story with many ways to one place
readable. Written here because no kept pure-Python library knows ports (grandalf and networkx do not), and Graphviz
would have to be installed.

References
----------
.. [1] K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures",
   IEEE Transactions on Systems, Man and Cybernetics 11(2), 1981.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from trainingkit.maps.bands import Folded, cuts, fold
from trainingkit.maps.columns import backward, columns
from trainingkit.maps.heights import place
from trainingkit.maps.order import Item, Segment, untangle

GAP_OF_BOX, GAP_OF_LINE = 26.0, 9.0
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line leaves a box: ``y`` below the box's top, ``to`` the box it leads to."""

    to: str
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a given height. Lines enter it ``entry`` below its top; lines that lead back, ``back_entry``."""

    height: float
    entry: float
    back_entry: float
    ports: tuple[Port, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line: two points joined smoothly, or more than two joined straight with rounded corners."""

    points: tuple[Point, ...]
    smooth: bool


@dataclass(frozen=True, slots=True)
class Route:
    """The line of one port, piece after piece; ``kind`` is on, back, or same (the box leads to itself)."""

    source: str
    port: int
    to: str
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Top left corners of the boxes, the lines, and the size of it all, in pixels."""

    corners: dict[str, Point]
    routes: tuple[Route, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The boxes with their columns, and which links lead back."""

    boxes: Mapping[str, Box]
    column: Mapping[str, int]
    back: frozenset[tuple[str, str]]

    def stops(self, name: str, port: Port) -> list[tuple[Item, float, int]]:
        """Where the line of a port passes: item, height below its top, column; both boxes included."""
        to, (c, d) = port.to, (self.column[name], self.column[port.to])
        back = (name, to) in self.back
        kind, between = ("back", range(c - 1, d, -1)) if back else ("on", range(c + 1, d))
        entry = self.boxes[to].back_entry if back else self.boxes[to].entry
        return [(name, port.y, c), *(((kind, to, n), 0.0, n) for n in between), (to, entry, d)]


def lay_out(boxes: Mapping[str, Box], start: str, box_width: float, gap: float, most_columns: int) -> Drawing:
    """Place the boxes.

    Parameters
    ----------
    boxes : mapping of name to Box
        Every port leads to a name in it.
    start : str
        The box in the first column.
    box_width, gap : float
        Width of a column, and of the room between two, in pixels.
    most_columns : int
        As many columns side by side at most; the rest goes below.

    Returns
    -------
    Drawing
        The same for the same boxes, always.
    """
    links = {name: list(dict.fromkeys(port.to for port in box.ports)) for name, box in boxes.items()}
    plan = Plan(boxes, columns(links, start), backward(links, start))
    filled, segments = _strip(plan)
    heights = {item: boxes[item].height if isinstance(item, str) else 0.0 for items in filled for item in items}
    gaps = {item: GAP_OF_BOX if isinstance(item, str) else GAP_OF_LINE for item in heights}
    order = untangle(filled, segments, heights, gaps)
    starts = cuts(segments, most_columns)
    uncut = [[] if number + 1 in starts else pieces for number, pieces in enumerate(segments)]
    folded = fold(starts, order, place(order, uncut, heights, gaps), heights, segments, box_width, gap)
    corners = {name: (folded.x[plan.column[name]], folded.top[name]) for name in boxes}
    routes = tuple(
        _route(plan, folded, name, number, box_width) for name, box in boxes.items() for number in range(len(box.ports))
    )
    return Drawing(corners, routes, folded.width, folded.height)


def _strip(plan: Plan) -> tuple[list[list[Item]], list[list[Segment]]]:
    """What stands in each column, in the order of the file; the pieces of line from each column to the next."""
    number = max(plan.column.values()) + 1
    filled: list[dict[Item, None]] = [{} for _ in range(number)]
    between: list[dict[Segment, None]] = [{} for _ in range(number)]
    for name in plan.boxes:
        filled[plan.column[name]][name] = None
    for name, box in plan.boxes.items():
        for port in box.ports:
            stops = plan.stops(name, port)
            line = ("back" if (name, port.to) in plan.back else "on", port.to)
            for (a, a_y, a_at), (b, b_y, b_at) in zip(stops, stops[1:], strict=False):
                filled[b_at][b] = None
                if a_at != b_at:
                    ends = (a, a_y, b, b_y) if a_at < b_at else (b, b_y, a, a_y)
                    between[min(a_at, b_at)][Segment(*ends, line)] = None
    return [list(items) for items in filled], [list(pieces) for pieces in between]


def _route(plan: Plan, folded: Folded, name: str, number: int, width: float) -> Route:
    port = plan.boxes[name].ports[number]
    stops = [(folded.x[at], folded.top[item] + y, at) for item, y, at in plan.stops(name, port)]
    if name == port.to:
        (x, y, _), (_, entry, _) = stops
        return Route(name, number, name, "same", (Piece(((x + width, y), (x + width, entry)), True),))
    kind = "back" if (name, port.to) in plan.back else "on"
    near, far = (width, 0.0) if kind == "on" else (0.0, width)  # the side of a column a line leaves, and enters
    pieces: list[Piece] = []
    for step, ((x, y, at), (to_x, to_y, to_at)) in enumerate(zip(stops, stops[1:], strict=False)):
        if step:
            pieces.append(Piece(((x + far, y), (x + near, y)), False))
        here, there = (x + near, y), (to_x + far, to_y)
        lane = folded.lanes.get(max(at, to_at), {}).get((kind, port.to))
        if lane is None:
            pieces.append(Piece((here, there), True))
        else:
            pieces.append(Piece(_around(here, lane if kind == "on" else lane[::-1], there), False))
    return Route(name, number, port.to, kind, tuple(pieces))


def _around(here: Point, corners: tuple[Point, ...], there: Point) -> tuple[Point, ...]:
    """From the end of one band to the beginning of another: out, along the corridor between them, in."""
    (a_x, a_y), (b_x, b_y) = corners
    return here, (a_x, here[1]), (a_x, a_y), (b_x, b_y), (b_x, there[1]), there
