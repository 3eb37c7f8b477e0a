"""A submission is taken by name, put in place whole, and written down; the time of receipt is ours."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.grading.receiving.sending import (
    ANSWER,
    MASTER,
    NOTEBOOK,
    NOW,
    SENT,
    A,
    below,
    contents,
    inbox,
    laid_out,
    zipped,
)
from trainingkit.grading.receipt import RECEIVED, read_stamp, received_at, stamp
from trainingkit.grading.receiving.inbox import Inbox, receive, receive_folder, receive_zip
from trainingkit.grading.receiving.placing import BEFORE, OLD, mend, sweep
from trainingkit.grading.receiving.sent import NotTaken, Parcel, open_folder, read_regular

LATER, LATEST = "2026-11-21T13:00:00+00:00", "2026-11-21T17:30:00+00:00"
PLACED = {NOTEBOOK, "answers/the-call.json", "timestamp.txt", RECEIVED}


@pytest.fixture
def box(tmp_path):
    """Where submissions of one assignment go."""
    made = inbox(tmp_path / "instructor")
    yield made
    made.records.close()


def send(box: Inbox, files, at: str = NOW, seat: str = "seat-07"):
    """A seat's files come as a zip; what became of them."""
    path = box.root.parent / f"{seat}.zip"
    path.write_bytes(zipped(files))
    (told,) = receive_zip(replace(box, at=at), path)
    return told


def test_a_submission_is_placed_and_written_down(box):
    """Notebook, answers, the time of receipt, what was found, and one event with all of it."""
    told = send(box, {**SENT, "answers/set-aside/the-call-1.json": b"{}", "answers/other-case": b"x"})
    place = box.folder("seat-07")
    (event,) = box.records.events(A, "seat-07", ["received"])

    assert PLACED | {"answers/set-aside/the-call-1.json", "answers/other-case"} == set(contents(place))
    assert NOW == received_at(place) == told.received
    expected = {"format": 1, "notebook": "as sent", "left_out": [], "received": NOW, "claimed": None}
    assert expected == json.loads((place / RECEIVED).read_text())
    assert (NOW, "an instructor", "zip", told.sha256) == (
        event.at,
        event.who,
        event.data["how"],
        event.data["sha256"],
    )


def test_only_what_belongs_is_taken(box):
    """Cases, stories and items are ours; of the rest, what is nobody's by-product is told."""
    extra = {
        "items.yml": b"their own",
        "cases/v01/case.json": b"{}",
        "stories/form-a.story": b"",
        "answers/.saving": b"",
        "answers/run.py": b"import os",
        ".ipynb_checkpoints/x.ipynb": b"",
        "second.ipynb": b"{}",
        RECEIVED: b'{"notebook": "forged"}',
    }
    told = send(box, {**SENT, **extra})

    assert set(contents(box.folder("seat-07"))) == PLACED
    assert ("answers/run.py", "cases/v01/case.json", "second.ipynb", "stories/form-a.story") == told.left_out
    assert "as sent" == json.loads((box.folder("seat-07") / RECEIVED).read_text())["notebook"]


def test_a_long_list_of_what_was_left_out_is_cut(box):
    """Twenty names, and how many more."""
    told = send(box, {**SENT, **{f"extra-{n:02}.txt": b"" for n in range(25)}})

    assert (21, "and 5 more") == (len(told.left_out), told.left_out[-1])


def test_a_forged_time_changes_nothing(box):
    """What the trainee's own file says is kept as a claim, and decides nothing."""
    told = send(box, {**SENT, "timestamp.txt": b"2020-01-01 00:00:00 UTC"})
    (event,) = box.records.events(A, "seat-07")

    assert NOW == received_at(box.folder("seat-07")) == told.received
    assert "2020-01-01T00:00:00+00:00" == told.claimed == event.data["claimed"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"10",
        b"noon",
        b"0001-01-01 00:00:00 UTC",
        b"\xff\xfe",
        b"9999-12-31 23:59:59 -2300",
        b"2026-11-21 12:00" + b" " * 200,
        b"-" * 90,
    ],
)
def test_a_time_that_nobody_can_read_is_none(data):
    """Also one without a year, which would follow from the day on which it is read."""
    assert read_stamp(data) is None


def test_a_stamp_is_read_back_to_the_microsecond():
    """What we write for nbgrader is what we read."""
    when = datetime.fromisoformat("2026-11-21T13:00:00.000001+01:00")

    assert "2026-11-21T12:00:00.000001+00:00" == read_stamp(stamp(when).encode())


@pytest.mark.parametrize(
    ("files", "notebook"),
    [
        ({"answers/the-call.json": ANSWER}, "missing"),
        ({"answers/the-call.json": ANSWER, "First Response (1).ipynb": b"{}"}, "renamed"),
    ],
)
def test_without_its_notebook_the_master_is_placed(box, files, notebook):
    """So that nbgrader finds the answers; it is said that this is not theirs."""
    told = send(box, files)
    place = box.folder("seat-07")

    assert MASTER == (place / NOTEBOOK).read_bytes()
    assert notebook == told.notebook == json.loads((place / RECEIVED).read_text())["notebook"]
    assert not send(box, files, LATER).new


