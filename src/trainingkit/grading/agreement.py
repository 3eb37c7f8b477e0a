"""How far two people agree who marked the same texts without each other: counts first, a coefficient only from many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from trainingkit.grading.desk import Desk
from trainingkit.grading.levels import readings, rows_of
from trainingkit.grading.records import LevelGiven
from trainingkit.marking.rubrics import MOST

ENOUGH = 50
"""Pairs from which weighted kappa is told; from fewer its interval is so wide that it says nothing."""
NORMAL = 1.959963984540054
"""What leaves 2.5 % of a normal distribution on either side."""

Pair = tuple[int, int]
"""What the first and the second reader gave for the same row of the same text."""


@dataclass(frozen=True, slots=True)
class Kappa:
    """Weighted kappa (-1 to 1) and the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two readers agreed. ``row`` is None for all rows of an item together, ``item`` for all items."""

    item: str | None
    row: str | None
    exact: int
    one_apart: int
    further: int
    kappa: Kappa | None = None

    @property
    def pairs(self) -> int:
        """How many rows were marked twice."""
        return self.exact + self.one_apart + self.further

    @property
    def sentence(self) -> str:
        """In words, such as "31 of 40 exact, 8 one apart, 1 two or more apart"."""
        if not self.pairs:
            return "nothing was marked twice yet"
        counts = f"{self.exact} of {self.pairs} exact, {self.one_apart} one apart, {self.further} two or more apart"
        if self.kappa is None:
            return counts
        told = f"{self.kappa.value:.2f} (95 % interval {self.kappa.low:.2f} to {self.kappa.high:.2f})"
        return f"{counts}; weighted kappa {told}"


def pairs_of(desk: Desk, given: Sequence[LevelGiven]) -> dict[tuple[str, str], list[Pair]]:
    """What two people gave for the same row of the same text before they talked.

    Parameters
    ----------
    desk : Desk
    given : sequence of LevelGiven
        Of all seats, in the order in which it was given (``Records.levels``).

    Returns
    -------
    dict
        Item and row to the pairs, for every row of the assignment. Of a text that was handed in again, each edition
        that two people have read is a pair.
    """
    texts: dict[tuple[str, str, str, str], list[LevelGiven]] = {}
    for each in given:
        texts.setdefault((each.item, each.row, each.seat, each.answer), []).append(each)
    found = {(item, row.id): list[Pair]() for item in desk.items for row in rows_of(desk, item)}
    for (item, row, _, answer), of_text in texts.items():
        read = readings(alone(of_text, answer), answer)
        if len(read) > 1 and (item, row) in found:
            found[item, row].append((read[0].level, read[1].level))
    return found


def alone(given: Iterable[LevelGiven], answer: str) -> list[LevelGiven]:
    """What was given before its reader could know what another one gave.

    Parameters
    ----------
    given, answer
        As in ``levels.readings``.

    Returns
    -------
    list of LevelGiven
        Without what was agreed, and without what somebody changed after another had read the text.
    """
    found: list[LevelGiven] = []
    last = None
    for each in given:
        if each.answer == answer:
            is_alone = each.round != "agreed" and (each.marker == last or each.marker not in {e.marker for e in found})
            last = each.marker if is_alone else None
            found += [each] if is_alone else []
    return found


def agreements(desk: Desk, given: Sequence[LevelGiven]) -> list[Agreement]:
    """How far two people agree: for each row, for each item, and over all; the last is for everything together.

    Parameters
    ----------
    desk, given
        As in ``pairs_of``.
    """
    by_row = pairs_of(desk, given)
    found: list[Agreement] = []
    for item in dict.fromkeys(item for item, _ in by_row):
        own = {row: pairs for (at, row), pairs in by_row.items() if at == item}
        found += (agreement(pairs, item, row) for row, pairs in own.items())
        found.append(agreement(_all(own), item))
    return [*found, agreement(_all(by_row))]


def agreement(pairs: Sequence[Pair], item: str | None = None, row: str | None = None) -> Agreement:
    """The counts of some pairs, and weighted kappa from fifty pairs on.

    Parameters
    ----------
    pairs : sequence of (int, int)
        Levels, 0 to 3.
    item, row : str, optional
        What they are about.
    """
    apart = [abs(first - second) for first, second in pairs]
    kappa = weighted_kappa(pairs) if len(pairs) >= ENOUGH else None
    return Agreement(item, row, apart.count(0), apart.count(1), sum(each > 1 for each in apart), kappa)


def weighted_kappa(pairs: Sequence[Pair], most: int = MOST) -> Kappa | None:
    """Cohen's kappa with linear weights, and its interval by the standard error for large samples.

    Parameters
    ----------
    pairs : sequence of (int, int)
        Levels, 0 to ``most``.
    most : int
        The highest level, at least 1.

    Returns
    -------
    Kappa or None
        None where it is not defined: no pairs, or only one level given by both.

    References
    ----------
    .. [1] J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and weighted kappa",
       Psychological Bulletin 72 (1969) 323-327.
    """
    levels = range(most + 1)
    share = {(i, j): pairs.count((i, j)) / len(pairs) for i in levels for j in levels} if pairs else {}
    first = [sum(share.get((i, j), 0) for j in levels) for i in levels]
    second = [sum(share.get((i, j), 0) for i in levels) for j in levels]
    weight = {(i, j): 1 - abs(i - j) / most for i in levels for j in levels}
    seen = sum(weight[at] * share[at] for at in share)
    chance = sum(weight[i, j] * first[i] * second[j] for i in levels for j in levels)
    if not pairs or chance >= 1 - 1e-12:
        return None
    of_first = [sum(second[j] * weight[i, j] for j in levels) for i in levels]
    of_second = [sum(first[i] * weight[i, j] for i in levels) for j in levels]
    spread = sum(
        part * (weight[i, j] * (1 - chance) - (of_first[i] + of_second[j]) * (1 - seen)) ** 2
        for (i, j), part in share.items()
    )
    variance = (spread - (seen * chance - 2 * chance + seen) ** 2) / (len(pairs) * (1 - chance) ** 4)
    value, reach = (seen - chance) / (1 - chance), NORMAL * sqrt(max(0.0, variance))
    return Kappa(value, max(-1.0, value - reach), min(1.0, value + reach))


def _all(by_row: Mapping[object, Iterable[Pair]]) -> list[Pair]:
    return [pair for pairs in by_row.values() for pair in pairs]
