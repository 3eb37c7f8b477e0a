"""Many stories through the check, and one line that sums it up."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from trainingkit.checks import check_story
from trainingkit.cli.terminal import counted
from trainingkit.diagnostics import Diagnostic, Severity
from trainingkit.story import Story
from trainingkit.story.walk import choices_of, lines_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the check of some stories came to; ``claims`` are the facts they lean on."""

    stories: int
    states: int
    proved: bool
    diagnostics: tuple[Diagnostic, ...]
    claims: frozenset[str]
    seconds: float

    def number(self, severity: Severity) -> int:
        """How many findings of this severity."""
        return sum(d.severity is severity for d in self.diagnostics)

    @property
    def errors(self) -> int:
        return self.number(Severity.ERROR)


def check_all(files: Sequence[Path], today: date, release: bool, progress_on: Console) -> Outcome:
    """Check story files one after another; a bar shows how far it is, on a terminal."""
    began = time.monotonic()
    found: list[Diagnostic] = []
    states, proved, claims = 0, True, set()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=progress_on, transient=True, disable=not progress_on.is_terminal) as bar:
        task = bar.add_task("Checking", total=len(files))
        for path in files:
            bar.update(task, description=f"Checking {path.parent.name or path.name}")
            checked = check_story(path, today=today, release=release)
            found += checked.diagnostics
            states += checked.states
            proved = proved and checked.proved
            claims |= claims_used(checked.story)
            bar.advance(task)
    return Outcome(len(files), states, proved, tuple(found), frozenset(claims), time.monotonic() - began)


def claims_used(story: Story | None) -> set[str]:
    """The claims that a story names anywhere."""
    if story is None:
        return set()
    trainers = [p.trainer for p in story.passages.values() if p.trainer]
    parts = [part for found in (lines_of(story), choices_of(story)) for _, part in found]
    return {claim for part in (*parts, *story.criteria, *trainers) for claim in part.claim}


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
