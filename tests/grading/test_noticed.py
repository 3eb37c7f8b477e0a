"""What holds a result although every answer can be marked: nobody decides it but a person."""

import pytest

from tests.grading.classes import NOON, RECEIVED, Class
from tests.trainees.first_response import reference
from trainingkit.grading.batch import grade_one
from trainingkit.grading.class_standing import standings
from trainingkit.grading.records import Event

A2, SEAT = "first-response", "seat-01"
LATER = "2026-11-23 09:00:00.000000 UTC"


def hand_in(room: Class, values: dict, received: str = RECEIVED) -> None:
    """The seat hands in, and is marked."""
    room.hand_in(SEAT, A2, values, received)
    with room.records() as records, room.gradebook() as gradebook:
        grade_one(room.desk(A2), records, gradebook, SEAT, NOON, "anna")


def held(room: Class) -> list[str]:
    """What is noticed of it."""
    with room.records() as records, room.gradebook() as gradebook:
        return [each.split(":")[0] for each in standings(room.desk(A2), records, gradebook)[SEAT].noticed]


@pytest.fixture
def released(room: Class) -> Class:
    """A class to which the call was released."""
    room.release(A2)
    return room


def played(room: Class, steps: int | None = None, minute: str = "10") -> dict:
    """The best run of the seat, or its beginning; ``minute`` says when it was begun."""
    values = reference(room.form(SEAT, A2))
    run = values["the-call"]["runs"][0]
    run["started"] = run["started"][:14] + minute + run["started"][16:]
    if steps is not None:
        run |= {"steps": run["steps"][:steps], "ended": False}
    return values


def test_handing_in_again_in_time_holds_nothing(released):
    """A run that goes on from one hand-in to the next is the same run."""
    hand_in(released, played(released, steps=3))
    hand_in(released, played(released))

    assert [] == held(released)


def test_what_comes_after_closing_is_looked_at(released):
    """Nothing is taken off; an instructor decides."""
    with released.gradebook() as gradebook:
        gradebook.update_or_create_assignment(A2, duedate="2026-11-22 12:00:00")
    hand_in(released, played(released), LATER)

    assert ["it was handed in after it had closed"] == held(released)


def test_what_comes_after_feedback_is_looked_at(released):
    """Whoever has read what was missed has had help that the others had not."""
    hand_in(released, played(released))
    with released.records() as records:
        records.add_event(Event("2026-11-22T08:00:00+00:00", "anna", "feedback", "feedback was written", SEAT, A2))
    hand_in(released, played(released) | {"decision-log": {"texts": {}}}, LATER)

    assert ["it was handed in after feedback had been written"] == held(released)


def test_another_first_run_is_looked_at(released):
    """The first run counts, so one that takes its place is seen."""
    hand_in(released, played(released, steps=3))
    hand_in(released, played(released, minute="45"))

    assert ["the first run of “the-call” is another than in an earlier hand-in"] == held(released)
