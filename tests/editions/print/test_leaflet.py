"""The leaflet: two sides, the right services and tools for a nation and an age, and words that are safe for pupils."""

import io
from dataclasses import replace
from itertools import product

import pypdf
import pytest

from tests.editions.editions import edition_of
from tests.editions.print.papers_of import planned, squeezed
from trainingkit.checks.phrases import found
from trainingkit.checks.pupil_words import AS_VICTIM
from trainingkit.checks.readability import reading_age
from trainingkit.checks.word_lists import BLAME, EXPLICIT, FIGURES, PUPIL_SUICIDE, SCORE, SCREENSHOT, SUICIDE
from trainingkit.editions import AGES, NATIONS, Edition
from trainingkit.editions.print import leaflet_words
from trainingkit.editions.print.leaflet import leaflet
from trainingkit.editions.print.said import Said, held
from trainingkit.guidance import School, helplines_for, load_guidance
from trainingkit.papers.pdf import Break

PLACES = tuple(product(NATIONS, AGES))
FOR_ADULTS_ALONE = ("stopncii", "revenge-porn-helpline")
AS_LONG_AS_LARGE = School(adult="Ms Example " + "of the pastoral team " * 3, room="B12", note="word " * 11)
OWN_NAME = "Revenge Porn Helpline"
"""A service keeps the name that it gave itself."""
LONGEST = School(adult="A" * 40 + " " + "a" * 39, room="B" * 40 + " " + "b" * 39, phone="0" * 80, note="word " * 40)


def said_in(*names: str) -> list[Said]:
    """The sentences of some parts of the leaflet's words."""
    parts = (getattr(leaflet_words, name) for name in names)
    return [each for part in parts for each in ((part,) if isinstance(part, Said) else part)]


PUPILS = said_in(
    *("FIRST", "WHAT_IT_IS", "WHAT_HELPS", "IT_HAS_HAPPENED", "TOOLS", "TOOLS_FROM_18", "NO_PROMISE", "A_FRIEND")
)
ADULTS = said_in("FOR_ADULTS", "FIRST_WORDS", "DO", "DO_FROM_18", "NEVER", "SIGNS")


def sides(edition: Edition) -> tuple[str, str]:
    """The words of each page of the leaflet, set, without spaces."""
    pages = pypdf.PdfReader(io.BytesIO(leaflet(edition).make())).pages
    first, second = (squeezed(page.extract_text()) for page in pages)
    return first, second


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_it_is_one_sheet_with_two_sides(nation, age):
    """Two pages, pupils' and adults', for every nation and age, whatever line of help a school gives."""
    edition = edition_of(nation=nation, age=age)
    for school in (None, AS_LONG_AS_LARGE, LONGEST):
        first, second = sides(replace(edition, school=school))

        assert "Forpupils" in first and "Forparentsandstaff" in second


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_each_side_has_the_services_for_its_readers(nation, age):
    """Pupils' services on the first side, parents' and staff's on the second, those of the nation and no other's."""
    edition = edition_of(nation=nation, age=age)
    first, second = sides(edition)
    known = edition.guidance
    too_old = () if age == "16-18" else FOR_ADULTS_ALONE
    for told, readers in ((first, ("pupil",)), (second, ("adult", "staff"))):
        wanted = {line.id for reader in readers for line in helplines_for(known, reader, (nation,))} - set(too_old)
        missing = [i for i in wanted if squeezed(shown(known.helplines[i])) not in told]
        own = {line.id for reader in ("pupil", "adult", "staff") for line in helplines_for(known, reader, (nation,))}
        foreign = [i for i in known.helplines.keys() - own if squeezed(shown(known.helplines[i])) in told]

        assert ([], []) == (missing, foreign)


def shown(line) -> str:
    """A service as the leaflet names it."""
    return f"{line.name}: {line.contact}"


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_tools_go_by_age(nation, age):
    """Report Remove and Take It Down always; StopNCII and the helpline for adults only from 16 to 18."""
    told = planned(leaflet(edition_of(nation=nation, age=age)))

    assert "ReportRemove" in told and "TakeItDown" in told
    assert [age == "16-18"] * 2 == ["StopNCII" in told, "RevengePornHelpline" in told]


