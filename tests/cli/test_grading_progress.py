"""Whoever watches a class being marked sees how far it is and how long it will take."""

import io
import re
import shutil
from pathlib import Path

from rich.console import Console

from tests.course.small import instructor_folder
from tests.grading.classes import NOON, Class
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.cli.grading_progress import Wishes, grade_class

PICK = "pick"


def test_a_terminal_shows_how_many_are_done_and_the_time_left(tmp_path: Path):
    """From none to all of them, and nothing of it stays; where nobody watches, nothing is said."""
    room = Class(instructor_folder(tmp_path / "instructor"))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", room.root)
    room.release(PICK)
    for seat in ("seat-01", "seat-02"):
        room.hand_in(seat, PICK, {"first": "ask"})
    shown = []
    for terminal in (True, False):
        watched = Console(file=io.StringIO(), force_terminal=terminal, width=100)
        quiet = Console(file=io.StringIO())
        assert 0 == grade_class(room.root, PICK, Wishes((), 1, True, "somebody", NOON), quiet, watched)
        shown.append(watched.file.getvalue())
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown[0])

    assert re.search(r"Marking pick .* 0/2 ", plain)
    assert re.search(r"Marking pick .* 2/2 0:00:00", plain)
    assert "" == shown[1]
