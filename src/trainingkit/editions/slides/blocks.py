"""How one thing on a slide is drawn: told, said in a bubble, or set apart by a mark of colour."""

from collections.abc import Sequence
from itertools import groupby

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR

from trainingkit.editions.slides import look
from trainingkit.editions.slides.deck import Block
from trainingkit.editions.slides.fit import bubble_width, height_of_all
from trainingkit.editions.slides.shapes import ROUNDING, Box, Drawn, Frame, Run

HIGHER = 0.45
"""The share of the room that is left over above the blocks: a little above the middle."""
MIDDLE = Frame(anchor=MSO_ANCHOR.MIDDLE)
APART = Frame(after=look.GAP * 72)


def draw_blocks(drawn: Drawn, blocks: Sequence[Block], top: float, bottom: float, left: float = look.LEFT) -> None:
    """Blocks one below the other; what is narrated in a row is one text, as it is read."""
    at = top + max(0.0, bottom - top - height_of_all(blocks)) * HIGHER
    for kind, group in groupby(blocks, key=lambda block: block.look):
        for together in [tuple(group)] if kind == "told" else [(block,) for block in group]:
            high = height_of_all(together)
            _draw(drawn, together, (left, at, look.WIDTH, high))
            at += high + look.GAP


def _draw(drawn: Drawn, together: Sequence[Block], box: Box) -> None:
    block = together[0]
    words = Run(block.text, look.SIZES[block.look], bold=block.look == "strong")
    match block.look:
        case "told":
            drawn.words("Told", box, [[Run(each.text, words.size)] for each in together], APART)
        case "strong":
            drawn.words("First", box, [[words]])
        case "then":
            drawn.words("What follows", _marked(drawn, box, look.ACCENT), [[words]], MIDDLE)
        case "point":
            drawn.words("Point", _marked(drawn, box, look.SAID["friend"][1]), [[words]], MIDDLE)
        case "fact":
            rows = [[Run(block.label, words.size, bold=True)], *([[words]] if block.text else [])]
            drawn.words("Fact", _marked(drawn, box, look.ACCENT), rows, MIDDLE)
        case _:
            _draw_said(drawn, block, box, words)


def _marked(drawn: Drawn, box: Box, colour: str) -> Box:
    """A mark of colour at the left; returns the room that is left for the words."""
    left, top, width, height = box
    drawn.ornament((left, top, 0.1, height), colour)
    return left + look.MARK, top, width - look.MARK, height


def _draw_said(drawn: Drawn, block: Block, box: Box, words: Run) -> None:
    """A speech bubble in the colours of who speaks: the victim's on the right, an offender's edge dashed."""
    fill, edge = look.SAID[block.look]
    left, top, room, height = box
    width = bubble_width(block)
    left += room - width if block.look == "victim" else 0.0
    frame = Frame(
        MSO_SHAPE.ROUNDED_RECTANGLE,
        fill,
        edge,
        dashed=block.look == "offender",
        weight=2,
        rounding=ROUNDING * 1.6 / height,
        pad=(look.PAD, 0.0),
        anchor=MSO_ANCHOR.MIDDLE,
    )
    drawn.words("Said", (left, top, width, height), [[Run(block.label, look.LABEL_SIZE, bold=True)], [words]], frame)
