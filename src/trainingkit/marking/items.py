"""Items: what a trainee is asked, without a word of what is right. The key is another file.

Ids are stable from the day an assignment is released, because answers, keys and appeals refer to them. An item's id
is also the ``grade_id`` of its cell.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from trainingkit.datafile.parts import Part, Slug, Text

Format = Literal["text", "long-text", "choice", "datetime", "clock", "sha256", "number", "yes-no"]
Source = Literal["files", "accounts", "exhibits", "references", "display-names"]
"""Lists that a case's manifest holds; the options of an item may come from there, because each trainee has another."""


class Option(Part):
    """Something to choose, order or match; ``id`` is what is saved."""

    id: Slug
    text: Text


class Entry(Part):
    """One thing to fill in: a column of a table, or a part of a text. ``help`` says the format, never the answer."""

    id: Slug
    label: Text
    help: Text | None = None
    format: Format = "text"
    options: tuple[Option, ...] = ()
    options_from: Source | None = None
    most_words: Annotated[int, Field(ge=1, le=1000)] | None = None

    @model_validator(mode="after")
    def _offers_something(self) -> Self:
        if self.format == "choice":
            _offered(self.options, self.options_from)
        return self


class Asked(Part):
    """What every item has. ``show`` are lines or documents above the question; ``intro`` is a sentence of setting."""

    id: Slug
    title: Text
    intro: Text | None = None
    show: tuple["Shown", ...] = ()
    ask: Text
    points: Annotated[float, Field(gt=0, le=100)] | None = None
    """Graded items only; what the key's criteria add up to, and what the notebook's cell says."""

    @model_validator(mode="after")
    def _each_id_once(self) -> Self:
        for name in ("options", "left", "right", "columns", "parts", "fields"):
            _once([each.id for each in getattr(self, name, ())])
        return self


class Shown(Part):
    """Something to look at: messages, or a form. ``who`` is a speaker; without one it is told by nobody."""

    who: Text | None = None
    text: Text


class Choosing(Asked):
    """Options of its own, or those of the trainee's case."""

    options: tuple[Option, ...] = ()
    options_from: Source | None = None

    @model_validator(mode="after")
    def _offers_something(self) -> Self:
        _offered(self.options, self.options_from)
        return self


class ChooseOne(Choosing):
    """One of several. Answer: the option's id."""

    kind: Literal["choose-one"]


class ChooseSeveral(Choosing):
    """Several of many. Answer: a list of option ids."""

    kind: Literal["choose-several"]
    at_most: Annotated[int, Field(ge=1)] | None = None


class Order(Asked):
    """Actions into an order. Answer: all option ids, first to last. Shown first in the order written here."""

    kind: Literal["order"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]


class Match(Asked):
    """A partner for each. Answer: a mapping from each ``left`` id to a ``right`` id; a right one may serve twice."""

    kind: Literal["match"]
    left: Annotated[tuple[Option, ...], Field(min_length=1)]
    right: tuple[Option, ...] = ()
    right_from: Source | None = None

    @model_validator(mode="after")
    def _offers_something(self) -> Self:
        _offered(self.right, self.right_from)
        return self


class Table(Asked):
    """A form to fill: an exhibit log, a timeline. Answer: a list of rows, each a mapping from column id to text."""

    kind: Literal["table"]
    columns: Annotated[tuple[Entry, ...], Field(min_length=1)]
    least_rows: Annotated[int, Field(ge=1)] = 1
    most_rows: Annotated[int, Field(ge=1, le=40)] = 12


class Say(Asked):
    """The first sentence in one's own words, and only then the options.

    Answer: ``{"text": ..., "choice": option id or None}``; the text cannot be changed once the options are seen.
    """

    kind: Literal["say"]
    most_words: Annotated[int, Field(ge=5, le=60)] = 25
    options: tuple[Option, ...] = ()
    then_ask: Text | None = None


class Decide(Asked):
    """Decide and justify. Answer: ``{"choice": option id, "texts": {part id: text}}``."""

    kind: Literal["decide"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    parts: Annotated[tuple[Entry, ...], Field(min_length=1)]


class Write(Asked):
    """A written record in parts. Answer: ``{"texts": {part id: text}}``."""

    kind: Literal["write"]
    parts: Annotated[tuple[Entry, ...], Field(min_length=1)]


class Play(Asked):
    """A story to play. Answer: ``{"form": name, "runs": [run, ...]}``; the first run that began counts.

    ``forms``: names of the packed stories beside the notebook that a trainee may be given; ``other_form``: the one
    for whoever would rather not play those, at one press, with no reason asked.
    """

    kind: Literal["play"]
    forms: Annotated[tuple[Slug, ...], Field(min_length=1)]
    other_form: Slug | None = None


class Numbers(Asked):
    """Figures worked out elsewhere in the notebook. Answer: a mapping from field id to what was typed."""

    kind: Literal["numbers"]
    fields: Annotated[tuple[Entry, ...], Field(min_length=1)]


class Function(Asked):
    """A Python function, for analysts. Answer: ``{"source": the function's source text}``; run only in a jail.

    ``name`` and ``parameters`` are its signature; ``given`` are import lines it may rely on.
    """

    kind: Literal["function"]
    name: Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")]
    parameters: tuple[Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")], ...]
    given: tuple[Text, ...] = ()


Item = Annotated[
    ChooseOne | ChooseSeveral | Order | Match | Table | Say | Decide | Write | Play | Numbers | Function,
    Field(discriminator="kind"),
]


class ItemsFile(Part):
    """``items.yml`` of an assignment: what is asked, in the order of the notebook."""

    format: Literal[1]
    assignment: Slug
    title: Text
    version: Annotated[int, Field(ge=1)]
    case: Slug | None = None
    """The spec of the evidence case that each trainee gets; its variants lie in ``cases/``."""
    other_case: Slug | None = None
    """The spec for an affected trainee: not intimate, same criteria, same credit."""
    observed: bool = False
    """An instructor says what an observer saw and heard; nothing that a trainee saves or hands in counts."""
    items: Annotated[tuple[Item, ...], Field(min_length=1)]

    def item(self, item_id: str) -> Item:
        """The item with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)


def _offered(own: Sequence[Option], source: str | None) -> None:
    if bool(own) == bool(source):
        hint = 'write either "options:" or where they come from'
        raise PydanticCustomError("no-options", "there is nothing to choose from, or twice", {"hint": hint})
    _once([option.id for option in own])


def _once(ids: Sequence[str]) -> None:
    if twice := [each for n, each in enumerate(ids) if each in ids[:n]]:
        hint = {"id": twice[0], "hint": "give the second an id of its own"}
        raise PydanticCustomError("duplicate-option", '"{id}" is there twice', hint)


def texts_of(item: Item, value: Any) -> tuple[str, ...]:
    """What was written for an item in free text, in the order of its parts; empty for an item that has none."""
    match item:
        case Say():
            return (value["text"],)
        case Decide() | Write():
            return tuple(value.get("texts", {}).get(part.id, "") for part in item.parts)
    return ()


def own_options(item: Item) -> Iterator[Option]:
    """Every option written in the item itself, sides of a match and options of columns included."""
    for name in ("options", "left", "right"):
        yield from getattr(item, name, ())
    for name in ("columns", "parts", "fields"):
        for field in getattr(item, name, ()):
            yield from field.options
