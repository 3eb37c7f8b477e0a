"""Feedback for a class: written, returned, and told in a table."""

from dataclasses import dataclass
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.errors import TrainingkitError
from trainingkit.grading.course_config import CourseConfig, read_course_config
from trainingkit.grading.desk import open_desk
from trainingkit.grading.feedback import Feedback
from trainingkit.grading.feedback_page import page_of
from trainingkit.grading.feedback_return import NotReturned, return_page
from trainingkit.grading.feedback_seat import ClassSoFar, class_so_far, keep_event, write_page
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.records import NAME, Records

STAGES = {"before-closing": "received; no result before it closes", "not-finished": "not finished; no result"}
NO_CLOSING = "No closing date is set in the gradebook, so the assignment counts as closed."


@dataclass(frozen=True)
class Wishes:
    """What was asked for; no ``seats`` means all that have a recorded result."""

    seats: tuple[str, ...]
    release: bool
    provisional: bool
    out: Path | None
    by: str
    at: str


def write_feedback(root: Path, assignment: str, wishes: Wishes, console: Console) -> None:
    """Write the feedback of a class and say what was done for each seat.

    Raises
    ------
    NoSuchAssignment
        There is none of this name.
    AuthorMistakes, CannotGrade, RecordsBroken
        The assignment, the configuration, the gradebook or the records cannot be used.
    """
    see_that_it_is_there(root, assignment)
    desk, course = open_desk(root, assignment), read_course_config(root)
    table = Table("seat", "told", "page", "returned", box=SIMPLE_HEAD, pad_edge=False)
    with open_gradebook(course) as gradebook, Records(desk.root / NAME) as records:
        so_far = class_so_far(desk, records, gradebook)
        written = [
            _one(course, so_far, records, seat, wishes, table) for seat in wishes.seats or sorted(so_far.attempts)
        ]
    if not written:
        console.print(f'Nothing of "{assignment}" was graded yet: trainingkit grade {assignment}')
        return
    console.print(table)
    if so_far.closes is None:
        console.print(NO_CLOSING, soft_wrap=True)
    console.print(f"{counted(sum(written), 'page')} of {counted(len(written), 'seat')}", soft_wrap=True)


def _one(course: CourseConfig, so_far: ClassSoFar, records: Records, seat: str, wishes: Wishes, table: Table) -> bool:
    """Whether a page was written; trouble with one seat never stops another."""
    try:
        standing = so_far.standing(seat)
        feedback = so_far.feedback(records, standing, wishes.at)
        if feedback.stage == "not-finished" and not wishes.provisional:
            table.add_row(seat, "; ".join(standing.holds), "not written", "-")
            return False
        page = page_of(feedback)
        sha256 = write_page(so_far, seat, page)
        if wishes.out:
            wishes.out.mkdir(parents=True, exist_ok=True)
            (wishes.out / f"{seat}-{so_far.desk.assignment}.html").write_text(page, encoding="utf-8")
        returned = _returned(course, so_far, seat) if wishes.release else "-"
        keep_event(records, standing, sha256, returned == "yes", wishes.at, wishes.by)
    except (TrainingkitError, OSError) as error:
        table.add_row(seat, str(error), "not written", "-")
        return False
    table.add_row(seat, _told(feedback), "written", returned)
    return True


def _returned(course: CourseConfig, so_far: ClassSoFar, seat: str) -> str:
    try:
        return_page(course, so_far, seat)
    except NotReturned as error:
        return str(error)
    return "yes"


def _told(feedback: Feedback) -> str:
    return STAGES.get(feedback.stage) or f"{feedback.verdict}, {feedback.points}"
