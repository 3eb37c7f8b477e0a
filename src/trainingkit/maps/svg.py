"""A map as SVG: a box for each passage with its choices on rows, a line from each row to where it leads."""

from html import escape

from trainingkit.maps.layout import Box, Drawing, Point, Port, Route, lay_out
from trainingkit.maps.marks import marks
from trainingkit.maps.style import CSS, LEVEL_SIGNS, MARKERS, chip_kind, legend
from trainingkit.story.edition import edition
from trainingkit.story.model import CONTINUE, Choice, Story

BOX, GAP, MARGIN = 236, 74, 28
MOST_COLUMNS = 7
CORNER = 9.0
NAME, CHIPS, ROW, FOOT = 27, 20, 18, 6
HEAD, LEGEND_ROW = 62, 54
LETTERS_IN_ROW, LETTERS_IN_NAME = 35, 29
LETTER = 5.7  # a letter's usual width in a chip, in pixels


def svg(story: Story, unreachable: frozenset[str] = frozenset()) -> str:
    """The whole map.

    Parameters
    ----------
    story : Story
    unreachable : frozenset of str
        Passages that no run comes to; they are marked.

    Returns
    -------
    str
        One SVG element with a title and a text alternative that lists every link; it refers to nothing outside.
    """
    words = {name: marks(story, name, unreachable) for name in story.passages}
    boxes = {name: _box(story, name, words[name]) for name in story.passages}
    drawing = lay_out(boxes, story.start, BOX, GAP, MOST_COLUMNS)
    width = max(drawing.width, 900) + 2 * MARGIN
    height = drawing.height + HEAD + LEGEND_ROW + 2 * MARGIN
    levels = any(choice.level for passage in story.passages.values() for choice in passage.ways())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-labelledby="map-title map-text">',
            f'<title id="map-title">{escape(story.title)}: map of the story</title>',
            f'<desc id="map-text">{escape(in_words(story, unreachable))}</desc>',
            f"<style>{CSS}{_lit(story)}</style>{MARKERS}",
            f'<rect class="paper" width="{width:.0f}" height="{height:.0f}"/>',
            *_head(story, len(unreachable)),
            f'<g transform="translate({MARGIN} {MARGIN + HEAD})">',
            *(_way(story, route) for route in drawing.routes),
            *(_passage(story, name, drawing, boxes[name], words[name]) for name in story.passages),
            "</g>",
            f'<g transform="translate({MARGIN} {height - MARGIN - 8:.0f})">{legend(levels)}</g>',
            "</svg>\n",
        ]
    )


def in_words(story: Story, unreachable: frozenset[str] = frozenset()) -> str:
    """The map as text: how large the story is, then each passage with its marks and where its choices lead."""
    lines = [f"{_size(story)}."]
    for name, passage in story.passages.items():
        found = marks(story, name, unreachable)
        ways = [f"{_said(choice)} leads to {choice.to}" for choice in passage.ways()]
        lines.append(f"{name}{' (' + ', '.join(found) + ')' if found else ''}: {'; '.join(ways) or 'the end'}.")
    return "\n".join(lines)


def _size(story: Story) -> str:
    links = sum(len(passage.ways()) for passage in story.passages.values())
    endings = sum(passage.ending is not None for passage in story.passages.values())
    counts = {"passage": len(story.passages), "link": links, "ending": endings}
    return ", ".join(f"{number} {thing}{'s' if number != 1 else ''}" for thing, number in counts.items())


def _box(story: Story, name: str, words: tuple[str, ...]) -> Box:
    top = NAME + CHIPS * len(_chip_lines(words))
    ways = story.passages[name].ways()
    ports = tuple(Port(choice.to, top + ROW * (n + 0.5)) for n, choice in enumerate(ways))
    height = top + ROW * len(ways) + FOOT
    return Box(height, ports[0].y if len(ports) == 1 else height / 2, NAME / 2, ports)


def _chip_lines(words: tuple[str, ...]) -> list[list[str]]:
    """Marks in as few lines as fit into a box."""
    lines: list[list[str]] = []
    room = 0.0
    for word in words:
        if _chip_width(word) > room:
            lines.append([])
            room = BOX - 12
        lines[-1].append(word)
        room -= _chip_width(word) + 5
    return lines


def _chip_width(word: str) -> float:
    return min(len(word) * LETTER + 12, BOX - 16)


def _head(story: Story, unreachable: int) -> list[str]:
    lost = f", {unreachable} not reachable" if unreachable else ""
    line = f"{_size(story)}{lost} · for {story.audience}s · edition {edition(story)} · for authors, not for learners"
    return [
        f'<text class="title" x="{MARGIN}" y="{MARGIN + 14}">{escape(story.title)}</text>',
        f'<text class="size" x="{MARGIN}" y="{MARGIN + 36}">{escape(line)}</text>',
    ]


