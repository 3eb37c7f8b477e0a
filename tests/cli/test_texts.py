"""trainingkit texts."""

import shutil

import pytest

from tests.cli.running import run
from tests.trainees.first_response import FILES, FORMS, LOG, played
from tests.trainees.hand_in import INSTRUCTOR, answer_files

NAME = FILES.id


@pytest.fixture
def root(tmp_path):
    """The instructor's folder, with one decision log handed in."""
    copy = tmp_path / "instructor"
    shutil.copytree(INSTRUCTOR, copy, ignore=shutil.ignore_patterns("submitted", "cases", "truth"))
    answers = copy / "submitted" / "seat-01" / NAME / "answers"
    answers.mkdir(parents=True)
    values = played(FORMS[0], log=LOG | {"risk": "Ngũgĩ 🙂 asked."})
    for item, data in answer_files(FILES, values, form=FORMS[0]).items():
        (answers / f"{item}.json").write_bytes(data)
    return copy


def test_the_pages_are_written(root, tmp_path):
    """One file, in letters of every language, and the screen says where."""
    out = tmp_path / "private" / "log.html"
    result = run("texts", NAME, "decision-log", "--instructor", root, "--out", out)

    assert (0, f"{out}\n") == (result.exit_code, result.output)
    assert "Ngũgĩ 🙂 asked." in out.read_text(encoding="utf-8")


def test_an_item_without_texts_is_told(root, tmp_path):
    """A sentence, and no file."""
    out = tmp_path / "log.html"
    result = run("texts", NAME, "the-call", "--instructor", root, "--out", out)

    assert 1 == result.exit_code
    assert f'"the-call" of "{NAME}" has no texts to mark' in result.output
    assert not out.exists()
