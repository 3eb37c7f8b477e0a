"""When the time to appeal has passed, what was handed in is deleted; what was decided stays."""

import os
from datetime import datetime

import pytest

from tests.grading.classes import NOON
from tests.trainees.recognise_the_approach import reference
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.records import Event, RecordsBroken
from trainingkit.grading.retention import NotForgotten, _delete, forget, kept, window_begins
from trainingkit.grading.verdict import reach_verdict

A1 = "recognise-the-approach"
SECRET = "a sentence that nobody else would write"
OLD, NEW = "2025-11-01 10:00:00.000000 UTC", "2026-11-01 10:00:00.000000 UTC"
NOW = "2026-11-21T12:00:00+00:00"


@pytest.fixture
def marked(room):
    """Two seats were marked, one a year ago; what was made of their answers lies in three folders."""
    with room.records() as records:
        for seat, received in (("seat-01", OLD), ("seat-02", NEW)):
            words = f"{SECRET}, {seat}. " * 300  # on pages of the database that nothing else is written to
            values = reference() | {"fine-just-annoyed": {"text": words, "choice": "ask-now"}}
            folder = room.hand_in(seat, A1, values, received)
            for other in ("autograded", "feedback"):
                (room.root / other / seat / A1).mkdir(parents=True)
                (room.root / other / seat / A1 / "page.html").write_text(SECRET)
            (room.root / "autograded" / seat / A1).chmod(0o500)
            answers, _ = answers_in(folder, room.desk(A1).items)
            records.keep_edition(*room.desk(A1).edition, NOON)
            records.mark_recorded(records.add_attempt(reach_verdict(room.desk(A1), seat), answers, NOON), NOON)
        yield room, records


def due(room, records) -> list:
    """What would go today."""
    begins = window_begins(datetime.fromisoformat(NOW))
    return [each for each in kept(room.root, records) if each.received < begins]


def traces(room, seat: str) -> list[str]:
    """The files in the instructor's folder in which the words of a seat can be found."""
    words = f"{SECRET}, {seat}".encode()
    files = [path for path in room.root.rglob("*") if path.is_file()]
    return sorted(path.relative_to(room.root).as_posix() for path in files if words in path.read_bytes())


def test_only_what_is_older_than_the_window_is_due(marked):
    """The seat that handed in a year ago, with its answers in the records and its three folders."""
    room, records = marked

    assert [("seat-01", 13, ["submitted", "autograded", "feedback"])] == [
        (each.seat, each.answers, [folder.parts[-3] for folder in each.folders]) for each in due(room, records)
    ]


def test_the_bytes_are_really_gone(marked):
    """Neither the database nor what lies beside it holds the words any more; other seats keep theirs."""
    room, records = marked
    before = traces(room, "seat-01")
    forget(room.root, records, due(room, records), NOW, "ann")

    assert any(name.startswith("records.db") for name in before)
    assert [] == traces(room, "seat-01")
    assert any(name.startswith("records.db") for name in traces(room, "seat-02"))
    assert [] == [path for path in room.root.glob("*/seat-01") if path.parent.name != "source"]


def test_what_was_decided_stays(marked):
    """The attempt with its marks, its edition, and an event that says what was deleted, when, and by whom."""
    room, records = marked
    before = records.latest(A1, "seat-01")
    forget(room.root, records, due(room, records), NOW, "ann")
    (event,) = records.events(A1, "seat-01")

    assert before == records.latest(A1, "seat-01")
    assert records.edition(before.graded.edition)
    assert ("forgotten", "ann", NOW, 13) == (event.kind, event.who, event.at, event.data["answers"])


def test_an_open_appeal_keeps_the_answers(marked):
    """Until it is closed; an appeal of another assignment keeps nothing."""
    room, records = marked
    records.add_event(Event(NOON, "ann", "appealed", "an appeal", "seat-01", "first-response"))
    nothing = [each.appealed for each in due(room, records)]
    records.add_event(Event(NOON, "ann", "appealed", "an appeal", "seat-01", A1))
    opened = [each.appealed for each in due(room, records)]
    forget(room.root, records, due(room, records), NOW, "ann")
    still = len(traces(room, "seat-01"))
    records.add_event(Event(NOON, "ann", "closed", "settled", "seat-01", A1))
    forget(room.root, records, due(room, records), NOW, "ann")

    assert ([False], [True], True) == (nothing, opened, still > 0)
    assert [] == traces(room, "seat-01")


