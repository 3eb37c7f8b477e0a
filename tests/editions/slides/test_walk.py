"""The links of a deck: every way through the story can be walked by them, and says what the engine says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, reject

from tests.editions.editions import OFFICERS, edition_of
from tests.editions.slides.read_back import plan, planned, seen
from tests.editions.slides.walking import walk
from tests.story.strategies import stories
from trainingkit.editions import Edition
from trainingkit.editions.slides import TooManySlides, lesson_slides
from trainingkit.editions.slides.artefact import deck_of
from trainingkit.guidance import load_guidance

GUIDANCE = load_guidance()


def test_every_way_through_the_story_can_be_walked_in_the_file():
    """The links of the file, read back, show the engine's lines and answers on every run, up to every ending."""
    slides = seen()
    visited = walk(edition_of(), slides)
    never = {n for n in range(len(slides)) if n not in visited and plan().slides[n].kind != "signpost"}

    assert {plan().help, plan().leave} == never


@given(stories())
def test_any_story_can_be_walked_by_its_links(story):
    """Loops, once-only choices, conditions: the plan says what the engine says."""
    edition = Edition(story, Path(), GUIDANCE, "scotland", "11-14", date(2026, 11, 29))
    try:
        slides = planned(deck_of(edition))
    except TooManySlides:
        reject()

    assert walk(edition, slides)


def test_no_two_slides_say_the_same_and_lead_to_the_same():
    """What looks alike is one slide: the pupils' deck has fewer than half of the slides of its states."""
    slides = [slide for slide in plan().slides if slide.kind != "signpost"]

    assert len(slides) == len(set(slides))
    assert 400 > len(slides)


def test_the_next_slide_of_the_file_never_belongs_to_another_way():
    """Whoever presses a key instead of a link stays in the story, or comes to a signpost that leads back to it."""
    slides = plan().slides
    for n, slide in enumerate(slides):
        if slide.kind in ("title", "story", "ask") and n + 1 not in slide.to:
            post = slides[n + 1]

            assert "signpost" == post.kind
            assert post.to == ((n,) if slide.kind == "ask" else slide.to[:1])


def test_a_story_with_too_many_ways_is_refused_with_the_way_out():
    """The officers' story would be a deck of thousands of slides."""
    with pytest.raises(TooManySlides, match=r'"First call" would be a deck of \d{4} slides: use the offline page'):
        lesson_slides(edition_of(OFFICERS))


def test_help_is_one_link_away_from_every_slide_and_leads_back():
    """Only the neutral slide has no link: nothing on it tells what the lesson is about."""
    slides = seen()
    help_ = plan().help
    without = [n for n, slide in enumerate(slides) if help_ not in slide.links.values()]

    assert [help_, plan().leave] == without
    assert all(slide.links["Leave"] == plan().leave for slide in slides[:-1])
