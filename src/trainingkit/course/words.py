"""What a trainee reads in a notebook or in its items, text by text, and where each word of it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trainingkit.course.notebook import Notebook
from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Location

READ = frozenset(
    ["title", "intro", "who", "text", "ask", "then_ask", "label", "help", "reply", "because", "example", "look_for"]
)  # keys of practice.yml and items.yml whose texts are shown


@dataclass(frozen=True, slots=True)
class Read:
    """A text that is read, where it begins, and the lines of its file from there to where the next one begins."""

    text: str
    at: Location
    lines: tuple[str, ...]

    def find(self, words: re.Pattern[str]) -> Location | None:
        """Where the words stand; the beginning of the text where they are broken or escaped; None: not in it."""
        if not words.search(self.text):
            return None
        for n, line in enumerate(self.lines):
            if found := words.search(line, self.at.column - 1 if n == 0 else 0):
                return Location(self.at.path, self.at.line + n, found.start() + 1, len(found[0]))
        return self.at


def read_in_notebook(notebook: Notebook) -> tuple[Read, ...]:
    """The Markdown cells of a notebook."""
    return tuple(
        Read(cell.source, notebook.at(cell), notebook.lines[cell.line - 1 : cell.last]) for cell in notebook.told()
    )


def read_in_file(file: Loaded[Any]) -> tuple[Read, ...]:
    """The texts of ``practice.yml`` or ``items.yml`` that are shown; none where it cannot be read."""
    if file.composed is None:
        return ()
    lines = tuple(file.text.splitlines())
    found = [(file.composed.values[path], text) for path, text in _texts(file.composed.data, ())]
    found.sort(key=lambda each: each[0])
    ends = [*(at.line for at, _ in found), len(lines)][1:]
    return tuple(Read(text, at, lines[at.line - 1 : end]) for (at, text), end in zip(found, ends, strict=True))


def word(term: str) -> re.Pattern[str]:
    """A term as whole words, its plural and a line break included; capitals count in an abbreviation and in a name."""
    flags = re.IGNORECASE if term == term.lower() else 0
    words = r"\s+".join(map(re.escape, term.split()))
    return re.compile(rf"(?<![\w-]){words}(?:e?s)?(?![\w-])", flags)


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*path, n))
    elif isinstance(value, str) and next((step for step in reversed(path) if isinstance(step, str)), "") in READ:
        yield path, value
