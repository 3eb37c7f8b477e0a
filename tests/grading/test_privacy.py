"""What lies in the instructor's folder is not for the other accounts of the machine."""

import os
import stat
from pathlib import Path

import pytest

from tests.grading.classes import Class
from trainingkit.grading.privacy import keep_to_owner, make_folder, open_to_others
from trainingkit.grading.records import NAME

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes are a thing of POSIX")


@pytest.fixture(autouse=True)
def usual():
    """What most systems make new files with: everybody may read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    """The rights on a path."""
    return stat.S_IMODE(path.stat().st_mode)


def test_databases_are_for_their_owner_alone(room: Class):
    """Records and gradebook, also what SQLite lays beside them, and one that was made open before."""
    (room.root / "gradebook.db").touch(0o644)
    with room.records() as records, room.gradebook():
        records.keep_edition("0" * 64, b"keys", "2026-11-21T12:00:00+00:00")
        found = {path.name: mode(path) for path in room.root.glob("*.db*")}

    assert {NAME, f"{NAME}-wal", f"{NAME}-shm", "gradebook.db"} <= set(found)
    assert {0o600} == set(found.values())


def test_a_file_that_others_read_is_closed_and_not_emptied(tmp_path):
    """Its contents and its owner's rights stay."""
    (tmp_path / "a.db").write_bytes(b"kept")
    keep_to_owner(tmp_path / "a.db")

    assert (b"kept", 0o600) == ((tmp_path / "a.db").read_bytes(), mode(tmp_path / "a.db"))


def test_folders_that_are_made_are_closed(tmp_path):
    """All that were missing; one that is there stays as it is."""
    (tmp_path / "there").mkdir()
    make_folder(tmp_path / "there" / "submitted" / "seat-01")

    assert [0o755, 0o700, 0o700] == [
        mode(tmp_path / "there" / each) for each in (".", "submitted", "submitted/seat-01")
    ]


def test_an_open_folder_is_told_once_there_is_something_in_it(tmp_path, monkeypatch):
    """Only where every folder above can be entered, too; the sentence says what mends it."""
    root = tmp_path / "instructor"
    root.mkdir()
    monkeypatch.setattr(Path, "parents", ())
    before = open_to_others(root)
    (root / "secret").touch()

    assert before is None
    assert f'others on this machine can read "{root}": chmod 700 {root}' == open_to_others(root)
    root.chmod(0o700)
    assert open_to_others(root) is None