def test_who_handed_in_again_is_kept_whole(marked):
    """The window begins with the last time that a seat handed in, marked or not."""
    room, records = marked
    room.hand_in("seat-01", A1, reference(), NEW)

    assert [] == due(room, records)


def test_the_same_again_does_nothing(marked):
    """What is gone is not due once more, and no second event is written."""
    room, records = marked
    forget(room.root, records, due(room, records), NOW, "ann")
    forget(room.root, records, due(room, records), NOW, "ann")

    assert 1 == len(records.events())


def test_a_folder_that_cannot_be_deleted_is_told(marked, monkeypatch):
    """The records keep the answers then, so that the same command can go on from there."""
    room, records = marked
    monkeypatch.setattr("shutil.rmtree", lambda _: (_ for _ in ()).throw(PermissionError("in use")))
    with pytest.raises(NotForgotten, match=r"submitted.seat-01.*cannot be deleted: in use"):
        forget(room.root, records, due(room, records), NOW, "ann")

    assert 13 == due(room, records)[0].answers


def test_another_program_that_reads_is_told(marked):
    """While somebody reads the records, deleted bytes may be left beside them: not a success."""
    room, records = marked
    with room.records() as reader:
        reader._db.execute("begin")
        reader._db.execute("select count(*) from answers").fetchone()
        records._db.execute("pragma busy_timeout=10")
        with pytest.raises(RecordsBroken, match="another program has it open|locked"):
            forget(room.root, records, due(room, records), NOW, "ann")
        reader._db.rollback()
    forget(room.root, records, due(room, records), NOW, "ann")

    assert [] == traces(room, "seat-01")


def test_what_was_never_marked_goes_too(marked):
    """Also what lies only among the older submissions or the pages; its age is its receipt, or its newest file."""
    room, records = marked
    room.hand_in("seat-20", A1, reference(), OLD)
    for place, days in (("submitted-before/seat-21/first-response/unknown", 400), ("feedback/seat-22/gone", 10)):
        (room.root / place).mkdir(parents=True)
        (room.root / place / "page.html").write_text(SECRET)
        when = datetime.fromisoformat(NOW).timestamp() - days * 24 * 60 * 60
        os.utime(room.root / place / "page.html", (when, when))
    found = {each.seat: each for each in due(room, records)}
    forget(room.root, records, found.values(), NOW, "ann")

    assert {"seat-01": True, "seat-20": False, "seat-21": False} == {seat: each.marked for seat, each in found.items()}
    assert ["seat-22"] == [path.name for path in room.root.glob("*/seat-2*")]
    assert "it was never marked" in records.events(A1, "seat-20")[0].text


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_is_neither_followed_nor_deleted(marked, tmp_path):
    """Whoever put it there, what it leads to is not ours."""
    room, records = marked
    (tmp_path / "outside" / A1).mkdir(parents=True)
    (tmp_path / "outside" / A1 / "timestamp.txt").write_text(OLD)
    (room.root / "submitted" / "seat-30").symlink_to(tmp_path / "outside")
    (room.root / "feedback" / "seat-31").mkdir()
    (room.root / "feedback" / "seat-31" / A1).symlink_to(tmp_path / "outside" / A1)
    forget(room.root, records, due(room, records), NOW, "ann")

    assert OLD == (tmp_path / "outside" / A1 / "timestamp.txt").read_text()
    assert (room.root / "submitted" / "seat-30").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_only_folders_are_opened_up_to_be_deleted(tmp_path):
    """A link is taken away and not walked, and a file that has another name elsewhere keeps its mode there."""
    outside = tmp_path / "outside"
    (outside / "sub").mkdir(parents=True)
    (outside / "run.sh").touch(0o755)
    inside = tmp_path / "submitted" / "seat-01"
    (inside / A1 / "closed").mkdir(parents=True)
    (inside / "link").symlink_to(outside)
    os.link(outside / "run.sh", inside / A1 / "closed" / "run.sh")
    (inside / A1 / "within").symlink_to(outside)
    modes = [path.stat().st_mode for path in (outside, outside / "sub", outside / "run.sh")]
    (inside / A1 / "closed").chmod(0)
    _delete(inside / "link")
    _delete(inside / A1)

    assert not inside.exists()
    assert modes == [path.stat().st_mode for path in (outside, outside / "sub", outside / "run.sh")]
