"""Every state a story can be in, and what follows from having seen them all."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from trainingkit.errors import NotProved
from trainingkit.story.engine import State
from trainingkit.story.machine import Bar, Machine, Narrow, Score
from trainingkit.story.model import Criterion, Story

CAP = 2_000_000
NOBODY = np.iinfo(np.uint32).max
Mask = np.ndarray
Run = tuple[str, ...]
"""A run as its choices, ``passage.choice``."""


def explore(
    story: Story,
    criteria: Sequence[Criterion] = (),
    narrow: Narrow | None = None,
    bar: Bar | None = None,
    cap: int = CAP,
) -> "Space":
    """Visit every reachable state once, nearest first.

    Parameters
    ----------
    story : Story
        One that can be played (see ``read_story``).
    criteria : sequence of Criterion
        Followed along every run; what is decided is folded into the score.
    narrow : callable, optional
        A reader's habit: of the choices on offer, those this reader might take.
    bar : Bar, optional
        Keep only the verdict exact (see ``Machine``): far fewer states.
    cap : int
        The most states to visit.

    Raises
    ------
    NotProved
        There are more; nothing is known about all paths then.
    """
    machine = Machine(story, criteria, narrow, bar)
    first = machine.start()
    number, states = {first: 0}, [first]
    offsets, targets, labels = array("Q", [0]), array("I"), array("H")
    came_from, came_by = array("I", [NOBODY]), array("H", [0])
    moves, find = machine.moves, number.get
    i = 0
    while i < len(states):
        state = states[i]
        for keep, put, add, label in moves(state):
            after = ((state & keep) | put) + add
            j = find(after)
            if j is None:
                j = len(states)
                number[after] = j
                states.append(after)
                came_from.append(i)
                came_by.append(label)
            targets.append(j)
            labels.append(label)
        offsets.append(len(targets))
        i += 1
        if len(states) > cap:
            raise NotProved(f'"{story.story}" has more than {cap:,} states: not proved')
    arrays = (np.frombuffer(a, dtype=d) for a, d in ((offsets, "u8"), (targets, "u4"), (labels, "u2")))
    parents = (np.frombuffer(came_from, dtype="u4"), np.frombuffer(came_by, dtype="u2"))
    return Space(story, machine, states, *arrays, *parents)


@dataclass(eq=False)
class Space:
    """A whole state space: states 0 to ``size - 1`` (0 is the start) and the moves between them.

    ``offsets``, ``targets``, ``labels``: the moves of state ``i`` are the places ``offsets[i]`` to
    ``offsets[i + 1]`` of the other two; a label indexes ``choices``. Masks over states are arrays of bool.
    """

    story: Story
    machine: Machine
    states: list[int]
    offsets: np.ndarray
    targets: np.ndarray
    labels: np.ndarray
    came_from: np.ndarray
    came_by: np.ndarray

    @property
    def size(self) -> int:
        """How many states there are."""
        return len(self.states)

    @property
    def passages(self) -> tuple[str, ...]:
        """The passages, in the order of the file; ``at`` indexes them."""
        return self.machine.passages

    @property
    def choices(self) -> Run:
        """All choices of the story as ``passage.choice``; ``labels`` index them."""
        return self.machine.labels

    @cached_property
    def at(self) -> np.ndarray:
        """The passage (its number) of every state."""
        mask = self.machine.passage_mask
        return np.fromiter((s & mask for s in self.states), dtype="u4", count=self.size)

    @cached_property
    def sources(self) -> np.ndarray:
        """The state from which each move starts."""
        return np.repeat(np.arange(self.size, dtype="u4"), np.diff(self.offsets).astype("i8"))

    @cached_property
    def endings(self) -> Mask:
        """Which states are endings of the story."""
        return self.at_passages(*(name for name, p in self.story.passages.items() if p.ending))

    @cached_property
    def passed(self) -> Mask:
        """Which states are endings that clear the bar."""
        found = np.zeros(self.size, bool)
        for i in np.flatnonzero(self.endings) if self.machine.bar else ():
            found[i] = self.score(int(i)).points >= self.machine.least_margin
        return found

    def at_passages(self, *names: str) -> Mask:
        """Which states stand in one of these passages."""
        return np.isin(self.at, [i for i, name in enumerate(self.passages) if name in names])

    def with_beat(self, beat: str) -> Mask:
        """Which states stand in a passage with this beat."""
        return self.at_passages(*(name for name, p in self.story.passages.items() if beat in p.beats))

    def edges_of(self, refs: Iterable[str]) -> Mask:
        """Which moves are one of these choices."""
        wanted = set(refs)
        return np.isin(self.labels, [i for i, ref in enumerate(self.choices) if ref in wanted])

    def state(self, i: int) -> State:
        """A state as the engine knows it, without what nothing reads any more."""
        return self.machine.decode(self.states[i])

    def score(self, i: int) -> Score:
        """What the criteria followed have come to in a state."""
        return self.machine.score(self.states[i])

    def path(self, i: int) -> Run:
        """A shortest run from the start to a state."""
        back = []
        while self.came_from[i] != NOBODY:
            back.append(self.choices[self.came_by[i]])
            i = int(self.came_from[i])
        return tuple(reversed(back))

    def reach(self, sources: Mask, avoid: Mask | None = None) -> Mask:
        """States that can be reached from the sources (which count) without entering ``avoid``."""
        return self._spread(sources, self.offsets, self.targets, avoid)

    def can_reach(self, goals: Mask, avoid: Mask | None = None) -> Mask:
        """States from which some goal (which counts) can be reached without entering ``avoid``."""
        return self._spread(goals, *self._backwards, avoid)

    def run(self, sources: Mask, goals: Mask, avoid: Mask | None = None) -> Run | None:
        """A run from the start through a source to a goal, without ``avoid`` from the source on; None: there is none.

        Shortest up to the source, then shortest on.
        """
        found: dict[int, tuple[int, int]] = {}
        todo = [int(i) for i in np.flatnonzero(sources if avoid is None else sources & ~avoid)]
        seen = set(todo)
        for here in todo:
            if goals[here]:
                return self._run_through(here, found)
            for edge in range(int(self.offsets[here]), int(self.offsets[here + 1])):
                after = int(self.targets[edge])
                if after not in seen and (avoid is None or not avoid[after]):
                    seen.add(after)
                    found[after] = (here, edge)
                    todo.append(after)
        return None

    def _run_through(self, here: int, found: dict[int, tuple[int, int]]) -> Run:
        back = []
        while here in found:
            here, edge = found[here]
            back.append(self.choices[self.labels[edge]])
        return (*self.path(here), *reversed(back))

    @cached_property
    def _backwards(self) -> tuple[np.ndarray, np.ndarray]:
        order = np.argsort(self.targets, kind="stable")
        counts = np.bincount(self.targets, minlength=self.size)
        return np.concatenate(([0], np.cumsum(counts))).astype("u8"), self.sources[order]

    def _spread(self, first: Mask, offsets: np.ndarray, targets: np.ndarray, avoid: Mask | None) -> Mask:
        """Breadth first, a whole layer at a time."""
        blocked = np.zeros(self.size, bool) if avoid is None else avoid
        seen = first & ~blocked
        layer = np.flatnonzero(seen)
        while layer.size:
            low, high = offsets[layer].astype("i8"), offsets[layer + 1].astype("i8")
            counts = high - low
            places = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(counts.sum())
            after = np.unique(targets[places])
            layer = after[~seen[after] & ~blocked[after]]
            seen[layer] = True
        return seen
