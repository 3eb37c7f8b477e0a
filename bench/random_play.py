"""Testing by playing at random, as other tools do, to hold beside the exact exploration."""

import random

import numpy as np

from trainingkit.story import Story, choices, choose, start
from trainingkit.story.engine import State
from trainingkit.story.explore import explore

LONGEST = 1_000
Stuck = frozenset[tuple[str, frozenset[str], tuple[tuple[str, int], ...]]]


def stuck_states_found(story: Story, plays: int | None, seed: int = 0) -> Stuck:
    """States where a reader is stuck: no ending, and nothing on offer.

    Parameters
    ----------
    plays : int or None
        How many random plays; None explores exactly.
    """
    if plays is None:
        space = explore(story)
        stuck = (np.diff(space.offsets) == 0) & ~space.endings
        return frozenset(_what_counts(story, space.state(int(i))) for i in np.flatnonzero(stuck))
    r, found = random.Random(seed), set()
    for _ in range(plays):
        state = start(story)
        for _ in range(LONGEST):
            offered = choices(story, state)
            if not offered:
                break
            state = choose(story, state, r.choice(offered).id)
        if not story.passages[state.passage].ending and not choices(story, state):
            found.add(_what_counts(story, state))
    return frozenset(found)


def _what_counts(story: Story, state: State) -> tuple[str, frozenset[str], tuple[tuple[str, int], ...]]:
    """A stuck state by what decides that nothing is on offer there."""
    conditions = [c.if_ for c in story.passages[state.passage].choices if c.if_]
    flags = frozenset().union(*(c.flags for c in conditions)) & state.flags
    names = {name for c in conditions for name in c.counters}
    return state.passage, flags, tuple(sorted((n, v) for n, v in state.counts.items() if n in names))
