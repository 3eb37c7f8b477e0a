"""What lies where answers should lie is looked at with care."""

import os
from pathlib import Path

import pytest

from trainingkit.course.handed_in import answer_bytes
from trainingkit.marking.answers import LARGEST, AnswerRefused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a seat handed in, reached through a link as on some servers, and a file of somebody else's beside it."""
    (tmp_path / "real" / "answers").mkdir(parents=True)
    (tmp_path / "truth.json").write_text("{}")
    (tmp_path / "seat").symlink_to(tmp_path / "real")
    return tmp_path / "seat"


def test_an_answer_file_is_read(folder):
    """Byte by byte."""
    (folder / "answers" / "log.json").write_bytes(b"\xff{")

    assert b"\xff{" == answer_bytes(folder, "log")


def test_of_a_huge_file_only_so_much_is_read(folder):
    """One byte more than an answer may have, which is enough to refuse it."""
    (folder / "answers" / "log.json").write_bytes(b"x" * (3 * LARGEST))

    assert LARGEST + 1 == len(answer_bytes(folder, "log"))


def test_nothing_handed_in_is_no_file(folder):
    """No answer, or no folder of answers."""
    with pytest.raises(FileNotFoundError):
        answer_bytes(folder, "log")
    with pytest.raises(FileNotFoundError):
        answer_bytes(folder / "nowhere", "log")


@pytest.mark.parametrize("target", ["../../truth.json", "other.json", "log.json", "nothing"])
def test_a_link_is_not_followed(folder, target):
    """Not out of the folder, not inside it, not in a circle, not to nothing."""
    (folder / "answers" / "other.json").write_text("{}")
    (folder / "answers" / "log.json").symlink_to(target)

    with pytest.raises(AnswerRefused):
        answer_bytes(folder, "log")


def test_a_folder_of_answers_that_is_a_link_is_not_followed(folder):
    """The file in it is ordinary, and somebody else's."""
    (folder.parent / "theirs").mkdir()
    (folder.parent / "theirs" / "log.json").write_text("{}")
    (folder / "answers").rmdir()
    (folder / "answers").symlink_to("../theirs")

    with pytest.raises(AnswerRefused, match="a link"):
        answer_bytes(folder, "log")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name on Windows")
def test_what_is_no_file_is_not_waited_for(folder):
    """A pipe that nobody writes to would be read for ever."""
    os.mkfifo(folder / "answers" / "log.json")
    (folder / "answers" / "note.json").mkdir()

    for item in ("log", "note"):
        with pytest.raises(AnswerRefused, match="no file"):
            answer_bytes(folder, item)