def test_the_same_again_changes_nothing(box):
    """Not even the time of receipt, and it is told; a second event would say that something was handed in."""
    send(box, SENT)
    before = contents(box.root / "submitted")
    told = send(box, {**SENT, "timestamp.txt": b"2020-01-01 00:00:00 UTC"}, LATER)

    assert (False, NOW) == (told.new, told.received)
    assert before == contents(box.root / "submitted")
    assert 1 == len(box.records.events(A, "seat-07"))


def test_a_newer_one_takes_the_place_and_the_older_is_kept(box):
    """Nothing is lost: it lies under the time at which it was received."""
    send(box, SENT)
    before = contents(box.folder("seat-07"))
    told = send(box, {**SENT, "answers/the-call.json": b"{}"}, LATER)

    assert (True, LATER) == (told.new, received_at(box.folder("seat-07")))
    assert before == contents(box.root / BEFORE / "seat-07" / A / "20261121T120000")
    assert 2 == len(box.records.events(A, "seat-07"))


def test_an_older_stick_does_not_take_the_place_of_a_newer_one(box):
    """Collected once more it would be the older work, and late; whoever means it says so."""
    newer = {**SENT, "answers/the-call.json": b'{"better": 1}'}
    send(box, SENT)
    send(box, newer, LATER)
    before = contents(box.folder("seat-07"))
    told = send(box, SENT, LATEST)

    assert (False, NOW, LATER) == (told.new, told.before, told.received)
    assert newer["answers/the-call.json"] == before["answers/the-call.json"]
    assert before == contents(box.folder("seat-07"))
    assert 2 == len(box.records.events(A, "seat-07"))
    assert send(replace(box, replace=True), SENT, LATEST).new
    assert LATEST == received_at(box.folder("seat-07"))


def test_an_answer_that_is_gone_is_gone(box):
    """The newer submission counts as it is: nothing of the older one shines through."""
    send(box, {**SENT, "answers/decision-log.json": b"{}"})
    send(box, SENT, LATER)

    assert set(contents(box.folder("seat-07"))) == PLACED


@pytest.mark.parametrize("failing", [1, 2])
def test_an_interruption_leaves_the_older_one(box, monkeypatch, failing):
    """Whichever move fails, what was there is there, and nothing half-made lies about."""
    send(box, SENT)
    before = contents(box.root / "submitted")
    real, calls = Path.rename, []

    def fails(self, target):
        calls.append(self)
        if len(calls) == failing:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(KeyboardInterrupt):
        send(box, {**SENT, "answers/the-call.json": b"{}"}, LATER)

    assert before == contents(box.root / "submitted")
    assert 1 == len(box.records.events(A, "seat-07"))


def test_a_power_cut_between_two_moves_is_mended(box):
    """The older one is put back, what was half-made goes; after both moves the older one is put away."""
    send(box, SENT)
    place = box.folder("seat-07")
    before = contents(place)
    place.rename(place.with_name(OLD + A))
    laid_out(place.with_name(f".new-{A}"), {"answers/half.json": b"{"})
    mend(box.root)

    assert before == contents(place)
    assert [place] == list(place.parent.iterdir())
    laid_out(place.with_name(OLD + A), {"answers/older.json": b"{}"})
    mend(box.root)
    assert [place] == list(place.parent.iterdir())
    assert {"unknown/answers/older.json": b"{}"} == contents(box.root / BEFORE / "seat-07" / A)


def test_a_receipt_that_was_not_written_down_is_written_later(box):
    """Cut short between the last move and the record, the next intake finds the same and writes the event."""
    send(box, SENT)
    fresh = inbox(box.root.parent / "again")
    laid_out(fresh.folder("seat-07"), contents(box.folder("seat-07")))
    told = send(fresh, SENT, LATER)
    fresh.records.close()

    assert (False, NOW) == (told.new, told.received)
    assert [NOW] == [event.data["received"] for event in box.records.events(A)]


def test_one_bad_seat_stops_nobody(box):
    """The others are received, and it is told how far it is."""
    steps = []
    stick = laid_out(
        box.root.parent / "stick", {"seat-01.zip": b"no zip", "seat-02.zip": zipped(SENT), **below("seat-03")}
    )
    told = list(receive_folder(box, stick, step=lambda done, of: steps.append((done, of))))

    assert ["seat-02", "seat-03"] == sorted(path.name for path in (box.root / "submitted").iterdir())
    assert ["Refused", "Received", "Received"] == [type(each).__name__ for each in told]
    assert [(0, 3), (1, 3), (2, 3), (3, 3)] == steps


