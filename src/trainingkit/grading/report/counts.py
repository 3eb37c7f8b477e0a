"""What a class came to in an assignment, as counts: for an instructor, and never by name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from trainingkit.grading.agreement import Agreement, agreements
from trainingkit.grading.criteria import told_of
from trainingkit.grading.desk import Desk
from trainingkit.grading.records import LevelGiven
from trainingkit.grading.standing import Standing
from trainingkit.marking.marks import Mark

ENOUGH = 50
"""Answers from which a share is told beside the counts; from fewer it would say more than is known."""


@dataclass(frozen=True, slots=True)
class CriterionCount:
    """How many answers met a criterion, partly met it, or did not, and how many still wait for a person."""

    item: str
    criterion: str
    text: str
    red: bool
    met: int
    partly: int
    not_met: int
    waiting: int

    @property
    def decided(self) -> int:
        """How many answers have a level."""
        return self.met + self.partly + self.not_met

    @property
    def share_met(self) -> float | None:
        """What part of the answers met it, 0 to 1; None below fifty answers."""
        return self.met / self.decided if self.decided >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class ClassReport:
    """A class in an assignment.

    ``competent``, ``not_yet``, ``open`` are counts of results, the provisional ones included. ``points`` are those of
    all of them, sorted, ``max_points`` what could be had. ``provisional``: seat to why. ``misconceptions``: text to how
    many seats, the commonest first.
    """

    assignment: str
    competent: int
    not_yet: int
    open: int
    points: tuple[float, ...]
    max_points: float
    provisional: Mapping[str, tuple[str, ...]]
    criteria: tuple[CriterionCount, ...]
    misconceptions: tuple[tuple[str, int], ...]
    agreement: Agreement

    @property
    def n(self) -> int:
        """How many seats have a recorded result."""
        return len(self.points)

    @property
    def median(self) -> float | None:
        """The middle of the points; None where there are none."""
        return median(self.points) if self.points else None


def class_report(desk: Desk, standings: Mapping[str, Standing], given: Iterable[LevelGiven]) -> ClassReport:
    """What a class came to.

    Parameters
    ----------
    desk : Desk
        The words are those of today's key.
    standings : mapping
        Seat to where it stands (``class_standing.standings``).
    given : iterable of LevelGiven
        All levels of the assignment, in the order in which they were given (``Records.levels``).
    """
    results = Counter(each.outcome.competent for each in standings.values())
    return ClassReport(
        assignment=desk.assignment,
        competent=results[True],
        not_yet=results[False],
        open=results[None],
        points=tuple(sorted(each.outcome.points for each in standings.values())),
        max_points=max((each.outcome.max_points for each in standings.values()), default=0.0),
        provisional={seat: each.holds for seat, each in standings.items() if each.provisional},
        criteria=tuple(_criteria(desk, standings.values())),
        misconceptions=tuple(_misconceptions(desk, standings.values())),
        agreement=agreements(desk, list(given))[-1],
    )


def _criteria(desk: Desk, standings: Iterable[Standing]) -> Iterable[CriterionCount]:
    """In the order of the assignment."""
    marks: dict[tuple[str, str], list[Mark]] = {}
    words: dict[tuple[str, str], str] = {}
    for standing in standings:
        for response in standing.attempt.graded.responses:
            for mark in response.marks:
                marks.setdefault((response.item, mark.criterion), []).append(mark)
            for told in told_of(desk, response):
                words.setdefault((response.item, told.mark.criterion), told.text)
    for (item, criterion), found in marks.items():
        level = Counter(mark.level for mark in found)
        text = words.get((item, criterion), criterion)
        red = any(mark.red for mark in found)
        counts = (level["best"], level["acceptable"], level["harmful"], level[None])
        yield CriterionCount(item, criterion, text, red, *counts)


def _misconceptions(desk: Desk, standings: Iterable[Standing]) -> Iterable[tuple[str, int]]:
    """Counted once for each seat; a misconception that the key no longer names is told by its id."""
    key = desk.files.key.sound
    texts = {each.id: each.text for each in (key.misconceptions if key else ())}
    shown = Counter(
        misconception
        for standing in standings
        for misconception in {mark.misconception for mark in standing.attempt.graded.marks if mark.misconception}
    )
    for misconception, count in sorted(shown.items(), key=lambda each: (-each[1], each[0])):
        yield texts.get(misconception, misconception), count
