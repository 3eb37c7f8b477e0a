"""Folders that are written anew: all of them take the place of what was there, or none does."""

from pathlib import Path, PurePosixPath

import pytest

from trainingkit.cli.replacing import replace_folders
from trainingkit.cli.writing import CannotWrite

A, B = PurePosixPath("a.txt"), PurePosixPath("deep", "b.txt")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two folders with something old in them, and room for a third."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "old.txt").write_bytes(b"old")
    return tmp_path


def replace(root: Path) -> None:
    """Write two folders anew, make a third, and take the second away."""
    folders = {root / "one": {A: b"new", B: b"new, too"}, root / "three": {A: b"new"}, root / "two": {}}
    replace_folders(folders, beside=root / ".new", private=[root / "three"])


def test_folders_hold_what_they_are_given_and_nothing_else(root):
    """Old files are gone, one without contents is gone itself, and nothing else is left behind."""
    replace(root)

    assert {"one/a.txt": b"new", "one/deep/b.txt": b"new, too", "three/a.txt": b"new"} == contents(root)
    assert {"one", "three"} == {path.name for path in root.iterdir()}


def test_a_private_folder_is_open_to_its_owner_alone(root):
    """The others are as usual."""
    replace(root)

    assert 0o700 == (root / "three").stat().st_mode & 0o777
    assert 0o700 != (root / "one").stat().st_mode & 0o777


@pytest.mark.parametrize("kind", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("method", ["write_bytes", "rename", "mkdir"])
def test_an_interruption_leaves_all_as_it_was(root, monkeypatch, method, kind):
    """Whichever step it comes at: no folder is new while another is old."""
    before = contents(root)
    for step in range(100):
        with monkeypatch.context() as patch:
            calls = _fail_at(step, method, kind, patch)
            try:
                replace(root)
            except (KeyboardInterrupt, CannotWrite):
                assert before == contents(root)
                assert {"one", "two"} == {path.name for path in root.iterdir()}
                continue
        assert step == len(calls) > 2  # every step has been interrupted once
        return
    pytest.fail("it never comes to an end")


def _fail_at(step: int, method: str, kind: type[BaseException], patch: pytest.MonkeyPatch) -> list[int]:
    """Let the call of that number fail, once; the list has an entry for each call."""
    real, calls = getattr(Path, method), []

    def once(self, *args, **more):
        calls.append(1)
        if len(calls) == step + 1:
            raise kind("in the middle")
        return real(self, *args, **more)

    patch.setattr(Path, method, once)
    return calls


def test_what_a_killed_run_left_is_removed(root):
    """It lies where everything is written first."""
    (root / ".new" / "old-0").mkdir(parents=True)
    replace(root)

    assert not (root / ".new").exists()


def test_a_file_in_the_way_is_told(root):
    """One sentence, and everything is as it was."""
    (root / "three").write_bytes(b"a file")
    with pytest.raises(CannotWrite) as told:
        replace_folders({root / "one": {A: b"new"}, root / "three" / "x": {A: b"new"}}, beside=root / ".new")

    assert f'"{root / "three"}" cannot be written: "{root / "three"}" is a file, not a folder' == str(told.value)
    assert {"one/old.txt": b"old", "two/old.txt": b"old", "three": b"a file"} == contents(root)
