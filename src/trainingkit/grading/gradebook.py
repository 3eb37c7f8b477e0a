"""nbgrader's gradebook: the system of record. Written through nbgrader's own classes; its schema is not ours to change.

What a person typed is ``manual_score`` and is never touched: nbgrader lets it win over ``auto_score``, which is ours.
"""

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    MissingEntry,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.graded import Graded
from trainingkit.grading.privacy import keep_to_owner

PASSWORD = re.compile(r"(://[^:@/]*:).*@")
"""In the address of a database."""


@contextmanager
def open_gradebook(course: CourseConfig) -> Iterator[Gradebook]:
    """The gradebook of a course, closed in the end.

    Raises
    ------
    CannotGrade
        It cannot be opened or written.
    """
    beside_python = str(Path(sys.executable).parent)  # a new gradebook asks the program ``alembic`` for its version
    if beside_python not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([beside_python, os.environ.get("PATH", "")])
    with _told(course, SQLAlchemyError, ImportError):  # as where the driver of a database is not installed
        url = make_url(course.db_url)
        if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
            keep_to_owner(Path(url.database))
        opened = Gradebook(course.db_url, course.course_id)
    with _told(course, SQLAlchemyError), opened as gradebook:
        yield gradebook


@contextmanager
def _told(course: CourseConfig, *errors: type[Exception]) -> Iterator[None]:
    try:
        yield
    except errors as error:
        address = PASSWORD.sub(r"\1***@", course.db_url)
        raise CannotGrade(f"the gradebook {address} cannot be used: {error}") from error


def see_that_it_is_released(gradebook: Gradebook, desk: Desk) -> None:
    """Make sure that the gradebook knows the assignment, with the items and points it has now.

    Raises
    ------
    CannotGrade
        It does not, and says how to mend it.
    """
    again = f"make the release again: trainingkit release {desk.assignment}"
    try:
        notebook = gradebook.find_notebook(desk.assignment, desk.assignment)
    except MissingEntry:
        raise CannotGrade(f'the gradebook has no "{desk.assignment}" yet; {again}') from None
    known = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
    wanted = {item.id: float(item.points) for item in desk.items.values()}
    if known != wanted:
        odd = sorted(set(known.items()) ^ set(wanted.items()))[0][0]
        raise CannotGrade(f'"{odd}" of "{desk.assignment}" is not as it was released; {again}')


class Typed(float):
    """Points that a person typed. ``earlier``: the answer, or what it came to, has changed under them since."""

    __slots__ = ("earlier",)
    earlier: bool

    def __new__(cls, points: float, earlier: bool = False) -> Self:
        """Points, and whether they are for what was there before."""
        made = super().__new__(cls, points)
        made.earlier = earlier
        return made


def write_scores(
    gradebook: Gradebook, graded: Graded, answered_anew: Collection[str] = (), was_tampered: bool = False
) -> None:
    """Write a verdict into the gradebook: every item is set, and all is committed together, last.

    Parameters
    ----------
    gradebook : Gradebook
        ``see_that_it_is_released`` has nothing against it.
    graded : Graded
    answered_anew : collection of str
        Items whose answer is another than it was.
    was_tampered : bool
        The notebook before this one was flagged by us: that is taken back if this one is as it was released. What a
        person flagged stays.
    """
    received = {"timestamp": graded.received} if graded.received else {}
    responses = graded.by_item
    with _one_transaction(gradebook):
        gradebook.update_or_create_student(graded.seat)
        submission = gradebook.update_or_create_submission(graded.assignment, graded.seat, **received)
        for notebook in submission.notebooks:
            if graded.tampered or was_tampered:
                notebook.flagged = bool(graded.tampered)
            for grade in notebook.grades:
                response = responses[grade.name]
                _set(grade, response.points, response.waits, grade.name in answered_anew)


@contextmanager
def _one_transaction(gradebook: Gradebook) -> Iterator[None]:
    """Whatever nbgrader commits in between is committed at the end, all of it or nothing."""
    session = gradebook.db
    session.commit = session.flush  # on this session alone; it shadows the method of its class
    try:
        with session.no_autoflush:  # nbgrader builds a submission bit by bit
            yield
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.commit
    session.commit()


