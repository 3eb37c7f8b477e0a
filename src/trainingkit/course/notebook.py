"""A notebook as data: its cells, read as the JSON they are. Nothing is run."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from trainingkit.diagnostics import Diagnostic, Location, Severity

WRONG = "wrong-notebook"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``line`` to ``last`` are its lines in the file, from its id on; ``kept``: whether it has outputs."""

    number: int
    id: str
    kind: str
    source: str
    nbgrader: dict[str, Any] | None
    tags: tuple[str, ...]
    line: int = 1
    last: int = 1
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's cells in order, and the lines of its file."""

    path: Path
    cells: tuple[Cell, ...]
    lines: tuple[str, ...] = ()

    def at(self, cell: Cell, words: re.Pattern[str] | None = None) -> Location:
        """Where a cell stands in the file, or these words in it, as far as they can be found as written."""
        for number in range(cell.line, cell.last + 1) if words else ():
            if found := words.search(self.lines[number - 1]):
                return Location(self.path, number, found.start() + 1, max(1, len(found[0])))
        return Location(self.path, cell.line)

    def code(self) -> tuple[Cell, ...]:
        """The code cells."""
        return tuple(cell for cell in self.cells if cell.kind == "code")

    def told(self) -> tuple[Cell, ...]:
        """The Markdown cells."""
        return tuple(cell for cell in self.cells if cell.kind == "markdown")

    def prose(self) -> str:
        """The text of its Markdown cells."""
        return "\n\n".join(cell.source for cell in self.told())


def read_notebook(path: Path) -> Notebook | Diagnostic:
    """The cells of a notebook, or why they cannot be read. Never raises for what is in the file."""
    try:
        text = path.read_text(encoding="utf-8")
        body = json.loads(text)
        cells = tuple(_cell(n, cell) for n, cell in enumerate(body["cells"], start=1))
    except FileNotFoundError:
        return Diagnostic("unreadable-file", Severity.ERROR, "this notebook is not there", Location(path))
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        hint = "open it in JupyterLab; if that fails, take it from a copy"
        return Diagnostic(WRONG, Severity.ERROR, "this is not a notebook that can be read", Location(path), hint)
    lines = tuple(text.splitlines())
    return Notebook(path, _placed(cells, lines), lines)


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
        kept=bool(cell.get("outputs") or cell.get("execution_count")),
    )


def _placed(cells: tuple[Cell, ...], lines: tuple[str, ...]) -> tuple[Cell, ...]:
    """Each cell with its lines in the file: from its id, which is unique in format 4.5, to before the next one's."""
    ids = {line.strip().rstrip(","): number for number, line in enumerate(lines, start=1)}
    found = [ids.get(f'"id": {json.dumps(cell.id)}', 1) for cell in cells]
    ends = [max(line, after - 1) for line, after in pairwise([*found, len(lines) + 1])]
    return tuple(
        replace(cell, line=line, last=last if line > 1 else line)
        for cell, line, last in zip(cells, found, ends, strict=True)
    )


def calls(cell: Cell) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The calls a code cell makes by plain name, with those arguments that are written out, in order."""
    for node in ast.walk(parsed(cell)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, tuple(each.value for each in node.args if isinstance(each, ast.Constant))


def names_used(cell: Cell) -> set[str]:
    """Every function, method and attribute a code cell uses by name."""
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


def only_shows(cell: Cell) -> bool:
    """Whether a code cell is nothing but imports, and calls by plain name with texts inside, each on its own."""
    return all(_shows(line) for line in parsed(cell).body) and is_python(cell)


def is_python(cell: Cell) -> bool:
    """Whether a code cell can be read as Python; a cell with ``%run`` or ``!ls`` cannot."""
    try:
        ast.parse(cell.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def parsed(cell: Cell) -> ast.Module:
    """The syntax tree of a code cell; an empty one where it is no Python."""
    return ast.parse(cell.source) if is_python(cell) else ast.Module(body=[], type_ignores=[])


def _shows(line: ast.stmt) -> bool:
    if isinstance(line, ast.Import | ast.ImportFrom):
        return True
    if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Call) and isinstance(line.value.func, ast.Name)):
        return False
    inside = (*line.value.args, *(keyword.value for keyword in line.value.keywords))
    return all(isinstance(each, ast.Constant) and isinstance(each.value, str) for each in inside)