def test_the_pupils_side_is_read_at_ten():
    """Its words, and those of each part of it, are not above a reading age of ten."""
    whole = reading_age([each.text for each in PUPILS])

    assert whole is not None and whole <= 10
    assert [] == [each.text for each in PUPILS if len(each.text.split()) > 40]


def test_the_pupils_side_is_safe():
    """No blame, no mark, nothing sexual, no figure, no case, no word of suicide, no advice to copy the screen."""
    lists = (BLAME, SUICIDE, EXPLICIT, SCORE, PUPIL_SUICIDE, FIGURES, SCREENSHOT)
    bad = [(each.text, phrase) for each in PUPILS for words in lists for phrase, _ in found(words, each.text)]

    assert 25 < len(PUPILS)
    assert [] == bad
    assert [] == [each.text for each in PUPILS if AS_VICTIM.search(each.text)]


def test_the_adults_side_neither_blames_nor_counts():
    """A pupil may turn the sheet over: no blame, no figure and no word of suicide there either."""
    lists = (SUICIDE, EXPLICIT, PUPIL_SUICIDE, FIGURES, SCREENSHOT)
    texts = [each.text.replace(OWN_NAME, "") for each in ADULTS]

    assert [] == [(text, phrase) for text in texts for words in lists for phrase, _ in found(words, text)]


@pytest.mark.parametrize("nation", NATIONS)
def test_every_sentence_for_pupils_holds_everywhere(nation):
    """Each has claims that are there, that hold in the nation, and that pupils may be told."""
    edition = edition_of(nation=nation)
    claims = [claim for each in PUPILS for claim in edition.claims(each.claims)]

    assert [] == [each.text for each in PUPILS if not each.claims]
    assert len(PUPILS) == len(held(edition, PUPILS))
    assert [] == [claim.id for claim in claims if claim.audiences and "pupil" not in claim.audiences]


@pytest.mark.parametrize("nation", NATIONS)
def test_adults_are_told_what_holds_in_their_nation(nation):
    """Each sentence has claims; never look and tell the lead are said once; that it is illegal, where it was read."""
    edition = edition_of(nation=nation)
    never = [each for each in held(edition, leaflet_words.NEVER) if each.startswith("Never look")]
    tell = [each for each in held(edition, leaflet_words.DO) if each.startswith("Staff: tell the")]

    assert [] == [each.text for each in ADULTS if not each.claims]
    assert (1, 1) == (len(never), len(tell))
    assert (nation in ("england", "wales")) == ("illegal" in never[0])
    assert "copy, save, print, share or forward" in never[0]


def test_no_order_of_blocking_and_noting_is_put_first():
    """Both are said to be fine, on both sides, because official advice differs."""
    for words in (PUPILS, ADULTS):
        (either,) = [each.text for each in words if "block-or-note-first" in each.claims]

        assert "oth are fine" in either


def test_it_is_not_too_late_after_paying():
    """Said on both sides, with the bank, and never as a mistake."""
    for words in (PUPILS, ADULTS):
        told = [each.text for each in words if "not-too-late-after-paying" in each.claims and "paid" in each.text]

        assert [] != told
        assert [] == [text for text in told if "not too late" not in text or "bank" not in text]


def test_nothing_on_it_is_due_before_the_day_at_its_foot():
    """No claim and no service of the leaflet has to be looked at again before the next check that is printed."""
    for nation in NATIONS:
        edition = edition_of(nation=nation, age="16-18")
        lines = [x for r in ("pupil", "adult", "staff") for x in helplines_for(edition.guidance, r, (nation,))]
        due = [*lines, *edition.claims(c for each in (*PUPILS, *ADULTS) for c in each.claims)]

        assert [] == [each.id for each in due if each.review_by < edition.imprint.next_check_by]


def test_every_claim_it_names_is_there():
    """A claim that is renamed or removed is noticed here."""
    assert set() == {c for each in (*PUPILS, *ADULTS) for c in each.claims} - set(load_guidance().claims)


def test_the_sides_are_parted_by_a_page():
    """The adults' side never begins on the pupils' page, however little stands there."""
    body = leaflet(edition_of()).plan.paper.body

    assert 1 == sum(isinstance(block, Break) for block in body)
