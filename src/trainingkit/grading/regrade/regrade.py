"""A changed key: who would come to another result, and by how much, before anything is written.

Answers are kept, so they can be marked again by today's key and grader. The better of old and new stands: nobody's
result is ever lower after a regrade than before. Levels that persons gave stay, and so do scores that they typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.graded import Graded, outcome_with
from trainingkit.grading.levels import settled
from trainingkit.grading.records import Attempt, LevelGiven, Records
from trainingkit.grading.regrade.better import better_of, worth
from trainingkit.grading.verdict import RunFunction, verdict_on
from trainingkit.marking.marks import Mark, Outcome

WAITS, NO_SUCH = "waits", "not in the key"


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A criterion that an answer meets otherwise than before.

    ``old``, ``new``: best, acceptable, harmful, ``waits`` (for a person), or ``not in the key``.
    """

    item: str
    criterion: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a regrade comes to for one seat.

    ``new`` is the verdict by today's key, ``stands`` what would be recorded; both None, and ``left`` says why, where
    the answers are no longer there. ``old_outcome``, ``new_outcome`` and ``outcome`` have what persons typed in them.
    ``levels`` are the criteria whose level is another by today's key, whether that stands or not. ``not_marked``: item
    to why it cannot be marked today; its old marks stay.
    """

    seat: str
    before: Attempt
    old_outcome: Outcome
    new_outcome: Outcome
    outcome: Outcome
    new: Graded | None = None
    stands: Graded | None = None
    levels: tuple[LevelChange, ...] = ()
    not_marked: Mapping[str, str] = field(default_factory=dict)
    left: str | None = None

    @property
    def is_raised(self) -> bool:
        """Whether the result would be better than it is."""
        return worth(self.outcome) > worth(self.old_outcome)

    @property
    def is_held(self) -> bool:
        """Whether today's key alone would give less than what stands."""
        return worth(self.new_outcome) < worth(self.outcome)

    @property
    def is_same(self) -> bool:
        """Whether every mark would stay as it is."""
        return self.stands is None or _marked(self.stands) == _marked(self.before.graded)

    @property
    def is_recorded(self) -> bool:
        """Whether the record says already what would stand."""
        return self.stands is None or _told(self.stands) == _told(self.before.graded)

    @property
    def by_key(self) -> Literal["old", "new", "both"]:
        """By which key the marks that would stand were given: each item keeps the better ones."""
        if self.stands is None or self.new is None:
            return "old"
        news = {item: response.marks for item, response in self.new.by_item.items()}
        olds = {item: response.marks for item, response in self.before.graded.by_item.items()}
        if all(response.marks == news[response.item] for response in self.stands.responses):
            return "new"
        return "old" if all(r.marks == olds.get(r.item) for r in self.stands.responses) else "both"


def regrade(
    desk: Desk,
    records: Records,
    run: RunFunction | None = None,
    typed: Mapping[str, Mapping[str, float]] | None = None,
) -> list[Change]:
    """Mark what is recorded again, by today's key and grader; nothing is written.

    Parameters
    ----------
    desk : Desk
        With the key of today.
    records : Records
        The answers are taken from here, not from ``submitted/``.
    run : callable, optional
        The jail; without one a function keeps the marks that it has.
    typed : mapping, optional
        Seat to item to points that persons typed (``gradebook.typed_scores``).

    Returns
    -------
    list of Change
        One for each seat that has a recorded attempt, in the order of the seats.

    Raises
    ------
    CannotGrade
        The assignment is unsound, or asks other items, or items worth other points, than were recorded: points
        could not be compared.
    RecordsBroken
        The records cannot be read.
    """
    given: dict[str, list[LevelGiven]] = {}
    for each in records.levels(desk.assignment):
        given.setdefault(each.seat, []).append(each)
    attempts = records.latest_of_all(desk.assignment)
    return [
        _change(desk, records, before, given.get(seat, ()), run, (typed or {}).get(seat, {}))
        for seat, before in attempts.items()
    ]


def _change(
    desk: Desk,
    records: Records,
    before: Attempt,
    given: Sequence[LevelGiven],
    run: RunFunction | None,
    typed: Mapping[str, float],
) -> Change:
    old = before.graded
    was = outcome_with(old.responses, typed)
    answers = records.answers_of(old)
    hashes = {each.item: each.answer for each in old.responses}
    if any(answer and item not in answers for item, answer in hashes.items()):
        left = "the answers were deleted when the time to appeal had passed; the result stays as it is"
        return Change(old.seat, before, was, was, was, left=left)
    unreadable = {each.item: each.trouble for each in old.responses if each.trouble and each.answer is None}
    levels = settled(given, desk, hashes)
    new = verdict_on(desk, old.seat, answers, unreadable, old.tampered, old.received, levels, run)
    _see_that_points_compare(desk, old, new)
    not_marked = {
        each.item: each.trouble
        for each in new.responses
        if each.trouble and not old.by_item[each.item].trouble and each.answer is not None
    }
    chosen = better_of(old, new, not_marked, typed)
    as_new = chosen == new.responses
    stands = new if as_new else replace(old, responses=chosen, fingerprint=new.fingerprint, seconds=new.seconds)
    told = outcome_with(new.responses, typed)
    changes = tuple(_level_changes(old, new, not_marked))
    return Change(
        old.seat, before, was, told, outcome_with(chosen, typed), new, stands, changes, not_marked
    )  # a verdict of both keys keeps the old edition, so that levels given later do not bring it down (``what_stands``)


def _see_that_points_compare(desk: Desk, old: Graded, new: Graded) -> None:
    were, are = ({each.item: round(each.max_points, 6) for each in graded.responses} for graded in (old, new))
    if odd := sorted(set(were.items()) ^ set(are.items())):
        item = odd[0][0]
        told = f"{were.get(item, 0):g} points when it was marked, and {are.get(item, 0):g} now"
        raise CannotGrade(
            f'"{item}" of "{desk.assignment}" was worth {told}, so results cannot be compared: '
            "give it back its points, and change only what is right"
        )


def _told(graded: Graded) -> Graded:
    """A verdict without how it was reached: how long it took, who had looked at the folder, and by which version."""
    return replace(graded, seconds=0.0, seen="", kit="")


def _marked(graded: Graded) -> list[tuple[str, tuple[Mark, ...], str | None]]:
    return [(each.item, each.marks, each.trouble) for each in graded.responses]


def _level_changes(old: Graded, new: Graded, not_marked: Mapping[str, str]) -> Iterable[LevelChange]:
    olds, news = ({(m.item, m.criterion): m.level or WAITS for m in graded.marks} for graded in (old, new))
    for item, criterion in dict.fromkeys([*news, *olds]):
        was, now = olds.get((item, criterion), NO_SUCH), news.get((item, criterion), NO_SUCH)
        if was != now and item not in not_marked:
            yield LevelChange(item, criterion, was, now)
