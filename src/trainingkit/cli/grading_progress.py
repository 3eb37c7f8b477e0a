"""A class is marked while somebody watches, and told seat by seat."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.errors import TrainingkitError
from trainingkit.grading.batch import Failed, grade
from trainingkit.grading.class_standing import standings
from trainingkit.grading.course_config import CourseConfig, read_course_config
from trainingkit.grading.desk import Desk, open_desk
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.jail.functions import jail
from trainingkit.grading.reaching import runs_code
from trainingkit.grading.recording import Recorded
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.standing import Standing
from trainingkit.grading.workers import workers

COLUMNS = ("seat", "answered", "points so far", "so far", "waiting for a person")
MANY = 400
"""So many seats that workers pay for their beginning, which takes a second or two: most of the time goes to writing."""
MOST_WORKERS = 8
NO_JAIL = "There is no sandbox here, so no function was run; functions wait. On Debian: sudo apt-get install bubblewrap"


class NothingHandedIn(TrainingkitError):
    """A seat has handed in nothing for this assignment."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for. ``seats``: only these; ``workers``: None for as many as are worth it; ``at``: ISO 8601."""

    seats: tuple[str, ...]
    workers: int | None
    again: bool
    by: str
    at: str


def grade_class(root: Path, assignment: str, wishes: Wishes, console: Console, watched: Console) -> int:
    """Mark what was collected for an assignment, and say what was done.

    Returns
    -------
    int
        1 where a seat could not be graded, else 0.

    Raises
    ------
    NoSuchAssignment, NothingHandedIn
        There is none of this name, or a seat that was asked for has handed in nothing.
    AuthorMistakes
        Its items, its key or a rubric have mistakes.
    CannotGrade, RecordsBroken
        See ``batch.grade``.
    """
    see_that_it_is_there(root, assignment)
    desk, course = open_desk(root, assignment), read_course_config(root)
    there = desk.seats()
    if unknown := [seat for seat in wishes.seats if seat not in there]:
        raise NothingHandedIn(f'"{unknown[0]}" has handed in nothing for "{assignment}"')
    seats = sorted(set(wishes.seats)) or there
    if not seats:
        console.print(f'Nothing was collected for "{assignment}" yet: trainingkit collect {assignment}')
        return 0
    try:
        done = list(_watched(desk, course, seats, wishes, watched))
    except KeyboardInterrupt:
        watched.print("Stopped. What was marked is recorded; the same command goes on from there.")
        return 1
    found = _standings(desk, course, seats)
    console.print(_table(found))
    for line in _troubles(found):
        console.print(line, soft_wrap=True)
    _tell(desk, done, console)
    return int(any(isinstance(each, Failed) for each in done))


def _watched(
    desk: Desk, course: CourseConfig, seats: Sequence[str], wishes: Wishes, console: Console
) -> Iterator[Recorded | Failed]:
    told = TextColumn(f"Marking {desk.assignment}")
    columns = (SpinnerColumn(), told, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with (
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
        workers(wishes.workers or _worth_it(desk, len(seats))) as executor,
    ):
        task = bar.add_task("", total=len(seats))
        for each in grade(desk, course, seats, executor, wishes.at, wishes.by, wishes.again):
            bar.advance(task)
            yield each


def _worth_it(desk: Desk, seats: int) -> int:
    cores = min(os.cpu_count() or 1, MOST_WORKERS)
    return cores if seats >= MANY or (runs_code(desk) and seats > cores) else 1


def _standings(desk: Desk, course: CourseConfig, seats: Sequence[str]) -> list[Standing]:
    """Where the seats stand now; one that was never graded is left out."""
    with open_gradebook(course) as gradebook, Records(desk.root / NAME) as records:
        found = standings(desk, records, gradebook)
    return [found[seat] for seat in seats if seat in found]


def _table(standings: Sequence[Standing]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold", no_wrap=column == "so far")
    for each in standings:
        table.add_row(*_row(each))
    return table


def _row(standing: Standing) -> tuple[str, ...]:
    graded, told = standing.attempt.graded, standing.outcome
    answered = sum(each.answer is not None for each in graded.responses)
    waiting = [each.item for each in graded.responses if each.waits and not each.trouble]
    return (
        graded.seat,
        f"{answered} of {len(graded.responses)}",
        f"{told.points:g} of {told.max_points:g}",
        _so_far(standing),
        ", ".join(waiting) or "-",
    )


def _troubles(standings: Iterable[Standing]) -> Iterator[str]:
    """What a person has to look at, in lines: in a column the sentences would be broken to pieces."""
    for standing in standings:
        graded = standing.attempt.graded
        items: dict[str, list[str]] = {}
        for each in graded.responses:
            if each.trouble:
                items.setdefault(each.trouble, []).append(f"“{each.item}”")
        for trouble, of in items.items():
            yield f"{graded.seat}: {', '.join(of)} could not be marked: {trouble}"
        if graded.tampered:
            yield f"{graded.seat}: {'; '.join(each.told for each in graded.tampered)}"


def _so_far(standing: Standing) -> str:
    if standing.outcome.competent is None:
        return "waits"
    told = "competent" if standing.outcome.competent else "not yet"
    return f"{told} (provisional)" if standing.provisional else told


def _tell(desk: Desk, done: Sequence[Recorded | Failed], console: Console) -> None:
    counts = Counter("failed" if isinstance(each, Failed) else each.done for each in done)
    for each in done:
        if isinstance(each, Failed):
            console.print(f"{each.seat} was not graded: {each.told}", soft_wrap=True)
    parts = [f"{name.replace('-', ' ')} {counts[name]}" for name in ("graded", "unchanged", "key-changed", "failed")]
    console.print(f"{desk.assignment}: {', '.join(parts)}", soft_wrap=True)
    if number := counts["key-changed"]:
        stays = f"{counted(number, 'seat')} stay as another key decided"
        console.print(f"{stays}; what this key would change: trainingkit regrade {desk.assignment}", soft_wrap=True)
    if runs_code(desk) and jail() is None:
        console.print(NO_JAIL, soft_wrap=True)
    told = "Practice, and nobody is told yet. Next, what was written is marked and every not yet is opened by a person"
    console.print(f"{told}: trainingkit review {desk.assignment}", soft_wrap=True)
