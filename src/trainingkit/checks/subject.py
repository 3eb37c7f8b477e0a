"""What the rules look at: a story with its file, what is known, the day, and its whole state space."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from trainingkit.diagnostics import Location
from trainingkit.errors import NotProved
from trainingkit.guidance import Guidance
from trainingkit.marking.standard import Standard, standard
from trainingkit.rule import Finding, Rule
from trainingkit.story.explore import CAP, Mask, Run, Space, explore
from trainingkit.story.model import Story
from trainingkit.story.reader import StoryFile

SHOWN = 6


@dataclass(frozen=True, eq=False)
class Subject:
    """A story that can be played, and what its rules need.

    ``release``: whether this is the check before a release. ``cap``: the most states to visit. The state space
    and the standard are worked out when a rule first asks, once. ``unproved``: why rules had to give up so far.
    """

    file: StoryFile
    story: Story
    guidance: Guidance
    today: date
    release: bool = False
    cap: int = CAP
    unproved: list[NotProved] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where pictures and translations lie."""
        return self.file.path.parent

    @property
    def is_pupil(self) -> bool:
        return self.story.audience == "pupil"

    @property
    def space(self) -> Space:
        """Every state of the story.

        Raises
        ------
        NotProved
            There are more than the cap; the rule ``not-proved`` tells it, the others say nothing.
        """
        return _or_raise(self._explored)

    @cached_property
    def standard(self) -> Standard:
        """What the criteria come to over all runs, where every state can reach an ending.

        Raises
        ------
        NotProved
            There are too many states with the criteria followed; told like those of ``space``.
        """
        return _or_raise(self._proved)

    @cached_property
    def _explored(self) -> Space | NotProved:
        try:
            return explore(self.story, cap=self.cap)
        except NotProved as reason:
            return reason

    @cached_property
    def _proved(self) -> Standard | NotProved:
        try:
            return standard(self.story, self.space, cap=self.cap)
        except NotProved as reason:
            return reason

    def where(self, *path: str | int) -> Location:
        """The place of the value at a path."""
        return self.file.where(*path)

    def where_key(self, *path: str | int) -> Location:
        """The place of the key that names a path."""
        return self.file.where_key(*path)

    def where_choice(self, ref: str) -> Location:
        """The place of a choice ``passage.choice``; of ``next`` where it is a "Continue"."""
        name, _, wanted = ref.partition(".")
        for i, choice in enumerate(self.story.passages[name].choices):
            if choice.id == wanted:
                return self.where("passages", name, "choices", i, "id")
        return self.where_key("passages", name, "next")

    def where_words(self, path: tuple[str | int, ...], words: str) -> Location:
        """The place of some words in the text at a path, or of the text where they cannot be found as written."""
        at = self.where(*path)
        lines = self.file.text.splitlines()
        for number in range(at.line, min(len(lines), at.line + (0 if at.width > 1 else 12)) + 1):
            found = lines[number - 1].find(words, at.column - 1 if number == at.line else 0)
            if found >= 0:
                return Location(at.path, number, found + 1, len(words))
        return at


T = TypeVar("T")


def _or_raise(outcome: T | NotProved) -> T:
    """What was worked out once, or again the reason why it could not be."""
    if isinstance(outcome, NotProved):
        raise outcome
    return outcome


StoryRule = Rule[Subject]
Findings = Iterator[Finding]


def shown(run: Run) -> str:
    """A run for a message: ``a.b > c.d > ...``, its middle left out when it is long."""
    if not run:
        return "the start"
    half = SHOWN // 2
    steps = run if len(run) <= SHOWN else (*run[:half], "...", *run[-half:])
    return " > ".join(steps)


def first(mask: Mask) -> int | None:
    """The nearest state of a mask (states are numbered by distance from the start); None when it is empty."""
    return int(mask.argmax()) if mask.any() else None


def run_through(space: Space, moves: Mask, goals: Mask, avoid: Mask) -> Run | None:
    """A run that makes one of these moves and from there reaches a goal without ``avoid``; None: there is none."""
    can = space.can_reach(goals & ~avoid, avoid)
    good = moves & can[space.targets]
    if not good.any():
        return None
    move = int(good.argmax())
    before, after = int(space.sources[move]), int(space.targets[move])
    there = np.zeros(space.size, bool)
    there[after] = True
    whole = space.run(there, goals, avoid) or ()
    return (*space.path(before), space.choices[space.labels[move]], *whole[len(space.path(after)) :])


def last_passage(space: Space, run: Run) -> str:
    """Where a run ends."""
    return space.story.choice(run[-1]).to if run else space.story.start
