"""What a terminal is given: colours only where somebody looks, plain lines everywhere else."""

import sys
from collections.abc import Iterable
from io import TextIOWrapper

from rich.console import Console
from rich.text import Text

from trainingkit.diagnostics import Diagnostic, Severity, render

PLAIN_WIDTH = 100  # columns where nobody looks
COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def standard_output(widest: int | None = None) -> Console:
    """Where a command says what it found; ``widest`` limits the columns, for prose."""
    console = _console(stderr=False)
    if widest and console.width > widest:
        console.width = widest
    return console


def standard_error() -> Console:
    """Where a command speaks of its own work: progress and failures."""
    return _console(stderr=True)


def show_diagnostics(console: Console, diagnostics: Iterable[Diagnostic]) -> None:
    """Each diagnostic with its line of the file and a caret, an empty line after each."""
    sources: dict[str, str] = {}
    for diagnostic in diagnostics:
        path = str(diagnostic.location.path)
        if path not in sources:
            sources[path] = _text_of(path)
        console.print(_coloured(diagnostic, sources[path]), soft_wrap=True)
        console.print()


def counted(number: int, thing: str) -> str:
    """``1 story``, ``2,500 stories``."""
    plural = thing[:-1] + "ies" if thing.endswith("y") else thing + "s"
    return f"{number:,} {thing if number == 1 else plural}"


def _console(stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")  # a terminal without our signs shows question marks, not a traceback
    width = None if stream.isatty() else PLAIN_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def _text_of(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _coloured(diagnostic: Diagnostic, source: str) -> Text:
    text = Text(render(diagnostic, source))
    colour = COLOURS[diagnostic.severity]
    text.highlight_regex(rf"(?<=: ){diagnostic.severity}\[{diagnostic.code}\]", colour)
    text.highlight_regex(r"(?m)^ *\d* \| *\^+$|(?m:^ *\| *\^+$)", colour)
    text.highlight_regex(r"(?m)^hint:", "bold green")
    return text
