"""When a class comes to each passage, and where two lessons part."""

import pytest

from tests.editions.editions import OFFICERS, edition_of
from tests.tiny import tiny
from trainingkit.editions.print.timing import PLANS, arrivals, marks, plans_for, second_lesson
from trainingkit.story.chances import expectation
from trainingkit.story.explore import explore

TWO_WAYS = """
    passages:
      start:
        lines: [{id: s, text: "ten words of two hundred that are read in a minute"}]
        ask: Which way?
        choices:
          - {id: long, text: Long, to: long}
          - {id: short, text: Short, to: end}
      long: {lines: [{id: l, text: "word word word word word word word word word word"}], next: end}
      end: {ending: done, lines: [{id: e, text: Over}], later: [{id: e-l, text: Later}]}
"""
HELPED = """
    passages:
      start: {lines: [{id: s, text: Quiet}], next: demand}
      demand: {beats: [threat], lines: [{id: d, text: A demand}], next: alone}
      alone: {lines: [{id: a, text: Alone}], next: helped}
      helped: {beats: [support], lines: [{id: h, text: Helped}], next: after}
      after: {lines: [{id: f, text: After}], next: end}
      end: {ending: done, lines: [{id: e, text: Over}], later: [{id: e-l, text: Later}]}
"""


@pytest.fixture(scope="module")
def space():
    """Every state of the pupils' story."""
    return explore(edition_of().story)


def test_a_passage_is_come_to_after_what_is_read_before_it():
    """Reading and deciding before a passage make its time; where ways differ, it is their mean."""
    story = tiny(TWO_WAYS)
    came, end = arrivals(explore(story))
    first = came["long"]

    assert 0 == came["start"]
    assert came["end"] == pytest.approx(first + 10 / 200 / 2)
    assert end == pytest.approx(expectation(explore(story)).minutes)


def test_the_whole_takes_as_long_as_the_check_says(space):
    """The time at the end is the expected time that the check of a story's minutes uses."""
    assert expectation(space).minutes == pytest.approx(arrivals(space)[1])


def test_marks_stay_within_the_lesson_and_follow_the_story(space):
    """Every mark lies between the opening and the end of the story, and what comes first is marked first."""
    found = marks(space)
    for plan in ("20", "50"):
        (part,) = PLANS[plan]
        minutes = {name: int(mark[plan]) for name, mark in found.items()}

        assert part.opens == minutes["evening"]
        assert all(part.opens <= minute <= part.over < part.minutes for minute in minutes.values())
        assert minutes["evening"] < minutes["breathe"] < minutes["who-helps"] < minutes["this-week"]


def test_a_second_lesson_begins_where_somebody_has_helped():
    """Two lessons part at the first passage behind which help has come after the threat, on every way."""
    assert "after" == second_lesson(explore(tiny(HELPED)))


def test_nobody_goes_home_under_a_threat(space):
    """In the pupils' story no page of the first lesson's end is between a threat and the first support."""
    parting = second_lesson(space)
    begins = space.at_passages(parting)
    unhelped = space.reach(space.with_beat("threat"), avoid=space.with_beat("support"))

    assert begins.any()
    assert not (begins & unhelped).any()
    assert "5 of the 2nd" == marks(space)[parting]["2 × 50"]


def test_a_story_without_a_threat_is_parted_near_its_middle():
    """Where there is no threat to leave behind, the passage nearest to half of the time begins the second lesson."""
    story = tiny(HELPED.replace("beats: [threat], ", "").replace("beats: [support], ", ""))

    assert second_lesson(explore(story)) in ("alone", "helped")


def test_a_plan_that_a_story_is_too_long_for_is_left_out():
    """A story of 28 minutes is not squeezed into a lesson of 20."""
    assert ["20", "50", "2 × 50"] == list(plans_for(edition_of().story))
    assert ["50", "2 × 50"] == list(plans_for(edition_of(OFFICERS).story))
