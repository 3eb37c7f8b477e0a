"""Runs worth naming: the shortest and longest to an ending, and a few that cover every choice."""

import numpy as np

from trainingkit.story.explore import Run, Space
from trainingkit.story.minimise import Graph

STEPS = 200_000


def shortest(space: Space) -> Run | None:
    """A run to an ending with the fewest choices; None if no ending can be reached."""
    ends = np.flatnonzero(space.endings)
    return space.path(int(ends[0])) if ends.size else None


def covering_walkthroughs(space: Space) -> tuple[Run, ...]:
    """Whole runs that together take every choice that can lead to an ending; few, not fewest.

    Each goes the shortest way to a choice not taken yet, then on to an ending along choices not taken where it can.
    """
    after = _steps_to_end(space)
    leads = np.flatnonzero(after[space.targets] >= 0)
    labels, first = np.unique(space.labels[leads], return_index=True)
    first_edge = dict(zip(labels.tolist(), leads[first].tolist(), strict=True))
    number = {ref: n for n, ref in enumerate(space.choices)}
    untaken, runs = set(first_edge), []
    for label in sorted(first_edge, key=lambda n: -len(space.path(int(space.sources[first_edge[n]])))):
        if label not in untaken:
            continue
        edge = first_edge[label]
        run = [*space.path(int(space.sources[edge])), space.choices[label]]
        here = int(space.targets[edge])
        while not space.endings[here]:
            here, taken = _onward(space, here, after, untaken)
            run.append(space.choices[taken])
        untaken -= {number[ref] for ref in run}
        runs.append(tuple(run))
    return tuple(runs)


def _steps_to_end(space: Space) -> np.ndarray:
    """Fewest choices from each state to an ending; -1 where there is no way."""
    steps = np.full(space.size, -1)
    layer, done = space.endings.copy(), 0
    while layer.any():
        steps[layer] = done
        done += 1
        into = np.zeros(space.size, bool)
        into[space.sources[layer[space.targets]]] = True
        layer = into & (steps < 0)
    return steps


def _onward(space: Space, here: int, after: np.ndarray, untaken: set[int]) -> tuple[int, int]:
    """The next step towards an ending; among those that come nearer to it, one not taken yet."""
    edges = range(int(space.offsets[here]), int(space.offsets[here + 1]))
    nearer = [e for e in edges if 0 <= after[space.targets[e]] < after[here]]
    best = min(nearer, key=lambda e: int(space.labels[e]) not in untaken)
    return int(space.targets[best]), int(space.labels[best])


def longest_simple(graph: Graph, steps: int = STEPS) -> tuple[int, bool]:
    """The most choices of a run that comes to no page twice.

    Finding it is hard in general, so the search has a bound; stories without many loops stay far below it.

    Returns
    -------
    choices : int
    exact : bool
        False when the search was cut off: then it is a lower bound.
    """
    best, left = 0, steps
    trail: list[tuple[int, int]] = [(0, 0)]
    on_trail = {0}
    while trail and left:
        here, way = trail[-1]
        ways = graph.nodes[here].choices
        if not ways:
            best = max(best, len(trail) - 1)
        if way == len(ways):
            trail.pop()
            on_trail.discard(here)
            continue
        trail[-1] = (here, way + 1)
        target = ways[way][1]
        if target not in on_trail:
            left -= 1
            trail.append((target, 0))
            on_trail.add(target)
    return best, not trail
