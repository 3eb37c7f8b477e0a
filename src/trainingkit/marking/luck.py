"""What chance comes to: the exact distribution of verdicts, when each item is answered in one of several ways.

A state is all that the competence rule looks at: whether a red criterion is missed, how many others are harmful
(counted no further than matters), and the points. Items are independent, so their distributions are convolved.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from trainingkit.marking.competence import LEAST_SHARE, MOST_HARMFUL
from trainingkit.marking.marks import Mark


class State(NamedTuple):
    """``harmful`` is at most one more than may be."""

    red_missed: bool
    harmful: int
    points: Fraction


class Reached(NamedTuple):
    """A state's probability, and answers that lead to it: item to value."""

    chance: Fraction
    answers: Mapping[str, Any]


Spread = dict[State, Reached]
NOTHING: Spread = {State(False, 0, Fraction(0)): Reached(Fraction(1), {})}


def state_of(marks: Iterable[Mark]) -> State:
    """What the marks of one item, or of several, come to; a criterion without a level counts as harmful."""
    all_marks = tuple(marks)
    bad = [mark for mark in all_marks if mark.level in ("harmful", None)]
    points = sum((Fraction(mark.points).limit_denominator(1000) for mark in all_marks), Fraction(0))
    return State(any(m.red for m in bad), min(MOST_HARMFUL + 1, sum(not m.red for m in bad)), points)


def spread_of(item: str, ways: Sequence[tuple[Any, State]]) -> Spread:
    """Each of these ways to answer an item, equally likely."""
    count = Counter(state for _, state in ways)
    first = {state: value for value, state in reversed(ways)}
    return {state: Reached(Fraction(n, len(ways)), {item: first[state]}) for state, n in count.items()}


def both(one: Spread, other: Spread) -> Spread:
    """The spread of two items together."""
    found: Spread = {}
    for a, to_a in one.items():
        for b, to_b in other.items():
            harmful = min(MOST_HARMFUL + 1, a.harmful + b.harmful)
            state = State(a.red_missed or b.red_missed, harmful, a.points + b.points)
            before = found.get(state)
            chance = (before.chance if before else Fraction(0)) + to_a.chance * to_b.chance
            found[state] = Reached(chance, before.answers if before else {**to_a.answers, **to_b.answers})
    return found


def is_competent(state: State, most: Fraction) -> bool:
    """Whether a whole assignment in this state, with so many points to be had, passes."""
    return not state.red_missed and state.harmful <= MOST_HARMFUL and state.points >= most * Fraction(LEAST_SHARE)