def _set(grade: Grade, points: float, waits: bool, anew: bool) -> None:
    """A score that a person typed stays, and they are asked to look again where the answer, or ours, has changed.

    nbgrader takes that request back when they type one again.
    """
    is_typed = grade.manual_score is not None
    if anew and (is_typed or grade.extra_credit):
        grade.needs_manual_grade = True
    elif not is_typed:
        grade.needs_manual_grade = waits
    elif grade.auto_score != points:
        grade.needs_manual_grade = True
    grade.auto_score = points


def write_given(gradebook: Gradebook, graded: Graded, before: float | None = None) -> tuple[str, ...]:
    """Write a verdict that a person gave as the scores that a person typed, so that formgrader shows whose they are.

    Parameters
    ----------
    gradebook : Gradebook
        ``write_scores`` has written this verdict.
    graded : Graded
    before : float, optional
        The points that were written here for this seat last: a score that is the same was typed by nobody since.

    Returns
    -------
    tuple of str
        Items for which somebody has typed another score in formgrader: theirs stays, and they are asked to look again.
    """
    kept: list[str] = []
    with _one_transaction(gradebook):
        for notebook in gradebook.find_submission(graded.assignment, graded.seat).notebooks:
            for grade in notebook.grades:
                points = graded.by_item[grade.name].points
                if grade.manual_score is None or grade.manual_score in (points, before):
                    grade.manual_score, grade.needs_manual_grade = points, False
                else:
                    kept.append(grade.name)
    return tuple(kept)


def known_seats(gradebook: Gradebook) -> tuple[str, ...]:
    """The seats that the gradebook knows, sorted."""
    return tuple(sorted(str(student.id) for student in gradebook.students))


def has_scores(gradebook: Gradebook, graded: Graded) -> bool:
    """Whether the gradebook already says what a verdict says."""
    try:
        submission = gradebook.find_submission(graded.assignment, graded.seat)
    except MissingEntry:
        return False
    scores = {grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades}
    return scores == {response.item: response.points for response in graded.responses}


def all_scores(gradebook: Gradebook, assignment: str) -> Mapping[str, Mapping[str, float | None]]:
    """Our scores in an assignment, in one question to the database: seat to item to points, None where none is set."""
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, BaseCell.name, Grade.auto_score)
        .select_from(Grade)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )
    found: dict[str, dict[str, float | None]] = {}
    for seat, item, points in rows:
        found.setdefault(str(seat), {})[item] = points
    return found


def typed_scores(gradebook: Gradebook, assignment: str) -> Mapping[str, Mapping[str, Typed]]:
    """What persons typed over our scores: seat to item to points, extra credit included."""
    found: dict[str, dict[str, Typed]] = {}
    for notebook in gradebook.notebook_submissions(assignment, assignment):
        for grade in notebook.grades:
            if grade.manual_score is not None or grade.extra_credit:
                base = grade.manual_score if grade.manual_score is not None else grade.auto_score or 0.0
                points = Typed(base + (grade.extra_credit or 0.0), bool(grade.needs_manual_grade))
                found.setdefault(_seat(notebook), {})[grade.name] = points
    return found


def closes_at(gradebook: Gradebook, assignment: str) -> datetime | None:
    """When an assignment closes, in UTC; None where no time was set."""
    try:
        due = gradebook.find_assignment(assignment).duedate
    except MissingEntry:
        return None
    return due.replace(tzinfo=UTC) if due else None


def closes_for(gradebook: Gradebook, assignment: str, seat: str) -> datetime | None:
    """When an assignment closes for a seat, in UTC, with an extension that was granted; None where no time was set."""
    closes = closes_at(gradebook, assignment)
    try:
        extension = gradebook.find_submission(assignment, seat).extension
    except MissingEntry:
        return closes
    return closes + extension if closes and extension else closes


def _seat(notebook: SubmittedNotebook) -> str:
    return str(notebook.student.id)
