"""Where everybody in a class stands, in one reading of records and gradebook."""

from collections.abc import Collection

from nbgrader.api import Gradebook

from trainingkit.grading.desk import Desk
from trainingkit.grading.gradebook import closes_for, typed_scores
from trainingkit.grading.levels import second_due
from trainingkit.grading.noticed import noticed
from trainingkit.grading.records import Event, Records
from trainingkit.grading.standing import Standing, standing_of


def standings(
    desk: Desk, records: Records, gradebook: Gradebook, due: Collection[tuple[str, str]] | None = None
) -> dict[str, Standing]:
    """Where each seat with a recorded result stands in an assignment, in the order of the seats.

    Parameters
    ----------
    desk : Desk
    records : Records
    gradebook : Gradebook
    due : collection, optional
        Seat and item of what a second person has still to read, where that is known already (``levels.second_due``).

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    attempts = records.latest_of_all(desk.assignment)
    if due is None:
        due = second_due(desk, attempts, records.levels(desk.assignment))
    due_of: dict[str, list[str]] = {}
    for seat, item in sorted(set(due)):
        due_of.setdefault(seat, []).append(item)
    events: dict[str | None, list[Event]] = {}
    for event in records.events(desk.assignment):
        events.setdefault(event.seat, []).append(event)
    typed = typed_scores(gradebook, desk.assignment) if attempts else {}
    return {
        seat: standing_of(
            attempt,
            typed.get(seat, {}),
            events.get(seat, ()),
            due_of.get(seat, ()),
            noticed(desk, records, attempt, events.get(seat, ()), closes_for(gradebook, desk.assignment, seat)),
        )
        for seat, attempt in attempts.items()
    }
