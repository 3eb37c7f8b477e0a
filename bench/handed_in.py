"""A class to measure grading by: seats that handed in whole answers to the four assignments, each on its own case."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI

from bench.assignments import A1, A2, A3, A4
from tests.content import analysts
from tests.grading import classes
from tests.trainees import evidence_handling, first_response, recognise_the_approach
from trainingkit.evidence import share_of
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import Desk
from trainingkit.marking.items import Play

STANDARD = 'given: ["from datetime import datetime, timedelta"]'
PANDAS = 'given: ["import pandas as pd"]'
BY_PANDAS = '''\
def local_times(rows, hours):
    """The rows in order of time, by a clock that is hours ahead of UTC."""
    moved = []
    for row in sorted(rows, key=lambda each: each["utc"]):
        local = pd.Timestamp(row["utc"]) + pd.Timedelta(hours=hours)
        moved.append({"local": local.strftime("%Y-%m-%d %H:%M"), "event": row["event"]})
    return moved
'''


def answers(assignment: str, which: str | None, pandas: bool = False) -> dict[str, Any]:
    """Whole answers to an assignment, by item.

    Parameters
    ----------
    which : str or None
        The variant of the case, or the form of the story.
    pandas : bool
        Whether one of the functions is written with pandas.
    """
    known: dict[str, Callable[[str], dict[str, Any]]] = {
        A1: lambda _: recognise_the_approach.reference(),
        A2: first_response.reference,
        A3: evidence_handling.reference,
        A4: analysts.solved,
    }
    found = known[assignment](which or "")
    return found | {"local-times": {"source": BY_PANDAS}} if pandas else found


def new_class(folder: Path, seats: int, assignments: Sequence[str], pandas: bool = False) -> Path:
    """An instructor's folder, below ``folder``, with released assignments that so many seats have handed in."""
    room = classes.new_class(folder)
    if pandas:
        items = room.root / "source" / A4 / "items.yml"
        items.write_text(items.read_text().replace(STANDARD, PANDAS))
    course = read_course_config(room.root)
    for assignment in assignments:
        if room.desk(assignment).files.items.value.case:
            room.prepare(assignment)
        generate(NbGraderAPI(config=course.config), assignment)
        _hand_in(room, assignment, seats, pandas)
    return room.root


def generate(api: NbGraderAPI, assignment: str) -> None:
    """Make the release, as ``nbgrader generate_assignment`` does."""
    done = api.generate_assignment(assignment)
    if not done["success"]:
        raise SystemExit(done["log"])


def _hand_in(room: classes.Class, assignment: str, seats: int, pandas: bool) -> None:
    """The first seat with a variant or form hands in; others with the same one hand in the same."""
    desk = room.desk(assignment)
    kept: dict[str | None, Path] = {}
    for seat in (f"seat-{each:04}" for each in range(seats)):
        which = _which(desk, seat)
        if which in kept:
            shutil.copytree(kept[which], desk.submitted(seat))
        else:
            kept[which] = room.hand_in(seat, assignment, answers(assignment, which, pandas))


def _which(desk: Desk, seat: str) -> str | None:
    plays = [item for item in desk.items.values() if isinstance(item, Play)]
    if plays:
        return share_of(seat, desk.assignment, plays[0].forms)
    return share_of(seat, desk.assignment, ("v01", "v02")) if desk.files.items.value.case else None
