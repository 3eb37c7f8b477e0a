"""Grading a class: verdicts in parallel, one writer, each seat recorded whole or not at all.

Interrupted anywhere, even killed, the same command goes on where it stopped and comes to the same gradebook.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass

from nbgrader.api import Gradebook
from sqlalchemy.exc import SQLAlchemyError

from trainingkit.course.attempt import mark_attempt
from trainingkit.course.own_cases import own_cases
from trainingkit.errors import TrainingkitError
from trainingkit.grading.blind import unread, without_levels
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.gradebook import all_scores, open_gradebook, see_that_it_is_released
from trainingkit.grading.graded import Graded
from trainingkit.grading.levels import by_seat
from trainingkit.grading.notebook.marked import write_marked
from trainingkit.grading.reaching import (
    Look,
    clear,
    jail_for,
    keep_at_hand,
    look_at,
    reach,
    reach_here,
    see_that_it_is_the_same,
    task_of,
)
from trainingkit.grading.receipt import TIMESTAMP
from trainingkit.grading.recording import Recorded, record
from trainingkit.grading.records import NAME, Attempt, Records
from trainingkit.grading.verdict import RunFunction
from trainingkit.grading.workers import Alone

AHEAD = 64
"""How many seats are given to workers before the first is recorded: a class of any size needs the same memory."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A seat that was not graded, and why, in a sentence for an instructor. What stood before still stands."""

    seat: str
    told: str


def grade_one(
    desk: Desk,
    records: Records,
    gradebook: Gradebook,
    seat: str,
    at: str,
    by: str,
    run: RunFunction | None = None,
    why: str = "graded",
) -> Recorded:
    """Mark one seat, in this process, and record it.

    Parameters
    ----------
    desk : Desk
    records : Records
    gradebook : Gradebook
        ``see_that_it_is_released`` has nothing against it.
    seat : str
    at, by : str
        The time, ISO 8601, and who asked for it.
    run : callable, optional
        The jail (``reaching.jail_for``).
    why : str
        See ``records.Attempt``.

    Raises
    ------
    CannotGrade, ChangedMeanwhile, RecordsBroken, OSError, SQLAlchemyError
        Nothing has reached the gradebook then.
    """
    look, graded = reach_here(desk, records, seat, run)
    hidden = unread(desk, records, graded).get(seat, ())
    return _recorded(desk, records, gradebook, look, graded, hidden, at, by, why)


def grade(
    desk: Desk, course: CourseConfig, seats: Iterable[str], executor: Executor, at: str, by: str, again: bool = False
) -> Iterator[Recorded | Failed]:
    """Mark seats and record them in their order; what is unchanged since it was recorded is not marked again.

    Parameters
    ----------
    desk : Desk
    course : CourseConfig
    seats : iterable of str
        Those that have handed in (``Desk.seats``), or some of them.
    executor : Executor
        Reaches the verdicts (``reaching.reach``); only this process writes. See ``workers``. Where it breaks, as when
        a process of it ends, the rest is done one by one, each in a process that nobody else needs.
    at, by : str
        The time, ISO 8601, and who asked for it.
    again : bool
        Mark also what is unchanged.

    Yields
    ------
    Recorded or Failed
        One for each seat; trouble with one never stops another.

    Raises
    ------
    CannotGrade
        The assignment itself cannot be marked; nothing has been written then.
    RecordsBroken
        The records cannot be opened.
    """
    with open_gradebook(course) as gradebook, Records(desk.root / NAME) as records, Alone() as alone:
        see_that_it_is_released(gradebook, desk)
        batch = _Batch(desk, records, gradebook, executor, alone, jail_for(desk) is not None, at, by, again)
        yield from batch.done(list(seats))


