"""The tampered folders of docs/attacks.md at nbgrader's own door: it stops for none, and says what our door says."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.apps import NbGraderAPI

from tests.grading.attacks.code import GOOD
from tests.grading.attacks.folders import FOLDERS, on_notebook, stripped
from tests.grading.attacks.room import PICK, room_with_a_function
from tests.grading.classes import NOON, Class
from tests.grading.test_attacks import hand_in, seat_of
from trainingkit.grading.batch import grade
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.workers import Here

HONEST, AGAIN, NAMELESS = "seat-01", seat_of("B2"), seat_of("B5 names")
"""One who has all points; one who had them before; one whose notebook nbgrader does not look for."""

pytestmark = pytest.mark.jail


@dataclass(frozen=True)
class Doors:
    """The same class after each door, and what nbgrader said."""

    ours: Class
    nbgraders: Class
    said: dict[str, Any]


@pytest.fixture(scope="module")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Doors:
    """An honest learner, one of whom a good submission was marked before, and all who tamper with a folder."""
    room = room_with_a_function(tmp_path_factory.mktemp("tampered") / "instructor")
    for seat in (HONEST, AGAIN):
        room.hand_in(seat, PICK, {"first": "ask", "fn": {"source": GOOD}})
    by_us(room)
    other = Class(Path(shutil.copytree(room.root, room.root.parent / "other")))
    for each in (room, other):
        on_notebook(stripped)(hand_in(each, "B2"))
        for row, (change, _) in FOLDERS.items():
            change(hand_in(each, row))
    by_us(room)
    return Doors(room, other, NbGraderAPI(config=read_course_config(other.root).config).autograde(PICK, "*"))


def by_us(room: Class) -> None:
    """Grade whoever has handed in."""
    desk = room.desk(PICK)
    list(grade(desk, read_course_config(room.root), desk.seats(), Here(), NOON, "somebody"))


def rows(room: Class) -> dict[str, Any]:
    """What the gradebook says of each seat."""
    with room.gradebook() as gradebook:
        return {
            each.student.id: (each.flagged, {g.name: (g.auto_score, g.needs_manual_grade) for g in each.grades})
            for each in gradebook.notebook_submissions(PICK, PICK)
        }


def made(room: Class) -> dict[str, tuple[str, bytes]]:
    """The verdict that stands for each seat, and its marked notebook."""
    with room.records() as records:
        stands = records.latest_of_all(PICK)
    book = f"{PICK}.ipynb"
    return {
        seat: (each.graded.fingerprint, (room.desk(PICK).autograded(seat) / book).read_bytes())
        for seat, each in stands.items()
    }


def but(seats: dict[str, Any]) -> dict[str, Any]:
    """Without the one whom nbgrader cannot find."""
    return {seat: told for seat, told in seats.items() if seat != NAMELESS}


def test_every_tampered_folder_comes_to_the_same_at_both_doors(doors):
    """Scores, who waits, flags, verdicts and marked notebooks are equal, and only the honest one has points."""
    points = {seat: sum(points for points, _ in told.values()) for seat, (_, told) in rows(doors.ours).items()}

    assert {HONEST: 8.0} == {seat: sum_ for seat, sum_ in points.items() if sum_}
    assert {AGAIN, *map(seat_of, FOLDERS)} == points.keys() - {HONEST}
    assert but(rows(doors.ours)) == but(rows(doors.nbgraders))
    assert but(made(doors.ours)) == made(doors.nbgraders)


def test_nbgrader_names_only_whom_it_could_not_find(doors):
    """A folder without the notebook by its name is no verdict there, and stops nobody; our door marks it."""
    named = re.findall(r"for student '([\w-]+)'", doors.said["log"])

    assert (False, [NAMELESS]) == (doors.said["success"], named)
    assert {None} == {points for points, _ in rows(doors.nbgraders)[NAMELESS][1].values()}
    assert {0.0} == {points for points, _ in rows(doors.ours)[NAMELESS][1].values()}
