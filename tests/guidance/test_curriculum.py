"""What is taught elsewhere: titles and links only, for every nation and age, as sure as they were seen."""

from itertools import product
from typing import get_args

import pytest

from tests.guidance.small_guidance import write_guidance
from trainingkit.guidance import load_guidance, meet, read_guidance
from trainingkit.guidance.jurisdiction import NATIONS
from trainingkit.guidance.model import Ages

ROWS = tuple(load_guidance().curriculum.values())
PLACES = tuple(product(NATIONS, get_args(Ages)))
LONGEST_TITLE = 12
"""Words; what is longer is no title but a text."""


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_there_are_lessons_to_use_beside_a_story(nation, age):
    """For every nation and age, so that a story is never a topic's only lesson."""
    assert [] != [
        row.id for row in ROWS if row.kind == "lessons" and age in row.ages and meet(row.jurisdictions, [nation])
    ]


@pytest.mark.parametrize("nation", NATIONS)
def test_a_nation_has_its_own_curriculum(nation):
    """And no other nation's: each row about a curriculum is for one nation alone."""
    own = [row for row in ROWS if row.kind == "curriculum" and meet(row.jurisdictions, [nation])]

    assert [] != own
    assert [(nation,)] * len(own) == [row.jurisdictions for row in own]


def test_titles_and_links_are_all_there_is():
    """Nothing of what is published elsewhere is repeated here, and no page is named twice."""
    assert [] == [row.id for row in ROWS if len(row.title.split()) > LONGEST_TITLE]
    assert len(ROWS) == len({row.link for row in ROWS})


def test_the_lessons_of_the_national_crime_agency_are_named_where_they_are_for_that_age():
    """Online Blackmail is for 12 to 14; it does not stand in a pack for older pupils."""
    assert ("11-14",) == load_guidance().curriculum["online-blackmail"].ages


def test_a_nation_without_a_row_for_an_age_is_told(tmp_path):
    """The message names the nation and the age."""
    folder = write_guidance(tmp_path, curriculum=("[11-14, 14-16, 16-18]", "[11-14, 14-16]"))
    found = read_guidance(folder).diagnostics

    assert {"nothing-taught"} == {each.code for each in found}
    assert "there is nothing for Scotland at 16-18" in [each.message for each in found]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"https://lessons.example/a-lesson"', '"http://lessons.example/a-lesson"', "bad-id"),
        ("kind: lessons", "kind: film", "unknown-word"),
        ("[a-leaflet]", "[a-leflet]", "unknown-source"),
        ("review_by: 2027-05-01", "review_by: 2027-11-22", "review-too-late"),
        ("[11-14, 14-16, 16-18]", "[11-14, 14-16, 16-19]", "unknown-word"),
    ],
)
def test_a_row_is_read_as_strictly_as_a_claim(tmp_path, old, new, code):
    """Its address, kind, ages, source and review date are each held to a rule."""
    assert [code] == [each.code for each in read_guidance(write_guidance(tmp_path, curriculum=(old, new))).diagnostics]
