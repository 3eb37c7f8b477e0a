"""What was acknowledged is there, whatever happens in between; what cannot be used is kept and told."""

import errno
import json
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.exercises.assignment import ITEMS, NOON
from trainingkit.exercises import disk
from trainingkit.exercises.disk import NotSaved
from trainingkit.exercises.saving import AnswerFile
from trainingkit.marking.items import ItemsFile

FILE = ItemsFile.model_validate_json(json.dumps(yaml.safe_load(ITEMS)))


class PowerCut(BaseException):
    """The kernel ends here: nothing below runs, not even what tidies up."""


def answer_file(folder, item="pick", variant=None):
    """The file of an item in a folder."""
    return AnswerFile(Path(folder), FILE, item, variant)


@pytest.fixture
def file(tmp_path):
    """The file of the item ``pick``; nothing is saved yet."""
    return answer_file(tmp_path)


def test_nothing_saved_is_nothing_kept(file):
    """A first look makes no file, no folder and no fuss."""
    assert (None, None) == file.open()
    assert [] == list(file.beside.iterdir())


def test_what_was_saved_is_read_by_the_next_kernel(file):
    """The file says of what it is, and its number counts the saves."""
    file.save(0, "wait", NOON)
    kept = file.save(1, "ask", NOON)

    assert (2, "ask", True) == (kept.seq, kept.value, kept.mine)
    assert (kept, None) == answer_file(file.beside).open()
    assert {
        "format": 1,
        "assignment": "first-response",
        "item": "pick",
        "version": 3,
        "kind": "choose-one",
        "variant": None,
        "seq": 2,
        "saved_at": "2026-11-21T12:00:00Z",
        "value": "ask",
    } == json.loads(file.path.read_bytes())


def test_a_newer_save_of_somebody_else_is_told_and_stays(file):
    """Two tabs: the one that is behind is given the other's answer, and nothing is lost."""
    file.save(0, "wait", NOON)
    theirs = file.save(0, "ask", NOON)

    assert (1, "wait", False) == (theirs.seq, theirs.value, theirs.mine)
    assert "wait" == file.open()[0].value


def test_the_same_value_again_is_not_behind(file):
    """A page whose acknowledgement was lost asks again, and gets the same one."""
    first = file.save(0, "wait", NOON)

    assert first == file.save(0, "wait", NOON)


def test_the_count_goes_on_after_the_file_was_deleted(file):
    """A page that knows of save 5 is given 6, so that it can tell what it has."""
    file.save(5, "wait", NOON)

    assert 6 == file.open()[0].seq


STEPS = st.lists(
    st.tuples(st.sampled_from(["ask", "wait"]), st.sampled_from(["none", "write", "sync", "replace", "replaced"])),
    max_size=8,
)


@examples(0.5)
@given(STEPS)
def test_no_acknowledged_answer_is_lost(steps):
    """Wherever a kernel is cut off while it saves, the next finds the last acknowledged answer, or the one after."""
    with tempfile.TemporaryDirectory() as folder:
        acknowledged, under_way, base = None, None, 0
        for value, cut in steps:
            under_way = value
            with cut_off(cut), suppress(PowerCut):
                base = answer_file(folder).save(base, value, NOON).seq
                acknowledged = under_way
            found, aside = answer_file(folder).open()
            assert aside is None
            assert (found and found.value) in (acknowledged, under_way)
            if found:
                acknowledged, base = found.value, found.seq


class cut_off:  # noqa: N801 - reads as what it does
    """Inside, a save ends at this point as if the power had gone."""

    def __init__(self, point):
        self.patch = pytest.MonkeyPatch()
        self.point = point

    def __enter__(self):
        replace, fsync = os.replace, os.fsync

        def gone(*args):
            raise PowerCut

        def half(handle):
            os.truncate(handle, 9)
            raise PowerCut

        def replaced(*args):
            replace(*args)
            raise PowerCut

        # a power cut runs no clean-up: the half-written file stays where it is
        self.patch.setattr(Path, "unlink", lambda path, **_: None)
        if self.point == "write":
            self.patch.setattr(disk.os, "fsync", half)
        if self.point == "sync":
            self.patch.setattr(disk.os, "fsync", lambda handle: (fsync(handle), gone()))
        if self.point == "replace":
            self.patch.setattr(disk.os, "replace", gone)
        if self.point == "replaced":
            self.patch.setattr(disk.os, "replace", replaced)
        return self

    def __exit__(self, *error):
        self.patch.undo()


def test_what_a_cut_off_kernel_left_is_swept_away(file):
    """Half-written files do not pile up in what is handed in."""
    with cut_off("replace"), suppress(PowerCut):
        file.save(0, "wait", NOON)
    left = [path.name for path in file.path.parent.iterdir()]
    file.save(0, "ask", NOON)

    assert 2 == len(left)
    assert [disk.LOCK, "pick.json"] == sorted(path.name for path in file.path.parent.iterdir())


SAVER = """
import sys
from pathlib import Path
from tests.exercises.assignment import NOON
from tests.exercises.test_saving import answer_file
for number in range(12):
    while True:
        kept = answer_file(sys.argv[1], "note").open()[0]
        texts = kept.value["texts"]["seen"] if kept else ""
        mine = texts + f" {sys.argv[2]}{number}"
        if answer_file(sys.argv[1], "note").save(kept.seq if kept else 0, {"texts": {"seen": mine}}, NOON).mine:
            break
"""


