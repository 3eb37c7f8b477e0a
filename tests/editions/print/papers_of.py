"""The papers of the lesson to test with, set once each, and how they are read."""

import io
from datetime import date
from functools import cache

import pypdf

from tests.editions.editions import DAY, ROOT, edition_of
from trainingkit.editions import Artefact, Edition, Nation
from trainingkit.editions.print.cards import cards
from trainingkit.editions.print.closing import closing
from trainingkit.editions.print.disclosure import disclosure_card
from trainingkit.editions.print.every_word import every_word
from trainingkit.editions.print.facilitator import facilitator_sheet
from trainingkit.editions.print.it_note import it_note
from trainingkit.editions.print.leaflet import leaflet
from trainingkit.editions.print.lesson_plan import lesson_plan
from trainingkit.editions.print.start_here import start_here
from trainingkit.guidance import load_guidance
from trainingkit.papers.letters import BREAK
from trainingkit.story import content_hash, story_from
from trainingkit.story.model import SignOff

IN_THE_LESSON = (facilitator_sheet, cards, disclosure_card, closing, every_word)
TO_PREPARE = (start_here, lesson_plan, it_note, leaflet)
PAPERS = {each.__name__: each for each in IN_THE_LESSON + TO_PREPARE}
KEPT_BY_ADULTS = ("facilitator_sheet", "closing", "every_word", "lesson_plan")


@cache
def made(name: str, nation: Nation = "england") -> bytes:
    """A paper of the pupils' story as bytes."""
    return PAPERS[name](edition_of(nation=nation)).make()


@cache
def read(name: str, nation: Nation = "england") -> pypdf.PdfReader:
    """The same, opened."""
    return pypdf.PdfReader(io.BytesIO(made(name, nation)))


@cache
def words(name: str, nation: Nation = "england") -> str:
    """All of its words, without spaces."""
    return words_of(made(name, nation))


def words_of(pdf: bytes) -> str:
    """The words of any paper, without spaces and footers' page numbers: where a line ends is a matter of the page."""
    return "".join(squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    """A text without spaces and places to break."""
    return "".join(text.replace(BREAK, "").split())


def planned(artefact: Artefact) -> str:
    """Every text of a paper's plan, one after the other, without spaces; no page parts them."""
    return squeezed("\n".join(_texts(artefact.plan.paper)))


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in _texts(each)]
    return [text for slot in getattr(value, "__dataclass_fields__", {}) for text in _texts(getattr(value, slot))]


@cache
def signed() -> Edition:
    """The pupils' story, approved by somebody until the end of 2027."""
    folder = ROOT / "simulations" / "a-friend-request"
    story = story_from(folder / "story.yml")
    until = date(2027, 12, 31)
    seal = SignOff(role="DSL", organisation="A school", date=DAY, until=until, hash=content_hash(story, folder))
    return Edition(story.model_copy(update={"signed_off": seal}), folder, load_guidance(), "england", "11-14", DAY)
