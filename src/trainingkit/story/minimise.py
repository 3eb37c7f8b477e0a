"""The smallest machine that a reader cannot tell from the story: what every edition is made from.

States that show the same and lead to the same are one. Found by refining a first guess (what each state shows)
until neighbours agree, as Moore did for automata [1]_.

References
----------
.. [1] E. F. Moore, "Gedanken-experiments on sequential machines", Automata Studies, 1956, pp. 129-153.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from trainingkit.story.engine import State, visible_lines
from trainingkit.story.explore import Run, Space
from trainingkit.story.model import Story

Shows = Callable[[Story, State], tuple[tuple[str, ...], tuple[str, ...]]]
"""What a reader is shown in a state: the ids of the lines, and of those of the debrief."""


@dataclass(frozen=True, slots=True)
class Node:
    """One page of an edition: where the reader is, what shows, and where each choice leads (a node's number)."""

    passage: str
    lines: tuple[str, ...]
    choices: tuple[tuple[str, int], ...]
    debrief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The minimised story. Node 0 is the start; ``first_run`` gives a shortest run to each node.

    ``node_of`` gives the node of each state of the space.
    """

    nodes: tuple[Node, ...]
    first_run: tuple[Run, ...]
    node_of: np.ndarray = field(compare=False, repr=False)


def everything(story: Story, state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All that a reader is shown: at an ending with what comes later, and the debrief."""
    passage = story.passages[state.passage]
    told = story.debrief.sections().values() if passage.ending else ()
    debrief = tuple(line.id for section in told for line in visible_lines(section, state))
    return tuple(line.id for line in visible_lines((*passage.lines, *passage.later), state)), debrief


def up_to_the_ending(story: Story, state: State) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same without what comes later and the debrief: far fewer nodes, for an edition that says those in common."""
    return tuple(line.id for line in visible_lines(story.passages[state.passage].lines, state)), ()


def minimise(space: Space, shows: Shows = everything) -> Graph:
    """Merge the states that no reader can tell apart.

    Parameters
    ----------
    space : Space
        Explored without criteria: these are never shown before the end.
    shows : callable, optional
        What the reader of this edition is shown; states that differ in nothing else are one.
    """
    shown = [_shown(space, i, shows) for i in range(space.size)]
    block = _numbered([(s, tuple(_labels(space, i))) for i, s in enumerate(shown)])
    while True:
        finer = _refined(space, block)
        if finer.max() == block.max():
            break
        block = finer
    first = np.unique(block, return_index=True)[1]
    order = np.argsort(first, kind="stable")
    number = np.empty_like(order)
    number[order] = np.arange(order.size)
    node_of = number[block]
    leads_to = node_of[space.targets]
    nodes = tuple(_node(space, int(first[b]), shown, leads_to) for b in order)
    return Graph(nodes, tuple(space.path(int(first[b])) for b in order), node_of)


Shown = tuple[str, tuple[str, ...], tuple[str, ...]]


def _shown(space: Space, i: int, shows: Shows) -> Shown:
    state = space.state(i)
    return state.passage, *shows(space.story, state)


def _labels(space: Space, i: int) -> np.ndarray:
    return space.labels[int(space.offsets[i]) : int(space.offsets[i + 1])]


def _numbered(keys: list) -> np.ndarray:
    seen: dict = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys])


def _refined(space: Space, block: np.ndarray) -> np.ndarray:
    """Split blocks whose states lead to different blocks: one choice after the other joins the signature."""
    ways = np.diff(space.offsets).astype("i8")
    finer = block
    for nth in range(int(ways.max(initial=0))):
        leads = np.zeros(space.size, "i8")
        has = ways > nth
        leads[has] = 1 + block[space.targets[space.offsets[:-1][has].astype("i8") + nth]]
        # Both are below the number of states (2 million at most), so the pair fits into 64 bits exactly.
        finer = np.unique(finer * (space.size + 1) + leads, return_inverse=True)[1]
    return finer


def _node(space: Space, i: int, shown: list[Shown], leads_to: np.ndarray) -> Node:
    passage, lines, debrief = shown[i]
    edges = range(int(space.offsets[i]), int(space.offsets[i + 1]))
    ways = tuple((space.choices[space.labels[e]].split(".")[1], int(leads_to[e])) for e in edges)
    return Node(passage, lines, ways, debrief)
