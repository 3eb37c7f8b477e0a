"""What a trainee is told about a result, as data: composed here, laid out by ``page``.

Nothing of the key is said beyond a criterion's own words and reason, and those only once the assignment has closed and
no person has still to look. What a function was tried on is never said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from trainingkit.evidence import share_of
from trainingkit.grading.criteria import Told, told_of
from trainingkit.grading.desk import Desk
from trainingkit.grading.feedback.words import (
    BLANK,
    COMPETENT,
    CONTEST,
    IN_PRACTICE,
    LOOKED_AT,
    NOT_BEFORE,
    NOT_FINISHED,
    NOT_YET,
    PERSON_READS,
    POINTS_BY_A_PERSON,
    PRACTICE,
    RECEIVED,
    SEEN,
    SIGNED,
    TAMPERED,
    TROUBLE,
    UNFINISHED,
    other_form,
    rule_words,
)
from trainingkit.grading.graded import Response
from trainingkit.grading.levels import agreed_level, readings
from trainingkit.grading.notebook.answer_html import points_of
from trainingkit.grading.notebook.answer_words import Said, answer_words
from trainingkit.grading.records import LevelGiven
from trainingkit.grading.signed import standard_is_signed
from trainingkit.grading.standing import Standing
from trainingkit.grading.times import when_words
from trainingkit.guidance.help import Help
from trainingkit.marking.items import Play
from trainingkit.marking.rubrics import MOST

Stage = Literal["before-closing", "not-finished", "told"]


@dataclass(frozen=True, slots=True)
class Point:
    """A criterion in words. ``why``, ``read_again``: empty where it was met, or where there is none.

    ``reads``: what the level of a written text looks like; ``comments``: what markers wrote about it; ``red``: whether
    it decides alone.
    """

    text: str
    why: str = ""
    read_again: str = ""
    reads: str = ""
    comments: tuple[str, ...] = ()
    red: bool = False


@dataclass(frozen=True, slots=True)
class ItemFeedback:
    """One question. ``says`` are sentences; ``said`` is what the trainee answered, in their own words."""

    item: str
    title: str
    says: tuple[str, ...]
    points: str = ""
    right: tuple[Point, ...] = ()
    partly: tuple[Point, ...] = ()
    missed: tuple[Point, ...] = ()
    comments: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Feedback:
    """A whole page. ``verdict`` is empty unless something may be told; ``further`` says what can be done next."""

    seat: str
    assignment: str
    title: str
    stage: Stage
    received: str
    composed: str
    verdict: str
    points: str
    says: tuple[str, ...]
    items: tuple[ItemFeedback, ...]
    further: tuple[str, ...]
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the records: titles of lessons by id, the bytes of answers and typed comments by item, help."""

    lessons: Mapping[str, str]
    answers: Mapping[str, bytes]
    comments: Mapping[str, str]
    help: Help | None = None


NOTHING = Beside({}, {}, {})


def compose(
    desk: Desk,
    standing: Standing,
    levels: Sequence[LevelGiven],
    at: str,
    closes: datetime | None,
    beside: Beside = NOTHING,
) -> Feedback:
    """Compose what a trainee is told.

    Parameters
    ----------
    desk : Desk
        At the edition by which the attempt was marked.
    standing : Standing
    levels : sequence of LevelGiven
        What people gave for this seat and assignment, in the order in which they gave it.
    at : str
        Now, ISO 8601 with a zone.
    closes : datetime or None
        When the assignment closes, with a zone; None where no time was set, and then it counts as closed.
    beside : Beside, optional
    """
    now, graded = datetime.fromisoformat(at), standing.attempt.graded
    stage: Stage = "before-closing" if closes and now < closes else "not-finished" if standing.provisional else "told"
    composer = _Composer(desk, standing, levels, beside)
    marked_on = datetime.fromisoformat(standing.attempt.at).date()
    told, signed = stage == "told", standard_is_signed(desk, marked_on)
    return Feedback(
        seat=graded.seat,
        assignment=graded.assignment,
        title=desk.files.items.sound.title if desk.files.items.sound else graded.assignment,
        stage=stage,
        received=when_words(graded.received) if graded.received else "",
        composed=when_words(at),
        verdict=composer.verdict(signed) if told else "",
        points=points_of(standing.outcome.points, standing.outcome.max_points) if told else "",
        says=composer.says(signed) if told else _not_told(stage, closes),
        items=tuple(
            composer.item(each) if told else composer.received(each, stage)
            for each in graded.responses
            if each.item in desk.items
        ),
        further=composer.further() if told else (),
        help=beside.help,
    )


def _not_told(stage: Stage, closes: datetime | None) -> tuple[str, ...]:
    if stage == "before-closing" and closes is not None:
        return (NOT_BEFORE.format(when_words(closes.isoformat())),)
    return (NOT_FINISHED,)


