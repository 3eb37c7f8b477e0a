"""The standard of an assessment, proved over every run it allows."""

from dataclasses import dataclass

import numpy as np

from trainingkit.marking.bots import BOTS, MOST_LUCK, Bot
from trainingkit.marking.competence import Bar, bar_for, judge
from trainingkit.story.chances import chance_of
from trainingkit.story.engine import State
from trainingkit.story.explore import CAP, Run, Space, explore
from trainingkit.story.model import Choice, Criterion, Story


@dataclass(frozen=True, slots=True)
class BotOutcome:
    """How a bot fares.

    ``competent_run``, ``not_yet_run``: a run of its that ends with that verdict, None if there is none (a
    *not yet* run may stop where nothing can mend it any more). ``chance``: for blind clicking, the exact
    probability of passing.
    """

    bot: Bot
    competent_run: Run | None
    not_yet_run: Run | None
    chance: float | None = None

    @property
    def as_expected(self) -> bool:
        if self.chance is not None:
            return self.chance <= MOST_LUCK
        return (self.not_yet_run if self.bot.competent else self.competent_run) is None


@dataclass(frozen=True, slots=True)
class Standard:
    """What is proved about a story with criteria; each run is a counter-example, None where it holds.

    Attributes
    ----------
    missed_decisions : dict
        Criterion id to a full run that never comes to its decision.
    passes_without_red : run or None
        A run that misses a red criterion and passes all the same.
    good_run_fails : run or None
        A run of best and acceptable choices only that does not pass.
    best_run_fails : run or None
        A run of best choices only that does not reach every point.
    bots : tuple of BotOutcome
    """

    missed_decisions: dict[str, Run]
    passes_without_red: Run | None
    good_run_fails: Run | None
    best_run_fails: Run | None
    bots: tuple[BotOutcome, ...]

    @property
    def holds(self) -> bool:
        runs = (*self.missed_decisions.values(), self.passes_without_red, self.good_run_fails, self.best_run_fails)
        return all(run is None for run in runs) and all(b.as_expected for b in self.bots)


def standard(story: Story, cap: int = CAP) -> Standard:
    """Prove the standard of a story, or find where it breaks.

    Raises
    ------
    NotProved
        The story has more than ``cap`` states.
    """
    bar = bar_for(story.criteria)
    base = explore(story, cap=cap)
    every = explore(story, story.criteria, bar=bar, cap=cap)
    return Standard(
        missed_decisions={c.id: run for c in story.criteria if (run := run_without_decision(base, c))},
        passes_without_red=_passes_without_red(story, cap),
        good_run_fails=_not_yet(explore(story, story.criteria, _good, bar, cap)),
        best_run_fails=_below_full(explore(story, story.criteria, _best, cap=cap)),
        bots=tuple(_outcome(story, bot, bar, every, cap) for bot in BOTS),
    )


def run_without_decision(space: Space, criterion: Criterion) -> Run | None:
    """A full run that never stands in a passage where this criterion is decided; None if there is none."""
    first = np.zeros(space.size, bool)
    first[0] = True
    return space.run(first, space.endings, avoid=space.at_passages(*criterion.decisions()))


def _passes_without_red(story: Story, cap: int) -> Run | None:
    """One red at a time: wherever a run can end having missed it, the marking itself is asked for a verdict."""
    for criterion in (c for c in story.criteria if c.red):
        space = explore(story, (criterion,), cap=cap)
        for i in np.flatnonzero(space.endings):
            if space.score(int(i)).red_missed and judge(story, run := space.path(int(i))).competent:
                return run
    return None


def _outcome(story: Story, bot: Bot, bar: Bar, every: Space, cap: int) -> BotOutcome:
    if bot.narrow is None:
        return BotOutcome(bot, _first(every, every.passed), _not_yet(every), chance_of(every, every.passed))
    space = explore(story, story.criteria, bot.narrow, bar, cap)
    return BotOutcome(bot, _first(space, space.passed), _not_yet(space))


def _not_yet(space: Space) -> Run | None:
    failed = space.at == space.machine.failed
    return _first(space, failed | (space.endings & ~space.passed))


def _below_full(space: Space) -> Run | None:
    most = 2 * len(space.machine.criteria)
    below = np.zeros(space.size, bool)
    for i in np.flatnonzero(space.endings):
        below[i] = space.score(int(i)).points < most
    return _first(space, below)


def _first(space: Space, wanted: np.ndarray) -> Run | None:
    found = np.flatnonzero(wanted)
    return space.path(int(found[0])) if found.size else None


def _good(story: Story, state: State, offer: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(c for c in offer if c.level != "harmful") or offer


def _best(story: Story, state: State, offer: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(c for c in offer if c.level in ("best", None)) or offer
