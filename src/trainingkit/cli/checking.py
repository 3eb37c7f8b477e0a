"""Many stories through the check, and one line that sums it up."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from trainingkit.checks import check_story
from trainingkit.cli.terminal import counted
from trainingkit.diagnostics import Diagnostic, Severity
from trainingkit.guidance import load_guidance
from trainingkit.story import read_story
from trainingkit.story.explore import explore

NOT_PROVED = "not-proved"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check of some stories came to; ``proved``: all states of all of them were visited."""

    stories: int
    states: int
    proved: bool
    diagnostics: tuple[Diagnostic, ...]
    seconds: float

    def number(self, severity: Severity) -> int:
        """How many findings of this severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    @property
    def errors(self) -> int:
        return self.number(Severity.ERROR)


def check_all(files: Sequence[Path], today: date, release: bool, measures: bool, progress_on: Console) -> Outcome:
    """Check story files one after another; a bar shows how far it is, on a terminal."""
    began = time.monotonic()
    guidance = load_guidance()
    found: list[Diagnostic] = []
    states, proved = 0, True
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=progress_on, transient=True, disable=not progress_on.is_terminal) as bar:
        task = bar.add_task("Checking", total=len(files))
        for path in files:
            bar.update(task, description=f"Checking {path.parent.name or path.name}")
            file = read_story(path)
            told = check_story(file, guidance=guidance, today=today, release=release, measures=measures)
            found += told
            if file.story is None or any(d.code == NOT_PROVED for d in told):
                proved = False
            else:
                states += explore(file.story).size
            bar.advance(task)
    return Outcome(len(files), states, proved, tuple(found), time.monotonic() - began)


def summary(outcome: Outcome) -> Text:
    """``2 stories, 12,345 states, 0 errors, 1 warning, 0.8 s: proved``."""
    parts = [
        counted(outcome.stories, "story"),
        counted(outcome.states, "state"),
        counted(outcome.errors, "error"),
        counted(outcome.number(Severity.WARNING), "warning"),
        f"{outcome.seconds:.1f} s",
    ]
    verdict = ("proved", "bold green") if outcome.proved and not outcome.errors else ("NOT PROVED", "bold red")
    return Text(", ".join(parts) + ": ").append(*verdict)
