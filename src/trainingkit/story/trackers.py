"""A criterion as a small machine that reads the choices of a run and ends with a level.

*did*, *never* and *before* are facts about a run that only ever turn one way, so a few bits remember all that
matters; states from which nothing more can change the level are one state: decided.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from trainingkit.story.model import Criterion, Level, Requirement

Facts = tuple[frozenset[str], frozenset[tuple[str, ...]]]
"""Choices done so far, and the *before* pairs whose second came first."""

NOTHING: Facts = (frozenset(), frozenset())


@dataclass(frozen=True)
class Tracker:
    """The machine of one criterion; its states are numbered, 0 is the start."""

    criterion: Criterion

    @cached_property
    def events(self) -> frozenset[str]:
        """The choices it listens to."""
        return self.criterion.choices()

    @cached_property
    def facts(self) -> tuple[Facts, ...]:
        """What each state knows."""
        found, todo = {NOTHING: 0}, [NOTHING]
        for facts in todo:
            for event in sorted(self.events):
                after = self.learn(facts, event)
                if after not in found:
                    found[after] = len(found)
                    todo.append(after)
        return tuple(found)

    @cached_property
    def step(self) -> dict[str, tuple[int, ...]]:
        """For each event: the next state of every state."""
        number = {facts: i for i, facts in enumerate(self.facts)}
        return {event: tuple(number[self.learn(facts, event)] for facts in self.facts) for event in self.events}

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The level of each state, should nothing more happen."""
        return tuple(level(self.criterion, facts) for facts in self.facts)

    @lru_cache(maxsize=4096)  # noqa: B019 - a story's standard asks the same for every reader it is proved for
    def same(self, events: frozenset[str]) -> tuple[tuple[int, ...], tuple[Level | None, ...]]:
        """Which states are one when only these events can still happen.

        Returns
        -------
        representative : tuple of int
            For every state the smallest state that no future can tell from it.
        decided : tuple of level or None
            The level that every future leads to; None while it is open.
        """
        still = sorted(events & self.events)
        block = [("best", "acceptable", "harmful").index(found) for found in self.levels]
        while True:
            signature = [(block[i], *(block[self.step[e][i]] for e in still)) for i in range(len(block))]
            numbers: dict[tuple[int, ...], int] = {}
            finer = [numbers.setdefault(s, len(numbers)) for s in signature]
            if len(set(finer)) == len(set(block)):
                break
            block = finer
        first: dict[int, int] = {}
        representative = tuple(first.setdefault(b, i) for i, b in enumerate(block))
        decided = tuple(self._decided(i, still) for i in range(len(block)))
        return representative, decided

    def _decided(self, state: int, still: list[str]) -> Level | None:
        seen, todo = {state}, [state]
        for here in todo:
            for event in still:
                after = self.step[event][here]
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        found = {self.levels[s] for s in seen}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, ...]]:
        wanted = (self.criterion.best, self.criterion.acceptable)
        return frozenset(pair for requirement in wanted if requirement for pair in _pairs(requirement))

    def learn(self, facts: Facts, event: str) -> Facts:
        """The facts after one more choice."""
        done, late = facts
        late = late | {pair for pair in self._pairs if event == pair[1] and pair[0] not in done}
        return done | {event}, late


def level(criterion: Criterion, facts: Facts) -> Level:
    """The level that these facts earn."""
    if _met(criterion.best, facts):
        return "best"
    if criterion.acceptable is not None and _met(criterion.acceptable, facts):
        return "acceptable"
    return "harmful"


def facts_of(criterion: Criterion, choices: Iterable[str]) -> Facts:
    """What a run (``passage.choice``, in order) says about a criterion."""
    tracker = Tracker(criterion)
    facts = NOTHING
    for ref in choices:
        if ref in tracker.events:
            facts = tracker.learn(facts, ref)
    return facts


def _met(requirement: Requirement, facts: Facts) -> bool:
    done, late = facts
    return (
        (not requirement.did or any(ref in done for ref in requirement.did))
        and all(ref in done for ref in requirement.did_all)
        and not any(ref in done for ref in requirement.never)
        and (not requirement.before or (requirement.before[0] in done and requirement.before not in late))
        and all(_met(inner, facts) for inner in requirement.all)
        and (not requirement.any or any(_met(inner, facts) for inner in requirement.any))
    )


def _pairs(requirement: Requirement) -> frozenset[tuple[str, ...]]:
    own = frozenset({requirement.before} if requirement.before else ())
    return own.union(*(_pairs(inner) for inner in requirement.all + requirement.any))
