"""Grading that is killed (SIGKILL) anywhere and run again comes to what it would have come to undisturbed.

The grader is a process of its own, and kills itself before or after one of all the steps at which a file or a database
may change; which one is drawn. ``make soak`` kills it fifty times; ``SEED=...`` draws the same steps again.
"""

import os
import random
import shutil
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import pytest

from tests.course.small import ITEMS, KEY, instructor_folder, notebook
from tests.grading.classes import NOON, Class
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.grading.batch import grade
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.workers import Here, begin_worker

PICK = "pick"
KILLS = int(os.environ.get("KILLS") or 5)
SEED = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**6))
WRITTEN = {"log": {"texts": {"risk": "Asked whether he is safe.", "why": "He sounded flat."}}}
VALUES = {
    "seat-01": {"first": "ask", "second": ["ask", "form"], "third": "ask", **WRITTEN},
    "seat-02": {"first": "ask", "second": ["ask", "pay"], **WRITTEN},
    "seat-03": {"first": "pay", "third": "form"},
}
BEFORE = {"seat-01": {"first": "pay"}, "seat-02": VALUES["seat-02"]}
LOG = "{id: log, kind: write, title: Log, ask: Write., points: 6, parts: [{id: risk, label: R}, {id: why, label: W}]}"
LOG_KEY = "{item: log, rubric: log, rubric_rows: [risk, why]}"
FILES = ("open", "write", "flush", "close", "mkdir", "rename", "replace", "unlink", "remove", "rmdir", "chmod")
DATABASES = ("execute", "executemany", "executescript", "commit", "rollback", "__exit__")
STEPS = frozenset({*FILES, *DATABASES})
"""Functions of Python's own, by name, through which everything is written: files, and both databases."""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Three seats have handed in, the last one with a notebook of its own; nothing is marked."""
    points = {"first": 4, "second": 4, "third": 4, "log": 6}
    cells = {name: (f'form("{name}")', each) for name, each in points.items()}
    parts = {"items": f"{ITEMS}  - {LOG}\n", "key": f"{KEY}  - {LOG_KEY}\n", "notebook": notebook(cells)}
    room = Class(instructor_folder(tmp_path_factory.mktemp("untouched") / "instructor", **parts))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", room.root)
    room.release(PICK)
    _hand_in(room)
    return room


@pytest.fixture(scope="module")
def marked_before(untouched: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Two of the three were marked before: one with other answers, one with the same."""
    room = _copy(untouched, tmp_path_factory.mktemp("before"))
    shutil.rmtree(room.root / "submitted")
    for seat, values in BEFORE.items():
        room.hand_in(seat, PICK, values)
    _grade(room)
    _hand_in(room)
    return room


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that is killed is a fork of this one")
def test_killed_anywhere_and_run_again_it_comes_to_the_same(untouched: Class, marked_before: Class, tmp_path: Path):
    """After a kill at any step the next run comes to the same scores, marked notebooks and standing verdicts."""
    drawn = random.Random(SEED)
    expected, steps = {}, {}
    for n, begun in enumerate((untouched, marked_before)):
        room = _copy(begun, tmp_path / f"whole-{n}")
        steps[n] = _steps(room)
        expected[n] = _everything(room)

    for number in range(KILLS):
        n, begun = drawn.choice([*enumerate((untouched, marked_before))])
        step, parallel = drawn.randrange(steps[n]), bool(number % 2)
        room = _copy(begun, tmp_path / f"killed-{number}")
        code = _run(_grade_until, room, step, parallel)
        done = _grade(room)
        told = f"kill {number} of SEED={SEED}: step {step} of {steps[n]}"

        assert (-signal.SIGKILL, set()) == (code, set(done) - {"graded", "unchanged"}), told
        assert expected[n] == _everything(room), told
        assert ["unchanged"] * 3 == _grade(room), told


def test_both_beginnings_come_to_the_same(untouched: Class, marked_before: Class, tmp_path: Path):
    """What was marked before is of no consequence for what a class comes to."""
    rooms = [_copy(begun, tmp_path / str(n)) for n, begun in enumerate((untouched, marked_before))]
    for room in rooms:
        _grade(room)

    assert _everything(rooms[0]) == _everything(rooms[1])


def _hand_in(room: Class) -> None:
    for seat, values in VALUES.items():
        room.hand_in(seat, PICK, values)
    (room.desk(PICK).submitted("seat-03") / f"{PICK}.ipynb").write_text("{}")


def _copy(room: Class, folder: Path) -> Class:
    return Class(Path(shutil.copytree(room.root, folder / "instructor")))


def _run(work, *given) -> int | None:
    """Do it in a fork of this process; how that ended."""
    process = get_context("fork").Process(target=work, args=given)
    process.start()
    process.join()
    return process.exitcode


def _steps(room: Class) -> int:
    """How many steps there are in a whole run."""
    told = get_context("fork").SimpleQueue()
    assert 0 == _run(_grade_and_count, room, told)
    return told.get()


def _grade_and_count(room: Class, told: SimpleQueue) -> None:
    steps = _at_each_step(lambda number: None)
    _grade(room)
    sys.setprofile(None)
    told.put(len(steps))


def _grade_until(room: Class, last: int, parallel: bool) -> None:
    """Grade, with this process or two others, and be killed at a step."""
    me = os.getpid()

    def kill(number: int) -> None:
        if number == last and os.getpid() == me:
            os.kill(me, signal.SIGKILL)

    if parallel:
        with ProcessPoolExecutor(2, get_context("fork"), begin_worker) as pool:
            pool.submit(os.getpid).result()  # both have begun, and what they do is no step of this process
            _at_each_step(kill)
            _grade(room, pool)
    else:
        _at_each_step(kill)
        _grade(room)


def _at_each_step(do) -> list[None]:
    """Call with the number of the step before and after each; the list grows with them."""
    steps: list[None] = []

    def seen(_frame, event: str, function) -> None:
        if event in ("c_call", "c_return") and function.__name__ in STEPS:
            do(len(steps))
            steps.append(None)

    sys.setprofile(seen)
    return steps


def _grade(room: Class, executor=None) -> list[str]:
    desk = room.desk(PICK)
    done = grade(desk, read_course_config(room.root), desk.seats(), executor or Here(), NOON, "somebody")
    return [getattr(each, "done", each) for each in done]


def _everything(room: Class) -> tuple:
    """All that was made of the submissions: what the gradebook says, files, and the verdicts that stand."""
    with room.gradebook() as gradebook:
        rows = sorted(
            (each.student.id, row.name, row.auto_score, row.manual_score, row.needs_manual_grade, each.flagged)
            for each in gradebook.notebook_submissions(PICK, PICK)
            for row in each.grades
        )
    made = sorted((room.root / "autograded").rglob("*"))
    files = {str(path.relative_to(room.root)): path.read_bytes() for path in made if path.is_file()}
    with room.records() as records:
        stands = {seat: each.graded.fingerprint for seat, each in records.latest_of_all(PICK).items()}
    return rows, files, stands
