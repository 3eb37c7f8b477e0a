"""trainingkit collect."""

from datetime import UTC, datetime

import pytest

from tests.cli.running import run
from tests.grading.classes import Class, new_class
from tests.grading.receiving.sending import below, laid_out, zipped
from trainingkit.cli.collecting import late_by
from trainingkit.grading.times import when_words

A2 = "first-response"
DUE = datetime(2020, 11, 20, 17, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """An assignment that closed long ago, and a gradebook that knows two seats, one of them with more time."""
    made = new_class(tmp_path_factory.mktemp("collect"))
    config = made.root / "nbgrader_config.py"
    config.write_text(f'{config.read_text()}\nc.Exchange.root = "{made.root / "nowhere"}"\n')
    made.release(A2)
    with made.gradebook() as gradebook:
        gradebook.update_or_create_assignment(A2, duedate=DUE)
        for seat in ("seat-01", "seat-02"):
            gradebook.update_or_create_student(seat)
        gradebook.update_or_create_submission(A2, "seat-02")
        gradebook.grant_extension(A2, "seat-02", weeks=5_000)
    return made


@pytest.fixture(scope="module")
def collected(room: Class):
    """A stick with three seats, one of them unknown, and one that cannot be read."""
    answers = {f"{A2}.ipynb": b"{}", "answers/the-call.json": b"{}"}
    files = {
        **below(f"seat-01/{A2}", answers),
        "seat-02.zip": zipped({**answers, "answers/decision-log.json": b"{}", "notes.txt": b"x"}),
        "seat-99.zip": zipped({"answers/the-call.json": b"{}"}),
        "seat-03.zip": b"cut short",
    }
    stick = laid_out(room.root.parent / "stick", files)
    return run("collect", A2, "--from", stick, "--by", "an instructor", "--instructor", room.root)


def test_a_class_is_shown_seat_by_seat(room, collected):
    """How much was answered, how late it is by its own time, what the notebook was, what was left out."""
    rows = {line.split()[0]: line for line in collected.stdout.splitlines() if line.strip().startswith("seat-")}

    assert {"seat-01", "seat-02", "seat-99"} == set(rows)
    assert "1 of 2" in rows["seat-01"] and " days " in rows["seat-01"]
    assert "2 of 2" in rows["seat-02"] and "in time" in rows["seat-02"] and "notes.txt" in rows["seat-02"]
    assert "missing" in rows["seat-99"]
    assert f"{A2}: 3 new, 0 unchanged, 3 seats in all" in collected.stdout


def test_what_was_not_taken_and_who_is_unknown_is_told(collected):
    """Each in a line, with what can be done, and the exit code says that something was not taken."""
    assert 1 == collected.exit_code
    assert 'Not taken: seat-03: "seat-03.zip" is no zip, or is cut short' in collected.stdout
    assert "Not in the gradebook's list: seat-99. A slip in the name?" in collected.stdout


def test_it_is_written_down_who_took_it_in(room, collected):
    """And how it came."""
    with room.records() as records:
        (event,) = records.events(A2, "seat-01", ["received"])

    assert ("an instructor", "folder") == (event.who, event.data["how"])
    assert f"taken in from a folder, received {when_words(event.data['received'])}" == event.text


def test_again_nothing_changes(room, collected):
    """The same stick twice."""
    again = run("collect", A2, "--from", room.root.parent / "stick", "--instructor", room.root)

    assert f"{A2}: 0 new, 3 unchanged, 3 seats in all" in again.stdout


def test_a_pattern_finds_the_seat(room):
    """In what an LMS gives for download."""
    download = room.root.parent / "download.zip"
    download.write_bytes(zipped({"Someone_1_file_seat-02.zip": zipped({"answers/the-call.json": b"[]"})}))
    result = run("collect", A2, "--from", download, "--named", r"_(?P<seat>seat-\d+)", "--instructor", room.root)

    assert 0 == result.exit_code, result.output
    assert f"{A2}: 1 new, 0 unchanged" in result.stdout
    assert b"[]" == (room.desk(A2).submitted("seat-02") / "answers" / "the-call.json").read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), f"there is no exchange folder here; take in what trainees bring on a stick or send as a zip: "
             f"trainingkit collect {A2} --from FOLDER_OR_ZIP"),
        (("--from", "BAD"), '"bad.zip" is no zip, or is cut short'),
        (("--from", "BAD", "--named", "seat-("), '"seat-(" is no pattern'),
    ],
)  # fmt: skip
def test_what_cannot_be_collected_is_told(room, words, told):
    """One sentence and exit code 1; nothing is changed."""
    bad = room.root.parent / "bad.zip"
    bad.write_bytes(b"no zip")
    result = run("collect", A2, *(bad if word == "BAD" else word for word in words), "--instructor", room.root)

    assert 1 == result.exit_code
    assert f"Error: {told}" in result.stderr


def test_a_place_that_allows_no_file_is_told(room):
    """One sentence, no traceback."""
    (room.root / "submitted" / "seat-50").write_text("a file, where a folder has to be")
    stick = laid_out(room.root.parent / "other", {"seat-50.zip": zipped({"answers/the-call.json": b"{}"})})
    result = run("collect", A2, "--from", stick, "--instructor", room.root)
    (room.root / "submitted" / "seat-50").unlink()

    assert 1 == result.exit_code
    assert 'seat-50" is a file, not a folder' in result.stderr


def test_a_misspelt_assignment_is_guessed(room):
    """The nearest name is offered."""
    result = run("collect", "first-respons", "--instructor", room.root)

    assert 1 == result.exit_code
    assert 'did you mean "first-response"?' in result.stderr


@pytest.mark.parametrize(
    ("received", "told"),
    [
        ("2020-11-20T17:00:00+00:00", "in time"),
        ("2020-11-20T18:00:00+01:00", "in time"),
        ("2020-11-20T17:00:01+00:00", "1 min"),
        ("2020-11-20T18:30:00+00:00", "90 min"),
        ("2020-11-21T17:05:00+00:00", "24 h 5 min"),
        ("2020-11-25T17:00:00+00:00", "5 days"),
        (None, "no time known"),
    ],
)
def test_how_late_it_is(received, told):
    """Counted from the closing time, in the words people use; one second is late, and nobody rounds it away."""
    assert told == late_by(received, DUE)
    assert "-" == late_by(received, None)
