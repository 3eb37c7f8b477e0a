"""A layered drawing from left to right: boxes with ports on their rows, and lines between them.

The method of Sugiyama, Tagawa and Toda [1]_: columns, order within a column by barycentres, then heights. Lines that
span several columns and have the same destination run together, which keeps a story with many ways to one place
readable. Written here because no kept pure-Python library knows ports (grandalf, networkx: none), and Graphviz
would have to be installed.

References
----------
.. [1] K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures",
   IEEE Transactions on Systems, Man and Cybernetics 11(2), 1981.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from trainingkit.story.map.columns import backward, columns
from trainingkit.story.map.heights import place
from trainingkit.story.map.order import Item, Segment, untangle

GAP_OF_BOX, GAP_OF_LINE = 26.0, 9.0


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line leaves a box: ``y`` below the box's top, ``to`` the box it leads to."""

    to: str
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a given height; lines enter it ``entry`` below its top."""

    height: float
    entry: float
    ports: tuple[Port, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """The line of one port: its points, two for each column it passes; ``kind`` is on, back or same."""

    source: str
    port: int
    to: str
    kind: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Top left corners of the boxes, the lines, and the size of it all, in pixels."""

    corners: dict[str, tuple[float, float]]
    routes: tuple[Route, ...]
    width: float
    height: float


def lay_out(boxes: Mapping[str, Box], start: str, box_width: float, gap: float) -> Drawing:
    """Place the boxes.

    Parameters
    ----------
    boxes : mapping of name to Box
        Every port leads to a name in it.
    start : str
        The box on the far left.
    box_width, gap : float
        Width of a column, and of the room between two, in pixels.

    Returns
    -------
    Drawing
        The same for the same boxes, always.
    """
    links = {name: list(dict.fromkeys(port.to for port in box.ports)) for name, box in boxes.items()}
    column, back = columns(links, start), backward(links, start)
    chains = {(name, to): _chain(name, to, column, (name, to) in back) for name, ways in links.items() for to in ways}
    filled = _filled(boxes, column, chains)
    segments = _segments(boxes, column, chains)
    heights = {item: boxes[item].height if isinstance(item, str) else 0.0 for items in filled for item in items}
    gaps = {item: GAP_OF_BOX if isinstance(item, str) else GAP_OF_LINE for item in heights}
    top = place(untangle(filled, segments, heights, gaps), segments, heights, gaps)
    x = [number * (box_width + gap) for number in range(len(filled))]
    corners = {name: (x[column[name]], top[name]) for name in boxes}
    routes = []
    for name, box in boxes.items():
        for number, port in enumerate(box.ports):
            kind = "same" if port.to == name else "back" if (name, port.to) in back else "on"
            points = _points(corners, boxes, name, port, kind, chains[name, port.to], top, x, box_width)
            routes.append(Route(name, number, port.to, kind, points))
    bottom = max(top[name] + box.height for name, box in boxes.items())
    return Drawing(corners, tuple(routes), x[-1] + box_width, max(bottom, *top.values()))


def _chain(name: str, to: str, column: Mapping[str, int], back: bool) -> tuple[Item, ...]:
    """The places a line passes between its two boxes; lines to one box share them."""
    if back:
        return tuple(("back", to, c) for c in range(column[name] - 1, column[to], -1))
    return tuple(("on", to, c) for c in range(column[name] + 1, column[to]))


def _filled(
    boxes: Mapping[str, Box], column: Mapping[str, int], chains: Mapping[tuple[str, str], tuple[Item, ...]]
) -> list[list[Item]]:
    """What stands in each column, in the order of the file."""
    filled: list[list[Item]] = [[] for _ in range(max(column.values()) + 1)]
    for name in boxes:
        filled[column[name]].append(name)
    for item in dict.fromkeys(item for chain in chains.values() for item in chain):
        filled[item[2]].append(item)
    return filled


def _segments(
    boxes: Mapping[str, Box],
    column: Mapping[str, int],
    chains: Mapping[tuple[str, str], tuple[Item, ...]],
) -> list[list[Segment]]:
    """The pieces of line between each column and the next one, each piece once."""
    between: list[dict[Segment, None]] = [{} for _ in range(max(column.values()) + 1)]
    for name, box in boxes.items():
        for port in box.ports:
            if port.to == name:
                continue
            stops = [(name, port.y), *((item, 0.0) for item in chains[name, port.to]), (port.to, boxes[port.to].entry)]
            at = [column[name], *(item[2] for item, _ in stops[1:-1]), column[port.to]]
            for (a, a_y), (b, b_y), a_at, b_at in zip(stops, stops[1:], at, at[1:], strict=False):
                left = (a, a_y, b, b_y) if a_at < b_at else (b, b_y, a, a_y)
                between[min(a_at, b_at)][Segment(*left)] = None
    return [list(pieces) for pieces in between]


def _points(
    corners: Mapping[str, tuple[float, float]],
    boxes: Mapping[str, Box],
    name: str,
    port: Port,
    kind: str,
    chain: tuple[Item, ...],
    top: Mapping[Item, float],
    x: list[float],
    width: float,
) -> tuple[tuple[float, float], ...]:
    """From the port through each column on the way to the entry of the other box."""
    (left, up), (to_left, to_up) = corners[name], corners[port.to]
    entry = to_up + boxes[port.to].entry
    if kind == "same":
        return (left + width, up + port.y), (left + width, entry)
    if kind == "back":
        inner = [p for item in chain for p in ((x[item[2]] + width, top[item]), (x[item[2]], top[item]))]
        return ((left, up + port.y), *inner, (to_left + width, entry))
    inner = [p for item in chain for p in ((x[item[2]], top[item]), (x[item[2]] + width, top[item]))]
    return ((left + width, up + port.y), *inner, (to_left, entry))
