"""When a class comes to each passage: from the time that reading and deciding take, spread over a lesson."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from trainingkit.story import Story
from trainingkit.story.chances import SECONDS_PER_DECISION, WORDS_PER_MINUTE, words
from trainingkit.story.explore import Space

REST = 1e-9
MOST_ROUNDS = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """One lesson: its length, and the minutes at which the story is opened and over. The rest is for the class."""

    minutes: int
    opens: int
    over: int


SHORT = (Part(20, 2, 14),)
WHOLE = (Part(50, 8, 38),)
TWICE = (Part(50, 10, 42), Part(50, 5, 38))
PLANS: Mapping[str, tuple[Part, ...]] = {"20": SHORT, "50": WHOLE, "2 × 50": TWICE}
"""By the name of the plan, its lessons."""


def marks(space: Space) -> dict[str, dict[str, str]]:
    """By passage and plan, the minute at which a class comes to it, on average: ``9``, or ``24 of the 1st``.

    A passage that no run comes to has none, and neither has a plan that the story is too long for.
    """
    came, end = arrivals(space)
    parting, plans = came[second_lesson(space)], plans_for(space.story)
    return {name: {plan: _mark(parts, at, parting, end) for plan, parts in plans.items()} for name, at in came.items()}


def plans_for(story: Story) -> dict[str, tuple[Part, ...]]:
    """The plans whose lessons leave the story the minutes that it takes."""
    return {plan: parts for plan, parts in PLANS.items() if sum(p.over - p.opens for p in parts) >= story.minutes}


def _mark(parts: tuple[Part, ...], at: float, parting: float, end: float) -> str:
    if len(parts) == 1:
        return str(_within(parts[0], at / end))
    first, second = parts
    if at < parting:
        return f"{_within(first, at / parting)} of the 1st"
    return f"{_within(second, (at - parting) / (end - parting) if end > parting else 0)} of the 2nd"


def _within(part: Part, share: float) -> int:
    return round(part.opens + share * (part.over - part.opens))


def second_lesson(space: Space) -> str:
    """The passage that a second lesson begins with: no class goes home between a threat and the first help.

    It is the first one, of those that every run comes to, behind which somebody has helped on every way from the
    threat; without such a one, the one nearest to the middle.
    """
    came, end = arrivals(space)
    always = [name for name in came if name != space.story.start and _every_run(space, name)]
    helped, threat = space.with_beat("support"), space.with_beat("threat")
    unhelped = space.reach(threat, avoid=helped) | space.can_reach(threat)
    unhelped[space.targets[unhelped[space.sources]]] = True  # the help itself belongs to the first lesson
    safe = [name for name in always if not (unhelped & space.at_passages(name)).any() and not _ends(space, name)]
    if threat.any() and safe:
        return min(safe, key=lambda name: came[name])
    return min(always or came, key=lambda name: abs(came[name] - end / 2))


def _ends(space: Space, passage: str) -> bool:
    return space.story.passages[passage].ending is not None


def _every_run(space: Space, passage: str) -> bool:
    start = np.zeros(space.size, bool)
    start[0] = True
    return not (space.reach(start, avoid=space.at_passages(passage)) & space.endings).any()


def arrivals(space: Space) -> tuple[dict[str, float], float]:
    """When a reader who picks blindly comes to each passage, in minutes from the start; and how long it all takes."""
    cost = np.array([_minutes(space, i) for i in range(space.size)])
    ways = np.diff(space.offsets).astype(float)
    share = np.divide(1.0, ways, out=np.zeros_like(ways), where=ways > 0)
    here, spent = np.zeros(space.size), np.zeros(space.size)
    here[0] = 1.0
    chance, minutes = np.zeros(space.size), np.zeros(space.size)
    for _ in range(MOST_ROUNDS):
        chance, minutes = chance + here, minutes + spent
        spent = _onward(space, (spent + here * cost) * share)
        here = _onward(space, here * share)
        if here.sum() < REST:
            break
    by_passage = np.bincount(space.at, chance, len(space.passages)), np.bincount(space.at, minutes, len(space.passages))
    came = {name: float(m / c) for name, c, m in zip(space.passages, *by_passage, strict=True) if c > 0}
    ends = space.endings
    return came, float((minutes + chance * cost)[ends].sum() / chance[ends].sum())


def _onward(space: Space, flow: np.ndarray) -> np.ndarray:
    return np.bincount(space.targets, weights=flow[space.sources], minlength=space.size)


def _minutes(space: Space, i: int) -> float:
    """What a state takes to read and decide, as the check of a story's ``minutes`` counts it."""
    story, state = space.story, space.state(i)
    decides = bool(story.passages[state.passage].choices)
    told = words(story, state) / WORDS_PER_MINUTE[story.audience]
    return told + decides * SECONDS_PER_DECISION[story.audience] / 60
