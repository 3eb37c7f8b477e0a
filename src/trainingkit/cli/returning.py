"""Feedback for a class: written, returned, and told in a table."""

from collections.abc import Mapping
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
from trainingkit.grading.feedback.compose import Feedback
from trainingkit.grading.feedback.page import page_of
from trainingkit.grading.feedback.returning import NotReturned, return_page
from trainingkit.grading.feedback.seat import ClassSoFar, class_so_far, keep_event, write_page
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


def write_feedback(root: Path, assignment: str, wishes: Wishes, console: Console) -> int:
    """Write the feedback of a class and say what was done for each seat.

    Returns
    -------
    int
        The exit code: 1 where a page could not be written, or not returned as was asked for. A seat for which a person
        has still to look is none of these.

    Raises
    ------
    NoSuchAssignment
        There is none of this name.
    AuthorMistakes, CannotGrade, RecordsBroken
        The assignment, the configuration, the gradebook or the records cannot be used.
    """
    see_that_it_is_there(root, assignment)
    desk, course = open_desk(root, assignment), read_course_config(root)
    with open_gradebook(course) as gradebook, Records(desk.root / NAME) as records:
        so_far = class_so_far(desk, records, gradebook)
        seats = wishes.seats or list(so_far.standings)
        done = {seat: _one(course, so_far, records, seat, wishes) for seat in seats}
    if not done:
        console.print(f'Nothing of "{assignment}" was graded yet: trainingkit grade {assignment}')
        return 0
    _show(done, console)
    if so_far.closes is None:
        console.print(NO_CLOSING, soft_wrap=True)
    return int(any(each.failed for each in done.values()))


def _show(done: Mapping[str, "_Done"], console: Console) -> None:
    table = Table("seat", "told", "returned", box=SIMPLE_HEAD, pad_edge=False)
    for seat, each in done.items():
        if each.told:
            table.add_row(seat, each.told, each.returned)
    if table.row_count:
        console.print(table)
    for seat, each in done.items():
        if each.why_not:
            console.print(f"{seat}: {each.why_not}", soft_wrap=True)
    console.print(f"{counted(table.row_count, 'page')} of {counted(len(done), 'seat')}", soft_wrap=True)


@dataclass(frozen=True)
class _Done:
    """What was done for a seat: what it is told, or why nothing was written or returned; whether that is a failure."""

    told: str = ""
    returned: str = "no"
    why_not: str = ""
    failed: bool = False


def _one(course: CourseConfig, so_far: ClassSoFar, records: Records, seat: str, wishes: Wishes) -> _Done:
    """Write the page of a seat; trouble with one seat never stops another."""
    try:
        standing = so_far.standing(seat)
        feedback = so_far.feedback(records, standing, wishes.at)
        if feedback.stage == "not-finished" and not wishes.provisional:
            return _Done(why_not=f"no page yet: {'; '.join(standing.holds)}")
        page = page_of(feedback)
        sha256 = write_page(so_far, seat, page)
        if wishes.out:
            wishes.out.mkdir(parents=True, exist_ok=True)
            (wishes.out / f"{seat}-{so_far.desk.assignment}.html").write_text(page, encoding="utf-8")
        why_not = _not_returned(course, so_far, seat) if wishes.release else ""
        returned = wishes.release and not why_not
        keep_event(records, standing, sha256, returned, wishes.at, wishes.by)
    except (TrainingkitError, OSError) as error:
        return _Done(why_not=f"no page: {error}", failed=True)
    return _Done(_told(feedback), "yes" if returned else "no", why_not, failed=bool(why_not))


def _not_returned(course: CourseConfig, so_far: ClassSoFar, seat: str) -> str:
    try:
        return_page(course, so_far, seat)
    except NotReturned as error:
        return f"not returned: {error}"
    return ""


def _told(feedback: Feedback) -> str:
    return STAGES.get(feedback.stage) or f"{feedback.verdict}, {feedback.points}"
