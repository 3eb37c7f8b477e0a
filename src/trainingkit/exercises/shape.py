"""The shape of what each kind of item saves: whether it can be kept and shown again. Not whether it is complete."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError


class Shape(BaseModel):
    """Common to all: nothing is left out, added or turned into something else."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Said(Shape):
    """Of ``say``."""

    text: str
    choice: str | None


class Written(Shape):
    """Of ``write``."""

    texts: dict[str, str]


class Decided(Written):
    """Of ``decide``."""

    choice: str | None


class Source(Shape):
    """Of ``function``."""

    source: str


class Step(Shape):
    """One choice of a run, and the seconds since it began."""

    choice: str
    at: float


class Run(Shape):
    """One run of a story: the form, the hash of its story, when it began, its steps, whether it came to an ending."""

    form: str
    story: str
    started: str
    steps: list[Step]
    ended: bool


class Played(Shape):
    """Of ``play``: the form that is on the screen, and every run in the order in which they began."""

    form: str
    runs: list[Run]


SHAPES: dict[str, Any] = {
    "choose-one": str,
    "choose-several": list[str],
    "order": list[str],
    "match": dict[str, str],
    "table": list[dict[str, str]],
    "say": Said,
    "decide": Decided,
    "write": Written,
    "play": Played,
    "numbers": dict[str, str],
    "function": Source,
}


def has_shape(kind: str, value: Any) -> bool:
    """Whether a value is of the shape that a kind saves."""
    try:
        _adapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@cache
def _adapter(kind: str) -> TypeAdapter:
    return TypeAdapter(SHAPES[kind])
