"""The shape of an answer's value, one function for each kind of item. Yields what is wrong and how to write it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from trainingkit.marking.fields import (
    LONGEST_TEXT,
    Found,
    Options,
    Trouble,
    field_trouble,
    option_trouble,
    text_trouble,
    unknown_trouble,
)
from trainingkit.marking.items import (
    ChooseOne,
    ChooseSeveral,
    Decide,
    Entry,
    Function,
    Match,
    Numbers,
    Order,
    Play,
    Say,
    Table,
    Write,
)

MOST_RUNS = 20
MOST_STEPS = 2_000
LONGEST_RUN = 366 * 24 * 3600
"""Seconds; a run may be gone on with another day."""
YEARS = range(2000, 2101)
"""In which a time may lie. Those at the ends of the calendar cannot be told in every zone."""


def _choose_one(item: ChooseOne, value: Any, options: Options) -> Found:
    yield from option_trouble(value, options.ids(item.options, item.options_from), "the answer")


def _choose_several(item: ChooseSeveral, value: Any, options: Options) -> Found:
    known = options.ids(item.options, item.options_from)
    if not isinstance(value, list):
        yield Trouble("the answer is not a list of choices")
        return
    for each in value:
        yield from option_trouble(each, known, "a choice")
    chosen = [each for each in value if isinstance(each, str)]
    if len(set(chosen)) != len(chosen):
        yield Trouble("a choice is there twice", "choose each once")
    if item.at_most and len(value) > item.at_most:
        yield Trouble(f"{len(value)} are chosen", f"choose at most {item.at_most}")


def _order(item: Order, value: Any, options: Options) -> Found:
    known = options.ids(item.options, None)
    texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if not texts or sorted(value) != sorted(known):
        yield Trouble("the order does not have every action once", "put all of them in order")


def _match(item: Match, value: Any, options: Options) -> Found:
    left, right = [each.id for each in item.left], options.ids(item.right, item.right_from)
    if not isinstance(value, dict):
        yield Trouble("the answer is not a list of pairs")
        return
    for one, other in value.items():
        yield from option_trouble(one, left, "the left side of a pair")
        yield from option_trouble(other, right, "the right side of a pair")
    if missing := [each.text for each in item.left if each.id not in value]:
        yield Trouble(f"“{missing[0]}” has no partner yet", "choose one for each", stops=False)


def _table(item: Table, value: Any, options: Options) -> Found:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        yield Trouble("the answer is not a list of rows")
        return
    if not item.least_rows <= len(value) <= item.most_rows:
        hint = f"fill between {item.least_rows} and {item.most_rows}"
        yield Trouble(f"the table has {len(value)} rows", hint, stops=len(value) > item.most_rows)
    for number, row in enumerate(value, start=1):
        yield from unknown_trouble(row, [column.id for column in item.columns], f"row {number}")
        for column in item.columns:
            yield from field_trouble(column, row.get(column.id, ""), options, f"row {number}, {column.label}")


def _say(item: Say, value: Any, options: Options) -> Found:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        yield Trouble("the first sentence is missing", "write it, then press the button for the options")
        return
    yield from unknown_trouble(value, ["text", "choice"], "the answer")
    yield from text_trouble(value["text"], item.most_words, "the first sentence")
    if value.get("choice") is not None:
        yield from option_trouble(value["choice"], options.ids(item.options, None), "the answer")


def _decide(item: Decide, value: Any, options: Options) -> Found:
    if not isinstance(value, dict):
        yield Trouble("the decision is missing")
        return
    yield from unknown_trouble(value, ["choice", "texts"], "the answer")
    if value.get("choice") is not None:
        yield from option_trouble(value["choice"], options.ids(item.options, None), "the decision")
    yield from _texts(item.parts, value.get("texts", {}), options)


def _write(item: Write, value: Any, options: Options) -> Found:
    if not isinstance(value, dict):
        yield Trouble("the text is missing")
        return
    yield from unknown_trouble(value, ["texts"], "the answer")
    yield from _texts(item.parts, value.get("texts", {}), options)


def _texts(parts: Sequence[Entry], texts: Any, options: Options) -> Found:
    if not isinstance(texts, dict):
        yield Trouble("the texts are missing")
        return
    yield from unknown_trouble(texts, [part.id for part in parts], "the answer")
    for part in parts:
        yield from field_trouble(part, texts.get(part.id, ""), options, part.label)


def _numbers(item: Numbers, value: Any, options: Options) -> Found:
    if not isinstance(value, dict):
        yield Trouble("the figures are missing")
        return
    yield from unknown_trouble(value, [field.id for field in item.fields], "the answer")
    for field in item.fields:
        yield from field_trouble(field, value.get(field.id, ""), options, field.label)


def _function(item: Function, value: Any, options: Options) -> Found:
    if not isinstance(value, dict) or set(value) != {"source"} or not isinstance(value["source"], str):
        hint = f"write `def {item.name}({', '.join(item.parameters)}):` in the cell above"
        yield Trouble("there is no function", hint)
    elif len(value["source"]) > LONGEST_TEXT:
        yield Trouble("the function is too long to be marked", f"keep it below {LONGEST_TEXT:,} characters")


def _play(item: Play, value: Any, options: Options) -> Found:
    forms = [form for form in (*item.forms, item.other_form) if form]
    if not is_record(value):
        yield Trouble("this is not a record of runs")
    elif len(value["runs"]) > MOST_RUNS:
        yield Trouble(f"there are {len(value['runs'])} runs", f"{MOST_RUNS} at most are kept")
    elif not all(form in forms for form in (value["form"], *(run["form"] for run in value["runs"]))):
        yield Trouble("this is a run of another story")


def is_record(value: Any) -> bool:
    """Whether a value is a record of runs, ``{"form", "runs": [run, ...]}``, of whichever story."""
    return (
        isinstance(value, dict)
        and set(value) == {"form", "runs"}
        and isinstance(value["form"], str)
        and isinstance(value["runs"], list)
        and all(map(_is_run, value["runs"]))
    )


def _is_run(run: Any) -> bool:
    """``{"form", "story": hash, "started": time, "steps": [{"choice", "at": seconds}], "ended": bool}``."""
    return (
        isinstance(run, dict)
        and set(run) == {"form", "story", "started", "steps", "ended"}
        and all(isinstance(run[key], str) for key in ("form", "story", "started"))
        and _is_moment(run["started"])
        and isinstance(run["ended"], bool)
        and isinstance(run["steps"], list)
        and len(run["steps"]) <= MOST_STEPS
        and all(map(_is_step, run["steps"]))
    )


def _is_step(step: Any) -> bool:
    return (
        isinstance(step, dict)
        and set(step) == {"choice", "at"}
        and isinstance(step["choice"], str)
        and type(step["at"]) in (int, float)
        and 0 <= step["at"] <= LONGEST_RUN
    )


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return moment.tzinfo is not None and moment.year in YEARS


CHECKS: dict[str, Callable[[Any, Any, Options], Found]] = {
    "choose-one": _choose_one,
    "choose-several": _choose_several,
    "order": _order,
    "match": _match,
    "table": _table,
    "say": _say,
    "decide": _decide,
    "write": _write,
    "play": _play,
    "numbers": _numbers,
    "function": _function,
}
