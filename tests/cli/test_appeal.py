"""trainingkit appeal."""

import pytest

from tests.cli.running import run
from tests.grading.classes import NOON, new_class
from tests.trainees.recognise_the_approach import reference
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.recording import record
from trainingkit.grading.verdict import reach_verdict

A1 = "recognise-the-approach"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class with one result."""
    room = new_class(tmp_path_factory.mktemp("appeal"))
    room.release(A1)
    lying = room.hand_in("seat-01", A1, reference())
    desk = room.desk(A1)
    with room.records() as records, room.gradebook() as gradebook:
        answers = answers_in(lying, desk.items)[0]
        record(desk, records, gradebook, reach_verdict(desk, "seat-01"), answers, NOON, lambda _: None)
    return room


def test_a_file_is_made_and_said_where(room, tmp_path):
    """The PDF lies where it was asked for; that it was asked for, by whom and why, is kept."""
    out = tmp_path / "file.pdf"
    result = run("appeal", "seat-01", A1, "--instructor", room.root, "--out", out, "--why", "the tool", "--by", "ab")
    with room.records() as records:
        kept = [(each.who, each.text) for each in records.events(A1, "seat-01", ("appealed",))]

    assert 0 == result.exit_code, result.output
    assert str(out) in result.output
    assert b"%PDF" == out.read_bytes()[:4]
    assert ("ab", "The appeal file was made. the tool") in kept


def test_an_appeal_is_closed_once(room):
    """How it ended is kept; what is not open cannot be closed."""
    words = ("appeal", "seat-02", A1, "--instructor", room.root, "--close", "upheld")
    result = run(*words)

    assert 1 == result.exit_code
    assert 'no appeal of "seat-02" is open' in result.output


def test_a_seat_without_a_result_is_told_what_to_do(room):
    """It names the command that marks."""
    result = run("appeal", "seat-99", A1, "--instructor", room.root)

    assert 1 == result.exit_code
    assert f"trainingkit grade {A1}" in result.output
