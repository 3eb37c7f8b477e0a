"""While an appeal is open, somebody who has not read a text reads it again, and nobody's result is lowered."""

from dataclasses import replace

import pytest
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st

from tests.grading.classes import NOON
from tests.grading.marked_class import A1, grade, marked_class
from tests.grading.test_levels import CALM, RED
from trainingkit.grading.batch import grade_one
from trainingkit.grading.evening.class_now import ClassNow
from trainingkit.grading.evening.queue import second_round
from trainingkit.grading.levels import row_level
from trainingkit.grading.records import Event, LevelGiven

SEAT, AFTER, LATER = "seat-01", "2026-11-22T12:00:00+00:00", "2026-11-23T12:00:00+00:00"


def event(kind: str, at: str) -> Event:
    """An appeal begins or ends."""
    return Event(at, "ann", kind, "", SEAT, A1)


def gave(level: int, marker: str, turn: str, appeals: int) -> LevelGiven:
    """What somebody gave, after so many appeals."""
    return LevelGiven(SEAT, A1, "item", "r", level, marker, turn, "now", NOON, "", appeals)


GIVEN = st.builds(
    gave, st.integers(0, 3), st.sampled_from("ABC"), st.sampled_from(("first", "second", "agreed")), st.integers(0, 2)
)


@settings(max_examples=150, deadline=None)
@drawn_from(st.lists(GIVEN, max_size=7), st.sampled_from((CALM, RED)))
def test_an_appeal_never_lowers_a_level(given, row):
    """What counted before the last appeal is the least that counts after it."""
    given = sorted(given, key=lambda each: each.appeals)
    before = row_level(row, [each for each in given if each.appeals < 2], "now")
    after = row_level(row, given, "now")

    assert before is None or (after is not None and after >= before)


@pytest.mark.parametrize(
    ("row", "given", "level"),
    [
        (CALM, [gave(1, "A", "first", 0), gave(3, "C", "second", 1)], 3),
        (CALM, [gave(1, "A", "first", 0), gave(2, "B", "second", 0), gave(0, "C", "second", 1)], 2),
        (RED, [gave(1, "A", "first", 0), gave(1, "B", "second", 0), gave(2, "C", "second", 1)], 2),
        (RED, [gave(1, "A", "first", 0), gave(1, "C", "second", 1)], 1),
        (CALM, [gave(0, "A", "first", 0), gave(2, "B", "second", 0), gave(1, "B", "agreed", 1)], 1),
    ],
)
def test_the_higher_of_before_and_after_counts(row, given, level):
    """A second look alone raises; where nothing counted before, all readings together decide as ever."""
    assert level == row_level(row, given, "now")


def test_a_contested_text_is_read_by_whoever_has_not(tmp_path):
    """It is due until somebody else has read it, or the appeal is closed; a lower level changes nothing."""
    room = marked_class(tmp_path)
    with room.records() as records, room.gradebook() as gradebook:
        points = records.latest(A1, SEAT).graded.outcome.points

        def open_for(marker: str) -> int:
            now = ClassNow(room.desk(A1), records)
            places = second_round(now.questions, now.texts, now.given, now.due, marker, "")
            return sum(place.state == "open" and place.text.seat == SEAT for place in places)

        def read_again(level: int) -> None:
            for each in records.levels(A1, SEAT):
                if each.marker == "ann":
                    again = {"marker": "zz", "round": "second", "at": LATER, "level": level}
                    records.add_level(replace(each, **again))

        before = open_for("zz")
        records.add_event(event("appealed", AFTER))
        opened = open_for("zz"), open_for("ann")
        records.add_event(event("closed", AFTER))
        closed = open_for("zz")
        records.add_event(event("appealed", AFTER))
        read_again(0)
        lower = grade(room, records, gradebook, SEAT).attempt.graded.outcome.points

        assert (0, 0) == (before, closed)
        assert opened[0] > 0 == opened[1]
        assert 0 == open_for("zz")
        assert points == lower


def test_a_first_reading_is_not_in_the_marked_notebook(tmp_path):
    """As long as a second person has still to read the text, formgrader shows neither level nor points of the first."""
    room = marked_class(tmp_path)
    desk = room.desk(A1)
    with room.records() as records, room.gradebook() as gradebook:
        page = desk.autograded(SEAT) / f"{A1}.ipynb"
        grade_one(desk, records, gradebook, SEAT, AFTER, "ann")
        before = page.read_text(encoding="utf-8")
        records.add_event(event("appealed", AFTER))
        grade_one(desk, records, gradebook, SEAT, LATER, "ann")
        shown = page.read_text(encoding="utf-8")
        stands = records.latest(A1, SEAT).graded

    assert "Level given" in before and "Level given" not in shown
    assert all(mark.level for mark in stands.marks)
