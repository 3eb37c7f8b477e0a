"""The one line of help that only the school knows: whom to go to, and in which room."""

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.guidance.model import Record

Short = Annotated[str, Field(min_length=1, max_length=80)]

# "room: 12" is what one writes; to YAML it is a number
Room = Annotated[Short, BeforeValidator(lambda room: str(room) if type(room) is int else room)]

NOBODY_NAMED = "In this school: ____, room ____"


class School(Record):
    """A school's own file: ``adult: Ms Example``, ``room: B12``, and if wanted ``phone`` and ``note``."""

    adult: Short
    room: Room
    phone: Short | None = None
    note: Annotated[str, Field(min_length=1, max_length=200)] | None = None


def read_school(path: Path | str) -> Loaded[School]:
    """Read a school's file; mistakes in it are diagnostics with line and column, and ``value`` is then None."""
    return read_datafile(path, School)


def school_line(school: School | None) -> str:
    """The first line of every help page; with blanks to fill in by hand when no school is given."""
    if school is None:
        return NOBODY_NAMED
    line = f"In this school: {school.adult}, room {school.room}"
    if school.phone:
        line += f", phone {school.phone}"
    return f"{line}. {school.note}" if school.note else line
