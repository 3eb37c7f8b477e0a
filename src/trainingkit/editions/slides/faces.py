"""What each kind of slide looks like."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from trainingkit.editions.slides import look
from trainingkit.editions.slides.blocks import draw_blocks
from trainingkit.editions.slides.buttons import draw_answers, draw_back, draw_buttons
from trainingkit.editions.slides.deck import Block, Slide
from trainingkit.editions.slides.fit import height_of_all, row_height, rows_of, width_of
from trainingkit.editions.slides.pictures import as_png
from trainingkit.editions.slides.shapes import Drawn, Frame, Run

FRONT_BAND = 1.75
HELP_TOP = 1.0
BUTTON_BESIDE_TITLE = 0.38
SIGNPOST_BUTTON = 3.6
SERVICES = Frame(pad=(0.22, 0.12), after=2, anchor=MSO_ANCHOR.MIDDLE)
SERVICE_SIZES = (24, 22, 20, 18, 16)
"""The largest that fits: how much a school says of its own is the school's."""
CENTRED = Frame(anchor=MSO_ANCHOR.MIDDLE, align=PP_ALIGN.CENTER)
TAG = Frame(MSO_SHAPE.ROUNDED_RECTANGLE, look.DRAFT, rounding=0.3, anchor=MSO_ANCHOR.MIDDLE, align=PP_ALIGN.CENTER)


