"""An answer that gets every point: the key's own, or one put together from what its criteria want."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trainingkit.marking.items import ChooseOne, ChooseSeveral, Item, Match, Numbers, Table
from trainingkit.marking.keys import ItemKey, Wanted, looked_up
from trainingkit.story.model import Level


class NoSolution(Exception):
    """An item whose answer a key neither has nor describes: a text, a story, a function, or an order."""


def solution(
    item: Item, key: ItemKey, truth: Mapping[str, Any] | None = None, levels: Sequence[Level] = ("best",)
) -> Any:
    """A value that meets each criterion of a key at the first of ``levels`` that the criterion has.

    Parameters
    ----------
    item, key : Item, ItemKey
    truth : mapping, optional
        Of the case, where the key leans on it.
    levels : sequence of "best" and "acceptable"

    Raises
    ------
    NoSolution
        There is none to be had from the key.
    KeyError
        The key looks something up that the truth does not have.
    """
    if key.solution is not None and levels[0] == "best":
        return key.solution
    wanted = [looked_up(each, truth or {}) for c in key.criteria if (each := _first(c, levels))]
    flat = [each for one in wanted for each in _flat(one)]
    match item:
        case ChooseOne() if flat and flat[0].chose:
            return flat[0].chose[0]
        case ChooseSeveral() if flat:
            return list(dict.fromkeys(option for each in flat for option in (*each.has, *each.chose[:1])))
        case Match() if flat:
            return {left: partners[0] for each in flat for left, partners in each.pairs.items()}
        case Numbers() if flat:
            return {cell.column: cell.equals[0] for each in flat for cell in (*each.row, *each.cells)}
        case Table() if flat:
            rows = [{cell.column: cell.equals[0] for cell in each.row} for each in flat if each.row]
            return _distinct(rows) or [{cell.column: cell.equals[0] for each in flat for cell in each.cells}]
    raise NoSolution(item.id)


def _first(criterion: Any, levels: Sequence[Level]) -> Wanted | None:
    return next((wanted for level in levels if (wanted := getattr(criterion, level))), None)


def _flat(wanted: Wanted) -> Iterator[Wanted]:
    """A requirement and all those inside it; of alternatives, the first."""
    yield wanted
    for inner in (*wanted.all, *wanted.any[:1]):
        yield from _flat(inner)


def _distinct(rows: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    return [row for n, row in enumerate(rows) if row not in rows[:n]]
