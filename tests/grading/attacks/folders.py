"""What may be done to what was handed in, beside writing code, by the row of docs/attacks.md."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from tests.grading.jail.hostile_functions import FORGED
from tests.grading.notebook.notebook_attacks import Notebook, cell, written

NAME = "pick.ipynb"


def on_notebook(change: Callable[[Notebook], None]) -> Callable[[Path], None]:
    """A change of the notebook as one of its folder."""
    return lambda folder: written(folder, change)


def stripped(notebook: Notebook) -> None:
    """The metadata of all graded cells taken away."""
    for each in notebook["cells"]:
        each["metadata"].pop("nbgrader", None)


def other_points(notebook: Notebook) -> None:
    """Not graded, and worth more."""
    cell(notebook, "fn")["metadata"]["nbgrader"] |= {"grade": False, "points": 99, "locked": False}


def doubled(notebook: Notebook) -> None:
    """A graded cell twice."""
    notebook["cells"].append(deepcopy(cell(notebook, "fn")) | {"id": "again"})


def rearranged(notebook: Notebook) -> None:
    """One cell turned into text, one taken away, one put first."""
    cell(notebook, "fn")["cell_type"] = "markdown"
    notebook["cells"].remove(cell(notebook, "first"))
    notebook["cells"].insert(0, {"id": "mine", "cell_type": "code", "source": "form = print", "metadata": {}})


def as_notebook(data: bytes) -> Callable[[Path], None]:
    """The notebook replaced by these bytes."""
    return lambda folder: (folder / NAME).write_bytes(data)


def huge(folder: Path) -> None:
    """200 MB, on a disk that does not write the empty parts."""
    with (folder / NAME).open("r+b") as file:
        file.truncate(200_000_000)


def renamed_and_beside(folder: Path) -> None:
    """The notebook under another name, beside another of one's own."""
    (folder / NAME).rename(folder / "mine.ipynb")
    (folder / "other.ipynb").write_text("{}")


def linked(folder: Path) -> None:
    """An answer that is a link to the key."""
    (folder / "answers" / "first.json").unlink()
    (folder / "answers" / "first.json").symlink_to(folder.parents[2] / "keys" / "pick.yml")


def pickled(folder: Path) -> None:
    """An answer that runs a program where it is read as a pickle."""
    (folder / "answers" / "first.json").write_bytes(FORGED["pickle"])


def another_variant(folder: Path) -> None:
    """An answer that says which variant and seed it is of, and what it is worth."""
    path = folder / "answers" / "first.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"variant": "v99", "seed": 1, "points": 4}))


FOLDERS = {
    "B1": (on_notebook(stripped), "cell-metadata"),
    "B3": (on_notebook(other_points), "cell-metadata"),
    "B4": (on_notebook(doubled), "cell-twice"),
    "B5 cells": (on_notebook(rearranged), "cell-missing"),
    "B5 names": (renamed_and_beside, "notebook-missing"),
    "B6 cut short": (as_notebook(b'{"cells": ['), "notebook-unreadable"),
    "B6 no text": (as_notebook(b'{"cells": ["\xff"]}'), "notebook-unreadable"),
    "B6 200 MB": (huge, "notebook-too-large"),
    "B6 metadata": (on_notebook(lambda body: body["metadata"].update(mine="x" * 30_000_000)), "notebook-too-large"),
    "B6 cells": (as_notebook(json.dumps({"cells": [{}] * 100_000}).encode()), "notebook-too-large"),
    "D5 link": (linked, None),
    "E1 answer": (pickled, None),
    "F5 claim": (another_variant, None),
}
"""Row, or row and what of it, to what is done to the folder, and the code that tells a person of it."""
