"""trainingkit forget."""

import pytest

from tests.cli.running import run
from tests.grading.marked_class import A1, SEATS, marked_class
from trainingkit.grading.records import Event


@pytest.fixture
def room(tmp_path):
    """A class that was marked."""
    return marked_class(tmp_path)


def kept(room) -> list[tuple[str, int]]:
    """Whose answers are in the records, and how many."""
    with room.records() as records:
        return [(seat, count) for seat, _, count, _ in records.answers_kept()]


def test_what_would_go_is_shown_first(room):
    """How many seats, answers and folders, the oldest and the newest; nothing is deleted without --yes."""
    before = kept(room)
    result = run("forget", A1, "--instructor", room.root, "--months", "0")
    (line,) = [line.split() for line in result.output.splitlines() if A1 in line]

    assert 0 == result.exit_code, result.output
    assert [A1, "5", "65", "5", "2026-11-21", "2026-11-21"] == line
    assert "Nothing was deleted. To delete it, say --yes." in result.output
    assert before == kept(room) != []


def test_it_is_deleted_when_somebody_is_sure(room):
    """Answers and folders are gone, results stay, and where else copies may lie is told."""
    result = run("forget", "--instructor", room.root, "--months", "0", "--yes", "--by", "ann")
    with room.records() as records:
        whose = [event.who for event in records.events(kinds=["forgotten"])]
        results = list(records.latest_of_all(A1))

    assert 0 == result.exit_code, result.output
    assert "Deleted: 65 answers and 5 folders of 5 seats." in result.output
    assert "exchange folder" in result.output
    assert ([], list(SEATS), ["ann"] * 5) == (kept(room), results, whose)
    assert not list((room.root / "submitted").glob("*"))


def test_within_a_year_nothing_goes(room):
    """The default is twelve months after receipt."""
    result = run("forget", "--instructor", room.root, "--months", "1200", "--yes")

    assert 0 == result.exit_code
    assert "Nothing was received before" in result.output
    assert list(SEATS) == [seat for seat, _ in kept(room)]


def test_an_open_appeal_is_named(room):
    """Its answers stay, and it is said whose they are."""
    with room.records() as records:
        records.add_event(Event("2026-11-22T09:00:00+00:00", "ann", "appealed", "an appeal", "seat-02", A1))
    result = run("forget", "--instructor", room.root, "--months", "0", "--yes")

    assert f"An appeal is open, so these stay: seat-02 ({A1})." in result.output
    assert ["seat-02"] == [seat for seat, _ in kept(room)]
