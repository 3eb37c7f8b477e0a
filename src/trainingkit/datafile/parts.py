"""What the models of all author files are made of: what a name, a text and a day may be, and what a part allows."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Text = Annotated[str, Field(min_length=1)]


def _day(written: Any) -> Any:
    """A date in quotes is a date as well."""
    try:
        return datetime.strptime(written, "%Y-%m-%d").date() if isinstance(written, str) else written
    except ValueError:
        return written


Day = Annotated[date, BeforeValidator(_day)]


class Part(BaseModel):
    """Common to all parts: unknown keys are mistakes, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)
