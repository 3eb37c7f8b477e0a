"""Grades as files that Moodle and Canvas import. Who a seat is stands in a file that the force keeps, never in ours.

Both are UTF-8 with a mark at the beginning, by which Excel tells that they are; Moodle drops it, and Canvas looks for
"Student" anywhere in the first cell. Points have a point and no thousands; a cell that a spreadsheet would take for a
formula gets an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook

from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import TrainingkitError
from trainingkit.grading.class_standing import standings
from trainingkit.grading.desk import Desk
from trainingkit.grading.records import Records
from trainingkit.grading.standing import Standing

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
SEAT = "seat"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell must not begin with: a spreadsheet would reckon it, and could be made to fetch something."""
BREAKS = re.compile(r"[\r\n\0]+")
"""What not every importer reads within quotes."""
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
"""The columns of Canvas's gradebook, in its order."""
POSSIBLE = "    Points Possible"


class CannotExport(TrainingkitError):
    """The file of people cannot be used, or says nothing of who the seats are."""


@dataclass(frozen=True)
class Column:
    """One assignment: its id, what the other system calls it, what it is worth, and where each seat stands."""

    assignment: str
    name: str
    max_points: float
    standings: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True)
class People:
    """Who the seats are: seat to column to text. Without a file, a seat is all that is known of somebody."""

    columns: tuple[str, ...] = ()
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def column_of(desk: Desk, records: Records, gradebook: Gradebook, name: str | None = None) -> Column:
    """The column of an assignment; its name is its id, unless the other system calls it otherwise.

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    most = sum(item.points for item in desk.items.values())
    return Column(desk.assignment, name or desk.assignment, most, standings(desk, records, gradebook))


def read_people(path: Path) -> People:
    """Read a CSV with a column ``seat`` and columns of identities, UTF-8; commas or semicolons.

    Raises
    ------
    CannotExport
        It cannot be read, has no column ``seat``, or a seat twice.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        table = csv.DictReader(
            io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True
        )
        columns = tuple((name or "").strip() for name in table.fieldnames or ())
        lines = [[(each or "").strip() for each in map(line.get, table.fieldnames or ())] for line in table]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CannotExport(f'"{path}" cannot be read as a CSV in UTF-8: {error}') from error
    if SEAT not in columns:
        raise CannotExport(f'"{path}" needs a column "{SEAT}"; it has: {", ".join(columns) or "none"}')
    rows: dict[str, dict[str, str]] = {}
    for line in lines:
        row = dict(zip(columns, line, strict=True))
        if row[SEAT] in rows:
            raise CannotExport(f'"{path}" has the seat "{row[SEAT]}" twice')
        if row[SEAT]:
            rows[row[SEAT]] = row
    return People(columns, rows)


def moodle_csv(columns: Sequence[Column], people: People, id_column: str, provisional: bool = False) -> str:
    """The file for Moodle's import of grades: a header, an identity, and one column for each assignment.

    Parameters
    ----------
    columns : sequence of Column
    people : People
        Seats that it does not know are left out (``unknown_seats``); without people, the identity is the seat.
    id_column : str
        "Email address", "ID number" or "Username", as Moodle is to map it; a column of people.
    provisional : bool
        Whether results that wait for a person are in it, too; otherwise their cells are empty.

    Raises
    ------
    CannotExport
        The people have no such column, or nothing in it for a seat.
    """
    if people.rows:
        _see_that_there_is(id_column, people)
    lines = [[id_column, *(column.name for column in columns)]]
    for seat in _seats(columns, people):
        identity = _identity(people, seat, id_column)
        lines.append([identity, *(_points(column, seat, provisional) for column in columns)])
    return _written(lines)


def canvas_csv(columns: Sequence[Column], people: People, provisional: bool = False) -> str:
    """The file for Canvas's import into the gradebook, with the row of points possible.

    Parameters
    ----------
    columns : sequence of Column
        ``name`` as Canvas has it, its number in brackets: "First response (1234)". Without the number Canvas goes by
        the name, and offers to make a new assignment where it has none.
    people : People
        Columns of Canvas's names; those that are not there stay empty. Without people, the seat is "Student" and
        "SIS Login ID".
    provisional : bool
        As in ``moodle_csv``.

    Raises
    ------
    CannotExport
        The people have none of the columns by which Canvas knows somebody.
    """
    if people.rows and not set(CANVAS[:4]) & set(people.columns):
        raise CannotExport(f"the file of people has none of these columns: {', '.join(CANVAS[:4])}")
    lines = [[*CANVAS, *(column.name for column in columns)]]
    lines.append([POSSIBLE, *[""] * (len(CANVAS) - 1), *(f"{column.max_points:g}" for column in columns)])
    for seat in _seats(columns, people):
        known = people.rows.get(seat, {"Student": seat, "SIS Login ID": seat})
        identity = [known.get(name, "") for name in CANVAS]
        lines.append([*identity, *(_points(column, seat, provisional) for column in columns)])
    return _written(lines)


def unknown_seats(columns: Iterable[Column], people: People) -> list[str]:
    """The seats with a result of whom the file of people says nothing, so that they are in no export."""
    seats = {seat for column in columns for seat in column.standings}
    return sorted(seats - set(people.rows)) if people.rows else []


def safe(cell: str) -> str:
    """A text on one line that no spreadsheet takes for a formula; numbers are written by us and need no such care."""
    line = BREAKS.sub(" ", cell)
    return f"'{line}" if cell.startswith(FORMULA) else line


def _see_that_there_is(id_column: str, people: People) -> None:
    if id_column not in people.columns:
        hint = did_you_mean(id_column, people.columns) or f"it has: {', '.join(people.columns)}"
        raise CannotExport(f'the file of people has no column "{id_column}"; {hint}')


def _identity(people: People, seat: str, id_column: str) -> str:
    if not people.rows:
        return seat
    if not (identity := people.rows[seat][id_column]):
        raise CannotExport(f'the file of people has nothing in "{id_column}" for the seat "{seat}"')
    return identity


def _seats(columns: Iterable[Column], people: People) -> list[str]:
    seats = {seat for column in columns for seat in column.standings}
    return sorted(seats & set(people.rows)) if people.rows else sorted(seats)


def _points(column: Column, seat: str, provisional: bool) -> float | str:
    standing = column.standings.get(seat)
    if standing is None or (standing.provisional and not provisional):
        return ""
    return standing.outcome.points


def _written(lines: Iterable[Iterable[float | str]]) -> str:
    body = io.StringIO(newline="")
    writer = csv.writer(body, lineterminator="\n")
    writer.writerows([[safe(cell) if isinstance(cell, str) else f"{cell:.10g}" for cell in line] for line in lines])
    return BOM + body.getvalue()
