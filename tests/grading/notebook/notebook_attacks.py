"""What may be done to a handed-in notebook: to its cells, and to its file. Each with the codes that tell of it."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

NAME = "first-response.ipynb"
Notebook = dict[str, Any]


def cell(notebook: Notebook, name: str) -> dict[str, Any]:
    """The cell with this id."""
    return next(each for each in notebook["cells"] if each["id"] == name)


def written(folder: Path, change: Callable[[Notebook], Any]) -> None:
    """Change the notebook of a folder as an editor would."""
    path = next(folder.glob("*.ipynb"))
    notebook = json.loads(path.read_bytes())
    change(notebook)
    path.write_text(json.dumps(notebook))


def stripped(notebook: Notebook) -> None:
    """The metadata of the graded cells taken away."""
    for name in ("the-call", "decision-log"):
        del cell(notebook, name)["metadata"]["nbgrader"]


def settings_changed(notebook: Notebook) -> None:
    """Other points, and not to be graded."""
    cell(notebook, "the-call")["metadata"]["nbgrader"] |= {"grade": False, "points": 99}


def renamed_cell(notebook: Notebook) -> None:
    """A name that nbgrader does not know."""
    cell(notebook, "the-call")["metadata"]["nbgrader"]["grade_id"] = "my-call"


def twice(notebook: Notebook) -> None:
    """A graded cell copied by hand, with another id."""
    notebook["cells"].append(deepcopy(cell(notebook, "the-call")) | {"id": "copied"})


def edited(notebook: Notebook) -> None:
    """Other code in a graded cell."""
    cell(notebook, "the-call")["source"] = "print(5.0)"


def other_type(notebook: Notebook) -> None:
    """A graded cell turned into text."""
    cell(notebook, "the-call")["cell_type"] = "markdown"


def deleted(notebook: Notebook) -> None:
    """A graded cell taken away."""
    notebook["cells"].remove(cell(notebook, "the-call"))


def moved(notebook: Notebook) -> None:
    """The cell that everything needs put last."""
    one = cell(notebook, "start")
    notebook["cells"].remove(one)
    notebook["cells"].append(one)


def foreign(notebook: Notebook) -> None:
    """A cell of one's own that says it is worth points."""
    meta = {"grade": True, "grade_id": "bonus", "points": 50, "locked": True, "solution": False, "schema_version": 3}
    notebook["cells"].append({"id": "b", "cell_type": "code", "source": "", "metadata": {"nbgrader": meta}})


def emptied(notebook: Notebook) -> None:
    """A notebook of something else."""
    notebook["cells"] = [{"id": "x", "cell_type": "code", "source": "1 + 1", "metadata": {}}]


ATTACKS = {
    stripped: [("cell-metadata", "the-call"), ("cell-metadata", "decision-log")],
    settings_changed: [("cell-metadata", "the-call")],
    renamed_cell: [("cell-metadata", "the-call")],
    twice: [("cell-twice", "the-call")],
    edited: [("cell-edited", "the-call")],
    other_type: [("cell-metadata", "the-call")],
    deleted: [("cell-missing", "the-call")],
    moved: [("cell-moved", "start")],
    foreign: [("cell-foreign", "bonus")],
    emptied: [("cell-missing", None)],
}


def as_file(name: str, data: bytes) -> Callable[[Path], None]:
    """The notebook of a folder replaced by a file."""

    def replace(folder: Path) -> None:
        (folder / NAME).unlink()
        (folder / name).write_bytes(data)

    return replace


def huge(folder: Path) -> None:
    """A notebook of 200 MB, on a disk that does not write the empty parts."""
    with (folder / NAME).open("r+b") as file:
        file.truncate(200_000_000)


def link(folder: Path) -> None:
    """A link to somebody else's file."""
    (folder / NAME).unlink()
    (folder / NAME).symlink_to("/etc/passwd")


def many_cells(folder: Path) -> None:
    """A hundred thousand cells."""
    (folder / NAME).write_text(json.dumps({"cells": [{}] * 100_000}))


def replaced_on_receipt(folder: Path) -> None:
    """What is written down where no notebook came."""
    (folder / "received.json").write_text('{"format": 1, "notebook": "missing", "left_out": []}')


FILES = {
    "no notebook": (lambda folder: (folder / NAME).unlink(), "notebook-missing"),
    "another name": (lambda folder: (folder / NAME).rename(folder / "my.ipynb"), "notebook-renamed"),
    "a link": (link, "notebook-unreadable"),
    "cut short": (as_file(NAME, b'{"cells": [{"id": '), "notebook-unreadable"),
    "no UTF-8": (as_file(NAME, b'{"cells": ["\xff\xfe"]}'), "notebook-unreadable"),
    "too deep": (as_file(NAME, b"[" * 100_000), "notebook-unreadable"),
    "an endless number": (as_file(NAME, b'{"cells": ' + b"9" * 100_000 + b"}"), "notebook-unreadable"),
    "many small things": (as_file(NAME, b"[" + b"[]," * 700_000 + b"[]]"), "notebook-too-large"),
    "200 MB": (huge, "notebook-too-large"),
    "100,000 cells": (many_cells, "notebook-too-large"),
    "none on receipt": (replaced_on_receipt, "notebook-missing"),
}
