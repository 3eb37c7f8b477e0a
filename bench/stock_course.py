"""The same assignments as stock nbgrader would have them: answers in cells, marked by asserts that a kernel runs.

Each form of the real notebook becomes a cell for the answer and a hidden test of it; a function is tried with the same
hidden arguments; a text is left to a person. Explanations stay, so that the notebooks are about as long.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.apps import NbGraderAPI

from bench.assignments import A2, A3, A4
from bench.handed_in import answers, generate
from tests.trainees.first_response import FORMS
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.grading.course_config import read_course_config
from trainingkit.marking.items import Function, Item, Write

CONFIG = "c = get_config()\nc.CourseDirectory.course_id = 'fmse'\n"
RECEIVED = "2026-11-21 11:30:00.000000 UTC"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
WHICH = {A2: FORMS[0], A3: "v01", A4: "v01"}


def new_stock_course(root: Path, seats: int, assignments: tuple[str, ...], pandas: bool = False) -> Path:
    """A course of stock nbgrader, with an empty configuration, that so many seats have handed in all of."""
    root.mkdir(parents=True)
    (root / "nbgrader_config.py").write_text(CONFIG)
    api = NbGraderAPI(config=read_course_config(root).config)
    for assignment in assignments:
        files = read_assignment(INSTRUCTOR, assignment)
        values = answers(assignment, WHICH.get(assignment), pandas)
        _write(root / "source" / assignment, assignment, new_notebook(cells=[*_cells(files, values, pandas)]))
        generate(api, assignment)
        handed_in = json.loads((root / "release" / assignment / f"{assignment}.ipynb").read_text())
        for cell in handed_in["cells"]:
            told = cell["metadata"].get("nbgrader", {})
            if told.get("solution"):
                cell["source"] = _answer(files.by_id[told["grade_id"].removesuffix("-answer")], values)
        for seat in range(seats):
            folder = root / "submitted" / f"seat-{seat:04}" / assignment
            _write(folder, assignment, handed_in)
            (folder / "timestamp.txt").write_text(RECEIVED)
    return root


def _cells(files: AssignmentFiles, values: dict[str, Any], pandas: bool) -> Iterator[Any]:
    yield new_code_cell("import pandas as pd\n" * pandas + "from datetime import datetime, timedelta")
    master = json.loads((files.folder / f"{files.id}.ipynb").read_text())
    for cell in master["cells"]:
        told = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "markdown":
            yield new_markdown_cell("".join(cell["source"]))
        elif told.get("grade"):
            item = files.by_id[told["grade_id"]]
            solved = f"### BEGIN SOLUTION\n{_answer(item, values)}\n### END SOLUTION"
            if isinstance(item, Write):
                yield new_markdown_cell(solved, metadata=_told(item.id, item.points, solution=True, kind="markdown"))
                continue
            yield new_code_cell(solved, metadata=_told(f"{item.id}-answer", None, solution=True))
            tests = "\n".join(["### BEGIN HIDDEN TESTS", *_asserts(files, item, values), "### END HIDDEN TESTS"])
            yield new_code_cell(tests, metadata=_told(item.id, item.points, solution=False))


def _answer(item: Item, values: dict[str, Any]) -> str:
    value = values[item.id]
    if isinstance(item, Write):
        return "\n\n".join(value["texts"].values())
    return value["source"].rstrip() if isinstance(item, Function) else f"{_name(item)} = {value!r}"


def _asserts(files: AssignmentFiles, item: Item, values: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item, Function):
        value = values[item.id]
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        yield from (f"assert {_name(item)}[{part!r}] == {each!r}" for part, each in parts)
        yield f"assert {_name(item)} == {value!r}"
        return
    for wanted in files.keys[item.id].criteria[0].best.outputs:
        given = ", ".join(repr(_plain(each)) for each in wanted.arguments)
        yield f"assert {item.name}({given}) == {_plain(wanted.gives)!r}"


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _name(item: Item) -> str:
    return item.id.replace("-", "_")


def _told(grade_id: str, points: float | None, solution: bool, kind: str = "code") -> dict[str, Any]:
    told = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": points is not None,
        "solution": solution,
        "locked": not solution,
        "task": False,
        "cell_type": kind,
    }
    return {"nbgrader": told | ({} if points is None else {"points": points})}


def _write(folder: Path, assignment: str, notebook: dict[str, Any]) -> None:
    notebook["metadata"]["kernelspec"] = KERNEL
    folder.mkdir(parents=True)
    (folder / f"{assignment}.ipynb").write_text(json.dumps(notebook))
