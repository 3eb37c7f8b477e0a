"""trainingkit feedback."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cli.running import run
from tests.grading.classes import NOON, new_class
from tests.trainees.hand_in import all_at
from tests.trainees.recognise_the_approach import reference
from trainingkit.evidence import hash_file
from trainingkit.grading.batch import grade_one
from trainingkit.grading.records import LevelGiven

A1 = "recognise-the-approach"
WORDS = "Said no to the payment, called the clock a trick"
ITEM, ROW = "fine-just-annoyed", "first-sentence"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """Two people have read what seat-01 wrote; seat-02 handed in nothing, and no person has looked yet."""
    made = new_class(tmp_path_factory.mktemp("class"))
    made.release(A1)
    desk = made.desk(A1)
    answer = hash_file((made.hand_in("seat-01", A1, reference()) / "answers" / f"{ITEM}.json").read_bytes())
    made.hand_in("seat-02", A1, {})
    with made.records() as records, made.gradebook() as gradebook:
        assert {ITEM: {ROW: 3}} == all_at(desk.files)
        for marker, turn in (("anna", "first"), ("ben", "second")):
            records.add_level(LevelGiven("seat-01", A1, ITEM, ROW, 3, marker, turn, answer, NOON))
        for seat in ("seat-01", "seat-02"):
            grade_one(desk, records, gradebook, seat, NOON, "anna")
    return made


@pytest.fixture
def closing_tomorrow(room):
    """The assignment closes a day from now."""
    with room.gradebook() as gradebook:
        gradebook.update_or_create_assignment(A1, duedate=f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d %H:%M} UTC")
    yield
    with room.gradebook() as gradebook:
        gradebook.update_or_create_assignment(A1, duedate=None)


def feedback(room, *words, code=0):
    """The output of the command, its lines joined."""
    result = run("feedback", A1, "--instructor", room.root, *words)
    assert code == result.exit_code, result.output
    return " ".join(result.output.split())


def page(room, seat):
    """The page of a seat."""
    return room.root / "feedback" / seat / A1 / f"{A1}.html"


def test_who_may_hear_of_a_result_gets_a_page_and_the_others_are_listed(room):
    """With the reason, and that no closing date was set."""
    told = feedback(room)

    assert "Competent in this practice, 26 of 26 points" in told
    assert "not yet: an instructor has to open it first" in told
    assert "No closing date is set" in told
    assert "1 page of 2 seats" in told
    assert (True, False) == (page(room, "seat-01").is_file(), page(room, "seat-02").is_file())


def test_a_provisional_page_tells_no_result(room):
    """And is written only when it is asked for."""
    feedback(room, "--seat", "seat-02", "--provisional")
    text = page(room, "seat-02").read_text()

    assert "Not finished: a person is still looking at it." in text
    assert "Not yet" not in text


def test_before_the_closing_date_a_page_says_when_results_come(room, closing_tomorrow):
    """And nothing of what was looked for."""
    told = feedback(room)

    assert "received; no result before it closes" in told
    assert "Asked about suicide" not in page(room, "seat-01").read_text()


def test_a_seat_with_more_time_is_told_after_its_own_closing(room):
    """The assignment has closed for the others, and who may still answer hears nothing of what was looked for."""
    with room.gradebook() as gradebook:
        gradebook.update_or_create_assignment(
            A1, duedate=f"{datetime.now(UTC) - timedelta(hours=1):%Y-%m-%d %H:%M} UTC"
        )
        gradebook.grant_extension(A1, "seat-01", days=1)
    told = feedback(room)
    early = page(room, "seat-01").read_text()
    with room.gradebook() as gradebook:
        gradebook.grant_extension(A1, "seat-01", days=0)
    feedback(room)
    late = page(room, "seat-01").read_text()
    with room.gradebook() as gradebook:
        gradebook.update_or_create_assignment(A1, duedate=None)

    assert "received; no result before it closes" in told
    assert (False, True) == (WORDS in early, WORDS in late)


def test_plain_files_are_written_for_a_stick(room, tmp_path):
    """The same pages, one for each seat."""
    feedback(room, "--out", tmp_path / "stick", "--provisional")
    files = {path.name: path.read_bytes() for path in (tmp_path / "stick").iterdir()}

    assert {f"{seat}-{A1}.html": page(room, seat).read_bytes() for seat in ("seat-01", "seat-02")} == files


def test_what_was_not_handed_in_through_the_exchange_is_given_as_a_file(room):
    """It says so, and the exit code says that not all was done that was asked for."""
    assert "give the page as a file (--out)" in feedback(room, "--seat", "seat-01", "--release", code=1)


def test_what_was_written_is_recorded_once(room):
    """With the attempt, the hash of the page and whether it was returned."""
    feedback(room, "--seat", "seat-01", "--by", "anna")
    feedback(room, "--seat", "seat-01", "--by", "anna")
    with room.records() as records:
        events = records.events(A1, "seat-01", ["feedback"])
        attempt = records.latest(A1, "seat-01")

    assert (attempt.id, False) == (events[-1].data["attempt"], events[-1].data["released"])
    assert events[-1].data["sha256"] == hash_file(page(room, "seat-01").read_bytes())
    assert [] == [pair for pair in zip(events, events[1:], strict=False) if pair[0].data == pair[1].data]


def test_a_page_is_written_by_the_key_that_the_result_was_marked_by(room):
    """Whatever the key says today, until a regrade."""
    key = room.root / "keys" / f"{A1}.yml"
    before = key.read_text(encoding="utf-8")
    key.write_text(before.replace(WORDS, "Another criterion"), encoding="utf-8")
    feedback(room, "--seat", "seat-01")
    key.write_text(before, encoding="utf-8")
    text = page(room, "seat-01").read_text(encoding="utf-8")

    assert (True, False) == (WORDS in text, "Another criterion" in text)


def test_a_seat_that_is_not_there_or_handed_in_again_is_told_to_be_graded(room):
    """Its page would be about something else."""
    path = room.root / "submitted" / "seat-02" / A1 / "answers" / "it-is-the-ex.json"
    path.write_text("{}")
    told = feedback(room, "--seat", "seat-09", "--seat", "seat-02", code=1)
    path.unlink()

    assert f"seat-09 has no recorded result: trainingkit grade {A1}" in told
    assert f"seat-02 has handed in again since: trainingkit grade {A1}" in told


def test_before_anything_is_graded_it_says_how(room):
    """The command is named."""
    result = run("feedback", "first-response", "--instructor", room.root)

    assert 'Nothing of "first-response" was graded yet: trainingkit grade first-response\n' == result.output
