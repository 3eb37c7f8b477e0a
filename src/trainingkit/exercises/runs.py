"""The runs of a story that one seat has played: each choice on the disk before it counts as made.

The first run counts, whatever comes after it; later ones are kept. A run that has not ended is gone on with, never
begun anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from trainingkit.exercises.disk import NotSaved
from trainingkit.exercises.replying import Clock, now
from trainingkit.exercises.saving import AnswerFile, Kept
from trainingkit.marking.values import LONGEST_RUN, MOST_RUNS

Run = dict[str, Any]


class Overtaken(Exception):
    """Another kernel has saved since; the runs are now those on the disk."""


@dataclass
class Runs:
    """The value of a ``play`` item: the form on the screen, and all runs in the order in which they began.

    ``kept`` is what is on the disk, ``unsaved`` why nothing may be. ``hashes`` has the hash of each form's story.
    ``on_saved`` is called after each save.
    """

    file: AnswerFile
    form: str
    hashes: dict[str, str]
    kept: Kept | None = None
    unsaved: str | None = None
    clock: Clock = now
    on_saved: Callable[[Kept], None] = lambda kept: None
    _runs: list[Run] = field(default_factory=list)
    _current: Run | None = None

    def __post_init__(self) -> None:
        self._take(self.kept)

    @property
    def choices(self) -> list[str]:
        """The choices of the run on the screen."""
        return [step["choice"] for step in self._current["steps"]] if self._current else []

    @property
    def ended(self) -> bool:
        """Whether the run on the screen has come to an ending."""
        return bool(self._current and self._current["ended"])

    @property
    def full(self) -> bool:
        """Whether as many runs are kept as can be."""
        return len(self._runs) >= MOST_RUNS

    def add(self, choices: Sequence[str], ended: bool) -> None:
        """Go on with the run on the screen, or begin the first.

        Raises
        ------
        NotSaved
            Nothing was written, and nothing has changed.
        Overtaken
            Nothing was written; what another kernel saved is now the run on the screen.
        """
        run = self._current or self._fresh(())
        at = self._seconds_since(run["started"])
        grown = {**run, "steps": run["steps"] + [{"choice": each, "at": at} for each in choices], "ended": ended}
        self._save(self.form, [*(each for each in self._runs if each is not run), grown])
        self._current = grown

    def begin_again(self, choices: Sequence[str]) -> None:
        """A new run after one that has ended, with its first choices; it is kept once another choice is made."""
        self._current = self._fresh(choices)

    def forget_run(self) -> None:
        """Leave what is on the disk as it is, and begin a new run: its story is no longer the same."""
        self._current = None

    def change_form(self, form: str) -> None:
        """Put another form on the screen; the runs of this one are kept.

        Raises
        ------
        NotSaved, Overtaken
            As ``add``.
        """
        self._save(form, self._runs)
        self.form = form
        self._current = self._last()

    def look(self) -> None:
        """Take over what another kernel may have saved since."""
        if self.unsaved:
            return
        kept, _ = self.file.open()
        if kept is not None and (self.kept is None or kept.seq > self.kept.seq):
            self._take(kept)

    def _save(self, form: str, runs: list[Run]) -> None:
        value = {"form": form, "runs": runs}
        if not self.unsaved:
            kept = self.file.save(self.kept.seq if self.kept else 0, value, self.clock())
            if not kept.mine:
                self._take(kept)
                raise Overtaken
            self.kept = kept
            self.on_saved(kept)
        self._runs = runs

    def _seconds_since(self, started: str) -> float:
        """As far as can be told: a clock that was set while the run went on must not make it unreadable."""
        seconds = (self.clock() - datetime.fromisoformat(started)).total_seconds()
        return round(min(max(0.0, seconds), LONGEST_RUN), 1)

    def _take(self, kept: Kept | None) -> None:
        self.kept = kept
        if kept is not None:
            self._runs = list(kept.value["runs"])
            self.form = kept.value["form"] if kept.value["form"] in self.hashes else self.form
            self._current = self._last()

    def _last(self) -> Run | None:
        """The last run of the form on the screen, if it was played on this very text."""
        own = [run for run in self._runs if run["form"] == self.form]
        return own[-1] if own and own[-1]["story"] == self.hashes[self.form] else None

    def _fresh(self, choices: Sequence[str]) -> Run:
        if self.full:
            raise NotSaved(f"{MOST_RUNS} runs are kept, and that is the most there can be.", "The first run counts.")
        started = self.clock().replace(microsecond=0).isoformat()
        steps = [{"choice": each, "at": 0.0} for each in choices]
        return {"form": self.form, "story": self.hashes[self.form], "started": started, "steps": steps, "ended": False}
