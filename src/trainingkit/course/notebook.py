"""A notebook as data: its cells, read as the JSON they are. Nothing is run."""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainingkit.diagnostics import Diagnostic, Location, Severity

WRONG = "wrong-notebook"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``line`` is the line of its first source line in the file, or 1."""

    number: int
    id: str
    kind: str
    source: str
    nbgrader: dict[str, Any] | None
    tags: tuple[str, ...]
    line: int = 1


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's cells in order."""

    path: Path
    cells: tuple[Cell, ...]

    def at(self, cell: Cell) -> Location:
        """Where a cell stands in the file."""
        return Location(self.path, cell.line)

    def code(self) -> tuple[Cell, ...]:
        """The code cells."""
        return tuple(cell for cell in self.cells if cell.kind == "code")

    def prose(self) -> str:
        """The text of its Markdown cells."""
        return "\n\n".join(cell.source for cell in self.cells if cell.kind == "markdown")


def read_notebook(path: Path) -> Notebook | Diagnostic:
    """The cells of a notebook, or why they cannot be read. Never raises for what is in the file."""
    try:
        text = path.read_text(encoding="utf-8")
        body = json.loads(text)
        cells = tuple(_cell(n, cell) for n, cell in enumerate(body["cells"], start=1))
    except FileNotFoundError:
        return Diagnostic("unreadable-file", Severity.ERROR, "this notebook is not there", Location(path))
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return Diagnostic(WRONG, Severity.ERROR, "this is not a notebook that can be read", Location(path))
    return Notebook(path, _placed(cells, text))


def _cell(number: int, cell: dict[str, Any]) -> Cell:
    source = cell["source"]
    metadata = cell.get("metadata", {})
    return Cell(
        number,
        str(cell.get("id", "")),
        str(cell["cell_type"]),
        "".join(source) if isinstance(source, list) else str(source),
        metadata.get("nbgrader"),
        tuple(metadata.get("tags", ())),
    )


def _placed(cells: tuple[Cell, ...], text: str) -> tuple[Cell, ...]:
    """Each cell with the line of its id, which is unique in a notebook of format 4.5."""
    lines = {line.strip().rstrip(","): number for number, line in enumerate(text.splitlines(), start=1)}
    return tuple(
        Cell(c.number, c.id, c.kind, c.source, c.nbgrader, c.tags, lines.get(f'"id": {json.dumps(c.id)}', 1))
        for c in cells
    )


def calls(cell: Cell) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The calls a code cell makes by plain name, with those arguments that are written out, in order."""
    for node in ast.walk(parsed(cell)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, tuple(each.value for each in node.args if isinstance(each, ast.Constant))


def names_used(cell: Cell) -> set[str]:
    """Every function, method and attribute a code cell uses by name, imported modules included."""
    names: set[str] = set()
    for node in ast.walk(parsed(cell)):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names.add(node.func.id)
    return names


def names_defined(cell: Cell) -> set[str]:
    """Every name a code cell gives a meaning to."""
    names: set[str] = set()
    for node in ast.walk(parsed(cell)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.alias):
            names.add((node.asname or node.name).partition(".")[0])
    return names


def parsed(cell: Cell) -> ast.Module:
    """The syntax tree of a code cell; an empty one where it is no Python (a test of the notebook tells of that)."""
    try:
        return ast.parse(cell.source)
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])
