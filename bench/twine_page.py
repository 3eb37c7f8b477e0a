"""Our story as a Twine 2 page, to measure beside ours: the same words, the same choices, a story format of Twine's.

The page is what Twine publishes [1]_: a ``<tw-storydata>`` with a ``<tw-passagedata>`` for each passage, put into the
source of a story format. It is about the smallest that anybody could write of these words, to Twine's advantage: no
variable, macro or markup but links, so that whatever our story says only if something has happened is said always; and
no sets of names, views, stops or sounds. A passage comes once for each consequence that it begins with, so that every
choice takes one click on both sides.

References
----------
.. [1] Interactive Fiction Technology Foundation, "Twine 2 HTML Output Documentation", v1.0.2.
"""

import json
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from trainingkit.editions import Edition
from trainingkit.player.scene import PHASES
from trainingkit.story import model as story
from trainingkit.story.telling import DEBRIEF_TITLES

FRONT, HELP = "Start page", "Who can help"
START, AGAIN, COULD_HELP = "Start", "Read the story again", "From here, what could help?"


@dataclass(frozen=True, slots=True)
class Passage:
    """``texts`` in reading order; ``links`` are what is pressed and the name of the passage that it leads to."""

    name: str
    texts: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A story format: its name, its version, and the page with the places for name and data."""

    name: str
    version: str
    source: str


def read_format(path: Path) -> Format:
    """The story format of a ``format.js``: JSON in a call, in which some have a function, too."""
    text = path.read_text(encoding="utf-8")
    found = {}
    for key in ("source", "name", "version"):
        at = re.search(rf'(?<!\\)"{key}"\s*:\s*(?=")', text)
        if at is None:
            raise SystemExit(f"{path} is not the format.js of a Twine 2 story format: it has no {key}")
        found[key], end = json.JSONDecoder().raw_decode(text, at.end())
        text = text[: at.start()] + text[end:]
    return Format(**found)


def passages_of(edition: Edition) -> tuple[Passage, ...]:
    """All passages of the page, the first one first."""
    pages = _Pages(edition)
    first = pages.name(None, edition.story.start)
    return (_front(edition, first), _help(edition), *pages.all(), *pages.advice())


def follow(passages: Sequence[Passage], presses: Iterable[str]) -> Passage:
    """The passage where somebody stands who presses these links from the first passage on.

    Raises
    ------
    KeyError
        There is no such link, or nothing where it leads.
    """
    by_name = {passage.name: passage for passage in passages}
    at = passages[0]
    for text in presses:
        at = by_name[dict(at.links)[text]]
    return at


def twine_page(title: str, passages: Sequence[Passage], form: Format) -> bytes:
    """The page, as Twine publishes it."""
    head = {"name": title, "startnode": "1", "creator": "Twine", "creator-version": "2.11.1", "format": form.name}
    head |= {"format-version": form.version, "ifid": str(uuid.uuid5(uuid.NAMESPACE_URL, title)).upper()}
    head |= {"options": "", "tags": "", "zoom": "1"}
    data = "".join(_passage_data(number, passage) for number, passage in enumerate(passages, start=1))
    style = '<style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css"></style>'
    script = '<script role="script" id="twine-user-script" type="text/twine-javascript"></script>'
    whole = f"<tw-storydata {_attributes(head)} hidden>{style}{script}{data}</tw-storydata>"
    return form.source.replace("{{STORY_NAME}}", escape(title)).replace("{{STORY_DATA}}", whole).encode()


class _Pages:
    """The passages of a story as Twine's. One is named by the consequence it begins with, and its own name."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._names: dict[tuple[str | None, str], str] = {}
        self._advice: dict[tuple[str, ...], str] = {}

    def name(self, then: str | None, slug: str) -> str:
        """The name of the passage that begins with this consequence."""
        names = self._names
        return names.setdefault((then, slug), f"{slug} {len(names) + 1}")

    def all(self) -> tuple[Passage, ...]:
        """The passages that were named, and those that these lead to."""
        made: list[Passage] = []
        while len(made) < len(self._names):
            made.append(self._passage(*list(self._names)[len(made)]))
        return tuple(made)

    def advice(self) -> tuple[Passage, ...]:
        """What could help, for each stage once."""
        return tuple(Passage(name, texts, ((AGAIN, FRONT),)) for texts, name in self._advice.items())

    def _passage(self, then: str | None, slug: str) -> Passage:
        fill, passage = self.edition.fill, self.edition.story.passages[slug]
        texts = [then, *_record(passage), *self._said(passage.lines), *self._after(passage), passage.ask]
        links = {fill(way.text): self.name(way.then, way.to) for way in reversed(passage.ways())}
        help_links = [] if links else [(AGAIN, FRONT)]
        if advice := self._could_help(passage):
            help_links.append((COULD_HELP, self._advice.setdefault(advice, f"What could help {len(self._advice) + 1}")))
        shown = (*reversed(links.items()), *help_links, (HELP, HELP))
        return Passage(self.name(then, slug), tuple(fill(text) for text in texts if text), shown)

    def _after(self, passage: story.Passage) -> list[str]:
        """What comes after an ending, and the debrief."""
        texts = self._said(passage.later)
        for section, lines in self.edition.story.debrief.sections().items() if passage.ending else ():
            texts += [DEBRIEF_TITLES[section], *(line.text for line in lines)] if lines else []
        return texts

    def _said(self, lines: Iterable[story.Line]) -> list[str]:
        people = self.edition.story.people
        return [f"{people[line.who].name}: {line.text}" if line.who else line.text for line in lines]

    def _could_help(self, passage: story.Passage) -> tuple[str, ...]:
        if self.edition.story.audience != "pupil":
            return ()
        phase = PHASES.get(passage.stage or "threat", "threat")
        return tuple(each.text for each in self.edition.guidance.advice.values() if each.phase == phase)


def _front(edition: Edition, first: str) -> Passage:
    title, note = edition.story.title, edition.story.content_note
    texts = (edition.fill(title), edition.fill(note), edition.imprint.footer)
    return Passage(FRONT, texts, ((START, first), (HELP, HELP)))


def _help(edition: Edition) -> Passage:
    helped = edition.help
    lines = (each.line for each in helped.services)
    told = (
        " ".join(filter(None, (f"{line.name}: {line.contact}", line.ages, line.hours, line.note))) for line in lines
    )
    return Passage(HELP, (helped.local, *helped.lines, *told), ((AGAIN, FRONT),))


def _record(passage: story.Passage) -> list[str]:
    record = passage.record
    return [record.title, *(f"{row.label}: {row.text}" for row in record.rows)] if record else []


def _passage_data(number: int, passage: Passage) -> str:
    links = [f"[[{text}->{to}]]" for text, to in passage.links]
    head = {"pid": str(number), "name": passage.name, "tags": "", "position": "100,100", "size": "100,100"}
    text = "\n\n".join([*passage.texts, *links])
    return f"<tw-passagedata {_attributes(head)}>{escape(text)}</tw-passagedata>"


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in values.items())
