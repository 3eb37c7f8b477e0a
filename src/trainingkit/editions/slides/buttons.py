"""The links of a slide: answers, buttons, and what is at the foot of every slide."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN

from trainingkit.editions.slides import look
from trainingkit.editions.slides.deck import BACK, LEAVE, LETTERS, WHO_CAN_HELP, Slide
from trainingkit.editions.slides.fit import row_height, rows_of, width_of
from trainingkit.editions.slides.shapes import CLEAR, Box, Drawn, Frame, Run, link, link_back

_BUTTON = {"form": MSO_SHAPE.ROUNDED_RECTANGLE, "rounding": 0.22, "anchor": MSO_ANCHOR.MIDDLE, "align": PP_ALIGN.CENTER}
LOUD = Frame(fill=look.ACCENT, **_BUTTON)
QUIET = Frame(fill=look.PAPER, edge=look.EDGE, weight=1, **_BUTTON)
FOOT = Frame(anchor=MSO_ANCHOR.MIDDLE, align=PP_ALIGN.CENTER)
ANSWER_GAP, ANSWER_LEAST, ANSWER_MOST = 0.22, 0.92, 1.4
DISC, DISC_LEFT, HANG = 0.62, 0.2, 0.78
MOST_IN_A_COLUMN = 5
"""Answers; more stand in two columns."""
HELP_WIDTH, LEAVE_WIDTH = 1.95, 1.1


def draw_answers(drawn: Drawn, slide: Slide, targets: Sequence[Any]) -> None:
    """The answers, A to D and on, each of them one link as wide as its column."""
    columns = 1 if len(slide.ways) <= MOST_IN_A_COLUMN else 2
    in_one = -(-len(slide.ways) // columns)
    width = (look.EDGE_WIDTH - look.COLUMN_GAP * (columns - 1)) / columns
    rows = max(rows_of(way, look.ANSWER_SIZE, width - HANG - 0.7) for way in slide.ways)
    room = (look.ASK_BOTTOM - look.TOP - ANSWER_GAP * (in_one - 1)) / in_one
    high = min(room, max(ANSWER_LEAST, rows * row_height(look.ANSWER_SIZE) + 0.3))
    for n, (way, target) in enumerate(zip(slide.ways, targets, strict=True)):
        left = look.EDGE_LEFT + (n // in_one) * (width + look.COLUMN_GAP)
        top = look.TOP + (n % in_one) * (high + ANSWER_GAP)
        _draw_answer(drawn, LETTERS[n], way, (left, top, width, high), target)


def _draw_answer(drawn: Drawn, letter: str, way: str, box: Box, target: Any) -> None:
    """A card, a disc, and over both one link that can be seen through: a single stop for Tab, read as one."""
    left, top, width, height = box
    drawn.ornament(box, look.PAPER, MSO_SHAPE.ROUNDED_RECTANGLE, look.EDGE)
    row = row_height(look.ANSWER_SIZE)
    rows = rows_of(way, look.ANSWER_SIZE, width - HANG - 0.7)
    disc = (left + DISC_LEFT, top + (height - (rows - 1) * row - DISC) / 2, DISC, DISC)  # beside the first row
    drawn.ornament(disc, look.ACCENT_SOFT, MSO_SHAPE.OVAL, look.ACCENT)
    over = Frame(
        MSO_SHAPE.RECTANGLE, CLEAR, anchor=MSO_ANCHOR.MIDDLE, pad=(DISC_LEFT + (DISC - 0.3) / 2, 0.0), hang=HANG
    )
    words = [Run(f"{letter}\t", look.ANSWER_SIZE, True, look.ACCENT), Run(way, look.ANSWER_SIZE)]
    link(drawn.words(f"Answer {letter}", box, [words], over), target)


def draw_buttons(
    drawn: Drawn,
    ways: Sequence[str],
    targets: Sequence[Any],
    top: float = look.BUTTON_TOP,
    left: float | None = None,
) -> None:
    """Go on, or what else there is to do; at the right, if no other place is named. The first stands out."""
    widths = [max(look.BUTTON_WIDTH, width_of(way, look.BUTTON_SIZE, bold=True) + 0.8) for way in ways]
    if left is None:
        left = look.EDGE_LEFT + look.EDGE_WIDTH - sum(widths) - 0.3 * (len(ways) - 1)
    for n, (way, target, width) in enumerate(zip(ways, targets, widths, strict=True)):
        frame, colour = (LOUD, look.ACCENT_INK) if n == 0 else (QUIET, look.INK)
        box = (left, top, width, look.BUTTON_HEIGHT)
        link(drawn.words(way, box, [[Run(way, look.BUTTON_SIZE, True, colour)]], frame), target)
        left += width + 0.3


def draw_back(drawn: Drawn, top: float) -> None:
    """A button back to where one came from."""
    box = (look.EDGE_LEFT + look.EDGE_WIDTH - look.BUTTON_WIDTH, top, look.BUTTON_WIDTH, look.BUTTON_HEIGHT)
    link_back(drawn.words(BACK, box, [[Run(BACK, look.BUTTON_SIZE, True, look.ACCENT_INK)]], LOUD))


def draw_foot(drawn: Drawn, footer: str, help_: Any, leave: Any) -> None:
    """The way to help, the way out, and the imprint; no way on a slide that is itself one of the two."""
    end = look.EDGE_LEFT + look.EDGE_WIDTH
    if help_ is not None:
        box = (end - HELP_WIDTH, look.BAR_TOP, HELP_WIDTH, look.BAR_HEIGHT)
        link(drawn.words(WHO_CAN_HELP, box, [[Run(WHO_CAN_HELP, look.LINK_SIZE, True, look.ACCENT)]], QUIET), help_)
    if leave is not None:
        box = (look.EDGE_LEFT, look.BAR_TOP, LEAVE_WIDTH, look.BAR_HEIGHT)
        link(drawn.words(LEAVE, box, [[Run(LEAVE, look.LINK_SIZE, True, look.LEAVE_INK)]], QUIET), leave)
    left = look.EDGE_LEFT + LEAVE_WIDTH + 0.1
    box = (left, look.BAR_TOP, end - HELP_WIDTH - 0.1 - left, look.BAR_HEIGHT)
    drawn.words("Footer", box, [[Run(footer, look.FOOTER_SIZE, colour=look.MUTED)]], FOOT)
