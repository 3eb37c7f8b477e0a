"""What is known of one result, gathered: what the chapters of an appeal file are told from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trainingkit.grading.criteria import Told, told_of
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Graded, Response
from trainingkit.grading.records import Attempt, Event, LevelGiven
from trainingkit.grading.standing import Standing
from trainingkit.guidance.reading import Guidance


@dataclass(frozen=True)
class Gathered:
    """All that is known of a seat in an assignment.

    Parameters
    ----------
    desk : Desk
        At the edition by which the attempt that stands was marked; the same as ``today`` where ``unlike`` says why.
    today : Desk
        The files as they are now.
    unlike : str or None
        Why ``desk`` or ``guidance`` is not of that day; None where it is.
    guidance : Guidance
        What was known that day.
    editions : mapping
        Edition to desk, for every attempt.
    attempts : tuple of Attempt
        The oldest first; the last one stands.
    standing : Standing
    levels : tuple of LevelGiven
    settled : mapping
        Item to row to level, those that count.
    events : tuple of Event
        Of this seat and assignment, or of all of them.
    bodies : mapping
        sha256 of an answer to its bytes, of every attempt, as far as they are kept.
    comments : tuple of (str, str)
        Cell and comment that a person typed in formgrader.
    closes : datetime or None
    asked_at, asked_by, asked_why : str
        When the file was asked for, at whose wish, and why.
    """

    desk: Desk
    today: Desk
    unlike: str | None
    guidance: Guidance
    editions: Mapping[str, Desk]
    attempts: tuple[Attempt, ...]
    standing: Standing
    levels: tuple[LevelGiven, ...]
    settled: Mapping[str, Mapping[str, int]]
    events: tuple[Event, ...]
    bodies: Mapping[str, bytes]
    comments: tuple[tuple[str, str], ...]
    closes: datetime | None
    asked_at: str
    asked_by: str
    asked_why: str

    @property
    def attempt(self) -> Attempt:
        """The attempt that stands."""
        return self.attempts[-1]

    @property
    def graded(self) -> Graded:
        """Its verdict."""
        return self.attempt.graded

    @property
    def answers(self) -> Mapping[str, bytes]:
        """Item to the bytes of its answer in the attempt that stands, as far as they are kept."""
        return {r.item: self.bodies[r.answer] for r in self.graded.responses if r.answer and r.answer in self.bodies}

    def earlier(self, item: str) -> tuple[tuple[Attempt, Response], ...]:
        """The attempts in which this item had another answer than now, each answer once, the oldest first."""
        now = self.graded.by_item.get(item)
        found: dict[str, tuple[Attempt, Response]] = {}
        for attempt in self.attempts[:-1]:
            response = attempt.graded.by_item.get(item)
            if response and response.answer and (now is None or response.answer != now.answer):
                found.setdefault(response.answer, (attempt, response))
        return tuple(found.values())

    @property
    def seat(self) -> str:
        """Whose it is."""
        return self.graded.seat

    @property
    def marked_on(self) -> date:
        """The day on which the attempt that stands was recorded."""
        return datetime.fromisoformat(self.attempt.at).date()

    @property
    def edition_day(self) -> date:
        """The day on which this seat was first marked by the edition that stands."""
        first = next(each for each in self.attempts if each.graded.edition == self.graded.edition)
        return datetime.fromisoformat(first.at).date()

    def told(self, response: Response) -> tuple[Told, ...]:
        """Every criterion of a response in words; one that its edition has no longer, in those of an older one."""
        found: dict[str, Told] = {}
        for attempt in reversed(self.attempts):
            for each in self.told_at(self.editions[attempt.graded.edition], response):
                found.setdefault(each.mark.criterion, each)
        return tuple(found[mark.criterion] for mark in response.marks if mark.criterion in found)

    def told_at(self, desk: Desk, response: Response | None) -> Sequence[Told]:
        """The criteria of a response in the words of one edition; none where there is no response."""
        return told_of(desk, response, self.settled.get(response.item, {})) if response else ()

    def claims(self) -> Iterator[str]:
        """The ids of the claims on which a criterion of this result rests, each once, in order of first use."""
        used = (claim for response in self.graded.responses for told in self.told(response) for claim in told.claims)
        yield from dict.fromkeys(used)

    def deleted(self) -> list[Event]:
        """When answers of this seat were deleted, and by whom."""
        return [each for each in self.events if each.kind == "forgotten"]
