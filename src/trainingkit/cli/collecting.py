"""What a class handed in, taken in and laid out for people."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.cli.writing import refusal
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.course_config import CourseConfig, read_course_config
from trainingkit.grading.desk import Desk, open_desk
from trainingkit.grading.gradebook import closes_for, open_gradebook
from trainingkit.grading.receipt import RECEIVED, received_at
from trainingkit.grading.receiving.exchange import collect_from_exchange
from trainingkit.grading.receiving.inbox import Inbox, Received, receive_folder, receive_zip
from trainingkit.grading.receiving.intake import Refused
from trainingkit.grading.records import NAME, Records

COLUMNS = ("seat", "received", "late by", "notebook", "answered", "left out")
NO_TIME = "no time known"


@dataclass(frozen=True)
class Places:
    """Where to take it in from: folders and zips, none for the exchange.

    ``named`` is the pattern of their names (``receive_zip``), ``replace`` as in ``Inbox``.
    """

    places: Sequence[Path] = ()
    named: str | None = None
    replace: bool = False


def collect_all(
    root: Path, assignment: str, source: Places, at: str, by: str, output: Console, progress_on: Console
) -> int:
    """Take in what was handed in, and print what is there now.

    Parameters
    ----------
    source : Places

    Returns
    -------
    int
        The exit code: 1 where a submission was not taken.

    Raises
    ------
    NoSuchAssignment, CannotGrade, AuthorMistakes
        It is not there, or has mistakes.
    CannotCollect, NotTaken
        There is no exchange; a place is neither a folder nor a zip, or too large; what was there before still is.
    RecordsBroken, CannotWrite
        It cannot be written down, or put in its place.
    """
    see_that_it_is_there(root, assignment)
    course = read_course_config(root)
    desk = open_desk(course.root, assignment)
    if source.places:
        told = _take_in(course, assignment, source, at, by, progress_on)
    else:
        told = collect_from_exchange(course, assignment, by)
    _show(course, desk, told, output)
    return int(any(isinstance(each, Refused) for each in told))


def _take_in(
    course: CourseConfig, assignment: str, source: Places, at: str, by: str, progress_on: Console
) -> list[Received | Refused]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    told: list[Received | Refused] = []
    with (
        Progress(*columns, TimeElapsedColumn(), console=progress_on, transient=True) as bar,
        Records(course.root / NAME) as records,
    ):
        inbox = Inbox(course.root, assignment, records, at, by, source.replace)
        for place in source.places:
            task = bar.add_task(place.name, total=None)
            receive = receive_folder if place.is_dir() else receive_zip
            try:
                told += receive(inbox, place, source.named, partial(_step, bar, task))
            except OSError as error:
                raise refusal(Path(error.filename or course.root), error) from error
    return told


def _step(bar: Progress, task: TaskID, done: int, of: int) -> None:
    bar.update(task, completed=done, total=of)


def _show(course: CourseConfig, desk: Desk, told: Sequence[Received | Refused], output: Console) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    new = {each.seat for each in told if isinstance(each, Received) and each.new}
    same = {each.seat for each in told if isinstance(each, Received) and not each.new}
    with open_gradebook(course) as gradebook:
        known = {str(student.id) for student in gradebook.students}
        seats = desk.seats()
        for seat in seats:
            table.add_row(*_row(desk, seat, closes_for(gradebook, desk.assignment, seat)))
    if seats:
        output.print(table)
    output.print(f"{desk.assignment}: {len(new)} new, {len(same)} unchanged, {counted(len(seats), 'seat')} in all")
    for line in _troubles(told, seats, known):
        output.print(line, soft_wrap=True)


def _row(desk: Desk, seat: str, due: datetime | None) -> tuple[str, ...]:
    folder = desk.submitted(seat)
    received = received_at(folder)
    answers, troubles = answers_in(folder, desk.items)
    body = _received(folder)
    return (
        seat,
        datetime.fromisoformat(received).astimezone().strftime("%Y-%m-%d %H:%M") if received else NO_TIME,
        late_by(received, due),
        str(body.get("notebook", "as sent")),
        f"{len(answers)} of {len(desk.items)}" + (f", {len(troubles)} cannot be read" if troubles else ""),
        ", ".join(map(str, body.get("left_out") or ())) or "-",
    )


def late_by(received: str | None, due: datetime | None) -> str:
    """How late a submission is, for people.

    Parameters
    ----------
    received : str or None
        ISO 8601 with a zone.
    due : datetime or None
        When it closes for this seat, with a zone.
    """
    if due is None:
        return "-"
    if received is None:
        return NO_TIME
    late = datetime.fromisoformat(received) - due
    if late <= timedelta(0):
        return "in time"
    minutes = max(1, round(late.total_seconds() / 60))
    hours, days = minutes // 60, minutes // (24 * 60)
    return f"{minutes} min" if hours < 2 else f"{hours} h {minutes % 60} min" if days < 2 else f"{days} days"


def _received(folder: Path) -> dict:
    try:
        body = json.loads((folder / RECEIVED).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _troubles(told: Sequence[Received | Refused], seats: Sequence[str], known: set[str]) -> Iterator[str]:
    for each in told:
        if isinstance(each, Refused):
            yield f"Not taken: {each.seat or each.label}: {each.why}"
        elif each.before:
            when = datetime.fromisoformat(each.before).astimezone().strftime("%Y-%m-%d %H:%M")
            yield f"Unchanged: {each.seat}: handed in before, on {when}; a newer one is there. Is it meant? --replace"
    if not known:
        yield "The gradebook has no list of seats, so their names are not checked: nbgrader db student add SEAT"
    elif unknown := [seat for seat in seats if seat not in known]:
        yield f"Not in the gradebook's list: {', '.join(unknown)}. A slip in the name? nbgrader db student add SEAT"