def test_two_kernels_lose_nothing_of_each_other(tmp_path):
    """Each adds to what it has read; everything acknowledged to either is in the file at the end."""
    root = Path(__file__).resolve().parents[2]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SAVER, tmp_path, name], cwd=root, env=os.environ | {"PYTHONPATH": str(root)}
        )
        for name in "ab"
    ]
    codes = [each.wait() for each in started]
    kept = answer_file(tmp_path, "note").open()[0]

    assert [0, 0] == codes
    assert {f"{name}{number}" for name in "ab" for number in range(12)} == set(kept.value["texts"]["seen"].split())
    assert 24 == kept.seq


def stored(file, **changes):
    """Write a sound answer file with some changes."""
    file.save(0, "wait", NOON)
    body = json.loads(file.path.read_bytes()) | changes
    file.path.write_text(json.dumps(body), encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"variant": "v02"}, 'variant "v02"'),
        ({"assignment": "evidence-handling"}, 'assignment "evidence-handling"'),
        ({"item": "note"}, 'item "note"'),
        ({"kind": "order"}, 'kind "order"'),
        ({"version": 2}, 'version "2"'),
        ({"value": ["wait"]}, "another shape"),
        ({"seq": "one"}, "not an answer file: seq"),
        ({"seq": 0}, "not an answer file: seq"),
        ({"saved_at": "yesterday"}, "not an answer file: saved_at"),
        ({"marks": 5}, "not an answer file: marks"),
    ],
)
def test_a_file_that_is_not_this_answer_is_set_aside(tmp_path, changes, why):
    """Of another variant, assignment, item, version or type: it is kept under another name, told, and not used."""
    file = answer_file(tmp_path, variant="v01")
    stored(file, **changes)
    before = file.path.read_bytes()
    kept, aside = file.open()

    assert kept is None
    assert why in aside.why
    assert before == (tmp_path / aside.name).read_bytes()


@pytest.mark.parametrize("data", [b"", b'{"format": 1, "assig', b"[]", b"\xff\xfe", b"[" * 9000, b"x" * 300_000])
def test_a_file_cut_short_or_altered_is_set_aside_and_saving_goes_on(file, data):
    """Nothing is written over in silence, and each such file is kept."""
    file.save(0, "wait", NOON)
    for number in (1, 2):
        file.path.write_bytes(data)
        file.save(number, "ask", NOON)
    folder = file.path.parent / "set-aside"

    assert [data, data] == [(folder / f"pick-{number}.json").read_bytes() for number in (1, 2)]
    assert "ask" == file.open()[0].value


@pytest.mark.parametrize(
    "value",
    [None, 7, ["ask"], {"choice": "ask"}, "a" * 300_000, "\ud800", float("nan")],
    ids=lambda value: repr(value)[:20],
)
def test_what_is_no_answer_is_not_saved(file, value):
    """A value that could not be read back is refused before anything is written."""
    file.save(0, "wait", NOON)

    with pytest.raises(NotSaved):
        file.save(1, value, NOON)
    assert "wait" == file.open()[0].value


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EDQUOT, "no room left"),
        (errno.EROFS, "cannot be written to"),
        (errno.EACCES, "cannot be written to"),
        (errno.ENOENT, "no longer where it was"),
        (errno.EIO, "Nothing was saved"),
    ],
)
def test_a_disk_that_does_not_take_it_is_told_in_words(file, monkeypatch, number, words):
    """The message says what to do, and what was saved before is still there."""
    file.save(0, "wait", NOON)

    def refuse(*args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(disk.os, "fsync", refuse)
    with pytest.raises(NotSaved, match=words) as told:
        file.save(1, "ask", NOON)
    monkeypatch.undo()

    assert told.value.hint
    assert "wait" == file.open()[0].value


def test_a_folder_that_is_gone_is_not_made_again(tmp_path):
    """Renamed or deleted while the kernel lives: an answer in a new folder of the old name would never be found."""
    gone = tmp_path / "renamed-meanwhile"

    with pytest.raises(NotSaved, match="no longer where it was"):
        answer_file(gone).save(0, "ask", NOON)
    assert not gone.exists()


def test_something_else_of_the_name_of_the_folder_is_told(tmp_path):
    """A file called ``answers`` is left alone."""
    (tmp_path / "answers").write_text("mine", encoding="utf-8")

    with pytest.raises(NotSaved):
        answer_file(tmp_path).save(0, "ask", NOON)
    assert "mine" == (tmp_path / "answers").read_text(encoding="utf-8")


def test_where_there_are_no_locks_it_is_saved_all_the_same(file, monkeypatch):
    """Some network drives have none; the numbers still tell two tabs apart."""

    def without(*args):
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(disk.fcntl, "flock", without)

    assert 1 == file.save(0, "ask", NOON).seq


def test_where_nothing_can_be_written_what_was_saved_is_shown(file, monkeypatch):
    """A folder that became read-only: the answer is there and sound, and nobody is told that it cannot be used."""
    file.save(0, "ask", NOON)
    opened = os.open

    def refuse(path, *args):
        if Path(path).name == disk.LOCK:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path, *args)

    monkeypatch.setattr(disk.os, "open", refuse)
    (kept, aside), (broken, told) = file.open(), (file.path.write_bytes(b"{"), file.open())[1]

    assert ("ask", None) == (kept.value, aside)
    assert (None, None) == (broken, told.name)
    assert "This folder cannot be written to, so nothing was saved" == told.why


def test_answers_can_be_read_by_the_instructor(file):
    """Files are made as any other file is; one for its owner's eyes only could not be collected."""
    old = os.umask(0o022)
    try:
        file.save(0, "ask", NOON)
    finally:
        os.umask(old)

    assert 0o644 == file.path.stat().st_mode & 0o777
