"""Whether the handed-in notebook is as it was released. It is compared, never marked and never run.

What a learner may do is no finding: run cells, write in those that are open, add cells, take away or rewrite cells
that nbgrader knows nothing of.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from itertools import chain
from os.path import lexists
from pathlib import Path
from typing import Any

from trainingkit.errors import legible
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Tampered
from trainingkit.grading.notebook.cells import CellRead, NotebookTooLarge, NotebookUnreadable, read_cells
from trainingkit.grading.receipt import RECEIVED

LONGEST_RECEIVED = 64 * 1024
EARLIER = "release-before"
"""Where every released notebook is kept, under its assignment, by its hash: trainees have the one they fetched."""
MADE_BY_NBGRADER = frozenset({"checksum", "cell_type", "schema_version"})
"""What the release adds, and newer versions of nbgrader change."""
MOST_FOREIGN = 20
REPLACED = {
    "missing": ("notebook-missing", "no notebook was handed in; the released one stands in its place"),
    "renamed": ("notebook-renamed", "the notebook had another name when it was handed in"),
}


def check_notebook(desk: Desk, folder: Path) -> list[Tampered]:
    """What in a handed-in notebook is not as it was released. Never raises for what a learner has handed in.

    Parameters
    ----------
    desk : Desk
        Compared with its release, where there is one, and with those before it (``EARLIER``): what is nearest counts.
        Where nothing was released, with the master in ``source/``.
    folder : Path
        ``submitted/<seat>/<assignment>``.

    Returns
    -------
    list of Tampered
        Codes ``notebook-missing``, ``-renamed``, ``-unreadable``, ``-too-large``, and ``cell-missing``,
        ``-twice``, ``-edited``, ``-moved``, ``-metadata`` (what nbgrader reads of it), ``-foreign``. An untouched
        release gives none.
    """
    name = f"{desk.assignment}.ipynb"
    found = [*_replaced(folder), *_others(desk, folder, name)]
    codes = {each.code for each in found}
    if not lexists(folder / name):
        missing = Tampered("notebook-missing", None, f"there is no “{name}”")
        return found if codes & {"notebook-missing", "notebook-renamed"} else [missing, *found]
    try:
        handed_in = read_cells(folder / name)
        return [*found, *_least(chain([_released(desk, name)], _earlier(desk)), handed_in)]
    except NotebookTooLarge as error:
        return [*found, Tampered("notebook-too-large", None, f"the notebook was not read: {error}")]
    except NotebookUnreadable as error:
        return [*found, Tampered("notebook-unreadable", None, f"the notebook cannot be read: {error}")]


def _released(desk: Desk, name: str) -> tuple[CellRead, ...]:
    """The cells of the release; of the master where there is none that can be read."""
    for folder in (desk.root / "release" / desk.assignment, desk.files.folder):
        try:
            return read_cells(folder / name)
        except NotebookUnreadable:
            continue
    return ()


def earlier_releases(root: Path, assignment: str) -> list[Path]:
    """The notebooks that were released, as they were kept, in the order of their names.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    assignment : str
    """
    return sorted((root / EARLIER / assignment).glob("*.ipynb"))


def _earlier(desk: Desk) -> Iterator[tuple[CellRead, ...]]:
    for path in earlier_releases(desk.root, desk.assignment):
        with suppress(NotebookUnreadable):
            yield read_cells(path)


def _least(releases: Iterable[Sequence[CellRead]], handed_in: Sequence[CellRead]) -> list[Tampered]:
    """What is found against the release that a notebook is nearest to; no more of them are read than need be."""
    least: list[Tampered] | None = None
    for released in releases:
        found = list(_compared(released, handed_in))
        if least is None or len(found) < len(least):
            least = found
        if not least:
            break
    return least or []


def _replaced(folder: Path) -> Iterator[Tampered]:
    """What was noticed on receipt, when the folder still was as it had been sent."""
    path = folder / RECEIVED
    try:
        if path.is_symlink() or not path.is_file():
            return
        with path.open("rb") as file:
            told = json.loads(file.read(LONGEST_RECEIVED))
    except (OSError, ValueError, RecursionError):
        return
    told = told if isinstance(told, dict) else {}
    what = told.get("notebook")
    if isinstance(what, str) and what in REPLACED:
        code, text = REPLACED[what]
        yield Tampered(code, None, text)


def _is_notebook(name: str) -> bool:
    return name.lower().endswith(".ipynb")


def _others(desk: Desk, folder: Path, name: str) -> Iterator[Tampered]:
    """If the notebook that was asked for is not there, one beside it may be it under another name.

    Others are a learner's own business: no score follows from any of them.
    """
    shipped = {path.name for path in desk.files.folder.glob("*.ipynb")} | {name}
    try:
        others = sorted({path.name for path in folder.iterdir() if _is_notebook(path.name)} - shipped)
    except OSError:
        return
    if len(others) == 1 and not lexists(folder / name):
        yield Tampered("notebook-renamed", None, f"there is “{legible(others[0])}” instead of “{name}”")


def _compared(released: Sequence[CellRead], handed_in: Sequence[CellRead]) -> Iterator[Tampered]:
    known = [cell for cell in released if cell.grade_id]
    same = {cell.grade_id: [each for each in handed_in if each.grade_id == cell.grade_id] for cell in known}
    stripped = _without_name(known, handed_in, same)
    if known and not any(same.values()) and not stripped:
        yield Tampered("cell-missing", None, "none of the released cells is in the notebook")
    else:
        for cell in known:
            yield from _cell(cell, same[cell.grade_id], stripped.get(cell.grade_id), handed_in)
    yield from _moved(known, same)
    yield from _foreign(same, stripped, handed_in)


def _without_name(
    known: Sequence[CellRead], handed_in: Sequence[CellRead], same: Mapping[str | None, Sequence[CellRead]]
) -> dict[str | None, CellRead]:
    """Released cells that nbgrader would no longer know, by the cells that seem to be them: same id, or same words."""
    nameless = [each for each in handed_in if each.grade_id not in same]
    found: dict[str | None, CellRead] = {}
    for cell in known:
        if same[cell.grade_id]:
            continue
        by_id = [each for each in nameless if cell.id and each.id == cell.id]
        by_words = [each for each in nameless if cell.source and each.source == cell.source]
        if seem := by_id or by_words:
            found[cell.grade_id] = seem[0]
    return found


def _cell(
    cell: CellRead, same: Sequence[CellRead], stripped: CellRead | None, handed_in: Sequence[CellRead]
) -> Iterator[Tampered]:
    name, known_as = cell.grade_id, f"the cell “{cell.grade_id}”"
    if not same and stripped is None:
        yield Tampered("cell-missing", name, f"{known_as} is missing")
        return
    copies = max(len(same), sum(1 for each in handed_in if cell.id and each.id == cell.id))
    if copies > 1:
        yield Tampered("cell-twice", name, f"{known_as} is there {copies} times")
    one = same[0] if same else stripped
    if one is None:
        return
    if wrong := _metadata(cell, one):
        yield Tampered("cell-metadata", name, f"{known_as} is not as it was released: {wrong}")
    if _is_locked(cell) and any(each.source != cell.source for each in (same or [one])):
        yield Tampered("cell-edited", name, f"{known_as} is not as it was released: its text is another")


def _metadata(cell: CellRead, one: CellRead) -> str | None:
    """What nbgrader would read of a cell otherwise than it was released."""
    if cell.kind != one.kind:
        return "it is a cell of another type"
    if not one.told:
        return "its nbgrader metadata is gone"
    before, now = _settings(cell), _settings(one)
    changed = sorted(key for key in before.keys() | now.keys() if before.get(key) != now.get(key))
    return f"its nbgrader metadata is another ({legible(', '.join(map(str, changed)))})" if changed else None


def _settings(cell: CellRead) -> dict[str, Any]:
    return {"task": False} | {key: value for key, value in cell.told.items() if key not in MADE_BY_NBGRADER}


def _is_locked(cell: CellRead) -> bool:
    """Whether it is not the learner's to write in, as nbgrader has it."""
    told = cell.told
    return not told.get("solution") and bool(told.get("grade") or told.get("locked"))


