"""trainingkit collected."""

import shutil

import pytest

from tests.cli.running import run
from tests.trainees.first_response import FILES, FORMS, reference
from tests.trainees.hand_in import INSTRUCTOR, answer_files


@pytest.fixture
def root(tmp_path):
    """The instructor's folder, with nothing handed in yet."""
    shutil.copytree(INSTRUCTOR, tmp_path / "instructor", ignore=shutil.ignore_patterns("submitted", "cases", "truth"))
    return tmp_path / "instructor"


def test_a_class_is_shown_seat_by_seat(root):
    """Points so far, what waits for a person, every run, and that none of it is recorded."""
    answers = root / "submitted" / "seat-01" / FILES.id / "answers"
    answers.mkdir(parents=True)
    for item, data in answer_files(FILES, reference(FORMS[0]), form=FORMS[0]).items():
        (answers / f"{item}.json").write_bytes(data)
    result = run("collected", FILES.id, "--instructor", root)

    assert 0 == result.exit_code, result.output
    assert [] == [word for word in ("seat-01", "34 of 46", "open", "Practice") if word not in result.output]
    assert f'seat-01, run 1: "{FORMS[0]}", began' in result.output


def test_before_anything_is_collected_it_says_how(root):
    """The command of nbgrader is named."""
    result = run("collected", FILES.id, "--instructor", root)

    assert 0 == result.exit_code
    assert f'Nothing was collected for "{FILES.id}" yet: nbgrader collect {FILES.id}\n' == result.output


def test_a_misspelt_assignment_is_guessed(root):
    """The nearest name is offered."""
    result = run("collected", "first-respons", "--instructor", root)

    assert 1 == result.exit_code
    assert 'there is no assignment "first-respons"; did you mean "first-response"?' in result.output
