"""Where everybody in a class stands, in one reading of records and gradebook."""

from nbgrader.api import Gradebook

from trainingkit.grading.desk import Desk
from trainingkit.grading.gradebook import typed_scores
from trainingkit.grading.levels import second_due
from trainingkit.grading.records import Event, Records
from trainingkit.grading.standing import Standing, standing_of


def standings(desk: Desk, records: Records, gradebook: Gradebook) -> dict[str, Standing]:
    """Where each seat with a recorded result stands in an assignment, in the order of the seats.

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    attempts = records.latest_of_all(desk.assignment)
    due: dict[str, list[str]] = {}
    for seat, item in sorted(second_due(desk, attempts, records.levels(desk.assignment))):
        due.setdefault(seat, []).append(item)
    events: dict[str | None, list[Event]] = {}
    for event in records.events(desk.assignment):
        events.setdefault(event.seat, []).append(event)
    typed = typed_scores(gradebook, desk.assignment) if attempts else {}
    return {
        seat: standing_of(attempt, typed.get(seat, {}), events.get(seat, ()), due.get(seat, ()))
        for seat, attempt in attempts.items()
    }
