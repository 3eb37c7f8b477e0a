"""The marked notebook: the master, never the learner's, with answer and criteria under each graded cell.

Formgrader and nbgrader's feedback open it, and read from it which cell has which ``grade_id`` and points.
"""

import json
import re
import shutil
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.graded import Graded, Response
from trainingkit.grading.notebook.answer_html import answer_html, shown
from trainingkit.grading.privacy import make_folder
from trainingkit.grading.receipt import LONGEST, TIMESTAMP, received_at
from trainingkit.marking.rubrics import MOST
from trainingkit.whole_file import replace_file

BREAKS = frozenset({"div", "ul", "ol", "li", "pre"})
TAG = re.compile(r"<(/?)([a-z]+)[^>]*>")
"""Of our own HTML: whatever somebody wrote has been escaped in it."""


def marked_notebook(desk: Desk, graded: Graded, answers: Mapping[str, bytes]) -> str:
    """The marked notebook of a verdict.

    Parameters
    ----------
    desk : Desk
    graded : Graded
        The verdict that stands.
    answers : mapping
        Item to the bytes of its answer, as far as they are kept.

    Returns
    -------
    str
        The JSON of the notebook; the same verdict and answers give the same text.

    Raises
    ------
    CannotGrade
        The master in ``source/`` cannot be read.
    """
    path = desk.files.folder / f"{desk.assignment}.ipynb"
    try:
        notebook = json.loads(path.read_bytes())
        cells = {
            cell["metadata"]["nbgrader"]["grade_id"]: cell
            for cell in notebook["cells"]
            if cell["cell_type"] == "code" and cell["metadata"].get("nbgrader", {}).get("grade")
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotGrade(f'the notebook "{path}" cannot be read: {error}') from error
    notice = _notice(graded)
    for response in graded.responses:
        if response.item in cells and response.item in desk.items:
            told = answer_html(desk, response, answers.get(response.item), _levels(desk, response))
            cells[response.item]["outputs"] = [_output(notice + told)]
            notice = ""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_marked(desk: Desk, graded: Graded, answers: Mapping[str, bytes]) -> None:
    """Write the marked notebook where nbgrader looks for it: ``autograded/<seat>/<assignment>/``.

    With it goes ``timestamp.txt``, as in ``submitted/``, last: until it is there formgrader asks to mark again. Each
    file is the old one or the new one, never half of one; those that are the same already are not touched.

    Raises
    ------
    CannotGrade
        The master in ``source/`` cannot be read.
    OSError
        They cannot be written.
    """
    folder = desk.autograded(graded.seat)
    files = {
        f"{desk.assignment}.ipynb": marked_notebook(desk, graded, answers).encode(),
        TIMESTAMP: _timestamp(desk.submitted(graded.seat)),
    }
    if not folder.is_dir():
        _write_folder(folder, files)
        return
    for name, data in files.items():
        _write(folder / name, data)


def _write_folder(folder: Path, files: Mapping[str, bytes | None]) -> None:
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)  # left by somebody who was cut short
    make_folder(new)
    for name, data in files.items():
        if data is not None:
            (new / name).write_bytes(data)
    new.rename(folder)


def _write(path: Path, data: bytes | None) -> None:
    """Put a file in place of one that may be read-only; without data, take it away."""
    if data is None:
        path.unlink(missing_ok=True)
    elif not path.is_file() or path.read_bytes() != data:
        replace_file(path, data)


def _timestamp(submitted: Path) -> bytes | None:
    """As it was written on receipt; None where nbgrader could not read it."""
    if received_at(submitted) is None:
        return None
    with (submitted / TIMESTAMP).open("rb") as file:
        return file.read(LONGEST)


def _levels(desk: Desk, response: Response) -> dict[str, int]:
    """The levels that a person gave, as the points of the rows tell them."""
    key = desk.keys.get(response.item)
    rows = key.rubric_rows if key and response.answer else ()
    return {
        mark.criterion: round(MOST * mark.points / mark.max_points)
        for mark in response.marks
        if mark.level is not None and mark.criterion in rows
    }


def _notice(graded: Graded) -> str:
    if not graded.tampered:
        return ""
    told = "".join(f"<li>{shown(each.told)}</li>" for each in graded.tampered)
    return (
        '<div class="trainingkit-notebook"><strong>The notebook is not as it was released: please look.</strong> '
        f"Answers are taken by their ids, so no score depends on it.<ul>{told}</ul></div>"
    )


def _output(html: str) -> dict:
    data = {"text/html": html, "text/plain": _plain(html)}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def _plain(html: str) -> str:
    """The same in plain text, for whatever shows no HTML; every block begins a line."""
    lines = unescape(TAG.sub(_line_of, html)).split("\n")
    return "\n".join(line for line in lines if line.strip())


def _line_of(tag: re.Match[str]) -> str:
    ends, name = tag.groups()
    return "" if name not in BREAKS else "\n- " if name == "li" and not ends else "\n"
