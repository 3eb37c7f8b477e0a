"""Papers as PDF: what a paper is made of, and how it reaches the typesetter.

A paper is data. Every text of it, whoever wrote it, is handed over as JSON and set as text; nothing in it can become
markup, a link, a script or a part of the file's own structure. How it looks is ``paper.typ`` beside this module.
"""

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

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
    """Something that must not be overlooked; ``large`` where it has to be seen across a desk."""

    text: str
    large: bool = False


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


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class WriteIn:
    """Room to write by hand: a label, and so many empty lines (1 or more)."""

    label: str
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Aside:
    """What is for somebody else than the rest, in a box that says for whom."""

    label: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """One of a row of things that are called out by number: not parted by a page. Its title is a heading of level 2.

    What is ``beside`` stands in a column to the right of the rest.
    """

    number: str
    title: str
    aside: str
    blocks: tuple["Block", ...]
    beside: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter to be seen across a room, told from others by a shape and a word too, never by colour."""

    letter: str
    shape: Literal["circle", "square", "triangle", "diamond"]
    word: str


@dataclass(frozen=True, slots=True)
class CutOut:
    """A whole page in equal parts with lines to cut along, as many parts a line as ``columns``.

    Every part carries the footer, because it goes its own way.
    """

    parts: tuple[tuple["Block", ...], ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side, each with blocks of its own, read one after the other."""

    columns: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Something to be found elsewhere: its title, what is said of it, and an address that can be followed.

    The only block that leads out of a file. The address is one of ours, never what somebody wrote.

    Raises
    ------
    ValueError
        The address does not begin with ``https://``.
    """

    title: str
    said: str
    address: str

    def __post_init__(self) -> None:
        if not self.address.startswith("https://"):
            raise ValueError(f'"{self.address}" is not an address that begins with https://')


Block = (
    Text
    | Note
    | Quote
    | Facts
    | Points
    | Options
    | Table
    | Heading
    | Break
    | WriteIn
    | Aside
    | Numbered
    | Sign
    | CutOut
    | Columns
    | Link
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper. ``front`` stands on the title page, before the contents; ``footer`` on every page.

    ``is_long``: with a title page and contents. ``is_numbered``: a long paper's headings have numbers of their own.
    ``is_titled``: the title is printed, not only told to whoever asks the file for it. ``size``: of the text, in
    points; by default 9.5 in a long paper and 8.5 in a short one.
    """

    title: str
    subtitle: str
    footer: str
    front: tuple[Block, ...]
    body: tuple[Block, ...]
    is_long: bool = True
    is_numbered: bool = True
    is_titled: bool = True
    size: float | None = None


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
    data = _plain(paper)
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


def _plain(value: Any) -> Any:
    """Plain data of a paper, in which every block says of what kind it is."""
    if is_dataclass(value):
        kind = type(value).__name__.lower()
        return {"kind": kind} | {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _legible_in(value: Any) -> Any:
    if isinstance(value, str):
        return "\n".join(broken(line) for line in legible(value.replace("\t", "    ")).split("\n"))
    if isinstance(value, dict):
        # A place to go is no text: a place to break in it would lead elsewhere.
        return {key: each if key == "address" else _legible_in(each) for key, each in value.items()}
    return [_legible_in(each) for each in value] if isinstance(value, list | tuple) else value
