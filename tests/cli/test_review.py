"""trainingkit review."""

import socket

import pytest

from tests.cli.running import run
from tests.grading.classes import NOON, Class, new_class
from tests.trainees.first_response import LOG as TEXTS
from trainingkit.grading.desk import Desk
from trainingkit.grading.records import LevelGiven
from trainingkit.grading.verdict import reach_verdict

A2, LOG = "first-response", "decision-log"


@pytest.fixture
def room(tmp_path) -> Class:
    """One seat that wrote a log and left the call out."""
    room = new_class(tmp_path)
    room.hand_in("seat-01", A2, {LOG: {"texts": TEXTS}})
    return room


def marked(desk: Desk, room: Class) -> None:
    """The seat is recorded, and one row of its log was read by two who differ."""
    graded = reach_verdict(desk, "seat-01")
    answer = graded.by_item[LOG].answer
    with room.records() as records:
        records.mark_recorded(records.add_attempt(graded, {}, NOON), NOON)
        for marker, turn, level in (("AB", "first", 1), ("CD", "second", 3)):
            records.add_level(LevelGiven("seat-01", A2, LOG, "risk", level, marker, turn, answer, NOON))


def test_the_list_has_the_counts_of_the_page(room):
    """Read, to be read again, to agree, to open, and each result with what holds it back."""
    marked(room.desk(A2), room)
    result = run("review", A2, "--list", "--instructor", room.root)

    assert 0 == result.exit_code, result.output
    assert [
        "First reading   1 of 4 texts",
        "Second reading  0 to read",
        "To agree        1 to talk about",
        "Results         1 to open",
        "Agreement       0 of 1 exact, 0 one apart, 1 two or more apart",
    ] == result.output.splitlines()[:5]
    assert [] == [word for word in ("seat-01", "0 of 46", "not yet", "waits for a person") if word not in result.output]


def test_the_list_says_what_was_not_graded(room):
    """Before grading, the command that does it is named, and nothing is made up."""
    result = run("review", A2, "--list", "--instructor", room.root)

    assert f"Not graded      1: trainingkit grade {A2}" in result.output
    assert "seat-01" not in result.output


def test_initials_are_letters_and_digits(room):
    """A marker who is called something else is told what initials are, and no server begins."""
    result = run("review", A2, "--marker", "A. B.", "--instructor", room.root)

    assert 1 == result.exit_code
    assert 'such as AB, not "A. B."' in result.output


def test_a_port_that_is_taken_is_told(room):
    """No other port is taken in its place, because somebody may have forwarded just this one."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("review", A2, "--port", port, "--no-browser", "--instructor", room.root)

    assert 1 == result.exit_code
    assert f"port {port} cannot be used" in result.output