def _passage(story: Story, name: str, drawing: Drawing, box: Box, words: tuple[str, ...]) -> str:
    passage = story.passages[name]
    x, y = drawing.corners[name]
    kind = " ending" if passage.ending else ""
    kind += " cut-off" if "not reachable" in words else ""
    round_ = 14 if passage.ending else 5
    first = passage.lines[0].text if passage.lines else ""
    parts = [
        f'<g class="passage{kind}" id="p-{name}" transform="translate({x:.1f} {y:.1f})">',
        f"<title>{escape(': '.join(filter(None, [passage.title or name, first])))}</title>",
        f'<rect class="box" width="{BOX}" height="{box.height:.0f}" rx="{round_}"/>',
        f'<text class="name" x="10" y="18">{escape(_short(name, LETTERS_IN_NAME))}</text>',
    ]
    if passage.stage:
        parts.append(f'<text class="stage" x="{BOX - 10}" y="18">{passage.stage}</text>')
    for line, chips in enumerate(_chip_lines(words)):
        at = 8.0
        for word in chips:
            parts.append(_chip(word, at, NAME + CHIPS * line))
            at += _chip_width(word) + 5
    parts += [_row(choice, port.y) for choice, port in zip(passage.ways(), box.ports, strict=True)]
    return "".join([*parts, "</g>"])


def _chip(word: str, x: float, y: float) -> str:
    width = _chip_width(word)
    shown = _short(word, int((BOX - 28) / LETTER))
    return (
        f'<g class="chip {chip_kind(word)}"><rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="16" rx="8"/>'
        f'<text x="{x + width / 2:.1f}" y="{y + 11.6:.1f}">{escape(shown)}</text></g>'
    )


def _row(choice: Choice, y: float) -> str:
    sign = f"{LEVEL_SIGNS[choice.level]} " if choice.level else ""
    text = "goes on" if choice.id == CONTINUE else choice.text
    condition = '<tspan class="if">if </tspan>' if choice.if_ else ""
    kind = "row go-on" if choice.id == CONTINUE else "row"
    shown = escape(_short(text, LETTERS_IN_ROW - len(sign) - (3 if choice.if_ else 0)))
    return f'<text class="{kind}" x="10" y="{y + 4:.1f}">{sign}{condition}{shown}</text>'


def _way(story: Story, route: Route) -> str:
    choice = story.passages[route.source].ways()[route.port]
    told = f"{route.source}.{choice.id}: {_said(choice)} leads to {choice.to}"
    x, y = route.pieces[0].points[0]
    path = _loop(route) if route.kind == "same" else _path(route)
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6"/>'
    return (
        f'<g class="way {route.kind} from-{route.source} to-{route.to}"><title>{escape(told)}</title>'
        f'<path class="wide" d="{path}"/><path class="line" d="{path}"/>{dot}</g>'
    )


def _said(choice: Choice) -> str:
    """A choice with all that a box has no room for."""
    if choice.id == CONTINUE:
        return "going on"
    notes = [choice.level or "", f"if {choice.if_}" if choice.if_ else "", "once" if choice.once else ""]
    notes += [f"sets {name}" for name in choice.set] + [f"clears {name}" for name in choice.clear]
    notes += [f"{name} {by:+d}" for name, by in choice.add.items()]
    noted = ", ".join(filter(None, notes))
    return f'"{choice.text}"' + (f" ({noted})" if noted else "")


def _path(route: Route) -> str:
    """Smooth between two columns, straight through a column, with round corners from one band to the next."""
    x, y = route.pieces[0].points[0]
    path = f"M{x:.1f} {y:.1f}"
    for piece in route.pieces:
        if piece.smooth:
            (x, y), (to_x, to_y) = piece.points
            middle = (x + to_x) / 2
            path += f"C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        else:
            path += _corners(piece.points)
    return path


def _corners(points: tuple[Point, ...]) -> str:
    path = ""
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        (a_x, a_y), (b_x, b_y) = _towards((x, y), before), _towards((x, y), after)
        path += f"L{a_x:.1f} {a_y:.1f}Q{x:.1f} {y:.1f} {b_x:.1f} {b_y:.1f}"
    return path + f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def _towards(corner: Point, other: Point) -> Point:
    """A little way from a corner along one of its sides."""
    (x, y), (to_x, to_y) = corner, other
    length = abs(to_x - x) + abs(to_y - y)
    part = min(CORNER, length / 2) / length if length else 0.0
    return x + (to_x - x) * part, y + (to_y - y) * part


def _loop(route: Route) -> str:
    (x, y), (_, top) = route.pieces[0].points
    return f"M{x:.1f} {y:.1f}C{x + 34:.1f} {y:.1f} {x + 34:.1f} {top:.1f} {x:.1f} {top:.1f}"


def _lit(story: Story) -> str:
    """Pointing at a passage lights its ways in and out, without a script."""
    return "".join(
        f"svg:has(#p-{name}:hover) :is(.from-{name},.to-{name}) .line{{stroke-width:3.2;stroke-opacity:1}}"
        for name in story.passages
    )


def _short(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1].rstrip(" ,.;:") + "…"
