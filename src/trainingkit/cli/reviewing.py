"""What whoever marks is told in the terminal: the link, and how far the evening has come."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.errors import TrainingkitError
from trainingkit.grading.agreement import agreements
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import open_desk
from trainingkit.grading.evening.app import new_evening, serve
from trainingkit.grading.evening.class_now import ClassNow
from trainingkit.grading.evening.overview import Overview, overview
from trainingkit.grading.evening.visits import initials
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.standing import Standing

VERDICT = {True: "competent", False: "not yet", None: "open"}


class NoInitials(TrainingkitError):
    """A marker's initials are something else."""


def open_pages(
    root: Path,
    assignment: str,
    marker: str,
    port: int,
    browser: bool,
    now: Callable[[], datetime],
    console: Console,
) -> None:
    """Serve the evening until it is interrupted.

    Raises
    ------
    NoInitials
        ``marker`` is not one to eight letters or digits.
    NoSuchAssignment, AuthorMistakes, CannotGrade, NoPort, RecordsBroken
        The evening cannot begin.
    """
    see_that_it_is_there(root, assignment)
    told = initials(marker) if marker else ""
    if told is None:
        raise NoInitials(f'--marker is one to eight letters or digits, such as AB, not "{marker}"')
    evening = new_evening(root, assignment, told, now)
    Records(evening.desk.root / NAME).close()

    def ready(link: str) -> None:
        console.print(Text("Open   ", "bold").append(link, "bold cyan"), soft_wrap=True)
        console.print("The link opens once, in one browser, on this machine only. Ctrl-C ends it.")

    serve(evening, port, ready, browser)
    console.print("\nClosed. Every level is kept.")


def show_list(root: Path, assignment: str, console: Console) -> None:
    """Print how far the evening has come, and the results as they stand.

    Raises
    ------
    NoSuchAssignment, AuthorMistakes, CannotGrade, RecordsBroken
        It cannot be read.
    """
    see_that_it_is_there(root, assignment)
    desk = open_desk(root, assignment)
    with Records(desk.root / NAME) as records:
        now = ClassNow(desk, records)
        counts = overview(now, read_course_config(root))
        agreed = agreements(desk, now.levels)[-1].sentence
    for line in _lines(counts, assignment):
        console.print(line, soft_wrap=True)
    if counts.texts:
        console.print(f"Agreement       {agreed}", soft_wrap=True)
    if counts.standings:
        console.print(_table(counts.standings))
        console.print("Provisional until the last column is empty: nobody is told before.", soft_wrap=True)


def _lines(counts: Overview, assignment: str) -> list[str]:
    lines = [
        f"First reading   {counts.read} of {counts.texts} texts",
        f"Second reading  {counts.second} to read",
        f"To agree        {counts.to_agree} to talk about",
        f"Results         {counts.to_open} to open",
    ]
    if counts.not_graded:
        lines.append(f"Not graded      {counts.not_graded}: trainingkit grade {assignment}")
    return lines


def _table(standings: tuple[Standing, ...]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("seat", "points", "result", "provisional because"):
        table.add_column(column, overflow="fold")
    for each in standings:
        told = each.outcome
        points = f"{round(told.points, 2):g} of {told.max_points:g}"
        table.add_row(each.seat, points, VERDICT[told.competent], "; ".join(each.holds))
    return table
