"""Which level counts, and who has to read a text a second time."""

from dataclasses import replace

import pytest
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st

from tests.grading.classes import NOON, Class, new_class
from tests.trainees.first_response import reference
from trainingkit.course.hand_marking import marked_twice
from trainingkit.grading.levels import readings, row_level, second_due, second_rows_due, settled, to_agree
from trainingkit.grading.records import Attempt, LevelGiven
from trainingkit.grading.verdict import reach_verdict
from trainingkit.marking.rubrics import RubricRow

A2, LOG = "first-response", "decision-log"
ROWS = ("risk", "reasons", "victim", "evidence")
CALM = RubricRow(
    id="r", name="R", row="recording", points=3, why="W", claim=("c",), read_again="l", levels=("0", "1", "2", "3")
)
RED = CALM.model_copy(update={"red_below": 2})


def gave(
    level: int, marker: str = "A", turn: str = "first", row: str = "r", seat: str = "seat-01", answer: str = "now"
):
    """What somebody gave."""
    return LevelGiven(seat, A2, LOG, row, level, marker, turn, answer, NOON)


@pytest.mark.parametrize(
    ("row", "given", "level"),
    [
        (CALM, [], None),
        (CALM, [gave(0)], 0),
        (CALM, [gave(3), gave(1)], 1),
        (CALM, [gave(2), gave(2, "B", "second")], 2),
        (CALM, [gave(2), gave(1, "B", "second")], 1),
        (CALM, [gave(2), gave(3, "B", "second")], 3),
        (CALM, [gave(1), gave(3, "B", "second")], None),
        (CALM, [gave(1), gave(3, "B", "second"), gave(2, "B", "agreed")], 2),
        (CALM, [gave(1), gave(3, "A", "second")], 1),
        (CALM, [gave(1), gave(0, answer="before")], 1),
        (RED, [gave(2)], 2),
        (RED, [gave(1)], None),
        (RED, [gave(1), gave(1, "A", "second")], None),
        (RED, [gave(1), gave(1, "A", "agreed")], None),
        (RED, [gave(1), gave(1, "B", "second", answer="before")], None),
        (RED, [gave(1), gave(1, "B", "second")], 1),
        (RED, [gave(1), gave(1, "B", "first")], 1),
        (RED, [gave(1), gave(2, "B", "second")], None),
        (RED, [gave(3), gave(2, "B", "second")], None),
        (RED, [gave(1), gave(2, "B", "second"), gave(1, "B", "agreed")], 1),
    ],
)
def test_the_level_that_counts(row, given, level):
    """One reader's level counts, except below a red line; two are compared; what was agreed by two wins."""
    assert level == row_level(row, given, "now")


def test_what_one_person_said_last_counts():
    """A later level of the same person in the same round replaces the earlier; the first reader stays the first."""
    found = readings([gave(1), gave(2, "B", "second"), gave(3)], "now")

    assert [("A", 3), ("B", 2)] == [(each.marker, each.level) for each in found]


LEVELS = st.builds(
    gave,
    st.integers(0, 3),
    st.sampled_from("ABC"),
    st.sampled_from(("first", "second", "agreed")),
    answer=st.sampled_from(("now", "before")),
)


@settings(max_examples=150, deadline=None)
@drawn_from(st.lists(LEVELS, max_size=7))
def test_nobody_fails_on_one_reading(given):
    """A red row below its line counts only when two persons have read the text as it is now."""
    level = row_level(RED, given, "now")
    readers = {each.marker for each in given if each.answer == "now"}

    assert not (level is not None and level < 2 and len(readers) < 2)


@settings(max_examples=150, deadline=None)
@drawn_from(st.lists(LEVELS.filter(lambda each: each.round != "agreed"), max_size=6), st.data())
def test_forgetting_a_reading_fails_nobody(given, data):
    """Where a red row counts as met, it is never missed because one person's reading is left out."""
    gone = data.draw(st.sampled_from("ABC"))
    before = row_level(RED, given, "now")
    after = row_level(RED, [each for each in given if each.marker != gone], "now")

    assert not (before is not None and before >= 2 and after is not None and after < 2)


