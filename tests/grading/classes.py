"""A class that does not exist: an instructor's folder of its own, seats that hand in, a gradebook that knows them."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbgrader.api

from tests.trainees.cases import case
from tests.trainees.hand_in import INSTRUCTOR, answer_files
from trainingkit.course.prepared import Variant, truth_json
from trainingkit.evidence import share_of
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import Desk, open_desk
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.records import NAME, Records
from trainingkit.marking.items import Play

MADE = shutil.ignore_patterns(
    "secret", "truth", "private", "stories", "release*", "submitted*", "autograded", "feedback", "*.db*", "v??", "x??"
)
NOON = "2026-11-21T12:00:00+00:00"
RECEIVED = "2026-11-21 11:30:00.000000 UTC"
VARIANTS = ("v01", "v02", "x01")

# Every new gradebook starts a program to ask for this, which takes seconds; it is always the same.
nbgrader.api.get_alembic_version = cache(nbgrader.api.get_alembic_version)


@dataclass(frozen=True)
class Class:
    """The folders of a class. ``root`` is the instructor's folder."""

    root: Path

    def desk(self, assignment: str) -> Desk:
        """The desk an assignment is marked at, read afresh."""
        return open_desk(self.root, assignment)

    def records(self) -> Records:
        """The instructor's records; to be closed."""
        return Records(self.root / NAME)

    def gradebook(self):
        """The gradebook, as a context."""
        return open_gradebook(read_course_config(self.root))

    def release(self, assignment: str) -> None:
        """Tell the gradebook what ``nbgrader generate_assignment`` would tell it, without its seconds."""
        desk = self.desk(assignment)
        with self.gradebook() as gradebook:
            gradebook.update_or_create_assignment(assignment)
            gradebook.update_or_create_notebook(assignment, assignment)
            for item in desk.items.values():
                gradebook.update_or_create_grade_cell(
                    item.id, assignment, assignment, max_score=item.points, cell_type="code"
                )

    def prepare(self, assignment: str) -> None:
        """Lay out a few variants of the case of an assignment, and their truths."""
        desk = self.desk(assignment)
        truths = self.root / "truth" / assignment
        truths.mkdir(parents=True, exist_ok=True)
        for name in VARIANTS:
            built = Variant(name, case(assignment, name))
            folder = desk.files.folder / "cases" / name
            folder.mkdir(parents=True, exist_ok=True)
            for file, content in built.case.files.items():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_bytes(content)
            (truths / f"{name}.json").write_bytes(truth_json(built))

    def form(self, seat: str, assignment: str) -> str | None:
        """The form of the story that a seat has; None where there is none."""
        plays = [item for item in self.desk(assignment).items.values() if isinstance(item, Play)]
        return share_of(seat, assignment, plays[0].forms) if plays else None

    def variant(self, seat: str, assignment: str) -> str | None:
        """The variant of the case that a seat has, of those that ``prepare`` lays out; None where there is none."""
        if self.desk(assignment).files.items.value.case is None:
            return None
        return share_of(seat, assignment, [name for name in VARIANTS if name.startswith("v")])

    def hand_in(self, seat: str, assignment: str, values: Mapping[str, Any], received: str = RECEIVED) -> Path:
        """A seat hands in these values with an untouched notebook; what was there before is replaced."""
        desk = self.desk(assignment)
        folder = desk.submitted(seat)
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "answers").mkdir(parents=True)
        files = answer_files(desk.files, values, self.variant(seat, assignment), self.form(seat, assignment))
        for item, data in files.items():
            (folder / "answers" / f"{item}.json").write_bytes(data)
        shutil.copy(desk.files.folder / f"{assignment}.ipynb", folder)
        (folder / "timestamp.txt").write_text(received)
        return folder


def new_class(folder: Path) -> Class:
    """An instructor's folder in which nothing was released and nobody has handed in."""
    shutil.copytree(INSTRUCTOR, folder / "instructor", ignore=MADE)
    return Class(folder / "instructor")
