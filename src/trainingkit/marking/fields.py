"""One field: how a time, a number or a hash is written, and what to say where it cannot be read."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from trainingkit.errors import legible
from trainingkit.marking.items import Entry, Option

LONGEST_TEXT = 20_000
LONGEST_CELL = 2_000
LONGEST_READING = 60
"""Characters; no time or number is longer, and a longer text is not even tried."""
NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")
TIME = "2026-05-03 23:40 +01:00"


class Trouble(NamedTuple):
    """What is wrong with the form of a value, and how to write it. Never says what is right.

    ``stops``: the value cannot be marked at all; else only the part that is named is lost, or nothing is.
    """

    what: str
    hint: str | None = None
    stops: bool = True


Found = Iterator[Trouble]


@dataclass(frozen=True, slots=True)
class Options:
    """The ids on offer: an item's own options, or those of the trainee's case."""

    manifest: Mapping[str, Sequence[Option]]

    def ids(self, own: Sequence[Option], source: str | None) -> list[str]:
        return [option.id for option in (self.manifest.get(source, ()) if source else own)]


def field_trouble(field: Entry, value: Any, options: Options, where: str) -> Found:
    """What is wrong with one field. An empty one is no mistake of form; marking sees that it is empty."""
    if not isinstance(value, str):
        yield Trouble(f"{where}: this is not text")
    elif field.format == "long-text" or field.most_words:
        yield from text_trouble(value, field.most_words, where)
    elif len(value) > LONGEST_CELL:
        yield Trouble(f"{where}: this is too long", f"keep it below {LONGEST_CELL:,} characters", stops=False)
    elif not value.strip():
        return
    elif field.format == "choice":
        for trouble in option_trouble(value, options.ids(field.options, field.options_from), where):
            yield trouble._replace(stops=False)
    elif check := FORMATS.get(field.format):
        fits, hint = check
        if not fits(value.strip()):
            yield Trouble(f"{where}: “{legible(value)}” cannot be read", hint, stops=False)


def text_trouble(text: str, most_words: int | None, where: str) -> Found:
    """What is wrong with a free text. One that is longer than asked for is still read: a person decides."""
    if len(text) > LONGEST_TEXT:
        yield Trouble(f"{where}: this is too long", f"keep it below {LONGEST_TEXT:,} characters", stops=False)
    elif most_words and words(text) > most_words:
        yield Trouble(f"{where}: this has {words(text)} words", f"at most {most_words}", stops=False)


def option_trouble(value: Any, known: Sequence[str], where: str) -> Found:
    """Whether a value is one of the options."""
    if not isinstance(value, str) or value not in known:
        yield Trouble(f"{where} is not one of the options", "choose one that is shown")


def unknown_trouble(value: Mapping[str, Any], known: Sequence[str], where: str) -> Found:
    """Whether a mapping has something that was not asked."""
    if unknown := [key for key in value if key not in known]:
        yield Trouble(f"{where} has something that was not asked: “{legible(unknown[0])}”")


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def as_time(text: str) -> datetime | None:
    """The moment a text names, such as ``2026-05-03 23:40 +01:00`` or ``... UTC``; None if none, or without a zone."""
    if len(text) > LONGEST_READING:
        return None
    text = re.sub(r"\s*(UTC|GMT|Z)$", "+00:00", text.strip(), flags=re.IGNORECASE)
    text = re.sub(r"\s*BST$", "+01:00", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([+-]\d\d:?\d\d)$", r"\1", text)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def as_clock(text: str) -> int | None:
    """The minutes since midnight that ``21:15`` or ``9.05`` names; None if it names none."""
    found = CLOCK.fullmatch(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found else None


def as_number(text: str) -> float | None:
    """The number a text names, thousands' commas and a pound sign allowed; None if it names none."""
    text = text.strip().removeprefix("£").lstrip()
    if len(text) > LONGEST_READING or not NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", ""))


FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "datetime": (
        lambda text: as_time(text) is not None,
        f"write date, time and zone, such as {TIME} or 2026-05-03 22:40 UTC",
    ),
    "clock": (lambda text: as_clock(text) is not None, "write hours and minutes only, such as 21:15"),
    "sha256": (lambda text: re.fullmatch(r"[0-9a-fA-F]{64}", text) is not None, "64 characters, 0-9 and a-f: copy it"),
    "number": (lambda text: as_number(text) is not None, "a number such as 120 or 1,250.50"),
    "yes-no": (lambda text: text in ("yes", "no", "unknown"), "yes, no or unknown"),
}