@settings(max_examples=100, deadline=None)
@drawn_from(st.lists(st.integers(0, 3), min_size=2, max_size=3), st.sampled_from((CALM, RED)))
def test_who_differs_is_asked(levels, row):
    """Two or more apart, or apart at all on a red row, both have to agree; else nobody need be asked."""
    given = [gave(level, marker) for level, marker in zip(levels, "ABC", strict=False)]
    apart = max(levels) - min(levels)

    assert (apart > 1 or (row is RED and apart > 0)) == to_agree(row, given, "now")


@pytest.fixture(scope="module")
def attempts(tmp_path_factory) -> tuple[Class, dict[str, Attempt]]:
    """Six seats that played well and wrote a log, marked but for the log; a seventh wrote nothing."""
    room = new_class(tmp_path_factory.mktemp("class"))
    desk = room.desk(A2)
    found = {}
    for number in range(1, 8):
        seat = f"seat-{number:02}"
        values = reference(room.form(seat, A2))
        if number == 7:
            values[LOG] = {"texts": dict.fromkeys(ROWS, "")}
        room.hand_in(seat, A2, values)
        found[seat] = Attempt(number, reach_verdict(desk, seat), NOON, "graded", "somebody")
    return room, found


def first(attempts: dict[str, Attempt], levels: dict[str, tuple[int, ...]], marker: str = "A") -> list[LevelGiven]:
    """The first readings of some seats, four rows each."""
    return [
        gave(level, marker, "first", row, seat, attempts[seat].graded.by_item[LOG].answer)
        for seat, given in levels.items()
        for row, level in zip(ROWS, given, strict=True)
    ]


def test_settled_levels_become_points(attempts):
    """The levels that count are given to the marking, item by item and row by row; those for another text are not."""
    room, found = attempts
    desk, answer = room.desk(A2), found["seat-01"].graded.by_item[LOG].answer
    given = [*first(found, {"seat-01": (1, 2, 3, 3)}), gave(0, "B", "second", "reasons", answer="before")]
    levels = settled(given, desk, {LOG: answer})

    assert {LOG: {"reasons": 2, "victim": 3, "evidence": 3}} == levels
    assert 8.0 == reach_verdict(desk, "seat-01", levels).by_item[LOG].points
    assert {} == settled(given, desk, {LOG: "another text"})


def test_one_in_five_is_read_twice(attempts):
    """Of texts that all are far from the cut, only those are due that were drawn, and a blank one is none of them."""
    room, found = attempts
    seats = [f"seat-{number:02}" for number in range(1, 7)]
    due = second_due(room.desk(A2), found, first(found, dict.fromkeys(seats, (3, 3, 3, 3))))

    assert {(seat, LOG) for seat in marked_twice(LOG, seats)} == due


def test_a_red_row_below_its_line_is_read_twice(attempts):
    """The question with a red row below its line is due, until somebody else has read it."""
    room, found = attempts
    seat = next(s for s in sorted(found) if s not in marked_twice(LOG, sorted(found)[:6]) and s != "seat-07")
    given = first(found, {seat: (1, 3, 3, 3)})
    again = replace(given[0], marker="B", round="second")

    assert {(seat, LOG, "risk")} == second_rows_due(room.desk(A2), found, given)
    assert (seat, LOG, "risk") in second_rows_due(room.desk(A2), found, [*given, replace(again, marker="A")])
    assert set() == second_rows_due(room.desk(A2), found, [*given, again])


def test_a_result_near_the_cut_is_read_twice(attempts):
    """Where one level less would miss a red line, that question is due although nothing is missed."""
    room, found = attempts
    seat = next(s for s in sorted(found) if s not in marked_twice(LOG, sorted(found)[:6]) and s != "seat-07")

    assert {(seat, LOG, "risk")} == second_rows_due(room.desk(A2), found, first(found, {seat: (2, 3, 3, 3)}))
    assert set() == second_rows_due(room.desk(A2), found, first(found, {seat: (3, 3, 3, 3)}))
