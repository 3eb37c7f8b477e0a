"""The page to open first: one page, three ways in, and the seal only for what was approved."""

import io
from dataclasses import replace
from itertools import product

import pypdf
import pytest

from tests.editions.editions import edition_of
from tests.editions.print.papers_of import planned, signed, squeezed
from tests.editions.print.test_leaflet import LONGEST
from trainingkit.editions import AGES, NATIONS, pack
from trainingkit.editions.offline import page as offline
from trainingkit.editions.print import cards, closing, disclosure, every_word, facilitator, pack_files, start_here
from trainingkit.editions.print.lesson_plan import lesson_plan
from trainingkit.editions.print.said import Said
from trainingkit.editions.print.start_here import start_here as page_of
from trainingkit.editions.scorm import package as scorm
from trainingkit.editions.slides.artefact import lesson_slides
from trainingkit.papers.pdf import Note, Text

PLACES = tuple(product(NATIONS, AGES))
SAID = [*start_here.BEFORE, *start_here.GOES_WRONG, *start_here.TOLD_SOMETHING]


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_it_is_one_page(nation, age):
    """Exactly one A4 page, also with the longest line of help that a school can give."""
    edition = edition_of(nation=nation, age=age)
    for each in (edition, replace(edition, school=LONGEST)):
        assert 1 == len(pypdf.PdfReader(io.BytesIO(page_of(each).make())).pages)


def test_the_seal_is_for_what_was_approved():
    """An approved story says by whom and until when; a draft says so largely, and has no seal."""
    for paper in (page_of, lesson_plan):
        approved, draft = paper(signed()), paper(edition_of())
        seal, mark = approved.plan.paper.body[0], draft.plan.paper.body[0]

        assert isinstance(seal, Text)
        assert "Approved by: DSL, A school." in seal.text and "1 May 2027" in seal.text
        assert Note("Draft: not approved for pupils", large=True) == mark
        assert ("Approved" in planned(draft), "Draft" in planned(approved)) == (False, False)


def test_the_files_are_called_what_they_are_called():
    """Every name that the papers speak of is the name of that file."""
    names = (offline.NAME, offline.PROJECTOR, scorm.NAME, cards.NAME, facilitator.NAME)
    more = (disclosure.NAME, closing.NAME, every_word.NAME)

    assert (pack_files.STORY, pack_files.PROJECTOR, pack_files.SCORM, pack_files.CARDS, pack_files.FACILITATOR) == names
    assert (pack_files.DISCLOSURE, pack_files.CLOSING, pack_files.EVERY_WORD) == more
    assert (pack_files.SLIDES, pack_files.OTHER_NAMES) == (lesson_slides(edition_of()).name, pack.OTHER_NAMES)


def test_there_are_three_ways_to_the_first_decision():
    """With a browser, with slides, and without any computer; each names what to open."""
    told = planned(page_of(edition_of()))

    assert 3 == len(start_here.WAYS)
    assert [] == [way for way, *_ in start_here.WAYS if squeezed(way) not in told]
    assert [] == [f for f in ("projector.html", "lesson.pptx", "cards.pdf", "facilitator-sheet.pdf") if f not in told]
    assert squeezed("No install. No network. Nothing is sent") in told


@pytest.mark.parametrize("nation", NATIONS)
def test_every_sentence_with_claims_holds_in_every_nation(nation):
    """Nothing on the page falls away where its claims do not hold: a teacher anywhere is told all of it."""
    edition = edition_of(nation=nation)
    silent = [each.text for each in SAID if len(edition.claims(each.claims)) < len(set(each.claims))]
    due = [c.id for each in SAID for c in edition.claims(each.claims) if c.review_by < edition.imprint.next_check_by]

    assert ([], []) == (silent, due)
    assert all(isinstance(each, Said) for each in SAID)


def test_numbers_are_those_of_the_guidance():
    """The services on the page are the edition's own, with their contacts."""
    told = planned(page_of(edition_of()))
    first = [service.line for service in edition_of().help.services if service.line.id in ("emergency", "childline")]

    assert 2 == len(first)
    assert [] == [line.id for line in first if squeezed(line.name + line.contact) not in told]
