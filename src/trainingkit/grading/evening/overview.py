"""How far an evening has come: the counts that the first page and the terminal show."""

from dataclasses import dataclass

from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.evening.class_now import ClassNow, to_open
from trainingkit.grading.evening.queue import first_round, second_round, talks
from trainingkit.grading.standing import Standing

SOMEBODY = ""
"""A marker who has read nothing: for counts that are everybody's."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of texts, question by question: a log of four parts is four.

    ``texts``: all there are; ``read``: those that one person has read. ``second``: those that a second person has
    still to read, ``for_others`` of which this marker may not, having read them first. ``to_agree``: those that two
    have to talk about. ``to_open``: seats whose result an instructor has to open; ``not_graded``: seats without one.
    """

    texts: int
    read: int
    second: int
    for_others: int
    to_agree: int
    to_open: int
    not_graded: int
    standings: tuple[Standing, ...]


def overview(now: ClassNow, course: CourseConfig, marker: str = SOMEBODY) -> Overview:
    """Count what is done and what is left.

    Parameters
    ----------
    now : ClassNow
    course : CourseConfig
    marker : str
        Whose second readings are told apart; without it nobody's.

    Raises
    ------
    CannotGrade
        The gradebook cannot be read.
    """
    first = first_round(now.questions, now.texts, now.given, marker, "")
    second = second_round(now.questions, now.texts, now.given, now.due, marker, "")
    standings = now.standings(course)
    return Overview(
        texts=len(first),
        read=sum(place.state != "open" for place in first),
        second=sum(place.state != "mine" for place in second),
        for_others=sum(place.state == "others" for place in second),
        to_agree=sum(place.state == "open" for place in talks(now.questions, now.texts, now.given, marker, "")),
        to_open=len(to_open(standings)),
        not_graded=len(now.not_graded),
        standings=tuple(standings),
    )
