"""A seat is graded again as soon as all of its texts have been read, so that the gradebook has its points at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from trainingkit.errors import TrainingkitError
from trainingkit.grading.batch import grade_one
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import Desk
from trainingkit.grading.evening.class_now import ClassNow
from trainingkit.grading.gradebook import open_gradebook, see_that_it_is_released
from trainingkit.grading.levels import readings
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.verdict import RunFunction


@dataclass(frozen=True, slots=True)
class Again:
    """What grading again needs. ``run`` is the jail, None where there is none."""

    desk: Desk
    course: CourseConfig
    run: RunFunction | None = None

    def grade(self, seat: str, at: datetime, by: str) -> str | None:
        """Grade a seat if every row of its texts has been read.

        Opens records and gradebook for itself, so that it may run in a thread of its own.

        Parameters
        ----------
        seat : str
        at : datetime
            With a zone.
        by : str
            Who marked last.

        Returns
        -------
        str or None
            Why it could not be graded, in a sentence; the levels are kept all the same. None where all is well, or
            texts have still to be read.
        """
        try:
            with Records(self.desk.root / NAME) as records:
                if not _all_read(ClassNow(self.desk, records), seat):
                    return None
                with open_gradebook(self.course) as gradebook:
                    see_that_it_is_released(gradebook, self.desk)
                    when = at.isoformat(timespec="seconds")
                    grade_one(self.desk, records, gradebook, seat, when, by, self.run, "marked")
        except (TrainingkitError, OSError, SQLAlchemyError) as error:
            return str(error)
        return None


def _all_read(now: ClassNow, seat: str) -> bool:
    rows = {(question.item.id, question.part): question.rows for question in now.questions}
    return all(
        readings(now.given.get((seat, text.item, row.id), ()), text.answer)
        for text in now.texts_by(seat)
        for row in rows[text.item, text.part]
    )