def _moved(known: Sequence[CellRead], same: Mapping[str | None, Sequence[CellRead]]) -> Iterator[Tampered]:
    there = [cell for cell in known if _is_locked(cell) and same[cell.grade_id]]
    order = [cell.grade_id for cell in there]
    now = [cell.grade_id for cell in sorted(there, key=lambda cell: same[cell.grade_id][0].place)]
    kept = {
        name
        for block in SequenceMatcher(None, order, now, autojunk=False).get_matching_blocks()
        for name in order[block.a : block.a + block.size]
    }
    for name in order:
        if name not in kept:
            yield Tampered("cell-moved", name, f"the cell “{name}” is in another place than it was released")


def _foreign(
    same: Mapping[str | None, Sequence[CellRead]],
    stripped: Mapping[str | None, CellRead],
    handed_in: Sequence[CellRead],
) -> Iterator[Tampered]:
    taken = {each.place for each in stripped.values()}
    others = [each for each in handed_in if each.nbgrader and each.grade_id not in same and each.place not in taken]
    for each in others[:MOST_FOREIGN]:
        name = legible(each.grade_id) if each.grade_id else None
        called = f"“{name}”" if name else f"number {each.place}"
        yield Tampered("cell-foreign", name, f"the cell {called} has nbgrader metadata and was not released")
    if len(others) > MOST_FOREIGN:
        more = len(others) - MOST_FOREIGN
        yield Tampered("cell-foreign", None, f"{more} more cells have nbgrader metadata and were not released")
