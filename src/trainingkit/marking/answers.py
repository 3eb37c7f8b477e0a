"""Answers: what a trainee saved for an item, read as data and believed only as far as it fits the item.

The form asks ``check_value`` for help with the format while one writes; marking asks it again before it looks at
anything. Neither knows what is right.
"""

import json
from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, ValidationError

from trainingkit.datafile.parts import Slug
from trainingkit.errors import TrainingkitError, legible
from trainingkit.marking.fields import Options, Trouble
from trainingkit.marking.items import Item, ItemsFile, Option
from trainingkit.marking.values import CHECKS

FORMAT = 1
LARGEST = 256 * 1024
"""Bytes; a long story played five times is a tenth of it."""
DEEPEST = 12


class AnswerRefused(TrainingkitError):
    """An answer file that cannot be marked: cut short, too large, of another item, assignment or variant."""


class Answer(BaseModel):
    """One saved answer. ``seq`` counts the saves from 1; ``variant`` names the case or the form it was given on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1]
    assignment: Slug
    item: Slug
    version: int = Field(ge=1, strict=True)
    kind: str
    variant: Slug | None = None
    seq: int = Field(ge=1, strict=True)
    saved_at: AwareDatetime
    value: JsonValue

    def to_json(self) -> str:
        """The text of its file; the same answer gives the same text."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


Manifest = Mapping[str, Sequence[Option]]
"""What a case has to offer for options that differ from trainee to trainee: source to options."""


def check_value(item: Item, value: Any, manifest: Manifest | None = None) -> list[Trouble]:
    """What does not fit the item in the form of a value; empty when it is complete and can be read.

    Parameters
    ----------
    item : Item
    value : JSON
        Of any shape; nothing is believed.
    manifest : mapping, optional
        Needed where options come from a case.

    Returns
    -------
    list of Trouble
        In the order of the item's parts.
    """
    return list(CHECKS[item.kind](item, value, Options(manifest or {})))


def unmarkable(item: Item, value: Any, manifest: Manifest | None = None) -> str | None:
    """Why a value cannot be marked at all; None when it can be, though parts of it may be missing or unreadable."""
    return next((trouble.what for trouble in check_value(item, value, manifest) if trouble.stops), None)


def read_answer(data: bytes, items: ItemsFile, item_id: str, variant: str | None = None) -> Answer:
    """Read an answer file without running or believing anything in it.

    Parameters
    ----------
    data : bytes
        The file.
    items : ItemsFile
        Of the assignment, from the instructor's source.
    item_id : str
        The item the file is named after.
    variant : str or None
        The case or form that this trainee has; None where any will do.

    Raises
    ------
    AnswerRefused
        Says which of these: too large, cut short or no JSON, of another shape, of another assignment, item or
        variant, or of a version that is not the released one.
    KeyError
        The assignment has no such item.
    """
    item = items.item(item_id)
    answer = _parsed(data)
    named = {"assignment": items.assignment, "item": item_id, "kind": item.kind, "version": items.version}
    if variant is not None:
        named["variant"] = variant
    for key, wanted in named.items():
        if (found := getattr(answer, key)) != wanted:
            raise AnswerRefused(f'this answer is for {key} "{legible(found)}", not "{wanted}"')
    return answer


def _parsed(data: bytes) -> Answer:
    if len(data) > LARGEST:
        raise AnswerRefused(f"the file has {len(data):,} bytes; an answer has at most {LARGEST:,}")
    try:
        body = json.loads(data.decode("utf-8"), parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError):
        raise AnswerRefused("the file is cut short or is not an answer: it is not whole JSON") from None
    if _depth(body) > DEEPEST:
        raise AnswerRefused("the file is nested more deeply than any answer")
    if not _is_text(body):
        raise AnswerRefused("the file has half of a character in it, which no form saves")
    try:
        return Answer.model_validate(body)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = legible(".".join(map(str, first["loc"]))) or "the file"
        raise AnswerRefused(
            f"this is not an answer file: {where}: {first['msg'][0].lower()}{first['msg'][1:]}"
        ) from None


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _finite(digits: str) -> float:
    if not isfinite(number := float(digits)):
        raise ValueError(digits)
    return number


def _is_text(body: Any) -> bool:
    try:
        return bool(json.dumps(body, ensure_ascii=False).encode())
    except UnicodeEncodeError:
        return False


def _depth(value: Any, depth: int = 0) -> int:
    if depth > DEEPEST or not isinstance(value, dict | list):
        return depth
    inner = value.values() if isinstance(value, dict) else value
    return max((_depth(each, depth + 1) for each in inner), default=depth)
