"""How much room a text takes, so that what does not fit goes on to a next slide instead of being made smaller.

The widths are Arial's own, by letter, so a deck comes out the same on every machine that makes it.
"""

from collections.abc import Sequence

from trainingkit.editions.slides.deck import Block
from trainingkit.editions.slides.look import BUBBLE_WIDTH, GAP, LABEL_SIZE, MARK, PAD, SIZES, WIDTH

# In thousandths of the size of the letters.
_LETTERS = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " \u00a0!,./:;I[]\\ft·",
    333: "()-`r“”{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTH = {"–": 556} | {letter: width for width, letters in _LETTERS.items() for letter in letters}
_OTHER_LETTERS, _WIDE = 556, 1000
_WESTERN = 0x250  # letters from here on are of other alphabets, and wide
_BOLD = 1.08
_SPACING = 1.17  # from row to row, in sizes of the letters
_INCH = 72
_LEAST_BUBBLE = 2.4
_ROUND = 0.25  # what round corners take from the words


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a text is on one row, in inches, at a size in points."""
    wide = sum(_WIDTH.get(each, _OTHER_LETTERS if ord(each) < _WESTERN else _WIDE) for each in text)
    return wide / 1000 * size / _INCH * (_BOLD if bold else 1)


def rows_of(text: str, size: float, width: float, bold: bool = False) -> int:
    """On how many rows a text is set in a width in inches."""
    rows, used = 1, 0.0
    for word in text.split(" "):
        wide = width_of(word, size, bold)
        space = width_of(" ", size, bold) if used else 0.0
        if used and used + space + wide > width:
            rows, used = rows + 1, wide
        else:
            used += space + wide
    return rows


def row_height(size: float) -> float:
    """The height of one row, in inches."""
    return size * _SPACING / _INCH


def bubble_width(block: Block) -> float:
    """How wide a speech bubble is: as wide as its words, up to a limit."""
    words = max(width_of(block.text, SIZES[block.look]), width_of(block.label, LABEL_SIZE, bold=True))
    return min(BUBBLE_WIDTH, max(_LEAST_BUBBLE, words + 2 * PAD + _ROUND))


def height_of(block: Block) -> float:
    """How high a block stands on a slide, in inches."""
    size = SIZES[block.look]
    match block.look:
        case "told" | "strong":
            return rows_of(block.text, size, WIDTH, block.look == "strong") * row_height(size)
        case "then":
            return rows_of(block.text, size, WIDTH - MARK) * row_height(size) + GAP
        case "point":
            return rows_of(block.text, size, WIDTH - MARK) * row_height(size)
        case "fact":
            rows = rows_of(block.label, size, WIDTH - MARK, bold=True)
            rows += rows_of(block.text, size, WIDTH - MARK) if block.text else 0
            return rows * row_height(size)
    rows = rows_of(block.text, size, BUBBLE_WIDTH - 2 * PAD - _ROUND)
    return rows * row_height(size) + row_height(LABEL_SIZE) + PAD


def height_of_all(blocks: Sequence[Block]) -> float:
    """How high blocks stand one below the other."""
    return sum(map(height_of, blocks)) + GAP * max(0, len(blocks) - 1)


def pages(blocks: Sequence[Block], height: float, most: int) -> tuple[tuple[Block, ...], ...]:
    """Blocks in their order, on as few slides as they fit on, spread evenly; at most so many on one.

    A block that is higher than a slide stands alone; ``split`` it first.
    """
    if not blocks:
        return ()
    fewest = -(-len(blocks) // most)
    for count in range(fewest, len(blocks)):
        cuts = [round(i * len(blocks) / count) for i in range(count + 1)]
        found = tuple(tuple(blocks[a:b]) for a, b in zip(cuts, cuts[1:], strict=False))
        if all(height_of_all(page) <= height for page in found):
            return found
    return tuple((block,) for block in blocks)


def split(block: Block, height: float) -> tuple[Block, ...]:
    """A block in parts that each fit on a slide, parted between sentences where that is possible."""
    if height_of(block) <= height:
        return (block,)
    words = block.text.split()
    fits = 1
    while fits < len(words) and height_of(_with(block, words[: fits + 1])) <= height:
        fits += 1
    ends = [i for i in range(fits // 2, fits) if words[i].rstrip("”’)").endswith((".", "?", "!"))]
    cut = ends[-1] + 1 if ends else fits
    if cut >= len(words):
        return (block,)
    return (_with(block, words[:cut]), *split(_with(block, words[cut:]), height))


def _with(block: Block, words: Sequence[str]) -> Block:
    return Block(block.look, " ".join(words), block.label)
