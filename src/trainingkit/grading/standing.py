"""Where a trainee stands: the result, what persons typed over it, and why it may not be told to anybody yet."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trainingkit.grading.gradebook import Typed
from trainingkit.grading.graded import Response, outcome_with
from trainingkit.grading.records import Attempt, Event
from trainingkit.marking.marks import Outcome

OPENED = "opened"
"""The kind of event: an instructor has opened a result and stands by it; ``data`` is at least ``opened_data``."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A result as it stands.

    ``typed`` are scores that a person typed, by item. ``holds`` says in sentences why the result is provisional; empty
    when it may be told. ``outcome`` has what persons typed in it. ``noticed``: what is to be looked at besides.
    """

    attempt: Attempt
    typed: Mapping[str, float]
    outcome: Outcome
    holds: tuple[str, ...]
    opened: Event | None = None
    noticed: tuple[str, ...] = ()

    @property
    def seat(self) -> str:
        """Whose it is."""
        return self.attempt.graded.seat

    @property
    def provisional(self) -> bool:
        """Whether a person has still to do something before the trainee may hear of it."""
        return bool(self.holds)

    @property
    def must_be_opened(self) -> bool:
        """Whether nobody may hear of the result before an instructor has opened it, done already or not."""
        graded = self.attempt.graded
        trouble = any(each.trouble and each.item not in self.typed for each in graded.responses)
        return self.outcome.competent is False or trouble or bool(graded.tampered or self.typed_earlier or self.noticed)

    @property
    def typed_earlier(self) -> tuple[str, ...]:
        """The items with a score that was typed for an earlier answer, or before its marks changed."""
        return tuple(item for item, points in self.typed.items() if isinstance(points, Typed) and points.earlier)


def standing_of(
    attempt: Attempt,
    typed: Mapping[str, float],
    events: Iterable[Event],
    second_due: Collection[str] = (),
    noticed: Sequence[str] = (),
) -> Standing:
    """Where a seat stands in an assignment.

    Parameters
    ----------
    attempt : Attempt
        The one that stands (``Records.latest``).
    typed : mapping
        Item to points (``gradebook.typed_scores``), of this seat.
    events : iterable of Event
        Of this seat and assignment. That a result was opened counts as long as it comes to the same, with what was
        typed over it.
    second_due : collection of str
        Items whose text has still to be read by a second person.
    noticed : sequence of str
        What holds the result until it is opened (``noticed.noticed``).
    """
    told = outcome_with(attempt.graded.responses, typed)
    opened = next((e for e in reversed(list(events)) if e.kind == OPENED and _is_of(e, attempt, told)), None)
    found = Standing(attempt, typed, told, (), opened, tuple(noticed))
    holds = (*(f"“{item}” waits for a second reader" for item in second_due), *_holds(found))
    if opened and not holds and told.competent is None:  # what could not be marked was looked at, and not upheld
        told = replace(told, competent=False)
    return replace(found, outcome=told, holds=holds)


def opened_data(attempt: Attempt, told: Outcome) -> dict[str, Any]:
    """What an event keeps of a result that is opened: which it was, and what it came to."""
    return {"attempt": attempt.id, "points": told.points, "competent": told.competent}


def _is_of(event: Event, attempt: Attempt, told: Outcome) -> bool:
    now = opened_data(attempt, told)
    return event.data.get("attempt") == attempt.id and all(event.data.get(k, v) == v for k, v in now.items())


def _holds(found: Standing) -> Iterator[str]:
    """What a person has still to do, but for reading a text a second time."""
    graded, told, opened = found.attempt.graded, found.outcome, found.opened is not None
    for response in graded.responses:
        yield from _item_holds(response, found)
    if not opened:
        yield from found.noticed
    if graded.tampered and not opened:
        yield "the notebook is not as it was released: a person has to look"
    if told.competent is False and not opened:
        yield "not yet: an instructor has to open it first"


def _item_holds(response: Response, found: Standing) -> Iterator[str]:
    item, told, opened = response.item, found.outcome, found.opened is not None
    is_typed, decided = item in found.typed, told.competent is not None
    waits = any(mark.level is None and mark.criterion in told.waiting for mark in response.marks)
    if item in found.typed_earlier and not opened:
        yield f"“{item}”: a score was typed for an earlier answer, and a person has to look at this one"
    if response.unmarked and not (is_typed and (opened or not waits)) and not (opened and decided):
        why = "its points are below full, so its result has to be opened" if is_typed else "a person types its points"
        yield f"“{item}” could not be marked: {why}"
    elif response.trouble and not response.unmarked and not is_typed and not opened:
        yield f"“{item}” could not be marked: a person has to look"
    elif waits and not response.unmarked:
        yield f"“{item}” waits for a person to mark it"
