"""Which text comes next."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given as drawn_from
from hypothesis import settings
from hypothesis import strategies as st

from tests.grading.classes import NOON, new_class
from trainingkit.grading.evening.queue import (
    Text,
    before,
    by_place,
    first_round,
    minutes_left,
    next_open,
    questions_of,
    second_round,
    talks,
)
from trainingkit.grading.records import LevelGiven

A2, A3, LOG = "first-response", "evidence-handling", "decision-log"
PARTS = ("risk", "reasons", "victim", "evidence")
SEATS = [f"seat-{number:02}" for number in range(1, 9)]
TEXTS = [Text(seat, LOG, part, f"sha-{seat}", f"words of {seat}") for seat in SEATS for part in PARTS]


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class in which nobody has handed in."""
    return new_class(tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="module")
def questions(room):
    """The questions of A2."""
    return questions_of(room.desk(A2))


def gave(text: Text, level: int, marker: str, turn: str = "first") -> LevelGiven:
    """What somebody gave for the row that a part of the log has."""
    return LevelGiven(text.seat, A2, LOG, text.part, level, marker, turn, text.answer, NOON)


def test_a_question_has_its_rows(room, questions):
    """Each part of the log is a question of its own with its row; a statement in one piece has all four."""
    assert [(part, (part,)) for part in PARTS] == [(q.part, tuple(row.id for row in q.rows)) for q in questions]
    assert [4] == [len(question.rows) for question in questions_of(room.desk(A3))]


@settings(max_examples=20, deadline=None)
@drawn_from(order=st.permutations(TEXTS), marker=st.sampled_from(["AB", "CD"]), salt=st.text(max_size=5))
def test_the_order_is_the_same_every_time(questions, order, marker, salt):
    """All of question 1 comes first; within a question the order is this marker's own, whatever lay on disk first."""
    queue = first_round(questions, order, {}, marker, salt)
    again = first_round(questions, TEXTS, {}, marker, "another secret")

    assert [part for part in PARTS for _ in SEATS] == [place.text.part for place in queue]
    assert [place.text for place in again] == [place.text for place in queue]
    assert sorted(TEXTS, key=str) == sorted((place.text for place in queue), key=str)


def test_each_question_and_marker_has_an_order_of_its_own(questions):
    """A seat does not stand at the same place in each question, nor for both markers, nor by its number."""

    def order(marker: str, part: str) -> list[str]:
        queue = first_round(questions, TEXTS, {}, marker, "")
        return [place.text.seat for place in queue if place.text.part == part]

    orders = [order("AB", "risk"), order("AB", "reasons"), order("CD", "risk"), SEATS]

    assert 4 == len({tuple(each) for each in orders})


def test_a_place_says_nothing_about_the_seat(questions):
    """Number and key are the same for nobody else, and the key changes with every run of the server."""
    queue = first_round(questions, TEXTS, {}, "AB", "one")
    again = first_round(questions, TEXTS, {}, "AB", "two")

    assert len(TEXTS) == len({place.key for place in queue})
    assert set() == {place.key for place in queue} & {place.key for place in again}
    assert list(range(1, 9)) == [place.number for place in queue][:8]


def test_what_another_has_read_is_theirs(questions):
    """In the first round nobody is given what another has read, and one's own stays to be changed."""
    first, second = TEXTS[0], TEXTS[4]
    queue = first_round(questions, TEXTS, by_place([gave(first, 2, "AB"), gave(second, 2, "CD")]), "AB", "")
    states = {(place.text.seat, place.text.part): place.state for place in queue}

    assert "mine" == states[first.seat, first.part]
    assert "others" == states[second.seat, second.part]
    assert len(TEXTS) - 2 == list(states.values()).count("open")


def test_a_text_that_was_handed_in_again_is_open(questions):
    """What was given for another text does not count."""
    again = replace(TEXTS[0], answer="another")
    queue = first_round(questions, [again], by_place([gave(TEXTS[0], 2, "AB")]), "AB", "")

    assert ["open"] == [place.state for place in queue]


def test_nobody_reads_the_same_text_twice(questions):
    """What is due is open for all but the first reader; once read, it is the second reader's to change."""
    text, due = TEXTS[0], {(TEXTS[0].seat, LOG, TEXTS[0].part)}
    one = by_place([gave(text, 1, "AB")])
    both = by_place([gave(text, 1, "AB"), gave(text, 1, "CD", "second")])

    assert ["others"] == [place.state for place in second_round(questions, TEXTS, one, due, "AB", "")]
    assert ["open"] == [place.state for place in second_round(questions, TEXTS, one, due, "CD", "")]
    assert ["mine"] == [place.state for place in second_round(questions, TEXTS, both, set(), "CD", "")]
    assert [] == second_round(questions, TEXTS, both, set(), "AB", "")


def test_what_differs_is_talked_about_until_it_is_agreed(questions):
    """A text is to be agreed on where two readings are too far apart, and then stays to be looked at again."""
    given = [gave(TEXTS[0], 1, "AB"), gave(TEXTS[0], 3, "CD", "second")]
    agreed = [*given, gave(TEXTS[0], 2, "CD", "agreed")]

    assert ["open"] == [place.state for place in talks(questions, TEXTS, by_place(given), "AB", "")]
    assert ["mine"] == [place.state for place in talks(questions, TEXTS, by_place(agreed), "AB", "")]


def test_what_is_skipped_comes_again(questions):
    """Behind the last text comes the first that is still open, and nothing when none is."""
    queue = first_round(questions, TEXTS[:8], {}, "AB", "")
    done = [replace(place, state="mine") for place in queue]

    assert queue[1] == next_open(queue, queue[0].key)
    assert queue[0] == next_open(queue, queue[-1].key)
    assert queue[0] == next_open([queue[0], *done[1:]], queue[0].key)
    assert next_open(done) is None
    assert queue[0] == before(queue, queue[1].key)
    assert before(queue, queue[0].key) is None


def test_minutes_left_follow_the_median_of_each_item():
    """The texts left take the median of their item, or of all where it has no times; at first nobody knows."""
    left = [SimpleNamespace(state="open", text=SimpleNamespace(item=item)) for item in ("log", "log", "note")]
    left.append(SimpleNamespace(state="mine", text=SimpleNamespace(item="log")))

    assert minutes_left({}, left) is None
    assert 3.0 == minutes_left({"log": [50, 60, 900]}, left)
    assert 4.0 == minutes_left({"log": [50, 60, 900], "note": [120]}, left)
