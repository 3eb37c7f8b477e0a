"""A paper as plain text, for a terminal: lines, and tables as lists."""

from collections.abc import Iterator

from trainingkit.papers.pdf import (
    Aside,
    Block,
    Columns,
    CutOut,
    Facts,
    Heading,
    Link,
    Note,
    Numbered,
    Options,
    Paper,
    Points,
    Quote,
    Sign,
    Table,
    Text,
    WriteIn,
)


def to_text(paper: Paper) -> str:
    """A paper as plain text, contents and footer left out."""
    blocks = (*paper.front, *paper.body)
    return "\n".join([paper.title, paper.subtitle, "", *(line for one in blocks for line in _lines(one))]) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from ("", block.text)
        case Facts():
            yield from (f"{name}: {value}" for name, value in block.rows)
        case Table():
            yield from (
                "- " + "; ".join(f"{h}: {v}" for h, v in zip(block.head, row, strict=True)) for row in block.rows
            )
        case Points():
            yield from (f"- {item}" for item in block.items)
        case Options():
            yield from (f"- [{'x' if chosen else ' '}] {text}" for text, chosen in block.items)
        case Quote():
            yield from filter(None, (block.label, block.text))
        case Link():
            yield f"- {block.title}: {block.said} {block.address}"
        case Columns():
            yield from (line for column in block.columns for one in column for line in _lines(one))
        case Text() | Note():
            yield block.text
        case WriteIn():
            yield f"{block.label} ____"
        case Sign():
            yield f"{block.letter} ({block.word})"
        case Aside() | Numbered() | CutOut():
            yield from _inner(block)


def _inner(block: Aside | Numbered | CutOut) -> Iterator[str]:
    match block:
        case CutOut():
            yield from (line for part in block.parts for one in part for line in _lines(one))
            return
        case Numbered():
            yield from ("", f"{block.number} {block.title}", block.aside)
        case Aside():
            yield block.label
    beside = block.beside if isinstance(block, Numbered) else ()
    yield from (line for one in (*block.blocks, *beside) for line in _lines(one))
