"""What no program could mark waits for a person, and what a person typed or opened counts for what they looked at."""

import json

import pytest

from tests.grading.classes import NOON
from tests.grading.marked_class import A1, grade, marked_class, values
from trainingkit.grading.class_standing import standings
from trainingkit.grading.feedback.compose import compose
from trainingkit.grading.feedback.words import POINTS_BY_A_PERSON
from trainingkit.grading.records import Event
from trainingkit.grading.report.counts import class_report
from trainingkit.grading.standing import OPENED, opened_data

SEAT, TEXT = "seat-01", "fine-just-annoyed"


@pytest.fixture
def marked(tmp_path):
    """A class that was marked, with records and gradebook open."""
    room = marked_class(tmp_path)
    with room.records() as records, room.gradebook() as gradebook:
        yield room, records, gradebook


def standing(marked):
    """Where the seat stands."""
    room, records, gradebook = marked
    return standings(room.desk(A1), records, gradebook)[SEAT]


def types(marked, item: str, share: float) -> None:
    """A person types a share of an item's points, as formgrader keeps it."""
    gradebook = marked[2]
    row = gradebook.find_grade(item, A1, A1, SEAT)
    row.manual_score, row.needs_manual_grade = share * row.max_score, False
    gradebook.db.commit()


def opens(marked) -> None:
    """An instructor opens the result as it is."""
    now = standing(marked)
    data = opened_data(now.attempt, now.outcome)
    marked[1].add_event(Event(NOON, "CD", OPENED, "The result was opened.", SEAT, A1, data))


def red_item(desk) -> str:
    """An item with a red criterion of its own."""
    return next(key.item for key in desk.keys.values() if any(each.red for each in key.criteria))


@pytest.fixture
def broken(marked):
    """The answer to an item with a red criterion came damaged, and was graded."""
    room, records, gradebook = marked
    desk = room.desk(A1)
    item = red_item(desk)
    (desk.submitted(SEAT) / "answers" / f"{item}.json").write_bytes(b'{"broken')
    grade(room, records, gradebook, SEAT)
    return marked, item


def test_what_could_not_be_marked_decides_nothing(broken):
    """It has no level, no points and no misconception, also in the counts, and the result is open."""
    marked, item = broken
    now = standing(marked)
    response = now.attempt.graded.by_item[item]
    counts = class_report(marked[0].desk(A1), {SEAT: now}, [])

    assert {(None, 0, None)} == {(mark.level, mark.points, mark.misconception) for mark in response.marks}
    assert (None, True) == (
        now.outcome.competent,
        f"“{item}” could not be marked: a person types its points" in now.holds,
    )
    assert {(1, 0)} == {(each.waiting, each.not_met) for each in counts.criteria if each.item == item}


def test_full_points_uphold_an_item(broken):
    """Red criteria included: then the result may be told, and no criterion of that item is listed."""
    marked, item = broken
    types(marked, item, 1)
    now = standing(marked)
    told = compose(marked[0].desk(A1), now, [], NOON, None)
    page = next(each for each in told.items if each.item == item)

    assert (True, ()) == (now.outcome.competent, now.holds)
    assert ((POINTS_BY_A_PERSON,), (), (), ()) == (page.says, page.right, page.partly, page.missed)


def test_fewer_points_leave_a_red_criterion_open(broken):
    """Until an instructor opens the result, and then it is not yet."""
    marked, item = broken
    types(marked, item, 0.5)
    before = standing(marked)
    opens(marked)

    assert (None, True) == (before.outcome.competent, before.provisional)
    assert (False, ()) == (standing(marked).outcome.competent, standing(marked).holds)


def test_opening_alone_does_not_settle_what_could_not_be_marked(broken):
    """While it decides the result, a person has to type its points."""
    marked, _ = broken
    opens(marked)

    assert (None, True) == (standing(marked).outcome.competent, standing(marked).provisional)


def test_a_typed_score_is_for_the_answer_that_was_there(marked):
    """Another text under it holds the result back, and asks in formgrader, until it is typed again."""
    room, records, gradebook = marked
    types(marked, TEXT, 1)
    before = standing(marked).holds
    given = values()
    room.hand_in(SEAT, A1, given | {TEXT: json.loads(json.dumps(given[TEXT]).replace(given[TEXT]["text"], "Pay up."))})
    grade(room, records, gradebook, SEAT)
    asked = gradebook.find_grade(TEXT, A1, A1, SEAT).needs_manual_grade
    held = standing(marked)
    types(marked, TEXT, 1)

    assert ((), True, True) == (before, asked, held.must_be_opened)
    assert any("a score was typed for an earlier answer" in each for each in held.holds)
    assert () == standing(marked).typed_earlier


def test_opening_afterwards_settles_a_score_that_was_typed_before(marked):
    """Whoever opens the result has looked at the answer that is there now."""
    room, records, gradebook = marked
    types(marked, TEXT, 1)
    room.hand_in(SEAT, A1, {each: value for each, value in values().items() if each != TEXT})
    grade(room, records, gradebook, SEAT)
    held = standing(marked).holds
    opens(marked)

    assert (1, 0) == tuple(sum("earlier answer" in each for each in holds) for holds in (held, standing(marked).holds))


def test_what_was_opened_counts_as_long_as_it_comes_to_the_same(marked):
    """A score that is typed afterwards and changes points or outcome makes it another result, to be opened again."""
    opens(marked)
    opened = standing(marked).opened
    types(marked, red_item(marked[0].desk(A1)), 0)
    now = standing(marked)

    assert ("CD", None) == (opened.who, now.opened)
