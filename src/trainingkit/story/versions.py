"""Format versions of a story file, and the way from an older one to today's.

``FORMAT`` is what is read. Each entry of ``MIGRATIONS`` turns the plain data of one version into the next; a file
of an older version is read through them, in memory, and ``trainingkit check`` says that it should be rewritten.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.datafile.compose import convert, parse
from trainingkit.diagnostics import Diagnostic, Location, Severity, in_order
from trainingkit.story.model import Story

FORMAT = 1


def _from_0(data: dict[str, Any]) -> dict[str, Any]:
    """Format 0, the drafts before the first release: ``goto`` for ``to``, ``says`` for ``lines``, no summary."""
    passages = {}
    for name, passage in data.get("passages", {}).items():
        passage = {("lines" if key == "says" else key): value for key, value in passage.items()}
        if "choices" in passage:
            passage["choices"] = [
                {("to" if key == "goto" else key): value for key, value in choice.items()}
                for choice in passage["choices"]
            ]
        passages[name] = passage
    return {"summary": data.get("title", ""), **data, "format": 1, "passages": passages}


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: _from_0}


def upgrade(path: Path, text: str | None) -> Loaded[Story] | None:
    """Read a file of another format version.

    Returns
    -------
    Loaded or None
        None for a file of today's version (or one whose version cannot be told: the ordinary reader says why).
        An older one is migrated in memory, with the warning ``old-format``; a newer one is the error
        ``newer-format``.
    """
    if text is None:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
    found = re.search(r"^format: *([0-9]{1,9})(?![0-9])", text, re.MULTILINE)
    if not found or int(found[1]) == FORMAT:
        return None
    version = int(found[1])
    at = Location(path, text.count("\n", 0, found.start(1)) + 1, found.start(1) - found.start() + 1, len(found[1]))
    if version > FORMAT:
        message = f"this file is of format {version}; this program reads up to {FORMAT}"
        return Loaded(
            path,
            text,
            diagnostics=(Diagnostic("newer-format", Severity.ERROR, message, at, "update the program"),),
        )
    node = parse(text, path)
    if isinstance(node, Diagnostic):
        return Loaded(path, text, diagnostics=(node,))
    written = convert(node, path, text)
    if written.diagnostics:
        return Loaded(path, text, diagnostics=in_order(written.diagnostics))
    try:
        data = written.data
        for step in range(version, FORMAT):
            data = MIGRATIONS[step](data)
    except (AttributeError, TypeError):
        return None
    read = read_datafile(path, Story, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    message = f"this file is of format {version}; today's is {FORMAT}"
    old = Diagnostic(
        "old-format",
        Severity.WARNING,
        message,
        at,
        "it is read as it is; see docs/format.md for what to change",
    )
    # Places are those of the migrated text, which the author does not see: only the head of the file is named.
    others = tuple(Diagnostic(d.code, d.severity, d.message, at, d.hint) for d in read.diagnostics)
    return Loaded(path, text, read.value, read.sound, read.lost, (old, *others), None)
