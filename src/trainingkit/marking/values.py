"""The shape of an answer's value, one function for each kind of item. Yields what is wrong and how to write it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from trainingkit.marking.items import (
    ChooseOne,
    ChooseSeveral,
    Decide,
    Entry,
    Function,
    Match,
    Numbers,
    Option,
    Order,
    Play,
    Say,
    Table,
    Write,
)

LONGEST_TEXT = 20_000
LONGEST_CELL = 2_000
MOST_RUNS = 20
MOST_STEPS = 2_000
NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
TIME = "2026-05-03 23:40 +01:00"
Found = Iterator[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class Options:
    """The ids on offer: an item's own options, or those of the trainee's case."""

    manifest: Mapping[str, Sequence[Option]]

    def ids(self, own: Sequence[Option], source: str | None) -> list[str]:
        return [option.id for option in (self.manifest.get(source, ()) if source else own)]


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def _choose_one(item: ChooseOne, value: Any, options: Options) -> Found:
    yield from _option(value, options.ids(item.options, item.options_from), "the answer")


def _choose_several(item: ChooseSeveral, value: Any, options: Options) -> Found:
    known = options.ids(item.options, item.options_from)
    if not isinstance(value, list):
        yield "the answer is not a list of choices", None
        return
    for each in value:
        yield from _option(each, known, "a choice")
    if len(set(map(repr, value))) != len(value):
        yield "a choice is there twice", "choose each once"
    if item.at_most and len(value) > item.at_most:
        yield f"{len(value)} are chosen", f"choose at most {item.at_most}"


def _order(item: Order, value: Any, options: Options) -> Found:
    known = options.ids(item.options, None)
    if not isinstance(value, list) or sorted(map(str, value)) != sorted(known):
        yield "the order does not have every action once", "put all of them in order"


def _match(item: Match, value: Any, options: Options) -> Found:
    left, right = [each.id for each in item.left], options.ids(item.right, item.right_from)
    if not isinstance(value, dict):
        yield "the answer is not a list of pairs", None
        return
    for one, other in value.items():
        yield from _option(one, left, "the left side of a pair")
        yield from _option(other, right, "the right side of a pair")
    if missing := [each.text for each in item.left if each.id not in value]:
        yield f"“{missing[0]}” has no partner yet", "choose one for each"


def _table(item: Table, value: Any, options: Options) -> Found:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        yield "the answer is not a list of rows", None
        return
    if not item.least_rows <= len(value) <= item.most_rows:
        yield f"the table has {len(value)} rows", f"fill between {item.least_rows} and {item.most_rows}"
    for number, row in enumerate(value, start=1):
        yield from _unknown(row, [column.id for column in item.columns], f"row {number}")
        for column in item.columns:
            yield from _field(column, row.get(column.id, ""), options, f"row {number}, {column.label}")


def _say(item: Say, value: Any, options: Options) -> Found:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        yield "the first sentence is missing", "write it, then press the button for the options"
        return
    yield from _unknown(value, ["text", "choice"], "the answer")
    yield from _text(value["text"], item.most_words, "the first sentence")
    if value.get("choice") is not None:
        yield from _option(value["choice"], options.ids(item.options, None), "the answer")


def _decide(item: Decide, value: Any, options: Options) -> Found:
    if not isinstance(value, dict):
        yield "the decision is missing", None
        return
    yield from _unknown(value, ["choice", "texts"], "the answer")
    if value.get("choice") is not None:
        yield from _option(value["choice"], options.ids(item.options, None), "the decision")
    yield from _texts(item.parts, value.get("texts", {}), options)


def _write(item: Write, value: Any, options: Options) -> Found:
    if not isinstance(value, dict):
        yield "the text is missing", None
        return
    yield from _unknown(value, ["texts"], "the answer")
    yield from _texts(item.parts, value.get("texts", {}), options)


def _numbers(item: Numbers, value: Any, options: Options) -> Found:
    if not isinstance(value, dict):
        yield "the figures are missing", None
        return
    yield from _unknown(value, [field.id for field in item.fields], "the answer")
    for field in item.fields:
        yield from _field(field, value.get(field.id, ""), options, field.label)


def _function(item: Function, value: Any, options: Options) -> Found:
    if not isinstance(value, dict) or set(value) != {"source"} or not isinstance(value["source"], str):
        yield "there is no function", f"write `def {item.name}({', '.join(item.parameters)}):` in the cell above"
    elif len(value["source"]) > LONGEST_TEXT:
        yield "the function is too long to be marked", f"keep it below {LONGEST_TEXT:,} characters"


def _play(item: Play, value: Any, options: Options) -> Found:
    forms = {*item.forms, item.other_form} - {None}
    runs = value.get("runs") if isinstance(value, dict) else None
    if not isinstance(runs, list) or len(runs) > MOST_RUNS or not all(map(_is_run, runs)):
        yield "this is not a record of a run", None
    elif not all(run["form"] in forms for run in runs):
        yield "this is a run of another story", None


def _is_run(run: Any) -> bool:
    """``{"form", "story": hash, "started": time, "steps": [{"choice", "at"}], "ended": bool}``."""
    return (
        isinstance(run, dict)
        and set(run) == {"form", "story", "started", "steps", "ended"}
        and all(isinstance(run[key], str) for key in ("form", "story", "started"))
        and isinstance(run["ended"], bool)
        and isinstance(run["steps"], list)
        and len(run["steps"]) <= MOST_STEPS
        and all(
            isinstance(step, dict)
            and set(step) == {"choice", "at"}
            and isinstance(step["choice"], str)
            and isinstance(step["at"], int | float)
            for step in run["steps"]
        )
    )


def _texts(parts: Sequence[Entry], texts: Any, options: Options) -> Found:
    if not isinstance(texts, dict):
        yield "the texts are missing", None
        return
    yield from _unknown(texts, [part.id for part in parts], "the answer")
    for part in parts:
        yield from _field(part, texts.get(part.id, ""), options, part.label)


def _field(field: Entry, value: Any, options: Options, where: str) -> Found:
    """An empty field is no mistake of form; marking sees that it is empty."""
    if not isinstance(value, str):
        yield f"{where}: this is not text", None
        return
    if not value.strip():
        return
    if field.format == "long-text" or field.most_words:
        yield from _text(value, field.most_words, where)
    elif len(value) > LONGEST_CELL:
        yield f"{where}: this is too long", f"keep it below {LONGEST_CELL:,} characters"
    elif field.format == "choice":
        yield from _option(value, options.ids(field.options, field.options_from), where)
    elif check := FORMATS.get(field.format):
        fits, hint = check
        if not fits(value.strip()):
            yield f"{where}: “{value[:40]}” cannot be read", hint


def is_time(text: str) -> bool:
    """Whether a text is a date and time with its zone, such as ``2026-05-03 23:40 +01:00`` or ``... UTC``."""
    return as_time(text) is not None


def as_time(text: str) -> datetime | None:
    """The moment that a text names, or None where it cannot be read or has no zone."""
    text = re.sub(r"\s*(UTC|GMT|Z)$", "+00:00", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\s*BST$", "+01:00", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([+-]\d\d:?\d\d)$", r"\1", text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "datetime": (is_time, f"write date, time and zone, such as {TIME} or 2026-05-03 22:40 UTC"),
    "sha256": (lambda text: re.fullmatch(r"[0-9a-fA-F]{64}", text) is not None, "64 characters, 0-9 and a-f: copy it"),
    "number": (lambda text: NUMBER.fullmatch(text.lstrip("£")) is not None, "a number such as 120 or 1,250.50"),
    "yes-no": (lambda text: text in ("yes", "no", "unknown"), "yes, no or unknown"),
}


def _text(text: str, most_words: int | None, where: str) -> Found:
    if len(text) > LONGEST_TEXT:
        yield f"{where}: this is too long", f"keep it below {LONGEST_TEXT:,} characters"
    elif most_words and words(text) > most_words:
        yield f"{where}: this has {words(text)} words", f"at most {most_words}"


def _option(value: Any, known: Sequence[str], where: str) -> Found:
    if not isinstance(value, str) or value not in known:
        yield f"{where} is not one of the options", "choose one that is shown"


def _unknown(value: Mapping[str, Any], known: Sequence[str], where: str) -> Found:
    if unknown := [key for key in value if key not in known]:
        yield f"{where} has something that was not asked: “{str(unknown[0])[:40]}”", None


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
