"""Returning feedback through nbgrader's exchange, to nobody but the seat that handed in."""

import glob

from nbgrader.apps import NbGraderAPI

from trainingkit.errors import TrainingkitError
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.feedback.seat import ClassSoFar

AS_A_FILE = "give the page as a file (--out)"


class NotReturned(TrainingkitError):
    """A page is written and was not returned, and why."""


def return_page(course: CourseConfig, so_far: ClassSoFar, seat: str) -> None:
    """Return the page of a seat, as ``nbgrader release_feedback`` does; its trainee fetches it with nbgrader.

    Parameters
    ----------
    course : CourseConfig
    so_far : ClassSoFar
        With the secrets that came with the submissions.
    seat : str
        Its page was written (``seat.write_page``).

    Raises
    ------
    NotReturned
        Nothing of this seat came through the exchange, or the exchange cannot be used.
    """
    if seat not in so_far.secrets:
        raise NotReturned(f"it was not handed in through the exchange, or with a secret of its own: {AS_A_FILE}")
    done = NbGraderAPI(config=course.config).release_feedback(so_far.desk.assignment, glob.escape(seat))
    if not done["success"]:
        told = (done.get("log") or done.get("error") or "").strip().splitlines()
        raise NotReturned(f"the exchange cannot be used: {told[-1] if told else 'no reason given'}; {AS_A_FILE}")