class _Batch:
    """What all seats of a batch share. ``before`` and ``scores`` are as the batch found them."""

    def __init__(
        self,
        desk: Desk,
        records: Records,
        gradebook: Gradebook,
        executor: Executor,
        alone: Executor,
        jailed: bool,
        at: str,
        by: str,
        again: bool,
    ) -> None:
        self.desk, self.records, self.gradebook = desk, records, gradebook
        self.executor, self.alone = executor, alone
        self.jailed, self.at, self.by = jailed, at, by
        self.sound = False
        self.before: Mapping[str, Attempt] = {} if again else records.latest_of_all(desk.assignment)
        self.scores = all_scores(gradebook, desk.assignment)
        self.given = by_seat(records.levels(desk.assignment))
        self.unread = unread(desk, records)

    def done(self, seats: Sequence[str]) -> Iterator[Recorded | Failed]:
        begun: deque[tuple[Look, Future[Graded]] | Recorded | Failed] = deque()
        try:
            for seat in seats:
                begun.append(self._begun(seat))
                while begun and (len(begun) > AHEAD or _is_done(begun[0])):
                    yield self._finished(begun.popleft())
            while begun:
                yield self._finished(begun.popleft())
        finally:
            for each in begun:
                if isinstance(each, tuple):
                    each[1].cancel()

    def _begun(self, seat: str) -> tuple[Look, Future[Graded]] | Recorded | Failed:
        try:
            clear(self.desk.submitted(seat), self.desk.items)
            look = look_at(self.desk, seat, self.given.get(seat, ()), self.jailed)
            before = self.before.get(seat)
            if before is not None and self._nothing_to_do(look, before):
                return Recorded(seat, "unchanged", before)
        except Exception as error:  # one learner's trouble never stops another's
            return Failed(seat, _told(error))
        if not self.sound:
            _see_that_it_can_be_marked(self.desk, seat)
            keep_at_hand(self.desk)
            self.sound = True
        try:
            return look, self.executor.submit(reach, task_of(self.desk, look, self.jailed))
        except BrokenExecutor:
            return look, self._once_more(look)

    def _once_more(self, look: Look) -> Future[Graded]:
        """Somebody has ended a worker, and nobody can tell who: from now on a worker has one seat at a time."""
        self.executor = self.alone
        return self.alone.submit(reach, task_of(self.desk, look, self.jailed))

    def _finished(self, each: tuple[Look, Future[Graded]] | Recorded | Failed) -> Recorded | Failed:
        if not isinstance(each, tuple):
            return each
        look, future = each
        try:
            broken = isinstance(future.exception(), BrokenExecutor)
            graded = (self._once_more(look) if broken else future).result()
            see_that_it_is_the_same(look, graded)
            hidden = self.unread.get(look.seat, ())
            return _recorded(self.desk, self.records, self.gradebook, look, graded, hidden, self.at, self.by)
        except Exception as error:  # as above
            self.gradebook.db.rollback()
            return Failed(look.seat, _told(error))

    def _nothing_to_do(self, look: Look, before: Attempt) -> bool:
        """Whether all that a verdict follows from, and all that was made of it, is still there.

        A function that could not be run, or not to its end, is always tried again.
        """
        folder, responses = self.desk.autograded(look.seat), before.graded.responses
        return (
            before.graded.seen == look.seen
            and not any(each.lane == "code" and each.trouble for each in responses)
            and self.scores.get(look.seat) == {each.item: each.points for each in responses}
            and (folder / f"{self.desk.assignment}.ipynb").is_file()
            and (look.received is None or (folder / TIMESTAMP).is_file())
        )


def _is_done(each: tuple[Look, Future[Graded]] | Recorded | Failed) -> bool:
    """Whether nobody has to be waited for: what is done is recorded at once, so that a kill loses little."""
    return not isinstance(each, tuple) or each[1].done()


def _recorded(
    desk: Desk,
    records: Records,
    gradebook: Gradebook,
    look: Look,
    graded: Graded,
    hidden: Collection[str],
    at: str,
    by: str,
    why: str = "graded",
) -> Recorded:
    def write(stands: Graded) -> None:
        write_marked(desk, without_levels(desk, stands, hidden), look.answers)

    return record(desk, records, gradebook, graded, look.answers, at, write, why, by)


def _see_that_it_can_be_marked(desk: Desk, seat: str) -> None:
    """Mark an empty submission: what stops that is the assignment's fault, and stops everything."""
    try:
        mark_attempt(desk.files, {}, own_cases(desk.files, seat))
    except (ValueError, KeyError, TrainingkitError) as error:
        raise CannotGrade(f'"{desk.assignment}" cannot be marked: {error}') from error


def _told(error: Exception) -> str:
    if isinstance(error, BrokenExecutor):
        return "the program that marked it ended before it was done: run the same command again"
    if isinstance(error, SQLAlchemyError):
        return f"the gradebook cannot be written: {error}"
    if isinstance(error, TrainingkitError | OSError):
        return str(error)
    return f"{type(error).__name__}: {error}"
