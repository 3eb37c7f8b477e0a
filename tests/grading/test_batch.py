"""A class is graded by one writer: in order, once, whatever happens in between."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.course.small import ITEMS, KEY, instructor_folder, notebook
from tests.grading.classes import NOON, Class
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.grading import batch, reaching
from trainingkit.grading.batch import Failed, grade, grade_one
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import CannotGrade
from trainingkit.grading.levels import rows_of
from trainingkit.grading.reaching import ChangedMeanwhile
from trainingkit.grading.records import LevelGiven
from trainingkit.grading.workers import Here, begin_worker

PICK, SEATS = "pick", ["seat-01", "seat-02", "seat-03"]
WRITTEN = {"log": {"texts": {"risk": "Asked whether he is safe.", "why": "He sounded flat."}}}
VALUES = {
    "seat-01": {"first": "ask", "second": ["ask", "form"], "third": "ask", **WRITTEN},
    "seat-02": {"first": "ask", "second": ["ask", "pay"], **WRITTEN},
    "seat-03": {"first": "pay", "third": "form"},
}
LOG = "{id: log, kind: write, title: Log, ask: Write., points: 6, parts: [{id: risk, label: R}, {id: why, label: W}]}"
LOG_KEY = "{item: log, rubric: log, rubric_rows: [risk, why]}"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Three seats that answered differently, and nothing marked: an assignment that is quickly read."""
    cells = {name: (f'form("{name}")', points) for name, points in _points().items()}
    folder = tmp_path_factory.mktemp("class") / "instructor"
    parts = {"items": f"{ITEMS}  - {LOG}\n", "key": f"{KEY}  - {LOG_KEY}\n", "notebook": notebook(cells)}
    room = Class(instructor_folder(folder, **parts))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", folder)
    room.release(PICK)
    for seat, values in VALUES.items():
        room.hand_in(seat, PICK, values)
    return room


@pytest.fixture
def room(prepared: Class, tmp_path: Path) -> Class:
    """The class, for one test."""
    shutil.copytree(prepared.root, tmp_path / "instructor")
    return Class(tmp_path / "instructor")


