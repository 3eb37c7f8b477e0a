"""trainingkit report."""

import csv

import pytest

from tests.cli.running import run
from tests.grading.marked_class import A1, SEATS, marked_class


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class that was marked; nothing here changes it."""
    return marked_class(tmp_path_factory.mktemp("marked"))


def test_a_class_is_told_in_counts(room):
    """Results, points, criteria, misconceptions and agreement; that they are practice, and few."""
    result = run("report", A1, "--instructor", room.root)
    wanted = (
        "recognise-the-approach: 5 results",
        "Results are practice: the standard is not signed.",
        "4 competent, 1 not yet, 0 open; 2 provisional",
        "Points of 5 seats: median 23, from 21 to 26 of 26",
        "Below 50 answers only counts are told",
        "  2  Names a removal tool that turns this person away.",
        "Marked twice: nothing was marked twice yet.",
    )

    assert 0 == result.exit_code, result.output
    assert [] == [words for words in wanted if words not in result.output]


def test_a_criterion_is_counted(room):
    """So many met it, so many did not, and so many wait for a person."""
    lines = run("report", A1, "--instructor", room.root).output.splitlines()
    counts = {
        words: line.split()[-4:] for line in lines for words in ("Named a tool", "The first sentence") if words in line
    }

    assert {"Named a tool": ["3", "0", "2", "0"], "The first sentence": ["4", "0", "0", "1"]} == counts


def test_only_who_is_provisional_is_named_and_why(room):
    """Nobody else's seat is in the summary."""
    output = run("report", A1, "--instructor", room.root).output
    named = {seat for seat in SEATS if seat in output}
    reasons = [line.strip() for line in output.splitlines() if line.startswith("  seat-")]

    assert {"seat-03", "seat-05"} == named
    assert [
        "seat-03: “fine-just-annoyed” waits for a second reader",
        "seat-05: “fine-just-annoyed” waits for a person to mark it; not yet: an instructor has to open it first",
    ] == reasons


def test_files_are_written_for_other_systems(room, tmp_path):
    """Moodle's with the identity from the file of people and the name that was given; a row for each item response."""
    people = tmp_path / "people.csv"
    people.write_text("seat,Email address\n" + "".join(f"{seat},{seat}@force.example\n" for seat in list(SEATS)[:4]))
    grades, items = tmp_path / "new" / "moodle.csv", tmp_path / "items.csv"
    options = ("--moodle", grades, "--people", people, "--id-column", "Email address", "--items", items)
    result = run("report", A1, "--instructor", room.root, *options, "--column", f"{A1}=A1, approach")
    lines = list(csv.reader(grades.open(encoding="utf-8-sig", newline="")))

    assert 0 == result.exit_code, result.output
    assert [["Email address", "A1, approach"], ["seat-01@force.example", "26"]] == lines[:2]
    assert "Not in the file of people, so left out: seat-05." in result.output
    assert "Provisional results of 1 seat are left empty." in result.output
    assert "Results are practice" in result.output
    assert 1 + 9 * 13 == len(items.read_text(encoding="utf-8").splitlines())


def test_a_column_of_no_assignment_is_refused(room):
    """A name has to be that of an assignment which was asked for."""
    result = run("report", A1, "--instructor", room.root, "--column", "other=Name")

    assert 2 == result.exit_code
    assert '"other=Name" is not ASSIGNMENT=NAME of an assignment given' in result.output


def test_before_anything_is_graded_it_says_how(room):
    """The command that comes first is named."""
    result = run("report", "first-response", "--instructor", room.root)

    assert 0 == result.exit_code, result.output
    assert "Nothing was graded yet: trainingkit grade first-response" in result.output
