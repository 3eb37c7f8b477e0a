"""What stands where nothing was decided anew: no sandbox today, or a release that was made again."""

import shutil
from pathlib import Path

import pytest

from tests.course.small import ITEMS, KEY, instructor_folder, notebook
from tests.grading.classes import NOON, Class
from tests.grading.regrade.keys import change_key
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.evidence import hash_file
from trainingkit.grading import hooks
from trainingkit.grading.batch import grade_one
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.notebook.integrity import EARLIER
from trainingkit.grading.verdict import DidNotFinish

PICK, SEAT = "pick", "seat-01"
SUM = "{id: sum, kind: function, title: Sum, ask: Write it., points: 4, name: total, parameters: [rows]}"
SUM_KEY = """{item: sum, criteria: [{id: adds, row: risk, points: 4, text: Adds, why: Sums, claim: [stop-replying],
    read_again: first-contact, best: {outputs: [{arguments: [[1, 2]], gives: 3}]}}]}"""
SOURCE = {"source": "def total(rows):\n    return sum(rows)\n"}
STRICT = {"chose": ["nothing-there"]}


def adds(*_):
    """A sandbox in which the function gives what it should."""
    return {"[[1, 2]]": 3}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A seat has written a function; it ran, and has its points."""
    cells = {name: (f'form("{name}")', 4) for name in ("first", "second", "third", "sum")}
    folder = tmp_path_factory.mktemp("class") / "instructor"
    parts = {"items": f"{ITEMS}  - {SUM}\n", "key": f"{KEY}  - {SUM_KEY}\n", "notebook": notebook(cells)}
    room = Class(instructor_folder(folder, **parts))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", folder)
    room.release(PICK)
    room.hand_in(SEAT, PICK, {"first": "ask", "sum": SOURCE})
    with room.records() as records, room.gradebook() as gradebook:
        grade_one(room.desk(PICK), records, gradebook, SEAT, NOON, "ann", adds)
    return room


@pytest.fixture
def ran(prepared: Class, tmp_path: Path) -> Class:
    """The class, for one test."""
    shutil.copytree(prepared.root, tmp_path / "instructor")
    return Class(tmp_path / "instructor")


def scores(room: Class) -> dict[str, float]:
    """Item to points, in the gradebook."""
    with room.gradebook() as gradebook:
        return {g.name: g.auto_score for each in gradebook.notebook_submissions(PICK, PICK) for g in each.grades}


def too_slow(*_):
    """A sandbox in which nothing comes to an end."""
    raise DidNotFinish("it took longer than 5 seconds")


@pytest.mark.parametrize("run", [None, too_slow], ids=["no sandbox", "too slow"])
def test_points_of_a_function_that_ran_stay(ran, run):
    """Graded again where it cannot be run, or not to its end, it is the same attempt."""
    with ran.records() as records, ran.gradebook() as gradebook:
        again = grade_one(ran.desk(PICK), records, gradebook, SEAT, NOON, "ann", run)
        attempts = records.attempts(PICK)

    assert ("unchanged", 1) == (again.done, len(attempts))
    assert {"first": 4, "second": 0, "third": 0, "sum": 4} == scores(ran)


def test_another_answer_beside_it_is_marked_and_the_function_stays(ran):
    """What is new counts; what is the same and cannot be run today keeps its points, however often it is asked."""
    ran.hand_in(SEAT, PICK, {"first": "ask", "third": "ask", "sum": SOURCE})
    with ran.records() as records, ran.gradebook() as gradebook:
        done = [grade_one(ran.desk(PICK), records, gradebook, SEAT, NOON, "ann", None).done for _ in range(2)]

    assert ["graded", "unchanged"] == done
    assert {"first": 4, "second": 0, "third": 4, "sum": 4} == scores(ran)


def test_another_function_waits(ran):
    """Points are for the source that ran."""
    ran.hand_in(SEAT, PICK, {"first": "ask", "sum": {"source": SOURCE["source"] + "# new\n"}})
    with ran.records() as records, ran.gradebook() as gradebook:
        grade_one(ran.desk(PICK), records, gradebook, SEAT, NOON, "ann", None)

    assert 0 == scores(ran)["sum"]


def test_nbgraders_door_comes_to_the_same(ran, monkeypatch: pytest.MonkeyPatch):
    """Its two passes without a sandbox leave the points, and nothing new is recorded."""
    monkeypatch.setattr(hooks, "jail_for", lambda _: None)
    sitting = hooks.Sitting(read_course_config(ran.root), PICK)
    texts = [sitting.next_pass(SEAT) for _ in range(2)]
    with ran.records() as records:
        attempts = records.attempts(PICK)

    assert texts[0] == texts[1]
    assert (1, 4) == (len(attempts), scores(ran)["sum"])


def mend(room: Class) -> bytes:
    """Change the words of a locked cell of the master; the notebook as it was."""
    path = room.root / "source" / PICK / f"{PICK}.ipynb"
    before = path.read_bytes()
    path.write_bytes(before.replace(b'form(\\"first\\")', b'form(\\"first\\")  # mended'))
    assert before != path.read_bytes()
    return before


@pytest.mark.parametrize("kept", [True, False])
def test_a_release_made_again_lowers_nobody(ran, kept: bool):
    """Also with a stricter key: results stay until a regrade, and nobody who has a kept release has tampered."""
    change_key(ran.root, PICK, asks=STRICT)
    before = mend(ran)
    if kept:
        folder = ran.root / EARLIER / PICK
        folder.mkdir(parents=True)
        (folder / f"{hash_file(before)}.ipynb").write_bytes(before)
    with ran.records() as records, ran.gradebook() as gradebook:
        old = records.latest(PICK, SEAT).graded
        again = [grade_one(ran.desk(PICK), records, gradebook, SEAT, NOON, "ann", adds) for _ in range(2)]
        now = records.latest(PICK, SEAT).graded

    assert "key-changed" == again[0].done
    assert (old.outcome, old.responses) == (now.outcome, now.responses)
    assert ([] if kept else ["cell-edited"]) == [each.code for each in now.tampered]
    assert again[0].attempt == again[1].attempt
