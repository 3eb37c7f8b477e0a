"""The note for school IT: one page, and words that are really there."""

import io
from itertools import product

import pypdf
import pytest

from tests.editions.editions import edition_of
from tests.editions.print.papers_of import planned, squeezed
from trainingkit.editions import AGES, NATIONS, Edition
from trainingkit.editions.folder import SUMS
from trainingkit.editions.print import pack_files
from trainingkit.editions.print.it_note import it_note
from trainingkit.editions.print.watched import WATCHED, noticed

PLACES = tuple(product(NATIONS, AGES))


def with_story(**changes) -> Edition:
    """The pupils' story with some of it changed."""
    edition = edition_of()
    fields = {name: getattr(edition, name) for name in Edition.__dataclass_fields__}
    return Edition(**{**fields, "story": edition.story.model_copy(update=changes)})


def found_in(edition: Edition) -> tuple[set[str], set[str]]:
    """All that was found on the page, and all that was found in the notes alone."""
    told = noticed(edition)
    return {w for each in told for w in each.on_the_page}, {w for each in told for w in each.only_in_notes}


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_it_is_one_page(nation, age):
    """Exactly one A4 page."""
    assert 1 == len(pypdf.PdfReader(io.BytesIO(it_note(edition_of(nation=nation, age=age)).make())).pages)


def test_a_word_of_the_story_is_told_as_it_stands_there():
    """A watched word that is written into the story appears, in small letters, and not before."""
    before, _ = found_in(edition_of())
    after, _ = found_in(with_story(summary="Blackmailed at noon."))

    assert ("blackmailed" in before, "blackmailed" in after) == (False, True)


def test_a_word_only_the_teacher_sees_is_told_apart():
    """What stands in a trainer's point alone is not said to be on the pupils' page."""
    story = edition_of().story
    passage = story.passages[story.start]
    trainer = passage.trainer.model_copy(update={"point": "No word of sextortion here; a threat comes later."})
    passages = {**story.passages, story.start: passage.model_copy(update={"trainer": trainer})}
    page, notes = found_in(with_story(passages=passages))

    assert "sextortion" not in page and "sextortion" in notes
    assert "threat" in page and "threat" not in notes


def test_a_part_of_a_word_is_not_the_word():
    """That is: "die" is not found in "died down" or "diet"; a word with any ending is found with any."""
    page, _ = found_in(with_story(summary="The noise died down, a diet, groomed, extortionist."))

    assert set() == {"die", "died", "diet"} & page
    assert {"groomed", "extortionist"} <= page


@pytest.mark.parametrize("nation", NATIONS)
def test_the_help_page_counts_as_the_page(nation):
    """The names and notes of services are on a pupil's screen, too."""
    page, _ = found_in(edition_of(nation=nation))

    assert {"harm themselves", "bank"} <= page


def test_every_word_that_was_looked_for_is_printed():
    """So that whoever sets up the monitoring can see what was looked for and not only what was there."""
    told = planned(it_note(edition_of()))

    assert [] == [word for words in WATCHED.values() for word in words if squeezed(word) not in told]


def test_it_says_what_the_files_do_not_do():
    """No network, no cookie, no install, session storage alone and what is in it, and how the sums are called."""
    told = planned(it_note(edition_of()))
    wanted = (
        "No install",
        "No network",
        "No cookie and no local storage",
        "session storage",
        "which choices were made",
    )

    assert SUMS == pack_files.SUMS
    assert [] == [each for each in (*wanted, SUMS, "SCORM 1.2") if squeezed(each) not in told]


def test_the_lead_is_warned_without_switching_anything_off():
    """The example names the lead, the story, and that an alert may be real."""
    told = planned(it_note(edition_of()))

    assert squeezed("How to warn the designated safeguarding lead (DSL)") in told
    assert squeezed("may still be real") in told and squeezed("Leave it switched on") in told
