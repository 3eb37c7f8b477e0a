"""The teacher's pack: all that one lesson needs, for a nation and an age."""

from collections.abc import Iterator
from dataclasses import replace

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.offline.page import projector_page, story_page
from trainingkit.editions.print.cards import cards
from trainingkit.editions.print.closing import closing
from trainingkit.editions.print.disclosure import disclosure_card
from trainingkit.editions.print.every_word import every_word
from trainingkit.editions.print.facilitator import facilitator_sheet
from trainingkit.editions.print.it_note import it_note
from trainingkit.editions.print.leaflet import leaflet
from trainingkit.editions.print.lesson_plan import lesson_plan
from trainingkit.editions.print.start_here import start_here
from trainingkit.editions.scorm.package import scorm_package
from trainingkit.editions.slides.artefact import lesson_slides
from trainingkit.errors import TrainingkitError

READERS = ("pupil", "teacher")
OTHER_NAMES = "other-names"
"""The folder of the slides with the other sets of names."""


class NoPack(TrainingkitError):
    """Packs are for lessons; an officer's story is played, or acted."""


def pack_name(edition: Edition) -> str:
    """``a-friend-request-england-11-14``: the name of its folder and of its zip."""
    return f"{edition.story.story}-{edition.nation}-{edition.age}"


def pack_of(edition: Edition) -> Iterator[Artefact]:
    """The files of a pack, the one to open first coming first.

    Raises
    ------
    NoPack
        The story is not for a lesson.
    NotProved
        The story has more states than can be visited.
    TooManySlides
        Its slides would be more than anybody can show.
    """
    if edition.story.audience not in READERS:
        raise NoPack(
            f'"{edition.story.title}" is for officers, and a pack is for a lesson; '
            f"for officers: trainingkit export roleplay {edition.story.story}"
        )
    page = story_page(edition)
    yield start_here(edition)
    yield page
    yield projector_page()
    yield from slides_of(edition)
    yield from papers_of(edition)
    yield from package_of(edition)


def papers_of(edition: Edition) -> Iterator[Artefact]:
    """The sheets to print, but for the one to open first."""
    for paper in (facilitator_sheet, cards, disclosure_card, closing, every_word, leaflet, lesson_plan, it_note):
        yield paper(edition)


def package_of(edition: Edition) -> Iterator[Artefact]:
    """The package for a learning platform, with the story's page in it; its stops hold in every view."""
    yield scorm_package(edition, story_page(edition, always=True).make().decode())


def slides_of(edition: Edition) -> Iterator[Artefact]:
    """The slides with the first names, then those with each other set."""
    yield lesson_slides(edition)
    for named in range(len(edition.name_sets)):
        if named != edition.named:
            other = lesson_slides(replace(edition, named=named))
            yield replace(other, name=f"{OTHER_NAMES}/{other.name}")