@pytest.fixture(scope="module")
def graded(prepared: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """The class, graded once without any trouble."""
    folder = tmp_path_factory.mktemp("graded") / "instructor"
    shutil.copytree(prepared.root, folder)
    _grade(Class(folder))
    return Class(folder)


def test_a_class_is_graded_in_the_order_of_its_seats(graded: Class):
    """Each seat has one attempt, recorded one after another."""
    with graded.records() as records:
        attempts = records.attempts(PICK)

    assert SEATS == [each.graded.seat for each in attempts]
    assert {"somebody"} == {each.by for each in attempts}


def test_what_is_done_is_recorded_at_once(room: Class):
    """Where this process works alone, each seat is recorded before the next one's verdict is reached."""
    watched = Watched(room)
    _grade(room, watched)

    assert [[], ["seat-01"], ["seat-01", "seat-02"]] == watched.recorded


def test_processes_come_to_the_same(room: Class, graded: Class):
    """Verdicts that were reached in other processes are recorded like those of this one."""
    with ProcessPoolExecutor(2, get_context("fork"), begin_worker) as pool:
        done = _grade(room, pool)

    assert ["graded"] * 3 == done
    assert _everything(graded) == _everything(room)


def test_another_executor_comes_to_the_same(room: Class, graded: Class):
    """Whatever has the face of an ``Executor`` may stand there; here, threads."""
    with ThreadPoolExecutor(2) as threads:
        done = _grade(room, threads)

    assert ["graded"] * 3 == done
    assert _everything(graded) == _everything(room)


def test_the_gradebook_is_the_one_that_the_settings_name(room: Class, graded: Class):
    """Scores go to nbgrader's own address of it, and no other gradebook is made."""
    elsewhere = room.root.parent / "elsewhere.db"
    (room.root / "gradebook.db").rename(elsewhere)
    with (room.root / "nbgrader_config.py").open("a") as config:
        config.write(f"c.CourseDirectory.db_url = 'sqlite:///{elsewhere.as_posix()}'\n")
    done = _grade(room)

    assert ["graded"] * 3 == done
    assert _everything(graded) == _everything(room)
    assert not (room.root / "gradebook.db").exists()


@pytest.mark.parametrize(
    "url", ["postgresql://us:secret@no.such.host.invalid/book", "sqlite:////no/such/folder/book.db"]
)
def test_a_gradebook_that_cannot_be_opened_is_told(room: Class, url: str):
    """In a sentence, also where its driver is not installed, and without the password in its address."""
    with (room.root / "nbgrader_config.py").open("a") as config:
        config.write(f"c.CourseDirectory.db_url = '{url}'\n")

    with pytest.raises(CannotGrade, match="the gradebook .*book.* cannot be used") as told:
        _grade(room)
    assert "secret" not in str(told.value)


def test_what_is_unchanged_is_not_marked_again(room: Class):
    """A second run marks nobody; after a new answer of one seat, only that one."""
    _grade(room)
    again = _grade(room, Nobody())
    (room.desk(PICK).submitted("seat-02") / "answers" / "log.json").unlink()

    assert ["unchanged"] * 3 == again
    assert ["unchanged", "graded", "unchanged"] == _grade(room)


def _without_notebook(room: Class) -> None:
    shutil.rmtree(room.desk(PICK).autograded("seat-01"))


def _without_score(room: Class) -> None:
    with room.gradebook() as gradebook:
        gradebook.find_grade("first", PICK, PICK, "seat-01").auto_score = 0.0
        gradebook.db.commit()


@pytest.mark.parametrize("spoil", [_without_notebook, _without_score])
def test_what_was_lost_is_made_again(room: Class, graded: Class, spoil: Callable[[Class], None]):
    """A notebook that somebody removed, or scores that somebody wrote over, are there again after the next run."""
    _grade(room)
    spoil(room)
    _grade(room)

    assert _everything(graded) == _everything(room)


def test_an_edited_notebook_is_looked_at_again(room: Class):
    """The answers are the same, but the notebook is not: the verdict tells it now."""
    _grade(room)
    (room.desk(PICK).submitted("seat-03") / f"{PICK}.ipynb").write_text("{}")
    done = _grade(room)
    with room.records() as records:
        latest = records.latest(PICK, "seat-03").graded

    assert ["unchanged", "unchanged", "graded"] == done
    assert latest.tampered


def test_a_level_that_was_given_is_marked(room: Class):
    """What a person gives for a text reaches the score by the next run, and only for that seat."""
    _grade(room)
    with room.records() as records:
        log = records.latest(PICK, "seat-01").graded.by_item["log"]
        row = next(mark.criterion for mark in log.marks)
        for marker, round_ in (("a", "first"), ("b", "second")):
            given = LevelGiven("seat-01", PICK, log.item, row, 3, marker, round_, log.answer, NOON)
            records.add_level(given)
    done = _grade(room)

    assert ["graded", "unchanged", "unchanged"] == done
    assert [3.0] == [points for seat, item, points, _ in _scores(room) if (seat, item) == ("seat-01", log.item)]


def test_another_key_changes_nobodys_result(room: Class):
    """Answers that were marked stay as they were decided, however often it is asked, until a regrade."""
    _grade(room)
    before = _everything(room)
    key = room.root / "keys" / f"{PICK}.yml"
    key.write_text(key.read_text() + "# another edition\n")

    assert ["key-changed"] * 3 == _grade(room) == _grade(room)
    assert before == _everything(room)


def test_one_seats_trouble_stops_no_other(room: Class, monkeypatch: pytest.MonkeyPatch):
    """A seat that cannot be written is told in a sentence, and has nothing in the gradebook; the others have theirs."""
    write = batch.write_marked

    def full_disk(desk, graded, answers) -> None:
        if graded.seat == "seat-02":
            raise OSError("no space left on device")
        write(desk, graded, answers)

    monkeypatch.setattr(batch, "write_marked", full_disk)

    assert ["graded", Failed("seat-02", "no space left on device"), "graded"] == _grade(room)
    assert {"seat-01", "seat-03"} == {seat for seat, *_ in _scores(room)}


def test_after_a_worker_has_died_everybody_is_marked(room: Class, graded: Class):
    """Where a process of the pool ends by itself, all seats that it leaves are marked by another, to the same."""
    with ProcessPoolExecutor(1, get_context("fork"), os._exit, (1,)) as pool:
        done = _grade(room, pool)

    assert ["graded"] * 3 == done
    assert _everything(graded) == _everything(room)


def test_a_seat_that_ends_its_worker_fails_alone(room: Class, monkeypatch: pytest.MonkeyPatch):
    """However often it is tried: it is told, has nothing in the gradebook, and the others have theirs."""
    monkeypatch.setattr(batch, "Alone", Fragile)
    first, second, third = _grade(room, Fragile())

    assert ["graded", "graded"] == [first, third]
    assert ("seat-02", True) == (second.seat, "ended before it was done" in second.told)
    assert {"seat-01", "seat-03"} == {seat for seat, *_ in _scores(room)}


def test_an_unreleased_assignment_stops_before_anything(room: Class):
    """An assignment that the gradebook has with other points is no seat's fault, and nothing is written."""
    with room.gradebook() as gradebook:
        gradebook.find_grade_cell("first", PICK, PICK).max_score = 1.0
        gradebook.db.commit()

    with pytest.raises(CannotGrade, match="make the release again"):
        _grade(room)
    assert [] == list((room.root / "autograded").glob("*"))


def test_an_unsound_assignment_stops_before_anything(room: Class):
    """An assignment about a case that was not prepared stops everything, and nothing is written."""
    items = room.root / "source" / PICK / "items.yml"
    items.write_text(items.read_text().replace("version: 3\n", "version: 3\ncase: small-case\n", 1))

    with pytest.raises(CannotGrade, match="has no cases here: trainingkit prepare pick"):
        _grade(room)
    assert [] == _scores(room)


def test_a_rubric_that_lost_a_row_stops_before_anything(room: Class):
    """The key names a row that is not there: that is the assignment's fault, told once, and no seat's."""
    rubric = room.root / "rubrics" / "log.yml"
    rubric.write_text(re.sub(r"\bwhy: 3\b", "reason: 3", rubric.read_text().replace("id: why", "id: reason")))

    assert [("log", "risk")] == [
        (item, row.id) for item in room.desk(PICK).items for row in rows_of(room.desk(PICK), item)
    ]
    with pytest.raises(CannotGrade, match="cannot be marked"):
        _grade(room)
    assert [] == _scores(room)


def test_an_answer_that_changes_meanwhile_is_not_recorded(room: Class, monkeypatch: pytest.MonkeyPatch):
    """What is kept as an answer is what was marked: a submission that is replaced in between is marked another time."""
    reach = reaching.reach_seen

    def replaced(desk, seat, *how):
        room.hand_in(seat, PICK, VALUES["seat-03"])
        return reach(desk, seat, *how)

    monkeypatch.setattr(reaching, "reach_seen", replaced)
    with room.records() as records, room.gradebook() as gradebook:
        with pytest.raises(ChangedMeanwhile, match="again"):
            grade_one(room.desk(PICK), records, gradebook, "seat-01", NOON, "somebody")

        assert [] == records.attempts(PICK)


def _points() -> dict[str, float]:
    return {"first": 4, "second": 4, "third": 4, "log": 6}


class Nobody(Here):
    """Workers that must not be asked."""

    def submit(self, fn, /, *args, **kwargs):
        raise AssertionError("nothing was to be marked")


class Fragile(Here):
    """Workers that one seat ends."""

    def submit(self, fn, /, *args, **kwargs):
        if args[0].seat != "seat-02":
            return super().submit(fn, *args, **kwargs)
        broken: Future = Future()
        broken.set_exception(BrokenProcessPool())
        return broken


class Watched(Here):
    """Writes down who was recorded when each verdict is asked for."""

    def __init__(self, room: Class) -> None:
        self.room, self.recorded = room, []

    def submit(self, fn, /, *args, **kwargs):
        with self.room.records() as records:
            self.recorded.append([each.graded.seat for each in records.attempts(PICK)])
        return super().submit(fn, *args, **kwargs)


def _grade(room: Class, executor=None) -> list:
    desk = room.desk(PICK)
    done = grade(desk, read_course_config(room.root), desk.seats(), executor or Here(), NOON, "somebody")
    return [each if isinstance(each, Failed) else each.done for each in done]


def _scores(room: Class) -> list[tuple[str, str, float, bool]]:
    return sorted(_rows(room))


def _rows(room: Class) -> Iterator[tuple[str, str, float, bool]]:
    with room.gradebook() as gradebook:
        for submission in gradebook.notebook_submissions(PICK, PICK):
            for row in submission.grades:
                yield submission.student.id, row.name, row.auto_score, row.needs_manual_grade


def _everything(room: Class) -> tuple:
    """All that was made of the submissions, but for the times that it took."""
    made = sorted((room.root / "autograded").rglob("*"))
    with room.records() as records:
        stands = {seat: each.graded.fingerprint for seat, each in records.latest_of_all(PICK).items()}
    files = {str(path.relative_to(room.root)): path.read_bytes() for path in made if path.is_file()}
    return _scores(room), files, stands
