"""Where a trainee stands: the result, what persons typed over it, and why it may not be told to anybody yet."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from trainingkit.grading.graded import outcome_with
from trainingkit.grading.records import Attempt, Event
from trainingkit.marking.marks import Outcome

OPENED = "opened"
"""The kind of event: an instructor has opened a result and stands by it; ``data["attempt"]`` is its id."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A result as it stands.

    ``typed`` are scores that a person typed, by item. ``holds`` says in sentences why the result is provisional; empty
    when it may be told. ``outcome`` has what persons typed in it.
    """

    attempt: Attempt
    typed: Mapping[str, float]
    outcome: Outcome
    holds: tuple[str, ...]
    opened: Event | None = None

    @property
    def seat(self) -> str:
        """Whose it is."""
        return self.attempt.graded.seat

    @property
    def provisional(self) -> bool:
        """Whether a person has still to do something before the trainee may hear of it."""
        return bool(self.holds)


def standing_of(
    attempt: Attempt, typed: Mapping[str, float], events: Iterable[Event], second_due: Collection[str] = ()
) -> Standing:
    """Where a seat stands in an assignment.

    Parameters
    ----------
    attempt : Attempt
        The one that stands (``Records.latest``).
    typed : mapping
        Item to points (``gradebook.typed_scores``), of this seat.
    events : iterable of Event
        Of this seat and assignment.
    second_due : collection of str
        Items whose text has still to be read by a second person.
    """
    graded = attempt.graded
    told = outcome_with(graded.responses, typed)
    opened = next((e for e in reversed(list(events)) if e.kind == OPENED and e.data.get("attempt") == attempt.id), None)
    holds = [f"“{item}” waits for a second reader" for item in second_due]
    for response in graded.responses:
        if response.trouble and opened is None and response.item not in typed:
            holds.append(f"“{response.item}” could not be marked: a person has to look")
        elif response.item in {m.item for m in graded.marks if m.criterion in told.waiting and m.level is None}:
            holds.append(f"“{response.item}” waits for a person to mark it")
    if graded.tampered and opened is None:
        holds.append("the notebook is not as it was released: a person has to look")
    if told.competent is False and opened is None:
        holds.append("not yet: an instructor has to open it first")
    return Standing(attempt, typed, told, tuple(holds), opened)
