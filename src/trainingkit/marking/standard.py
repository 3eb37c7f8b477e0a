"""The standard of an assessment, proved over every run it allows."""

from dataclasses import dataclass

import numpy as np

from trainingkit.marking.bots import BOTS, MOST_LUCK, Bot
from trainingkit.marking.competence import Bar, bar_for, judge
from trainingkit.story.chances import chance_of
from trainingkit.story.explore import CAP, Run, Space, explore
from trainingkit.story.machine import POINTS
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

    @property
    def verdict(self) -> bool | None:
        """True where every run passes, False where none does (blind: hardly ever), None where it depends."""
        if self.chance is not None:
            return False if self.chance <= MOST_LUCK else None
        return True if self.not_yet_run is None else False if self.competent_run is None else None


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


def standard(story: Story, base: Space | None = None, cap: int = CAP) -> Standard:
    """Prove the standard of a story, or find where it breaks.

    Parameters
    ----------
    story : Story
        With criteria; from every state an ending can be reached.
    base : Space, optional
        The story explored without criteria, if that was done already.
    cap : int
        The most states to visit, in each exploration.

    Raises
    ------
    NotProved
        There are more, or a blind reader goes round in circles for too long to tell the chance of passing.
    ValueError
        The story has a trap (see ``visits``).
    """
    bar = bar_for(story.criteria)
    base = base or explore(story, cap=cap)
    every = explore(story, story.criteria, bar=bar, cap=cap)
    return Standard(
        missed_decisions={c.id: run for c in story.criteria if (run := run_without_decision(base, c))},
        passes_without_red=_passes_without_red(every),
        good_run_fails=_not_yet(explore(story, story.criteria, good_choices, bar, cap)),
        best_run_fails=_below_best(story, cap),
        bots=tuple(bot_on_story(story, bot, bar, cap) if bot.narrow else _fares(bot, every) for bot in BOTS),
    )


def run_without_decision(space: Space, criterion: Criterion) -> Run | None:
    """A full run that never stands in a passage where this criterion is decided; None if there is none."""
    first = np.zeros(space.size, bool)
    first[0] = True
    return space.run(first, space.endings, avoid=space.at_passages(*criterion.decisions()))


def _passes_without_red(every: Space) -> Run | None:
    """Wherever the exploration says "passed", the marking of whole runs is asked, too."""
    for i in np.flatnonzero(every.passed):
        if judge(every.story, run := every.path(int(i))).red_missed:
            return run
    return None


def bot_on_story(story: Story, bot: Bot, bar: Bar, cap: int = CAP) -> BotOutcome:
    """How one bot fares under a bar that need not be the story's own: a log may count with it.

    Raises
    ------
    NotProved, ValueError
        As ``standard``.
    """
    return _fares(bot, explore(story, story.criteria, bot.narrow, bar, cap))


def _fares(bot: Bot, space: Space) -> BotOutcome:
    chance = chance_of(space, space.passed) if bot.narrow is None else None
    return BotOutcome(bot, _first(space, space.passed), _not_yet(space), chance)


def _not_yet(space: Space) -> Run | None:
    failed = space.at == space.machine.failed
    return _first(space, failed | (space.endings & ~space.passed))


def _below_best(story: Story, cap: int) -> Run | None:
    """A run of best choices that leaves a criterion below best; one criterion at a time, which is as exact."""
    for criterion in story.criteria:
        space = explore(story, (criterion,), best_choices, cap=cap)
        for i in np.flatnonzero(space.endings):
            if space.score(int(i)).points < POINTS["best"]:
                return space.path(int(i))
    return None


def _first(space: Space, wanted: np.ndarray) -> Run | None:
    found = np.flatnonzero(wanted)
    return space.path(int(found[0])) if found.size else None


def good_choices(offer: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """What is not harmful; all, if everything is."""
    return tuple(c for c in offer if c.level != "harmful") or offer


def best_choices(offer: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """What is best, and what has no level; all, if nothing is."""
    return tuple(c for c in offer if c.level in ("best", None)) or offer
