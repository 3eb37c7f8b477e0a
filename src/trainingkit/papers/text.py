"""A paper as plain text, for a terminal: lines, and tables as lists."""

from collections.abc import Iterator

from trainingkit.papers.pdf import Block, Facts, Heading, Note, Options, Paper, Points, Quote, Table, Text


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
        case Text() | Note():
            yield block.text
