"""Keys: what is right, and why. Only staff ever hold one; nothing below ``instructor/`` reaches a trainee.

A key belongs to one version of an assignment's items. Its criteria are what a result is made of: each is best,
acceptable or harmful, like the criteria of a story, and the red ones decide alone.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from trainingkit.datafile.parts import Part, Slug, Text
from trainingkit.story.model import Tag

Row = Literal["risk", "first-words", "advice", "evidence", "recording", "figures"]
"""The rows of the blueprint; ``figures`` is the analysts' and weighs nothing in the officers' standard."""
RedBehaviour = Literal[
    "risk-question", "acting-on-risk", "viewing", "own-phone", "covert-chat", "phone-by-agreement", "child-referral"
]


def _as_json(value: Any) -> Any:
    """A file's lists are tuples, JSON's are not."""
    if isinstance(value, dict):
        return {key: _as_json(each) for key, each in value.items()}
    return [_as_json(each) for each in value] if isinstance(value, list | tuple) else value


Json = Annotated[JsonValue, BeforeValidator(_as_json)]
TRUTH = "truth:"
"""A wanted value that starts so is looked up in the truth of the trainee's case."""


class Cell(Part):
    """What one cell of a table, or one figure, must be; ``row`` counts from 1, none means in any row.

    ``equals`` any of these texts (case and spaces at the ends do not matter); ``within`` seconds of a time, or
    units of a number, that may lie between.
    """

    column: Slug
    row: Annotated[int, Field(ge=1)] | None = None
    equals: Annotated[tuple[Text, ...], Field(min_length=1)]
    within: Annotated[float, Field(ge=0)] = 0


class Wanted(Part):
    """What an answer must hold; several keys in one mapping must all hold.

    ``chose``: any of these was chosen. ``has``: all of these. ``has_not``: none of these. ``first``: any of these
    comes first. ``before``: pairs, the first earlier than the second. ``pairs``: all of these partners, any of those
    named; with ``least_pairs``, so many of them. ``row``: the first row that has the first of these cells has the
    others, too. ``cells``: each of these holds somewhere. ``outputs``: the function gives these. ``answered``:
    something was written.
    """

    chose: tuple[Text, ...] = ()
    has: tuple[Text, ...] = ()
    has_not: tuple[Text, ...] = ()
    first: tuple[Text, ...] = ()
    before: tuple[Annotated[tuple[Text, ...], Field(min_length=2, max_length=2)], ...] = ()
    pairs: dict[Slug, tuple[Text, ...]] = {}
    least_pairs: Annotated[int, Field(ge=1)] | None = None
    row: tuple[Cell, ...] = ()
    cells: tuple[Cell, ...] = ()
    outputs: tuple["Output", ...] = ()
    answered: Literal[True] | None = None
    all: tuple["Wanted", ...] = ()
    any: tuple["Wanted", ...] = ()

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not any(getattr(self, key) for key in type(self).model_fields):
            hint = "name what was chosen, ordered, paired or filled in"
            raise PydanticCustomError("empty-requirement", "this requirement asks for nothing", {"hint": hint})
        return self


class Output(Part):
    """What a function must give for arguments it has not seen; compared exactly, types included."""

    arguments: tuple[Json, ...]
    gives: Json
    within: Annotated[float, Field(ge=0)] = 0


class KeyCriterion(Part):
    """One thing an item is marked by: best gives all its points, acceptable half, anything else none."""

    id: Slug
    row: Row
    points: Annotated[float, Field(gt=0)]
    red: tuple[RedBehaviour, ...] = ()
    text: Text
    why: Text
    claim: Annotated[tuple[Slug, ...], Field(min_length=1)]
    misconception: Slug | None = None
    read_again: Slug
    """The lesson that teaches it."""
    best: Wanted
    acceptable: Wanted | None = None


class ItemKey(Part):
    """The key of one item: criteria of its own, or a rubric that a person marks by, or a story that carries them.

    ``solution`` is an answer that gets every point, for items that are the same for everybody.
    """

    item: Slug
    criteria: tuple[KeyCriterion, ...] = ()
    rubric: Slug | None = None
    rubric_rows: tuple[Slug, ...] = ()
    tags: dict[Slug, tuple[Tag, ...]] = {}
    """What a habit would see in an option, for the bots that the standard is proved with."""
    story_rows: dict[Slug, Row] = {}
    """For a story: the blueprint row of each of its criteria."""
    story_red: dict[Slug, tuple[RedBehaviour, ...]] = {}
    story_read_again: dict[Slug, Slug] = {}
    """The lesson that teaches each of them."""
    solution: Json = None

    @model_validator(mode="after")
    def _marks_something(self) -> Self:
        if not (self.criteria or self.rubric or self.story_rows):
            raise PydanticCustomError(
                "nothing-to-mark", "nothing is marked here", {"hint": "add criteria, or a rubric, or story_rows"}
            )
        return self


class Misconception(Part):
    """What an answer shows that was understood wrongly; ``text`` is for instructors and statistics."""

    id: Slug
    text: Text


class KeyFile(Part):
    """``keys/<assignment>.yml``. ``items_version`` is the version of ``items.yml`` that it belongs to."""

    format: Literal[1]
    assignment: Slug
    version: Annotated[int, Field(ge=1)]
    items_version: Annotated[int, Field(ge=1)]
    misconceptions: tuple[Misconception, ...] = ()
    items: Annotated[tuple[ItemKey, ...], Field(min_length=1)]

    def key(self, item_id: str) -> ItemKey:
        """The key of an item.

        Raises
        ------
        KeyError
            There is none.
        """
        for key in self.items:
            if key.item == item_id:
                return key
        raise KeyError(item_id)


def looked_up(wanted: Wanted, truth: Mapping[str, Any]) -> Wanted:
    """A requirement with what it takes from the truth of a case written out.

    ``truth:name`` becomes that text; in a list, where the truth has several texts, all of them, in order.

    Raises
    ------
    KeyError
        The truth has nothing of that name, or leaves it empty.
    """
    return Wanted.model_validate(_filled(wanted.model_dump(exclude_defaults=True), truth))


def _filled(value: Any, truth: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, truth) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(item for each in value for item in _spread(each, truth))
    return _true(value, truth) if _is_true(value) else value


def _spread(value: Any, truth: Mapping[str, Any]) -> tuple[Any, ...]:
    if not _is_true(value):
        return (_filled(value, truth),)
    found = _true(value, truth)
    return tuple(map(str, found)) if isinstance(found, list | tuple) else (str(found),)


def _is_true(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(TRUTH)


def _true(value: str, truth: Mapping[str, Any]) -> Any:
    name = value.removeprefix(TRUTH)
    if truth[name] in ("", (), []):
        raise KeyError(name)
    return truth[name]