def draw(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    """A slide with all that its plan says, and its links to the slides ``targets``."""
    faces = {"title": _front, "ask": _ask, "help": _help, "leave": _leave, "signpost": _signpost}
    faces.get(slide.kind, _story)(drawn, slide, number, targets)


def _story(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    _title(drawn, slide, number)
    _strip(drawn)
    after = any(block.look == "then" for block in slide.blocks)
    panel = (look.EDGE_LEFT, look.PANEL_TOP, look.EDGE_WIDTH, look.PANEL_BOTTOM - look.PANEL_TOP)
    fill, edge = (look.ACCENT_SOFT, look.ACCENT_SOFT) if after else (look.PAPER, look.LINE)
    drawn.ornament(panel, fill, MSO_SHAPE.ROUNDED_RECTANGLE, edge)
    if picture := slide.picture:
        box = (look.LEFT, look.TOP, look.WIDTH, look.BOTTOM - look.TOP)
        drawn.picture(as_png(picture.data, picture.suffix), box, picture.alt)
    draw_blocks(drawn, slide.blocks, look.TOP, look.BOTTOM)
    draw_buttons(drawn, slide.ways, targets)


def _ask(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    _title(drawn, slide, number, look.INK)
    _strip(drawn)
    draw_answers(drawn, slide, targets)


def _signpost(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    _title(drawn, slide, number, look.MUTED)
    draw_blocks(drawn, slide.blocks, look.TOP, SIGNPOST_BUTTON - look.GAP, look.EDGE_LEFT)
    draw_buttons(drawn, slide.ways, targets, SIGNPOST_BUTTON, look.EDGE_LEFT)


def _front(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    standing, *said = slide.blocks
    band = (0.0, 0.0, look.SLIDE[0], FRONT_BAND)
    drawn.behind(band, look.ACCENT)
    title = Run(slide.title, look.FRONT_SIZE, bold=True, colour=look.ACCENT_INK)
    drawn.title((look.EDGE_LEFT, 0.15, look.EDGE_WIDTH, 1.45), [title])
    wide = width_of(standing.text, look.BUTTON_SIZE, bold=True) + 0.6
    words = Run(standing.text, look.BUTTON_SIZE, True, look.DRAFT_INK)
    drawn.words("Standing", (look.EDGE_LEFT, FRONT_BAND + 0.25, wide, 0.55), [[words]], TAG)
    draw_blocks(drawn, said, FRONT_BAND + 0.9, look.BUTTON_TOP - 0.1, look.EDGE_LEFT)
    draw_buttons(drawn, slide.ways, targets)


def _help(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    """Whom to go to first, then every service in two columns; the button beside the title, for the room."""
    _title(drawn, slide, number, width=look.EDGE_WIDTH - look.BUTTON_WIDTH - 0.2, height=0.7)
    _strip(drawn)
    facts = [block for block in slide.blocks if block.look == "fact"]
    said = [block for block in slide.blocks if block.look != "fact"]
    middle = HELP_TOP + height_of_all(said) + 0.14
    draw_blocks(drawn, said, HELP_TOP, middle, look.EDGE_LEFT)
    width = (look.EDGE_WIDTH - look.COLUMN_GAP) / 2
    height = look.BAR_TOP - middle - 0.12
    size, columns = _columns(facts, width, height)
    for n, column in enumerate(columns):
        box = (look.EDGE_LEFT + n * (width + look.COLUMN_GAP), middle, width, height)
        drawn.ornament(box, look.PAPER, MSO_SHAPE.ROUNDED_RECTANGLE, look.LINE)
        drawn.words("Services", box, [_service(fact, size) for fact in column], SERVICES)
    if targets:
        draw_buttons(drawn, slide.ways, targets, BUTTON_BESIDE_TITLE)
    else:
        draw_back(drawn, BUTTON_BESIDE_TITLE)


def _leave(drawn: Drawn, slide: Slide, number: int, targets: Sequence[Any]) -> None:
    """As dull as a study timer is: no colour, nothing of the story."""
    drawn.title((look.EDGE_LEFT, look.TITLE_TOP, look.EDGE_WIDTH, look.TITLE_HEIGHT), [Run(slide.title, 28, True)])
    clock, text = slide.blocks
    wide = (look.EDGE_LEFT, look.EDGE_WIDTH)
    drawn.words("Clock", (wide[0], 2.2, wide[1], 1.8), [[Run(clock.text, look.CLOCK_SIZE, True)]], CENTRED)
    drawn.words("Told", (wide[0], 4.2, wide[1], 0.8), [[Run(text.text, look.SIZES["told"])]], CENTRED)


def _title(
    drawn: Drawn,
    slide: Slide,
    number: int,
    colour: str = look.ACCENT,
    width: float = look.EDGE_WIDTH,
    height: float = look.TITLE_HEIGHT,
) -> None:
    """The title; after it, smaller, the number of the slide, so that no two are alike and each can be found."""
    fits = rows_of(f"{slide.title} · {number}", look.TITLE_SIZE, width, bold=True) == 1
    size = look.TITLE_SIZE if fits else look.SMALL_TITLE_SIZE
    after = f"\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{number}"
    runs = [Run(slide.title, size, True, colour), Run(after, look.NUMBER_SIZE, colour=look.MUTED)]
    drawn.title((look.EDGE_LEFT, look.TITLE_TOP, width, height), runs)


def _strip(drawn: Drawn) -> None:
    drawn.ornament((0.0, 0.0, look.SLIDE[0], look.STRIP), look.ACCENT)


def _columns(facts: Sequence[Block], width: float, height: float) -> tuple[float, tuple[Sequence[Block], ...]]:
    """Services in two columns that end alike; all stand on one slide, so a long list is set a little smaller."""
    for size in SERVICE_SIZES:
        rows = [_rows(fact, size, width - 2 * SERVICES.pad[0]) for fact in facts]
        cut = min(range(len(facts) + 1), key=lambda n: max(sum(rows[:n]), sum(rows[n:])))
        most = max(sum(rows[:cut]), sum(rows[cut:])) * row_height(size) + len(facts) / 2 * SERVICES.after / 72
        if most + 2 * SERVICES.pad[1] <= height:
            break
    return size, (facts[:cut], facts[cut:])


def _rows(fact: Block, size: float, width: float) -> int:
    """On how many rows a service stands: on one, or its number goes on the next."""
    in_one = width_of(f"{fact.label}  ", size) + width_of(fact.text, size, bold=True) <= width
    return 1 if in_one else rows_of(fact.label, size, width) + 1


def _unbroken(contact: str) -> str:
    """A number, or what is typed, stays on one row."""
    return contact.replace(" ", "\N{NO-BREAK SPACE}")


def _service(fact: Block, size: float) -> list[Run]:
    return [Run(f"{fact.label}  ", size), Run(_unbroken(fact.text), size, True, look.ACCENT)]
