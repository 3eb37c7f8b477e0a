"""A reader who picks blindly among what is on offer: exact chances, loops included, no sampling.

Probability flows along the moves until all of it has come to rest at endings; what a loop keeps shrinks by a
constant share each round, so the flow ends at any precision that is asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trainingkit.errors import NotProved
from trainingkit.story.engine import State, choices, visible_lines
from trainingkit.story.explore import Space
from trainingkit.story.model import Audience, Story

WORDS_PER_MINUTE: dict[Audience, int] = {"pupil": 150, "teacher": 200, "officer": 200}
"""A planning figure, not a finding: for pupils the pace of reading aloud, so that slower readers keep up."""
SECONDS_PER_DECISION: dict[Audience, int] = {"pupil": 12, "teacher": 10, "officer": 10}
REST = 1e-12
MOST_WORK = 2_000_000_000
"""Moves looked at until the flow is given up: some twenty seconds."""


def visits(space: Space) -> np.ndarray:
    """How often the blind reader is expected to stand in each state (float, 0 or more).

    Raises
    ------
    ValueError
        Some reachable state has no way to an end, so the reader might never stop.
    NotProved
        The reader goes round in circles for so long that the chances cannot be told in reasonable time.
    """
    stops = np.diff(space.offsets) == 0
    if not space.can_reach(stops).all():
        raise ValueError(f'"{space.story.story}" has states from which no ending can be reached')
    expected = np.zeros(space.size)
    for now in _flow(space):
        expected += now
    return expected


def _flow(space: Space) -> Iterator[np.ndarray]:
    """The probability of standing in each state after 0, 1, 2, ... choices, until nothing moves any more."""
    ways = np.diff(space.offsets).astype(float)
    share = np.divide(1.0, ways, out=np.zeros_like(ways), where=ways > 0)
    now = np.zeros(space.size)
    now[0] = 1.0
    rounds = 0
    while now.sum() > REST:
        rounds += 1
        if rounds * max(1, len(space.targets)) > MOST_WORK:
            raise NotProved(f'"{space.story.story}" keeps a blind reader going round in circles for too long')
        yield now
        now = np.bincount(space.targets, weights=(now * share)[space.sources], minlength=space.size)


def chance_of(space: Space, wanted: np.ndarray) -> float:
    """The probability (0 to 1) that the blind reader comes to rest in one of these states."""
    return float(visits(space)[wanted].sum()) if wanted.any() else 0.0


@dataclass(frozen=True, slots=True)
class Expectation:
    """What to expect of a blind reader.

    ``minutes``: reading and deciding. ``decisions``: choices made. ``endings``: probability of each ending's
    passage. ``points``: probability of each total, when criteria were followed (else empty).
    """

    minutes: float
    decisions: float
    endings: dict[str, float]
    points: dict[int, float]


def expectation(space: Space) -> Expectation:
    """Minutes, decisions, endings and points of a uniformly random reader; the debrief is not counted.

    Raises
    ------
    ValueError, NotProved
        See ``visits``.
    """
    often = visits(space)
    audience = space.story.audience
    per_passage = np.bincount(space.at, weights=often, minlength=len(space.passages))
    decides = np.array([bool(space.story.passages[name].choices) for name in space.passages])
    decisions = float((per_passage * decides).sum())
    read = float(often @ _words_shown(space))
    minutes = read / WORDS_PER_MINUTE[audience] + decisions * SECONDS_PER_DECISION[audience] / 60
    endings = {
        name: float(per_passage[i]) for i, name in enumerate(space.passages) if space.story.passages[name].ending
    }
    points: dict[int, float] = {}
    for i in np.flatnonzero(space.endings) if space.machine.criteria else ():
        total = space.score(int(i)).points
        points[total] = points.get(total, 0.0) + float(often[i])
    return Expectation(minutes, decisions, endings, dict(sorted(points.items())))


def _words_shown(space: Space) -> np.ndarray:
    """How many words each state puts before a reader; worked out once for each set of lines that can show."""
    masks = []
    for name in space.passages:
        passage = space.story.passages[name]
        conditions = [thing.if_ for thing in (*passage.lines, *passage.later, *passage.ways()) if thing.if_]
        masks.append(space.machine.bits_of(n for c in conditions for n in c.flags | c.counters))
    known: dict[int, int] = {}
    counted = np.zeros(space.size)
    for i, state in enumerate(space.states):
        key = state & masks[space.at[i]]
        if key not in known:
            known[key] = words(space.story, space.state(i))
        counted[i] = known[key]
    return counted


def words(story: Story, state: State) -> int:
    """How many words a state puts before a reader: what shows, what is on offer, and one consequence."""
    passage = story.passages[state.passage]
    offered = choices(story, state) if passage.choices else ()
    texts = [line.text for line in visible_lines((*passage.lines, *passage.later), state)]
    texts += [t for t in (passage.title, passage.ask) if t]
    texts += [f"{row.label} {row.text}" for row in (passage.record.rows if passage.record else ())]
    texts += [choice.text for choice in offered]
    told = sum(len(choice.then.split()) for choice in offered if choice.then)
    return sum(len(t.split()) for t in texts) + (told // len(offered) if offered else 0)
