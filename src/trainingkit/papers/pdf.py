"""Papers as PDF: what a paper is made of, and how it reaches the typesetter.

A paper is data. Every text of it, whoever wrote it, is handed over as JSON and set as text; nothing in it can become
markup, a link, a script or a part of the file's own structure. How it looks is ``paper.typ`` beside this module.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from trainingkit.errors import TrainingkitError
from trainingkit.papers.letters import broken, font_folder, legible

TEMPLATE = "paper.typ"


class CannotSet(TrainingkitError):
    """The typesetter refused a paper; says why."""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of ours; lines stay lines."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something that must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words as they stand; ``label`` says whose, ``code`` keeps every space."""

    text: str
    label: str = ""
    code: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is what: pairs of a name and a value."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list; ``ordered`` where the order matters."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What was on offer, and which of it was chosen."""

    items: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head that is repeated on each page; ``widths`` are shares of the line."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, 1 to 3, never skipping a level; it is in the bookmarks, and, if ``listed``, in the contents.

    Those of level 3 are never in the contents.
    """

    text: str
    level: int = 1
    listed: bool = True


Block = Text | Note | Quote | Facts | Points | Options | Table | Heading


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. ``front`` stands on the title page, before the contents; ``footer`` on every page.

    ``is_long``: with a title page and contents.
    """

    title: str
    subtitle: str
    footer: str
    front: tuple[Block, ...]
    body: tuple[Block, ...]
    is_long: bool = True


def to_pdf(paper: Paper, at: str) -> bytes:
    """A paper as PDF/UA-1, on A4: tagged, in British English, with bookmarks.

    Parameters
    ----------
    paper : Paper
    at : str
        When it was made, ISO 8601 with a zone. The same paper and time give the same bytes.

    Raises
    ------
    CannotSet
        The typesetter refuses it.
    """
    import typst

    when = datetime.fromisoformat(at)
    data = {**asdict(paper), "front": _plain(paper.front), "body": _plain(paper.body)}
    data |= {"at": [when.year, when.month, when.day, when.hour, when.minute, when.second]}
    try:
        return typst.compile(
            files("trainingkit.papers").joinpath(TEMPLATE).read_bytes(),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(_legible_in(data))},
            pdf_standards=["ua-1"],
            timestamp=when,
        )
    except typst.TypstError as error:
        raise CannotSet(f"the PDF cannot be made: {error}") from error


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())])


def _plain(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [{"kind": type(block).__name__.lower(), **asdict(block)} for block in blocks]


def _legible_in(value: Any) -> Any:
    if isinstance(value, str):
        return "\n".join(broken(line) for line in legible(value.replace("\t", "    ")).split("\n"))
    if isinstance(value, dict):
        return {key: _legible_in(each) for key, each in value.items()}
    return [_legible_in(each) for each in value] if isinstance(value, list | tuple) else value
