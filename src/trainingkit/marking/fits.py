"""Whether an answer holds what is wanted. Values are compared as data, exactly; nothing of a learner's is run."""

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from trainingkit.marking.fields import as_clock, as_number, as_time
from trainingkit.marking.keys import Cell, Output, Wanted

Outputs = Mapping[str, Any]
"""What a function gave in the jail: arguments (``as_called``) to output, so that each criterion finds its own."""
NO_OUTPUTS: Outputs = MappingProxyType({})


def as_called(arguments: Sequence[Any]) -> str:
    """A list of arguments as the text that outputs are kept by; 1, 1.0 and true stay three."""
    return json.dumps(arguments, sort_keys=True)


def fits(wanted: Wanted, value: Any, outputs: Outputs = NO_OUTPUTS) -> bool:
    """Whether a value, checked before with ``check_value``, holds what is wanted.

    Parameters
    ----------
    wanted : Wanted
        With what it takes from a case's truth written out (``keys.looked_up``).
    value : JSON
        The answer's value.
    outputs : mapping
        For functions only; arguments that are not there gave nothing.
    """
    chosen = _chosen(value)
    return (
        (not wanted.chose or any(each in chosen for each in wanted.chose))
        and all(each in chosen for each in wanted.has)
        and not any(each in chosen for each in wanted.has_not)
        and (not wanted.first or chosen[:1] != [] and chosen[0] in wanted.first)
        and all(_before(chosen, *pair) for pair in wanted.before)
        and _paired(wanted, value)
        and (not wanted.row or _in_a_row(wanted.row, _rows(value)))
        and all(_somewhere(cell, value) for cell in wanted.cells)
        and _gives(wanted.outputs, outputs)
        and (wanted.answered is None or not is_blank(value))
        and all(fits(each, value, outputs) for each in wanted.all)
        and (not wanted.any or any(fits(each, value, outputs) for each in wanted.any))
    )


def _chosen(value: Any) -> list[Any]:
    """What was chosen, in order: one option, several, or the choice inside a decision."""
    match value:
        case str():
            return [value]
        case list() if all(isinstance(each, str) for each in value):
            return value
        case {"choice": str(choice)}:
            return [choice]
    return []


def _before(chosen: list[Any], one: str, other: str) -> bool:
    return one in chosen and other in chosen and chosen.index(one) < chosen.index(other)


def _paired(wanted: Wanted, value: Any) -> bool:
    found = [isinstance(value, dict) and value.get(left) in right for left, right in wanted.pairs.items()]
    return sum(found) >= (wanted.least_pairs or len(found))


def _rows(value: Any) -> list[Mapping[str, Any]]:
    """The rows of a table; figures by name are a table of one row."""
    if isinstance(value, dict):
        return [value]
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _in_a_row(cells: Sequence[Cell], rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the first row that has the first cell has the others, too: many rows are not many tries."""
    first, *others = cells
    row = next((row for row in rows if _is(first, row.get(first.column))), None)
    return row is not None and all(_is(cell, row.get(cell.column)) for cell in others)


def _somewhere(cell: Cell, value: Any) -> bool:
    rows = _rows(value)
    if cell.row is not None:
        rows = rows[cell.row - 1 : cell.row]
    return any(_is(cell, row.get(cell.column)) for row in rows)


def _is(cell: Cell, found: Any) -> bool:
    return isinstance(found, str) and any(_same(found, wanted, cell.within) for wanted in cell.equals)


def _same(found: str, wanted: str, within: float) -> bool:
    """Equal as moments, numbers, times of day or texts, whichever both can be read as first."""
    for read, apart in READINGS:
        one, other = read(found), read(wanted)
        if one is not None and other is not None:
            return apart(one, other) <= within
    return found.strip().casefold() == wanted.strip().casefold()


READINGS: tuple[tuple[Callable[[str], Any], Callable[[Any, Any], float]], ...] = (
    (as_time, lambda one, other: abs((one - other).total_seconds())),
    (as_number, lambda one, other: abs(one - other)),
    (as_clock, lambda one, other: abs(one - other) * 60.0),
)


def _gives(wanted: Sequence[Output], found: Outputs) -> bool:
    called = [(each, as_called(each.arguments)) for each in wanted]
    return all(call in found and _equal(each.gives, found[call], each.within) for each, call in called)


def _equal(wanted: Any, found: Any, within: float) -> bool:
    """The same JSON, types included: true is not 1, and 1 is not 1.0 unless some difference is allowed."""
    if within and type(wanted) in (int, float) and type(found) in (int, float):
        return wanted - within <= found <= wanted + within  # compared, not subtracted: a whole number has no end
    if type(wanted) is not type(found):
        return False
    if isinstance(wanted, dict):
        return wanted.keys() == found.keys() and all(_equal(wanted[key], found[key], within) for key in wanted)
    if isinstance(wanted, list):
        return len(wanted) == len(found) and all(_equal(w, f, within) for w, f in zip(wanted, found, strict=True))
    return wanted == found


def is_blank(value: Any) -> bool:
    """Whether nothing was written or chosen at all."""
    if isinstance(value, dict | list):
        return all(map(is_blank, value.values() if isinstance(value, dict) else value))
    return value is None or (isinstance(value, str) and not value.strip())
