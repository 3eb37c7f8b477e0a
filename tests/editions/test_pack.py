"""A pack: everything one lesson needs, and each file made from no more than it says."""

from dataclasses import replace
from datetime import date

import pytest

from tests.editions.editions import OFFICERS, PUPILS, edition_of
from trainingkit.editions import Edition
from trainingkit.editions.pack import NoPack, pack_of


def keys(edition: Edition) -> dict[str, str]:
    """The key of each file of a pack, by its name; nothing is rendered."""
    return {artefact.name: artefact.key() for artefact in pack_of(edition)}


def with_helpline(edition: Edition, **changes) -> Edition:
    """The same with Lifeline, which is for Northern Ireland alone, changed."""
    lines = edition.guidance.helplines
    guidance = replace(edition.guidance, helplines=lines | {"lifeline": lines["lifeline"].model_copy(update=changes)})
    return replace(edition, guidance=guidance)


def test_a_pack_opens_with_its_first_page():
    """The file to open first is made first, and no two files have one name."""
    names = list(keys(edition_of()))

    assert "start-here.pdf" == names[0]
    assert len(names) == len(set(names))
    assert ["lesson.pptx", "other-names/lesson-sam.pptx"] == [name for name in names if name.endswith(".pptx")][:2]


def test_a_number_that_changes_in_one_nation_leaves_the_packs_of_others_as_they_are():
    """A new number for Northern Ireland: what names it there is made anew, nothing in Wales is."""
    there, elsewhere = edition_of(nation="northern-ireland"), edition_of(nation="wales")
    before, after = keys(there), keys(with_helpline(there, contact="0000"))
    changed = {name for name in before if before[name] != after[name]}

    assert keys(elsewhere) == keys(with_helpline(elsewhere, contact="0000"))
    assert {"story.html", "lesson.pptx", "leaflet.pdf", "scorm12.zip"} <= changed
    assert {"projector.html", "cards.pdf"}.isdisjoint(changed)


def test_a_word_of_the_story_that_changes_leaves_only_what_says_neither_it_nor_the_edition():
    """The foot of every page names the edition, which is another; the page that only opens the story names none."""
    edition = edition_of()
    story = edition.story.model_copy(update={"summary": "Another summary."})
    before, after = keys(edition), keys(replace(edition, story=story))

    assert ["projector.html"] == [name for name in before if before[name] == after[name]]


def test_the_day_on_which_a_pack_is_made_is_not_in_it():
    """Until a sign-off ends, tomorrow's pack is today's."""
    assert keys(edition_of()) == keys(replace(edition_of(), today=date(2026, 12, 24)))


def test_an_officers_story_has_no_pack():
    """A pack is for a lesson."""
    with pytest.raises(NoPack, match="export roleplay first-call"):
        list(pack_of(edition_of(OFFICERS)))


@pytest.mark.parametrize("age", ["11-14", "16-18"])
def test_a_pack_for_every_nation_can_be_planned(age):
    """Each names its own nation."""
    for nation in ("england", "wales", "scotland", "northern-ireland"):
        assert len(keys(edition_of(PUPILS, nation, age))) > 12
