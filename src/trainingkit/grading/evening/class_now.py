"""A class as it is at this moment: what was written, what was given for it, what waits, and for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from trainingkit.course.hand_marking import written_parts
from trainingkit.course.handed_in import answer_bytes
from trainingkit.evidence import hash_file
from trainingkit.grading.class_standing import standings
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import Desk
from trainingkit.grading.evening.queue import Given, Question, Text, by_place, questions_of
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.levels import second_rows_due
from trainingkit.grading.records import Attempt, LevelGiven, Records
from trainingkit.grading.standing import Standing
from trainingkit.marking.answers import AnswerRefused
from trainingkit.marking.fits import is_blank


@dataclass(frozen=True)
class ClassNow:
    """What lies in ``submitted/`` and in the records, read when it is first asked for.

    ``desk`` is the assignment's, ``records`` are open.
    """

    desk: Desk
    records: Records

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What persons mark."""
        return questions_of(self.desk)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What was written and can be read. Where nothing was written, nobody need read it."""
        return tuple(text for seat in self.desk.seats() for text in self.texts_by(seat))

    def texts_by(self, seat: str) -> list[Text]:
        """What one seat wrote, in the order of the questions.

        Parameters
        ----------
        seat : str
        """
        found = []
        for item in dict.fromkeys(question.item.id for question in self.questions):
            try:
                data = answer_bytes(self.desk.submitted(seat), item)
                parts = written_parts(self.desk.files, item, data)
            except (AnswerRefused, OSError):
                continue  # its verdict says what is the matter
            if not is_blank(list(parts.values())):
                own = [question.part for question in self.questions if question.item.id == item]
                found += [Text(seat, item, part, hash_file(data), parts[part]) for part in own]
        return found

    @cached_property
    def levels(self) -> Sequence[LevelGiven]:
        """What was given, in order."""
        return self.records.levels(self.desk.assignment)

    @cached_property
    def given(self) -> Given:
        """What was given, by seat, item and row."""
        return by_place(self.levels)

    @cached_property
    def attempts(self) -> Mapping[str, Attempt]:
        """The verdict that stands, by seat."""
        return self.records.latest_of_all(self.desk.assignment)

    @cached_property
    def due(self) -> set[tuple[str, str, str]]:
        """Seat, item and row that a second person has still to read."""
        return second_rows_due(self.desk, self.attempts, self.levels)

    @cached_property
    def not_graded(self) -> list[str]:
        """The seats that have handed in and have no verdict yet."""
        return [seat for seat in self.desk.seats() if seat not in self.attempts]

    def standings(self, course: CourseConfig) -> list[Standing]:
        """Where each seat stands, in the order of the seats.

        Parameters
        ----------
        course : CourseConfig

        Raises
        ------
        CannotGrade
            The gradebook cannot be read.
        """
        if not self.attempts:
            return []
        with open_gradebook(course) as gradebook:
            due = {(seat, item) for seat, item, _ in self.due}
            return list(standings(self.desk, self.records, gradebook, due).values())


def to_open(all_of_them: Iterable[Standing]) -> list[Standing]:
    """The results that an instructor has to open.

    Not yet, what could not be marked, what was not as released, and scores that were typed for an earlier answer.

    Parameters
    ----------
    all_of_them : iterable of Standing
    """
    return [each for each in all_of_them if each.opened is None and each.must_be_opened]
