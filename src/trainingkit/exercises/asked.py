"""What a notebook asks: its ``items.yml`` or ``practice.yml``, one item of it, and the case its options are from."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from trainingkit.datafile import read_datafile
from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import TrainingkitError
from trainingkit.exercises.seat import CASES, variant_here
from trainingkit.marking.answers import Manifest
from trainingkit.marking.case_options import case_options
from trainingkit.marking.items import Item, ItemsFile
from trainingkit.marking.practice import PracticeFile, PracticeItem

MANIFEST = "case.json"
AGAIN = "Fetch the assignment again, or copy its whole folder. What you saved is kept."
"""What helps where a file of an assignment is missing or damaged."""


class CannotShow(TrainingkitError):
    """An exercise that cannot be shown: the words of the panel that stands in its place."""

    def __init__(self, title: str, detail: str, hint: str = "") -> None:
        super().__init__(f"{title}: {detail}")
        self.title, self.detail, self.hint = title, detail, hint


@dataclass(frozen=True, slots=True)
class Asked:
    """One graded item: the file it is from, the variant of this seat, and what its case has to offer."""

    items: ItemsFile
    item: Item
    variant: str | None
    manifest: Manifest


def graded(folder: Path, item_id: str, seat: str) -> Asked:
    """The item of this notebook's ``items.yml``.

    Raises
    ------
    CannotShow
        The file is missing or unsound, there is no such item, or its case is missing.
    """
    items = _file(folder / "items.yml", ItemsFile)
    item = _item(items, item_id, "items.yml")
    if item.kind == "play":
        return Asked(items, item, None, {})
    if not uses_case(item):
        return Asked(items, item, variant_here(folder, items.assignment, seat) if items.case else None, {})
    variant = _variant(folder, items, seat)
    return Asked(items, item, variant, manifest_of(folder / CASES / variant))


def case_of(folder: Path, seat: str) -> str:
    """The variant of the case that this seat has in the assignment of this folder.

    Raises
    ------
    CannotShow
        The assignment's file is missing or unsound, or no case lies beside the notebook.
    """
    return _variant(folder, _file(folder / "items.yml", ItemsFile), seat)


def _variant(folder: Path, items: ItemsFile, seat: str) -> str:
    if variant := variant_here(folder, items.assignment, seat):
        return variant
    raise CannotShow(
        "The case is not here",
        f'This exercise is about the files of a case, and there is no folder "{CASES}" beside the notebook.',
        AGAIN,
    )


def practised(folder: Path, item_id: str) -> PracticeItem:
    """The item of this notebook's ``practice.yml``.

    Raises
    ------
    CannotShow
        The file is missing or unsound, or there is no such item.
    """
    return _item(_file(folder / "practice.yml", PracticeFile), item_id, "practice.yml")


def lesson_of(folder: Path) -> str:
    """The lesson whose ``practice.yml`` lies beside the notebook.

    Raises
    ------
    CannotShow
        The file is missing or unsound.
    """
    return _file(folder / "practice.yml", PracticeFile).lesson


def uses_case(item: Item) -> bool:
    """Whether an item's options come from the trainee's case."""
    parts = [part for name in ("columns", "parts", "fields") for part in getattr(item, name, ())]
    named = [getattr(each, key, None) for each in (item, *parts) for key in ("options_from", "right_from")]
    return any(named)


def manifest_of(case: Path) -> Manifest:
    """What a case has to offer as options, from its ``case.json``.

    Raises
    ------
    CannotShow
        It is missing, or cut short or altered.
    """
    try:
        return case_options(listed_in(case))
    except ValueError:
        raise damaged(case.name) from None


def listed_in(case: Path) -> Any:
    """What the ``case.json`` of a case holds, of whatever shape.

    Raises
    ------
    CannotShow
        It is missing, or cut short.
    """
    try:
        return json.loads((case / MANIFEST).read_bytes())
    except OSError:
        raise CannotShow("The case is not here", f'"{case.name}/{MANIFEST}" cannot be read.', AGAIN) from None
    except (ValueError, RecursionError):
        raise damaged(case.name) from None


def damaged(case: str) -> CannotShow:
    """What to say of a case whose ``case.json`` is not what it was."""
    return CannotShow("The case is damaged", f'"{case}/{MANIFEST}" was cut short or altered.', AGAIN)


def _file(path: Path, model: type[BaseModel]) -> Any:
    try:
        status = path.stat()
        return _sound(path, model, status.st_mtime_ns, status.st_size)
    except OSError:
        raise CannotShow(
            "This exercise is not complete",
            f'The file "{path.name}" is not beside the notebook.',
            "Open the notebook in its own folder: a notebook copied without its folder cannot ask anything.",
        ) from None


@lru_cache(maxsize=4)
def _sound(path: Path, model: type[BaseModel], changed: int, size: int) -> Any:
    """The file as it stands now; read once for all the cells of a notebook."""
    loaded = read_datafile(path, model)
    if loaded.value is None:
        first, more = loaded.diagnostics[0], len(loaded.diagnostics) - 1
        detail = first.headline() + (f" (and {more} more)" if more else "")
        raise CannotShow("This exercise has a mistake in its file", detail, first.hint or "")
    return loaded.value


def _item(file: Any, item_id: str, name: str) -> Any:
    try:
        return file.item(item_id)
    except KeyError:
        known = [item.id for item in file.items]
        hint = did_you_mean(item_id, known) or f"the items here are: {', '.join(known)}"
        raise CannotShow("There is no such exercise", f'"{item_id}" is not an item of {name}.', hint) from None
