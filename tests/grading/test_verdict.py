"""A verdict is reached from the answers, by the item's id, and nothing of a learner's is run."""

import pytest

from tests.grading.classes import NOON, Class
from tests.trainees.first_response import reference
from trainingkit.grading.graded import Graded
from trainingkit.grading.recording import record
from trainingkit.grading.verdict import reach_verdict

A2 = "first-response"
ALL = ("recognise-the-approach", A2, "evidence-handling", "figures-and-money")


def handed_in(room: Class, seat: str = "seat-01") -> None:
    """A seat hands in the best run of its form, and a log."""
    room.hand_in(seat, A2, reference(room.form(seat, A2)))


def test_a_verdict_is_the_marks_of_the_answers(room):
    """A run of best choices has all points of the story, and the log waits for a person."""
    handed_in(room)
    graded = reach_verdict(room.desk(A2), "seat-01")

    assert [34.0, 0.0] == [response.points for response in graded.responses]
    assert [False, True] == [response.waits for response in graded.responses]
    assert "2026-11-21T11:30:00+00:00" == graded.received


@pytest.mark.parametrize("assignment", ALL)
def test_an_untouched_release_has_nothing_in_any_item(room, assignment):
    """Handed in as it was fetched, it earns no point, waits for nobody, and nothing is found in it."""
    if room.desk(assignment).files.items.value.case:
        room.prepare(assignment)
    room.hand_in("seat-01", assignment, {})
    graded = reach_verdict(room.desk(assignment), "seat-01")

    assert [*room.desk(assignment).items] == [each.item for each in graded.responses]
    assert {(0.0, None, False)} == {(each.points, each.answer, each.waits) for each in graded.responses}
    assert ((), False) == (graded.tampered, graded.outcome.competent)


def test_a_verdict_can_be_read_again(room):
    """What is kept as JSON is the same verdict."""
    handed_in(room)
    graded = reach_verdict(room.desk(A2), "seat-01")

    assert graded == Graded.from_json(graded.to_json())


def test_a_verdict_reaches_records_and_gradebook(room):
    """The scores are in the gradebook, what waits for a person is marked so, and doing it again changes nothing."""
    room.release(A2)
    handed_in(room)
    desk = room.desk(A2)
    done = []
    with room.records() as records, room.gradebook() as gradebook:
        for _ in range(2):
            graded = reach_verdict(desk, "seat-01")
            done.append(record(desk, records, gradebook, graded, {}, NOON, lambda _: None).done)
        grades = gradebook.find_submission(A2, "seat-01").notebooks[0].grades
        told = {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in grades}

        assert ["graded", "unchanged"] == done
        assert {"the-call": (34.0, False), "decision-log": (0.0, True)} == told
        assert 1 == len(records.attempts(A2))
