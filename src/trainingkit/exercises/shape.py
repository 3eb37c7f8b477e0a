"""The shape of what each kind of item saves: whether it can be kept and shown again. Not whether it is complete."""

from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, TypeAdapter, ValidationError

from trainingkit.marking.values import is_record


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


def _record(value: dict[str, Any]) -> dict[str, Any]:
    if not is_record(value):
        raise ValueError("not a record of runs")
    return value


SHAPES: dict[str, Any] = {
    "choose-one": str,
    "choose-several": list[str],
    "order": list[str],
    "match": dict[str, str],
    "table": list[dict[str, str]],
    "say": Said,
    "decide": Decided,
    "write": Written,
    "play": Annotated[dict, AfterValidator(_record)],
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
