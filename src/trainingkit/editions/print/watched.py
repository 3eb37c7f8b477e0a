"""Words that a school's monitoring may be set to notice, and which of them a story really holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainingkit.editions.edition import Edition
from trainingkit.story.walk import texts_of, trainer_texts_of

WATCHED: dict[str, tuple[str, ...]] = {
    "Threats": ("blackmail…", "sextort…", "extort…", "threat…"),
    "Pictures": ("sexual…", "nude…", "naked", "intimate", "webcam…", "private picture…", "private image…"),
    "Money": ("pay", "paid", "payment…", "money", "gift card…", "bank"),
    "Distress": ("suicid…", "self-harm…", "harm themselves", "cannot go on", "die", "crisis", "danger…"),
    "Contact": ("stranger…", "secret…", "offender…", "groom…", "police", "crime…"),
}
"""By kind: what is looked for. A word that ends in "…" may have any ending."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was found of a kind, in small letters: on the page that pupils see, and in the teacher's notes alone."""

    kind: str
    looked_for: tuple[str, ...]
    on_the_page: tuple[str, ...]
    only_in_notes: tuple[str, ...]


def noticed(edition: Edition) -> tuple[Noticed, ...]:
    """Every kind of word, with what the story and its help page hold of it."""
    page = tuple(_page_texts(edition))
    notes = tuple(edition.fill(text) for _, text in trainer_texts_of(edition.story))
    return tuple(_noticed(kind, looked_for, page, notes) for kind, looked_for in WATCHED.items())


def _noticed(kind: str, looked_for: tuple[str, ...], page: Iterable[str], notes: Iterable[str]) -> Noticed:
    shown = _found(looked_for, page)
    return Noticed(kind, looked_for, shown, tuple(word for word in _found(looked_for, notes) if word not in shown))


def _found(looked_for: tuple[str, ...], texts: Iterable[str]) -> tuple[str, ...]:
    """The forms in which the words stand in some texts, each once, in alphabetical order."""
    pattern = re.compile("|".join(_pattern(word) for word in looked_for), re.IGNORECASE)
    return tuple(sorted({match[0].lower() for text in texts for match in pattern.finditer(text)}))


def _pattern(word: str) -> str:
    ending = r"\w*" if word.endswith("…") else ""
    return rf"\b{re.escape(word.removesuffix('…'))}{ending}\b"


def _page_texts(edition: Edition) -> Iterator[str]:
    """What a pupil can come to read: the story, the advice beside it, and the page of who can help."""
    yield from (edition.fill(text) for _, text in texts_of(edition.story))
    yield from (advice.text for advice in edition.guidance.advice.values())
    yield from (edition.help.local, *edition.help.lines)
    for service in edition.help.services:
        line = service.line
        yield from (text for text in (line.name, line.contact, line.ages, line.hours, line.note) if text)
