"""The assignments go through nbgrader's own commands, answers and cases included. It is not what marks them."""

import json
import os
import shutil
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

SCORES = """
select student_id, auto_score from grade
join submitted_notebook on submitted_notebook.id = grade.notebook_id
join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
"""

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


@pytest.fixture(scope="module")
def stock(course: Course, collected: Path) -> dict[str, set[float]]:
    """Scores by seat, as nbgrader gives them without our settings; one learner has redefined the form."""
    other = course.course / "submitted" / "redefines" / "evidence-handling"
    shutil.copytree(collected, other)
    path = other / "evidence-handling.ipynb"
    path.chmod(0o644)
    notebook = json.loads(path.read_bytes())
    start = next(n for n, cell in enumerate(notebook["cells"]) if cell["id"] == "start")
    own = {"id": "own", "cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(start + 1, own | {"source": "form = lambda *a: None"})
    path.write_text(json.dumps(notebook))
    (course.course / "nbgrader_config.py").write_text("c = get_config()\n")
    course.nbgrader("autograde", "evidence-handling")
    found: dict[str, set[float]] = {}
    with sqlite3.connect(course.course / "gradebook.db") as gradebook:
        for seat, score in gradebook.execute(SCORES):
            found.setdefault(seat, set()).add(score)
    return found


def test_stock_autograde_gives_an_untouched_form_nothing(stock: dict[str, set[float]]):
    """Without our settings, even a right answer earns no point: the form raises, it never passes."""
    other = stock.keys() - {"redefines"}

    assert 1 == len(other)
    assert {0.0} == stock[other.pop()]


def test_stock_autograde_believes_a_redefined_form(stock: dict[str, set[float]]):
    """As docs/attacks.md says: without our settings nbgrader runs the notebook, and its author decides the points."""
    assert 0.0 not in stock["redefines"]


def test_preparing_again_changes_nothing(course: Course):
    """The same secret gives the same cases, so that a release can be made again after a crash."""
    before = _contents(course.course / "source" / "evidence-handling" / "cases" / "v07")
    course.run("trainingkit", "prepare", "evidence-handling", "--instructor", ".")

    assert before == _contents(course.course / "source" / "evidence-handling" / "cases" / "v07")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in _files(folder)}
