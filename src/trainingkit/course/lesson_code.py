"""The code of a lesson: a few lines at a time, nothing kept from a run, and nothing from elsewhere."""

import ast
import re
from collections.abc import Iterator

from trainingkit.course.lessons import LessonFiles
from trainingkit.course.notebook import Cell, is_python, parsed
from trainingkit.rule import Finding, rule

IMPORT_LINES, CODE_LINES, CODE_COLUMNS = 3, 15, 79
FETCHERS = frozenset({"urllib", "requests", "httpx", "aiohttp", "subprocess", "get_ipython"})

Findings = Iterator[Finding]


@rule("imports-apart")
def imports_apart(files: LessonFiles) -> Findings:
    """Imports stand in more than one cell, after other code, or on more than three lines.

    Why: it is the one cell that a trainee need not understand; everything else is what the lesson is about.

    Example:
        import numpy as np      # in the middle of the lesson

    Mend: put all imports into the first code cell, on three lines at most.
    """
    for n, cell in enumerate(files.notebook.code()):
        if not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(parsed(cell))):
            continue
        at, name = files.notebook.at(cell), f'cell {cell.number} ("{cell.id}")'
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if n > 0:
            yield Finding(f"{name} imports something", at, "move it to the first code cell")
        elif len(lines) > IMPORT_LINES:
            yield Finding(f"{name} has {len(lines)} lines", at, f"at most {IMPORT_LINES}: import less")


@rule("code-too-long")
def code_too_long(files: LessonFiles) -> Findings:
    """A code cell has more than 15 lines, or a line of more than 79 columns.

    Why: it should be taken in at a glance, on a small screen and at 200 percent, too.

    Example:
        timeline = pd.concat([payments, messages, calls, further_calls]).sort_values("at").reset_index()

    Mend: break it up; what needs more belongs in the package.
    """
    for cell in files.notebook.code():
        lines = cell.source.splitlines()
        if len(lines) > CODE_LINES:
            told = f'cell {cell.number} ("{cell.id}") has {len(lines)} lines'
            yield Finding(told, files.notebook.at(cell), f"at most {CODE_LINES}: break it up")
        for number, line in enumerate(lines, start=1):
            if len(line) > CODE_COLUMNS:
                told = f'line {number} of cell {cell.number} ("{cell.id}") has {len(line)} columns'
                yield Finding(told, files.notebook.at(cell), f"at most {CODE_COLUMNS}: break the line")


@rule("outputs-kept")
def outputs_kept(files: LessonFiles) -> Findings:
    """A code cell has outputs, or the number of its run.

    Why: every run would change the file, and an output that nobody made again may be wrong.

    Example:
        "execution_count": 7

    Mend: ``make format`` takes them out.
    """
    for cell in files.notebook.code():
        if cell.kept:
            told = f'cell {cell.number} ("{cell.id}") has outputs or the number of its run'
            yield Finding(told, files.notebook.at(cell), "make format takes them out")


@rule("not-self-contained")
def not_self_contained(files: LessonFiles) -> Findings:
    """A code cell fetches something, runs another file, or changes where Python looks.

    Why: a lesson has to run in a room without a network, on a machine that somebody else set up.

    Example:
        %run helpers.py

    Mend: put the file beside the notebook, or the code into the package.
    """
    for cell in files.notebook.code():
        if word := _reaches_out(cell):
            at = files.notebook.at(cell, re.compile(re.escape(word)))
            told = f'cell {cell.number} ("{cell.id}") has "{word}"'
            yield Finding(told, at, "put the file beside the notebook, or the code into the package")


CODE_RULES = (imports_apart, code_too_long, outputs_kept, not_self_contained)


def _reaches_out(cell: Cell) -> str | None:
    """What a cell reaches out with, as it is written; None where it keeps to itself."""
    if magic := re.search(r"^\s*([%!].*)", cell.source, re.MULTILINE) if not is_python(cell) else None:
        return magic[1]
    for node in ast.walk(parsed(cell)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.match("(https?|ftp)://", node.value):
            return node.value
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.path":
            return "sys.path"
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [node.id] if isinstance(node, ast.Name) else []
        if found := next((name for name in names if name.partition(".")[0] in FETCHERS), None):
            return found
    return None
