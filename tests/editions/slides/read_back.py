"""A deck as somebody sees it who has only the file: what a slide says, and where its links lead."""

import io
from dataclasses import dataclass
from functools import cache
from typing import Any

from pptx import Presentation

from tests.editions.editions import edition_of
from trainingkit.editions.slides import lesson_slides
from trainingkit.editions.slides.artefact import deck_of
from trainingkit.editions.slides.deck import Block, Deck

SAYS = ("Told", "What follows", "Point", "Fact", "First")


@dataclass(frozen=True)
class Seen:
    """A slide as it is read: ``answers`` with the slides they lead to, and ``links`` by their words."""

    title: str
    said: tuple[str, ...]
    answers: tuple[tuple[str, int], ...]
    links: dict[str, int]
    notes: str


@cache
def lesson() -> bytes:
    """The file for the pupils' story, made once."""
    return lesson_slides(edition_of()).make()


@cache
def seen() -> tuple[Seen, ...]:
    """The slides of that file."""
    return read(lesson())


def read(file: bytes) -> tuple[Seen, ...]:
    """Every slide of a file, in its order."""
    deck = Presentation(io.BytesIO(file))
    place = {slide.slide_id: n for n, slide in enumerate(deck.slides)}
    return tuple(_read(slide, place) for slide in deck.slides)


def planned(deck: Deck) -> tuple[Seen, ...]:
    """The same, of a plan that was not made into a file."""
    found = []
    for slide in deck.slides:
        ways = tuple(zip(slide.ways, slide.to, strict=True))
        ask = slide.kind == "ask"
        said = tuple(text for block in slide.blocks for text in _words(block))
        found.append(Seen(slide.title, said, ways if ask else (), {} if ask else dict(ways), slide.notes))
    return tuple(found)


def _words(block: Block) -> tuple[str, ...]:
    return tuple(filter(None, (block.label, block.text))) if block.look == "fact" else (block.text,)


@cache
def plan() -> Deck:
    """The plan of the pupils' deck."""
    return deck_of(edition_of())


def _read(slide: Any, place: dict[int, int]) -> Seen:
    said, answers, links = [], [], {}
    for shape in slide.shapes:
        if shape.name in SAYS:
            said += [p.text for p in shape.text_frame.paragraphs]
        elif shape.name == "Said":
            said += [p.text for p in shape.text_frame.paragraphs][1:]
        target = shape.click_action.target_slide
        if target is not None:
            to = place[target.slide_id]
            if shape.name.startswith("Answer "):
                answers.append((shape.text_frame.text.split("\t", 1)[1], to))
            else:
                links[shape.text_frame.text] = to
    notes = slide.notes_slide.notes_text_frame.text
    title = slide.shapes.title.text_frame.text.replace("\N{NO-BREAK SPACE}", " ").split("  ·  ")[0]
    return Seen(title, tuple(said), tuple(answers), links, notes)
