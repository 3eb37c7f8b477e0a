"""The ways in which a reader with a habit may answer an item, in the terms in which a story's bots choose.

An option to choose one of is a choice as in a story. Where several are chosen, put in order, paired or filled in, the
ways are: what is right; what is acceptable; and what is right, bent by a habit that some option speaks to (a liked
option is added, comes first, is paired with everyone, is filled in; or is left out). What has to be worked out or
written has one way, the right one: habits are no lack of skill.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Any

from trainingkit.marking.items import ChooseOne, ChooseSeveral, Decide, Item, Match, Numbers, Option, Order, Say, Table
from trainingkit.marking.posed import Posed
from trainingkit.marking.solution import NoSolution, solution
from trainingkit.story.model import Level, Tag


@dataclass(frozen=True, slots=True)
class Way:
    """A way to answer. ``text``, ``level`` and ``tags`` are what a bot looks at; levels are those of the criteria."""

    value: Any
    text: str
    level: Level
    tags: tuple[Tag, ...]
    levels: tuple[Level, ...]


def ways(posed: Posed) -> tuple[Way, ...]:
    """Every way to answer that a habit may lead to; never none."""
    item = posed.item
    if isinstance(item, ChooseOne | Say | Decide) and item.options:
        return tuple(_way(posed, _chosen(item, option.id), option.text) for option in item.options)
    try:
        right = solution(item, posed.key, posed.truth)
    except NoSolution:
        return (Way(None, "", "best", (), tuple("best" for _ in posed.criteria)),)
    found = [_way(posed, right), *_acceptable(posed)]
    found += [_way(posed, value) for value in _bent(posed, right)]
    if options := _own(item):
        longest = max(options, key=lambda option: len(option.text))
        found.append(_way(posed, _bend(item, right, {longest.id}, alone=True), longest.text))
    return tuple(found)


def _chosen(item: Item, option: str) -> Any:
    if isinstance(item, Say):
        return {"text": "", "choice": option}
    return {"choice": option, "texts": {}} if isinstance(item, Decide) else option


def _way(posed: Posed, value: Any, text: str = "") -> Way:
    levels = posed.levels(value)
    return Way(value, text, _worst(levels), _tags(posed, value), levels)


def _worst(levels: tuple[Level, ...]) -> Level:
    return min(levels, key=("harmful", "acceptable", "best").index, default="best")


def _tags(posed: Posed, value: Any) -> tuple[Tag, ...]:
    known = posed.key.tags
    return tuple(dict.fromkeys(tag for name in _standing_out(posed.item, value) for tag in known.get(name, ())))


def _own(item: Item) -> tuple[Option, ...]:
    """The options of its own that are chosen among, ordered or paired with."""
    return item.right if isinstance(item, Match) else getattr(item, "options", ())


def _standing_out(item: Item, value: Any) -> list[str]:
    """The options that an answer is known by."""
    match item:
        case ChooseOne():
            return [value]
        case Say() | Decide():
            return [value["choice"]]
        case ChooseSeveral():
            return list(value)
        case Order():
            return value[:1]
        case Match():
            return list(value.values())[:1] if len(set(value.values())) == 1 else []
        case Table():
            return [text for row in value for text in row.values()]
        case Numbers():
            return list(value.values())
    return []


def _acceptable(posed: Posed) -> Iterator[Way]:
    """Acceptable answers, one for each set of levels; no habit leads to them."""
    if isinstance(posed.item, ChooseSeveral | Order | Match) and _own(posed.item):
        values = {levels: value for value, levels in reversed(posed.clicked)}
    else:
        value = solution(posed.item, posed.key, posed.truth, ("acceptable", "best"))
        values = {posed.levels(value): value}
    for levels, value in values.items():
        if _worst(levels) == "acceptable":
            yield Way(value, "", "acceptable", (), levels)


def _bent(posed: Posed, right: Any) -> Iterator[Any]:
    """The right answer, bent by each habit that an option speaks to, and without the options that speak to it."""
    for tag in dict.fromkeys(tag for tags in posed.key.tags.values() for tag in tags):
        liked = {name for name, tags in posed.key.tags.items() if tag in tags}
        yield _bend(posed.item, right, liked)
        if isinstance(posed.item, ChooseSeveral):
            yield [each for each in right if each not in liked]


def _bend(item: Item, right: Any, liked: Set[str], alone: bool = False) -> Any:
    match item:
        case ChooseSeveral():
            kept = [] if alone else right
            return [*kept, *(option.id for option in item.options if option.id in liked and option.id not in kept)]
        case Order():
            return sorted(right, key=lambda each: each not in liked)
        case Match():
            partner = next((option.id for option in item.right if option.id in liked), None)
            return {left: partner or right[left] for left in right}
        case Table():
            return [_filled(item.columns, row, liked) for row in right]
        case Numbers():
            return _filled(item.fields, right, liked)
    return right


def _filled(entries: Any, row: dict[str, str], liked: Set[str]) -> dict[str, str]:
    """A row with the liked option in each column that has one."""
    found = {entry.id: option.id for entry in entries for option in entry.options if option.id in liked}
    return {**row, **{column: option for column, option in found.items() if column in row}}
