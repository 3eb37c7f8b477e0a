"""A small class with choices and a function, which is quickly read and marked."""

import shutil
from pathlib import Path

from tests.course.small import ITEMS, KEY, instructor_folder, notebook
from tests.grading.classes import Class
from tests.trainees.hand_in import INSTRUCTOR

PICK = "pick"
FUNCTION = "{id: fn, kind: function, title: F, ask: Of 1 comes k7919., points: 4, name: answer, parameters: [x]}"
FUNCTION_KEY = """
  - item: fn
    criteria:
      - id: computes
        row: risk
        points: 4
        text: Computed
        why: Proof
        claim: [stop-replying]
        read_again: first-contact
        best:
          outputs:
            - {arguments: [1], gives: k7919}
            - {arguments: [3], gives: k23757}
            - {arguments: [12], gives: k95028}
"""


def room_with_a_function(folder: Path) -> Class:
    """The class: the gradebook knows the assignment, and nobody has handed in."""
    cells = {name: (f'form("{name}")', 4.0) for name in ("first", "second", "third")}
    cells["fn"] = ('form("fn", answer)', 4.0)
    parts = {"items": f"{ITEMS}  - {FUNCTION}\n", "key": KEY.rstrip() + FUNCTION_KEY, "notebook": notebook(cells)}
    made = Class(instructor_folder(folder, **parts))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", folder)
    made.release(PICK)
    return made
