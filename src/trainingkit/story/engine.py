"""Playing a story: four functions, no memory of their own. A run is the list of its choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from trainingkit.errors import ChoiceNotOffered
from trainingkit.story.conditions import Condition
from trainingkit.story.model import Choice, Passage, Story, Told

L = TypeVar("L", bound=Told)
NO_COUNTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands: all that decides what can happen next.

    ``counts`` holds what is not 0; ``used`` names the once-only choices taken (``passage.choice``).
    """

    passage: str
    flags: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=lambda: NO_COUNTS)
    used: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash((self.passage, self.flags, frozenset(self.counts.items()), self.used))


def start(story: Story) -> State:
    """The state before the first choice."""
    return State(story.start)


def choices(story: Story, state: State) -> tuple[Choice, ...]:
    """What is on offer, in the order of the file; empty at an ending."""
    return tuple(c for c in story.passages[state.passage].ways() if _offered(c, state))


def choose(story: Story, state: State, choice_id: str) -> State:
    """The state after a choice.

    Raises
    ------
    ChoiceNotOffered
        It is not on offer here; names what is.
    """
    offered = choices(story, state)
    for choice in offered:
        if choice.id == choice_id:
            return take(story, state, choice)
    listed = ", ".join(c.id for c in offered) or "nothing: this is an ending"
    raise ChoiceNotOffered(f'"{choice_id}" is not on offer in passage "{state.passage}"; on offer: {listed}')


def replay(story: Story, choice_ids: Iterable[str]) -> tuple[State, ...]:
    """All states of a run, the first one included: one more than there are choices.

    Raises
    ------
    ChoiceNotOffered
        Says at which choice of the run (counted from 1).
    """
    states = [start(story)]
    for number, choice_id in enumerate(choice_ids, start=1):
        try:
            states.append(choose(story, states[-1], choice_id))
        except ChoiceNotOffered as error:
            raise ChoiceNotOffered(f"choice {number}: {error}") from None
    return tuple(states)


def passage(story: Story, state: State) -> Passage:
    """The passage in which the run stands."""
    return story.passages[state.passage]


def visible_lines(lines: Iterable[L], state: State) -> tuple[L, ...]:
    """Those lines that show in this state."""
    return tuple(line for line in lines if _true(line.if_, state))


def _offered(choice: Choice, state: State) -> bool:
    return _true(choice.if_, state) and not (choice.once and f"{state.passage}.{choice.id}" in state.used)


def _true(condition: Condition | None, state: State) -> bool:
    return condition is None or condition.holds(state.flags, state.counts)


def take(story: Story, state: State, choice: Choice) -> State:
    """The state after a choice that is known to be on offer; counters stop at their bounds."""
    flags = (state.flags - frozenset(choice.clear)) | frozenset(choice.set)
    counts = state.counts
    if choice.add:
        moved = {name: max(0, min(story.counters[name], counts.get(name, 0) + n)) for name, n in choice.add.items()}
        counts = MappingProxyType({name: n for name, n in {**counts, **moved}.items() if n})
    used = state.used | {f"{state.passage}.{choice.id}"} if choice.once else state.used
    return State(choice.to, flags, counts, used)