@dataclass(frozen=True, slots=True)
class _Composer:
    desk: Desk
    standing: Standing
    levels: Sequence[LevelGiven]
    beside: Beside

    def verdict(self, signed: bool) -> str:
        if not self.standing.outcome.competent:
            return NOT_YET
        return COMPETENT if signed else IN_PRACTICE

    def says(self, signed: bool) -> tuple[str, ...]:
        tampered = (TAMPERED,) if self.standing.attempt.graded.tampered else ()
        looked = (LOOKED_AT,) if self.standing.opened else ()
        return (SIGNED if signed else PRACTICE, *rule_words(self.standing.outcome), *looked, *tampered)

    def further(self) -> tuple[str, ...]:
        return (CONTEST,) if self.standing.outcome.competent else (other_form(self.desk), CONTEST)

    def received(self, response: Response, stage: Stage) -> ItemFeedback:
        """Only what arrived, and what could be read."""
        says = [TROUBLE if response.trouble else RECEIVED if response.answer else BLANK]
        if response.unfinished:
            says.append(UNFINISHED)
        if stage == "not-finished" and any(mark.level is None for mark in response.marks) and not response.trouble:
            says.append(PERSON_READS)
        return ItemFeedback(response.item, self.desk.items[response.item].title, tuple(says))

    def item(self, response: Response) -> ItemFeedback:
        item, typed = response.item, self.standing.typed.get(response.item)
        told = self._told_of(response)
        by_level = {
            level: tuple(self._point(response, each) for each in told if each.mark.level == level)
            for level in ("best", "acceptable", "harmful")
        }
        nobody_has = response.unmarked and typed is None
        comment = self.beside.comments.get(item, "").strip()
        return ItemFeedback(
            item,
            self.desk.items[item].title,
            tuple(self._notes(response, typed is not None)),
            "" if nobody_has else points_of(response.points if typed is None else typed, response.max_points),
            by_level["best"],
            by_level["acceptable"],
            by_level["harmful"],
            (comment,) if comment else (),
            self._said(response),
        )

    def _told_of(self, response: Response) -> list[Told]:
        """The criteria that somebody decided: none where no program could mark it, all met where a person upheld it."""
        if response.unmarked:
            return []
        every = told_of(self.desk, self._of_own_form(response), self._given(response))
        if response.is_upheld(self.standing.typed.get(response.item)):
            return [replace(each, mark=replace(each.mark, level="best")) for each in every]
        return [each for each in every if each.mark.level is not None]

    def _of_own_form(self, response: Response) -> Response:
        """A story that was not played is told of by the form that the seat was given, and not by the other one."""
        item = self.desk.items[response.item]
        if response.variant or not isinstance(item, Play):
            return response
        return replace(response, variant=share_of(self.standing.seat, self.desk.assignment, item.forms))

    def _said(self, response: Response) -> tuple[Said, ...]:
        data = self.beside.answers.get(response.item)
        return () if data is None else answer_words(self.desk, response, data)

    def _notes(self, response: Response, typed: bool) -> Sequence[str]:
        blank = response.answer is None and response.trouble is None
        seen = response.trouble and not (response.unmarked and typed)
        noted = {BLANK: blank, SEEN: seen, UNFINISHED: response.unfinished, POINTS_BY_A_PERSON: typed}
        return [words for words, holds in noted.items() if holds]

    def _given(self, response: Response) -> dict[str, int]:
        """Row to level, for rows that a person has read: a blank text has a level that nobody gave."""
        rows = {each.row for each in self.levels if each.item == response.item and each.answer == response.answer}
        worth = {mark.criterion: mark for mark in response.marks if mark.criterion in rows and mark.level is not None}
        return {row: round(MOST * mark.points / mark.max_points) for row, mark in worth.items()}

    def _point(self, response: Response, told: Told) -> Point:
        comments = self._comments(response, told.mark.criterion)
        reads = told.level_text or ""
        if told.mark.level == "best":
            return Point(told.text, reads=reads, comments=comments, red=bool(told.mark.red))
        lesson = told.read_again or ""
        again = self.beside.lessons.get(lesson, lesson.replace("-", " "))
        return Point(told.text, told.why, again, reads, comments, bool(told.mark.red))

    def _comments(self, response: Response, row: str) -> tuple[str, ...]:
        """What was agreed on, or else what each reader wrote; nobody is named."""
        given = [each for each in self.levels if (each.item, each.row) == (response.item, row)]
        agreed = agreed_level(given, response.answer)
        heard = [agreed] if agreed and agreed.comment.strip() else readings(given, response.answer)
        return tuple(dict.fromkeys(each.comment.strip() for each in heard if each.comment.strip()))
