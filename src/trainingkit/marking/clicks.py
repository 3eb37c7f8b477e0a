"""What blind clicking may give for an item: every value that can be clicked, each equally likely; nothing is typed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, permutations, product
from typing import Any

from trainingkit.errors import NotProved
from trainingkit.marking.answers import Manifest
from trainingkit.marking.fields import Options
from trainingkit.marking.items import ChooseOne, ChooseSeveral, Decide, Entry, Item, Match, Numbers, Order, Say, Table

MOST_VALUES = 100_000
YES_NO = ("yes", "no", "unknown")


def clicks(item: Item, manifest: Manifest | None = None) -> list[Any]:
    """All values, in no order that matters; of a table one row; None alone where there is nothing to click.

    Raises
    ------
    NotProved
        There are more than ``MOST_VALUES``: too many to look at each.
    """
    found = list(islice(_values(item, Options(manifest or {})), MOST_VALUES + 1))
    if len(found) > MOST_VALUES:
        raise NotProved(f'"{item.id}" can be clicked in more than {MOST_VALUES:,} ways')
    return found or [None]


def _values(item: Item, options: Options) -> Iterator[Any]:
    match item:
        case ChooseOne():
            yield from options.ids(item.options, item.options_from)
        case ChooseSeveral():
            known = options.ids(item.options, item.options_from)
            for size in range((item.at_most or len(known)) + 1):
                yield from map(list, combinations(known, size))
        case Order():
            yield from map(list, permutations(options.ids(item.options, None)))
        case Match():
            left, right = [each.id for each in item.left], options.ids(item.right, item.right_from)
            yield from (dict(zip(left, partners, strict=True)) for partners in product(right, repeat=len(left)))
        case Say():
            yield from ({"text": "", "choice": each.id} for each in item.options)
        case Decide():
            yield from ({"choice": each.id, "texts": {}} for each in item.options)
        case Table():
            yield from ([row] for row in _filled(item.columns, options))
        case Numbers():
            yield from _filled(item.fields, options)


def _filled(entries: Sequence[Entry], options: Options) -> Iterator[Mapping[str, str]]:
    """Every way to fill what is chosen from a list; the rest stays empty."""
    lists = {entry.id: offered for entry in entries if (offered := _offered(entry, options))}
    return (dict(zip(lists, chosen, strict=True)) for chosen in product(*lists.values()))


def _offered(entry: Entry, options: Options) -> Sequence[str]:
    if entry.format == "yes-no":
        return YES_NO
    return options.ids(entry.options, entry.options_from) if entry.format == "choice" else ()
