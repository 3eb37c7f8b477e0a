"""trainingkit observe."""

import pytest

from tests.cli.running import run
from tests.grading.classes import Class, new_class

ALL = ",".join(map(str, range(1, 13)))


@pytest.fixture
def room(tmp_path) -> Class:
    """A class to which the role-play was released."""
    made = new_class(tmp_path)
    made.release("role-play")
    return made


def observe(room: Class, *options: str):
    """Enter a sheet for a seat that the gradebook does not know yet."""
    return run("observe", "seat-07", "role-play", "--instructor", room.root, "--new", "--observer", "AB", *options)


def test_a_sheet_says_what_it_comes_to_and_what_is_next(room):
    """Points, not yet, which red line, and that a person talks with the officer first."""
    result = observe(room, "--yes", "1,2,4,5,6,7,8,9,10,11", "--no", "3,12", "--overall", "3", "--on", "2026-11-20")

    assert 0 == result.exit_code
    assert [
        "seat-07: 20 of 24, not yet; observed by AB on 2026-11-20",
        "red, and not seen: asks-about-suicide",
        "A person talks with the officer first: trainingkit review role-play",
    ] == result.output.splitlines()


def test_a_whole_sheet_of_yes_is_competent(room):
    """And says nothing of what is left to do."""
    assert ["seat-07: 24 of 24, competent"] == [
        line.partition(";")[0] for line in observe(room, "--yes", ALL).output.splitlines()
    ]


def test_a_sheet_that_is_not_whole_records_nothing(room):
    """One sentence, and no score."""
    result = observe(room, "--yes", "1,2")
    with room.gradebook() as gradebook:
        found = gradebook.assignment_submissions("role-play")

    assert (1, []) == (result.exit_code, found)
    assert "not yet whole, without 3 (asks-about-suicide)" in result.output


def test_the_lines_can_be_looked_up(room):
    """By number and id, the red ones in words; nothing is recorded."""
    result = observe(room, "--lines")
    rows = result.output.splitlines()

    assert 12 == len(rows)
    assert 7 == sum(": RED " in row for row in rows)
    assert rows[2].startswith(" 3  asks-about-suicide: RED ")
    assert not (room.root / "records.db").exists()


def test_an_overall_mark_is_one_to_five(room):
    """Anything else is a slip, and told before anything is done."""
    assert 2 == observe(room, "--yes", ALL, "--overall", "6").exit_code


@pytest.mark.parametrize(
    ("assignment", "told"), [("first-response", "is not observed"), ("rol-play", 'did you mean "role-play"')]
)
def test_only_what_is_observed_has_a_sheet(assignment, told, room):
    """The others are handed in; a slip in the name is told with the nearest."""
    result = run("observe", "seat-07", assignment, "--yes", ALL, "--instructor", room.root)

    assert 1 == result.exit_code
    assert told in result.output


def test_grade_sends_whoever_handed_it_in_to_the_sheet(room):
    """What lies in ``submitted/`` is not marked, and the seat is named with the command that is."""
    room.hand_in("seat-07", "role-play", {})
    result = run("grade", "role-play", "--instructor", room.root)

    assert 1 == result.exit_code
    assert "trainingkit observe seat-07 role-play" in result.output
