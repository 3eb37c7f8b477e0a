"""A story as arithmetic on whole numbers, for visiting millions of states.

A state is one ``int``. From the low end: the passage, the flags, the once-only choices, the counters, a field for
each criterion that is followed, and the score. A choice is then ``((state & keep) | put) + score``: the masks
also forget what nothing reachable reads any more. Which masks apply depends on a few bits of the state only, so
they are worked out once for each passage and each value of those bits.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from trainingkit.story.engine import State, choices, take
from trainingkit.story.liveness import following, live_names
from trainingkit.story.model import Choice, Criterion, Level, Story
from trainingkit.story.trackers import Tracker

Narrow = Callable[[tuple[Choice, ...]], tuple[Choice, ...]]
"""Which of the choices on offer (one at least) somebody would take: a reader with a habit."""

POINTS: Mapping[Level, int] = MappingProxyType({"best": 2, "acceptable": 1, "harmful": 0})
Move = tuple[int, int, int, int]
"""keep, put, add, label: the next state is ``((state & keep) | put) + add``; label numbers the choice."""


@dataclass(frozen=True, slots=True)
class Field:
    """Some neighbouring bits of a state."""

    shift: int
    width: int

    @property
    def mask(self) -> int:
        return ((1 << self.width) - 1) << self.shift

    def get(self, state: int) -> int:
        return (state >> self.shift) & ((1 << self.width) - 1)

    def put(self, value: int) -> int:
        return value << self.shift


@dataclass(frozen=True, slots=True)
class Score:
    """What the criteria that are decided have come to.

    ``points`` (with a bar: the margin, see ``Machine``), non-red criteria ``harmful``, whether a red is missed.
    """

    points: int
    harmful: int
    red_missed: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """What it takes to pass: no red missed, at most ``harmful`` others harmful, at least ``points``."""

    harmful: int
    points: int


@dataclass
class Machine:
    """A story made ready.

    ``criteria`` are followed. ``narrow`` leaves out choices that a reader would not take. With a ``bar`` only the
    verdict is kept exact: a run that can no longer pass is one state, ``failed``, and instead of points there is
    a margin, how far a run is above acceptable throughout; more of it than can still be lost is not told apart.
    """

    story: Story
    criteria: Sequence[Criterion] = ()
    narrow: Narrow | None = None
    bar: Bar | None = None
    passages: tuple[str, ...] = field(init=False)
    labels: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        story = self.story
        self.passages = tuple(story.passages)
        self._number = {name: i for i, name in enumerate(self.passages)}
        self.labels = tuple(f"{p}.{c.id}" for p in self.passages for c in story.passages[p].ways())
        self._label = {ref: i for i, ref in enumerate(self.labels)}
        self._trackers = [Tracker(c) for c in self.criteria]
        self._lay_out()
        self._live_fields()
        self._rows: list[dict[int, tuple[Move, ...]]] = [{} for _ in self.passages] + [{0: ()}]
        self._reads = [self._read_mask(name) for name in self.passages] + [0]
        self.saturated: set[tuple[str, str]] = set()

    @property
    def failed(self) -> int:
        """The state of all runs that can no longer pass; it has no moves."""
        return len(self.passages)

    def start(self) -> int:
        """The first state."""
        first = self._number[self.story.start]
        _, put, add = self._enter(first, dict.fromkeys(range(len(self._trackers)), 0))
        judged = self._judged(put + self.points.put(self.bar.harmful if self.bar else 0) + add)
        return judged if self.bar and judged == self.failed else judged + first

    def moves(self, state: int) -> tuple[Move, ...]:
        """What can be done in a state."""
        here = state & self.passage_mask
        bits = state & self._reads[here]
        row = self._rows[here].get(bits)
        return self._work_out(here, bits) if row is None else row

    def decode(self, state: int) -> State:
        """The state as the engine knows it, as far as it still matters."""
        flags = frozenset(name for name, f in self._flags.items() if f.get(state))
        counts = {name: n for name, f in self._counters.items() if (n := f.get(state))}
        used = frozenset(ref for ref, f in self._once.items() if f.get(state))
        return State(self.passages[state & self.passage_mask], flags, MappingProxyType(counts), used)

    def bits_of(self, names: Iterable[str]) -> int:
        """The bits of a state that hold the passage and these flags and counters."""
        return self.passage_mask | sum((self._flags.get(n) or self._counters[n]).mask for n in set(names))

    def score(self, state: int) -> Score:
        """What is decided so far; all of it at an ending."""
        return Score(self.points.get(state), self.harmful.get(state), bool(self.red.get(state)))

    # -------------------------------------------------------------------------------- bits

    def _lay_out(self) -> None:
        used = 0

        def take(width: int) -> Field:
            nonlocal used
            taken = Field(used, width)
            used += width
            return taken

        story = self.story
        self.passage_mask = take(len(self.passages).bit_length()).mask
        self._flags = {name: take(1) for name in story.flags}
        self._once = {f"{p}.{c.id}": take(1) for p in self.passages for c in story.passages[p].ways() if c.once}
        self._counters = {name: take(most.bit_length()) for name, most in story.counters.items()}
        self._open = [take(len(t.facts).bit_length()) for t in self._trackers]
        self.red = take(1)
        self.harmful = take(len(self.criteria).bit_length() or 1)
        most = 2 * len(self.criteria) + (self.bar.harmful if self.bar else 0)
        self.points = take(most.bit_length() or 1)
        self._score_mask = self.red.mask | self.harmful.mask | self.points.mask

    def _live_fields(self) -> None:
        """For each passage: the bits worth keeping on entering it, and how each criterion looks from there."""
        story, after, live = self.story, following(self.story), live_names(self.story)
        self._keep, self._view = [], []
        seen: dict[tuple[int, frozenset[str]], tuple] = {}
        for name in self.passages:
            keep = self._score_mask
            for known, f in (*self._flags.items(), *self._counters.items()):
                keep |= f.mask if known in live[name] else 0
            for ref, f in self._once.items():
                keep |= f.mask if ref.split(".")[0] in after[name] else 0
            ahead = frozenset(f"{p}.{c.id}" for p in after[name] for c in story.passages[p].ways())
            views = []
            for i, tracker in enumerate(self._trackers):
                still = ahead & tracker.events
                if (i, still) not in seen:
                    seen[(i, still)] = tracker.same(still)
                views.append(seen[(i, still)])
                keep |= self._open[i].mask
            self._keep.append(keep)
            self._view.append(tuple(views))

    def _read_mask(self, name: str) -> int:
        """The bits that decide what can be done in a passage and what it does."""
        passage, mask = self.story.passages[name], 0
        ways = passage.ways()
        for choice in ways:
            if choice.if_ is not None:
                for known in choice.if_.flags | choice.if_.counters:
                    mask |= (self._flags.get(known) or self._counters[known]).mask
            for counter in choice.add:
                mask |= self._counters[counter].mask
            if choice.once:
                mask |= self._once[f"{name}.{choice.id}"].mask
        here = self._view[self._number[name]]
        for i, tracker in enumerate(self._trackers):
            hears = any(f"{name}.{c.id}" in tracker.events for c in ways)
            if hears or any(self._view[self._number[c.to]][i] is not here[i] for c in ways):
                mask |= self._open[i].mask | (self._score_mask if self.bar else 0)
        return mask

    # -------------------------------------------------------------------------------- moves

    def _work_out(self, here: int, bits: int) -> tuple[Move, ...]:
        state = self.decode(bits | here)
        offered = choices(self.story, state)
        if self.narrow is not None and offered:
            offered = self.narrow(offered)
        row = tuple(self._move(here, bits, state, choice) for choice in offered)
        self._rows[here][bits] = row
        return row

    def _move(self, here: int, bits: int, state: State, choice: Choice) -> Move:
        ref = f"{state.passage}.{choice.id}"
        for name, n in choice.add.items():
            known = bool(self._keep[here] & self._counters[name].mask)  # else it was forgotten: nothing reads it
            if known and not 0 <= state.counts.get(name, 0) + n <= self.story.counters[name]:
                self.saturated.add((ref, name))
        after = take(self.story, state, choice)
        target = self._number[choice.to]
        changed, value = self.passage_mask, target
        for name in {*choice.set, *choice.clear}:
            changed |= self._flags[name].mask
            value |= self._flags[name].put(name in after.flags)
        for name in choice.add:
            changed |= self._counters[name].mask
            value |= self._counters[name].put(after.counts.get(name, 0))
        if choice.once:
            value |= self._once[ref].mask
        keep, put, add = self._enter(target, self._heard(here, bits, ref))
        live = self._keep[target] | self.passage_mask
        keep, put = keep & live & ~changed, (value & live) | put
        if self.bar is not None:
            after = ((bits & keep) | put) + add
            judged = self._judged(after)
            if judged == self.failed:
                return 0, self.failed, 0, self._label[ref]
            add += judged - after
        return keep, put, add, self._label[ref]

    def _judged(self, state: int) -> int:
        """With a bar: ``failed``, or the state without margin that cannot be lost any more.

        The margin starts at the harmful acts allowed, so that it is never negative; a best adds one, a harmful
        takes one, an acceptable leaves it.
        """
        if self.bar is None:
            return state
        score = self.score(state)
        if score.red_missed or score.harmful > self.bar.harmful:
            return self.failed
        enough = max(self.least_margin, 0) + self.bar.harmful - score.harmful
        return state - self.points.put(max(0, score.points - enough))

    @property
    def least_margin(self) -> int:
        """The margin at an ending that clears the bar."""
        return self.bar.points - len(self.criteria) + self.bar.harmful if self.bar else 0

    def _heard(self, here: int, bits: int, ref: str) -> dict[int, int]:
        """The new facts of every criterion that may change with this move; folded ones are left out."""
        heard = {}
        for i, tracker in enumerate(self._trackers):
            if not self._reads[here] & self._open[i].mask:
                continue
            stored = self._open[i].get(bits)
            if stored:
                known = stored - 1
                heard[i] = tracker.step[ref][known] if ref in tracker.events else known
        return heard

    def _enter(self, target: int, known: dict[int, int]) -> tuple[int, int, int]:
        """Masks for the criteria fields on entering a passage: fold what is decided, keep the rest in short."""
        keep, put, add = -1, 0, 0
        for i, facts in known.items():
            representative, decided = self._view[target][i]
            keep &= ~self._open[i].mask
            if decided[facts] is None:
                put |= self._open[i].put(representative[facts] + 1)
                continue
            criterion = self.criteria[i]
            add += self.points.put(POINTS[decided[facts]] - (self.bar is not None))
            if decided[facts] == "harmful":
                put |= self.red.mask if criterion.red else 0
                add += 0 if criterion.red else self.harmful.put(1)
        return keep, put, add
