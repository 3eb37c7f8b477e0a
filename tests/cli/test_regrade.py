"""trainingkit regrade."""

import pytest

from tests.cli.running import run
from tests.grading.marked_class import A1, marked_class
from tests.grading.regrade.keys import SURE, change_key


@pytest.fixture
def room(tmp_path):
    """A class that was marked, and whose key was mended in one place since."""
    room = marked_class(tmp_path)
    change_key(room.root, A1, tool_for_the_age=SURE)
    return room


def scores(room) -> dict[str, float]:
    """Seat to score, as nbgrader has it."""
    with room.gradebook() as gradebook:
        return {each.student.id: each.score for each in gradebook.assignment_submissions(A1)}


def attempts(room) -> int:
    """How many attempts are recorded."""
    with room.records() as records:
        return len(records.attempts())


def test_who_would_change_is_shown_and_nothing_written(room):
    """What is another in the key, who would have more, and how to apply it."""
    before = scores(room), attempts(room)
    result = run("regrade", A1, "--instructor", room.root)
    wanted = (
        "key version 1 is now 2",
        "which-tool: tool-for-the-age changed: best",
        "2 of 5 seats would have a better result; nobody's is lowered.",
        "3 without change.",
        "Nothing was written.",
    )

    assert 0 == result.exit_code, result.output
    assert [] == [words for words in wanted if words not in result.output]
    assert ["seat-02", "seat-03"] == [line.split()[0] for line in result.output.splitlines() if " seat-" in line]
    assert before == (scores(room), attempts(room))


def test_it_is_applied_with_a_reason(room):
    """Scores reach the gradebook and marked notebooks are written; the same once more has nothing to do."""
    before = scores(room)
    result = run("regrade", A1, "--instructor", room.root, "--apply", "--why", "The key was wrong", "--by", "ann")
    again = run("regrade", A1, "--instructor", room.root)
    gained = {seat: score - before[seat] for seat, score in scores(room).items() if score != before[seat]}

    assert 0 == result.exit_code, result.output
    assert "Recorded for 5 seats." in result.output
    assert {"seat-02": 3.0, "seat-03": 3.0} == gained
    assert (room.root / "autograded" / "seat-02" / A1 / f"{A1}.ipynb").is_file()
    assert "0 of 5 seats would have a better result" in again.output
    assert "Nothing was written" not in again.output


def test_without_a_reason_it_is_refused(room):
    """A sentence that will be understood in a year is asked for, and nothing is written."""
    before = attempts(room)
    result = run("regrade", A1, "--instructor", room.root, "--apply")

    assert 1 == result.exit_code
    assert 'Error: say why, in one sentence that will be understood in a year: --why "…"\n' == result.output
    assert before == attempts(room)


def test_before_anything_is_graded_it_says_so(room):
    """Another assignment, of which nothing was recorded."""
    result = run("regrade", "first-response", "--instructor", room.root)

    assert 0 == result.exit_code, result.output
    assert 'Nothing of "first-response" was graded yet.\n' == result.output