def test_a_refused_submission_leaves_the_older_one(box):
    """A damaged zip does not take the place of what was handed in before."""
    send(box, SENT)
    before = contents(box.root / "submitted")
    told = send(box, {**SENT, "answers/../../../keys.yml": b""}, LATER)

    assert "leads out of its folder" in told.why
    assert before == contents(box.root / "submitted")


def test_the_secret_of_the_exchange_comes_along(box):
    """Feedback is fetched under it; what does not look like one is left out."""
    send(box, {**SENT, "submission_secret.txt": b"ab" * 64})
    send(box, {**SENT, "submission_secret.txt": b"../../x"}, seat="seat-08")

    assert b"ab" * 64 == (box.folder("seat-07") / "submission_secret.txt").read_bytes()
    assert set(contents(box.folder("seat-08"))) == PLACED


def test_what_becomes_a_link_while_it_is_read_is_not_followed(tmp_path):
    """A trainee may change a folder in the exchange at any moment, any part of the way."""
    outside = laid_out(tmp_path / "outside", {"a.json": b"another's"})
    folder = laid_out(tmp_path / "sent", {"answers/a.json": b"own words"})
    parcel = open_folder(folder)
    (folder / "answers" / "a.json").unlink()
    (folder / "answers" / "a.json").symlink_to(outside / "a.json")
    with pytest.raises(NotTaken):
        parcel.read("answers/a.json")
    (folder / "answers").rename(tmp_path / "away")
    (folder / "answers").symlink_to(outside)

    with pytest.raises(NotTaken):
        parcel.read("answers/a.json")


def test_the_time_is_asked_when_all_has_been_read(box):
    """What is changed at the last moment is not taken in under the time before it."""
    read = []

    def one(name: str) -> bytes:
        read.append(name)
        return SENT[name]

    parcel = Parcel({name: len(data) for name, data in SENT.items()}, {}, one)
    times = {0: NOW, len(SENT): LATER}
    told = receive(box, "seat-07", parcel, "exchange", lambda: datetime.fromisoformat(times[len(read)]), "sent")

    assert LATER == told.received


def test_what_grows_while_it_is_read_is_not_taken(tmp_path):
    """No more is read than was there when it was looked at."""
    folder = laid_out(tmp_path, {"a.json": b"1234"})

    assert b"1234" == read_regular(folder, "a.json", 4)
    with pytest.raises(NotTaken, match="was changed while it was read"):
        read_regular(folder, "a.json", 3)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_sweep_takes_away_what_nbgrader_must_not_copy(tmp_path):
    """Links and pipes, wherever they lie, and a time that cannot be read; all else stays."""
    outside = laid_out(tmp_path / "outside", {"key.yml": b"a key"})
    folder = laid_out(tmp_path / "submitted" / "seat-07" / A, {**SENT, "timestamp.txt": b"tomorrow, perhaps"})
    (folder / "answers" / "b.json").symlink_to(outside / "key.yml")
    (folder / "cases").symlink_to(outside)
    os.mkfifo(folder / "pipe")
    told = sweep(folder)

    assert SENT == contents(folder)
    assert 4 == len(told)
    assert {"key.yml": b"a key"} == contents(outside)
    assert [] == sweep(folder) == sweep(folder / "not-there")


def test_a_sweep_takes_away_a_folder_that_is_a_link(tmp_path):
    """And leaves what it leads to alone."""
    outside = laid_out(tmp_path / "outside", {"timestamp.txt": b"?"})
    folder = tmp_path / A
    folder.symlink_to(outside)
    sweep(folder)

    assert not folder.is_symlink()
    assert {"timestamp.txt": b"?"} == contents(outside)


COLLECTS = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.grading.receiving.sending import SENT, inbox, zipped
from trainingkit.grading.receiving.inbox import Received, receive_zip
root, name = Path(sys.argv[1]), sys.argv[2].encode()
files = {f"answers/{n:03}.json": name for n in range(60)}
path = root.parent / sys.argv[2] / "seat-07.zip"
path.parent.mkdir()
path.write_bytes(zipped({**SENT, **files}))
box = inbox(root)
while len(list(root.parent.glob("*/seat-07.zip"))) < 2:  # until the other one is there, too
    pass
for _ in range(20):
    (told,) = receive_zip(replace(box, replace=True), path)
    assert isinstance(told, Received), told
"""


def test_two_that_collect_at_once_mix_nothing(box):
    """Each submission lies there whole, whoever comes last, and nothing is left between two places."""
    command = [sys.executable, "-c", COLLECTS, str(box.root)]
    both = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in ("one", "two")]
    said = [each.communicate()[1] for each in both]
    place = box.folder("seat-07")
    whole = [place, *(box.root / BEFORE / "seat-07" / A).iterdir()]

    assert ["", ""] == said
    assert [{60}] * len(whole) == [{len(set(each.glob("answers/0*.json")))} for each in whole]
    assert [1] * len(whole) == [len({path.read_bytes() for path in each.glob("answers/0*.json")}) for each in whole]
    assert [A] == [path.name for path in place.parent.iterdir()]
