"""What is missing or unsound stops nbgrader, and never passes anybody."""

import shutil
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI
from traitlets import TraitError
from traitlets.config import Config

from tests.course.small import instructor_folder
from tests.grading.classes import NOON, Class
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.grading import hooks, reaching
from trainingkit.grading.batch import grade
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.workers import Here

PICK = "pick"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A class in which two seats have handed in an assignment that is quickly read."""
    room = Class(instructor_folder(tmp_path_factory.mktemp("class") / "instructor"))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", room.root)
    room.release(PICK)
    for seat in ("seat-01", "seat-02"):
        room.hand_in(seat, PICK, {"first": "ask"})
    return room


@pytest.fixture
def room(prepared: Class, tmp_path: Path) -> Class:
    """The class, for one test."""
    shutil.copytree(prepared.root, tmp_path / "instructor")
    return Class(tmp_path / "instructor")


def test_without_trainingkit_nbgrader_stops(room: Class):
    """Where the exporter cannot be imported, nothing is marked and nobody has a score."""
    config = _config(room)
    config.Autograde.exporter_class = "trainingkit_is_not_here.MarkedExporter"

    with pytest.raises(TraitError, match="could not be imported"):
        NbGraderAPI(config=config).autograde(PICK, "seat-01")
    assert [] == _scores(room)


def test_an_assignment_with_mistakes_is_marked_for_nobody(room: Class):
    """Where the key has a mistake, nbgrader says so for each seat, and no score is written."""
    key = room.root / "keys" / f"{PICK}.yml"
    key.write_text(key.read_text().replace("items_version: 3", "items_version: three"))
    done = NbGraderAPI(config=_config(room)).autograde(PICK, "*")

    assert (False, True) == (done["success"], "items_version" in done["log"])
    assert {None} == set(_scores(room))
    assert [] == list((room.root / "autograded").glob("*/*/*.ipynb"))


def test_what_cannot_be_taken_away_is_not_copied(room: Class, monkeypatch: pytest.MonkeyPatch):
    """Where a link cannot be removed before nbgrader follows it, the seat is not marked, and no copy is left."""
    secret = room.root / "keys" / f"{PICK}.yml"
    (room.desk(PICK).submitted("seat-01") / "answers" / "second.json").symlink_to(secret)

    def refused(*_) -> None:
        raise OSError("read-only")

    for where in (hooks, reaching):
        monkeypatch.setattr(where, "clear", refused)
    done = NbGraderAPI(config=_config(room)).autograde(PICK, "seat-01")

    assert False is done["success"]
    assert {None} == set(_scores(room))
    assert [] == list((room.root / "autograded").rglob("*.json"))


def test_two_who_grade_at_once_do_not_write_each_others_notebook(room: Class, monkeypatch: pytest.MonkeyPatch):
    """Where another verdict has come to stand between nbgrader's two passes, nothing is recorded by nbgrader."""
    once = hooks.Sitting._recorded

    def late(sitting: hooks.Sitting, seat: str) -> str:
        key = room.root / "keys" / f"{PICK}.yml"
        key.write_text(key.read_text() + "# another edition\n")
        list(grade(room.desk(PICK), read_course_config(room.root), [seat], Here(), NOON, "somebody else"))
        return once(sitting, seat)

    monkeypatch.setattr(hooks.Sitting, "_recorded", late)
    done = NbGraderAPI(config=_config(room)).autograde(PICK, "seat-01")
    with room.records() as records:
        attempts = records.attempts(PICK)

    assert (False, ["somebody else"]) == (done["success"], [each.by for each in attempts])


def _config(room: Class) -> Config:
    return read_course_config(room.root).config


def _scores(room: Class) -> list[float | None]:
    with room.gradebook() as gradebook:
        return [row.auto_score for each in gradebook.notebook_submissions(PICK, PICK) for row in each.grades]
