"""The cells of a notebook that anybody may have written: read within limits, as data, and nothing in it is believed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainingkit.errors import TrainingkitError

LARGEST = 20 * 1024 * 1024
"""Bytes; a notebook of ours with all its outputs has a hundredth of it."""
MOST_VALUES = 1_000_000
"""Brackets and commas. Twenty megabytes of ``[[],[],…`` are half a gigabyte once they are read."""
MOST_CELLS = 5_000


class NotebookUnreadable(TrainingkitError):
    """It is no notebook that can be read; says why."""


class NotebookTooLarge(NotebookUnreadable):
    """It is larger than a notebook with its outputs can be."""


@dataclass(frozen=True, slots=True)
class CellRead:
    """One cell. ``place`` counts from 1; ``id`` is None in notebooks of older formats.

    ``nbgrader`` is what the cell says to nbgrader, of whatever type; None where it says nothing.
    """

    place: int
    id: str | None
    kind: str
    source: str
    nbgrader: Any

    @property
    def told(self) -> Mapping[str, Any]:
        """What the cell says to nbgrader, as far as it is a mapping."""
        return self.nbgrader if isinstance(self.nbgrader, dict) else {}

    @property
    def grade_id(self) -> str | None:
        """The name that nbgrader knows the cell by."""
        found = self.told.get("grade_id")
        return found if isinstance(found, str) else None


def read_cells(path: Path) -> tuple[CellRead, ...]:
    """The cells of a notebook, in order. Cells that are no cells are left out.

    Raises
    ------
    NotebookTooLarge, NotebookUnreadable
        For whatever may be in the file.
    """
    body = _body(_data(path))
    cells = body.get("cells") if isinstance(body, dict) else None
    if not isinstance(cells, list):
        raise NotebookUnreadable("it has no cells, or is of a format before 4")
    if len(cells) > MOST_CELLS:
        raise NotebookTooLarge(f"it has {len(cells):,} cells")
    return tuple(_cells(cells))


def _data(path: Path) -> bytes:
    try:
        if path.is_symlink() or not path.is_file():
            raise NotebookUnreadable("it is no file")
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(LARGEST + 1) if size <= LARGEST else b""
    except OSError as error:
        raise NotebookUnreadable(f"it cannot be opened: {error.strerror}") from error
    if size > LARGEST:
        raise NotebookTooLarge(f"it has {size:,} bytes")
    if len(data) > LARGEST or sum(map(data.count, (b"[", b"{", b","))) > MOST_VALUES:
        raise NotebookTooLarge("there is more in it than in any notebook")
    return data


def _body(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise NotebookUnreadable("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise NotebookUnreadable("it is cut short, or no JSON") from None


def _cells(cells: list[Any]) -> Iterator[CellRead]:
    for place, cell in enumerate(cells, start=1):
        if not isinstance(cell, dict):
            continue
        metadata, name = cell.get("metadata"), cell.get("id")
        nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
        yield CellRead(
            place,
            name if isinstance(name, str) else None,
            str(cell.get("cell_type")) if isinstance(cell.get("cell_type"), str) else "",
            _source(cell.get("source")),
            nbgrader or None,
        )


def _source(source: Any) -> str:
    """Spaces at the ends of lines, and how lines end, are an editor's doing."""
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    text = source if isinstance(source, str) else ""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()
