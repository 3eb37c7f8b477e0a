"""The assignments go through nbgrader's own commands, answers and cases included, and earn nothing by themselves."""

import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.assignments.course_root import Course, new_course

ASSIGNMENTS = sorted(path.parent.name for path in (Path(__file__).parents[2] / "instructor/source").glob("*/items.yml"))
ANSWER = {
    "format": 1,
    "assignment": "evidence-handling",
    "item": "two-values",
    "version": 1,
    "kind": "choose-one",
    "variant": "v01",
    "seq": 1,
    "saved_at": "2026-11-21T11:19:04+00:00",
    "value": "stop-and-record",
}

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nbgrader's exchange does not work on Windows")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Everything prepared, generated and released."""
    made = new_course(tmp_path_factory.mktemp("course"))
    made.run("trainingkit", "prepare", "--instructor", ".")
    made.release(ASSIGNMENTS)
    return made


@pytest.fixture(scope="module")
def collected(course: Course) -> Path:
    """What came back from a trainee who fetched an assignment with a case, answered one item, and handed in."""
    course.as_learner("fetch_assignment", "evidence-handling")
    answers = course.learner / "evidence-handling" / "answers"
    answers.mkdir()
    (answers / "two-values.json").write_text(json.dumps(ANSWER))
    course.as_learner("submit", "evidence-handling")
    course.nbgrader("collect", "evidence-handling")
    (seat,) = (course.course / "submitted").iterdir()
    return seat / "evidence-handling"


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_what_a_trainee_fetches_is_complete(course: Course, name: str):
    """The release has the notebook, the items, and every case and story that was prepared."""
    released = {p.relative_to(course.course / "release" / name) for p in _files(course.course / "release" / name)}
    source = {p.relative_to(course.course / "source" / name) for p in _files(course.course / "source" / name)}

    assert source == released


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_what_a_trainee_fetches_is_small(course: Course, name: str):
    """All variants together stay below what a slow line carries in a minute or two (50 MB)."""
    size = sum(path.stat().st_size for path in _files(course.course / "release" / name))

    assert size <= 50 * 2**20


def test_no_truth_and_no_secret_is_released(course: Course):
    """What is true in a case, and the secret it follows from, are in no file that a trainee can fetch."""
    secret = (course.course / "secret").read_text().strip().encode()
    outbound = course.folder / "exchange" / "fmse" / "outbound"
    told = [json.loads(path.read_text())["altered_now_hash"].encode() for path in _files(course.course / "truth")]

    assert told
    assert [] == [p for p in _files(outbound) if any(word in p.read_bytes() for word in (secret, *told))]


def test_answers_come_back(course: Course, collected: Path):
    """An answer is collected byte for byte, and the notebook; cases are ours and are never taken from a trainee."""
    sent = course.learner / "evidence-handling"

    for name in ("answers/two-values.json", "evidence-handling.ipynb"):
        assert (sent / name).read_bytes() == (collected / name).read_bytes()
    assert not (collected / "cases").exists()


def test_stock_autograde_gives_nothing(course: Course, collected: Path):
    """Without our settings, even a right answer earns no point: the form raises, it never passes."""
    (course.course / "nbgrader_config.py").write_text("c = get_config()\n")
    course.nbgrader("autograde", "evidence-handling")
    with sqlite3.connect(course.course / "gradebook.db") as gradebook:
        scores = gradebook.execute("select auto_score from grade").fetchall()

    assert scores
    assert {(0.0,)} == set(scores)


def test_preparing_again_changes_nothing(course: Course):
    """The same secret gives the same cases, so that a release can be made again after a crash."""
    before = _contents(course.course / "source" / "evidence-handling" / "cases" / "v07")
    course.run("trainingkit", "prepare", "evidence-handling", "--instructor", ".")

    assert before == _contents(course.course / "source" / "evidence-handling" / "cases" / "v07")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in _files(folder)}
