"""What a message about an author's file is, and its two printings: for people and for programs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any


class Severity(StrEnum):
    """How much a diagnostic matters; ``meaning`` says it in words."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def meaning(self) -> str:
        """What becomes of a story with a finding of this severity."""
        return _MEANINGS[self]


_MEANINGS = {
    Severity.NOTE: "reads better",
    Severity.WARNING: "may not be what you meant",
    Severity.ERROR: "cannot be played, proved or signed off",
}


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A place in a file: ``line`` and ``column`` count from 1, as editors do; ``width`` is in characters."""

    path: Path
    line: int = 1
    column: int = 1
    width: int = field(default=1, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, told once.

    ``code`` is stable and kebab-case; ``message`` says what was written and what is wrong, in the author's
    words; ``hint`` is the smallest edit that mends it.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    hint: str | None = None

    def headline(self) -> str:
        """The first line, enough alone and clickable: ``path:line:col: severity[code] message``."""
        return f"{self.location}: {self.severity}[{self.code}] {self.message}"


def render(diagnostic: Diagnostic, source: str | None = None) -> str:
    """The diagnostic as people read it, with the line of the file and a caret when ``source`` is given."""
    parts = [diagnostic.headline()]
    lines = (source or "").splitlines()
    at = diagnostic.location
    if 0 < at.line <= len(lines):
        gutter = f"{at.line:>5} | "
        parts.append(gutter + lines[at.line - 1])
        room = max(1, min(at.width, len(lines[at.line - 1]) - at.column + 1))
        parts.append(" " * (len(gutter) - 2) + "| " + " " * (at.column - 1) + "^" * room)
    if diagnostic.hint:
        parts.append(f"hint: {diagnostic.hint}")
    return "\n".join(parts)


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """The same fields for programs, in the same order; JSON-ready."""
    return [
        {
            "path": str(d.location.path),
            "line": d.location.line,
            "column": d.location.column,
            "severity": str(d.severity),
            "code": d.code,
            "message": d.message,
            "hint": d.hint,
        }
        for d in diagnostics
    ]


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics as an author wants to work through them: by file, line and column."""
    return tuple(sorted(diagnostics, key=lambda d: (d.location, d.code)))


def did_you_mean(written: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known word and, when ``known`` maps words to places, its line; else None."""
    near = get_close_matches(written, list(known), n=1, cutoff=0.6)
    if not near:
        return None
    at = known.get(near[0]) if isinstance(known, Mapping) else None
    place = f" (line {at.line})" if isinstance(at, Location) else ""
    return f'did you mean "{near[0]}"{place}?'
