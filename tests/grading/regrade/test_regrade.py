"""A key is changed: who would come to another result, what stands, and what is written."""

import pytest

from tests.grading.classes import NOON
from tests.grading.marked_class import A1, SEATS, give_all, grade, marked_class, values
from tests.grading.regrade.keys import SURE, change_key
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.desk import CannotGrade
from trainingkit.grading.gradebook import typed_scores
from trainingkit.grading.recording import record
from trainingkit.grading.records import Event
from trainingkit.grading.regrade.key_changes import key_changes
from trainingkit.grading.regrade.recording import KeyNotCountedUp, NoReason, apply
from trainingkit.grading.regrade.regrade import regrade
from trainingkit.grading.standing import OPENED, standing_of
from trainingkit.grading.verdict import reach_verdict

LATER = "2026-11-25T09:00:00+00:00"
WHY = "The key of the stages was wrong"
STRICT = {"chose": ["nothing-there"]}
"""Met by nobody."""


@pytest.fixture
def marked(tmp_path):
    """A class that was marked, with records and gradebook open."""
    room = marked_class(tmp_path)
    with room.records() as records, room.gradebook() as gradebook:
        yield room, records, gradebook


def done(room, records, gradebook, **options) -> list[str]:
    """Regrade and write; the seats for which something was written."""
    desk = room.desk(A1)
    changes = regrade(desk, records, typed=typed_scores(gradebook, A1))
    options = {"at": LATER, "by": "ann", "why": WHY, "write_notebook": lambda *_: None} | options
    return apply(changes, desk, records, gradebook, **options)


def results(records) -> dict[str, tuple]:
    """Seat to competence and points, as recorded."""
    told = {seat: each.graded.outcome for seat, each in records.latest_of_all(A1).items()}
    return {seat: (each.competent, each.points) for seat, each in told.items()}


def test_a_mended_key_raises_exactly_those_concerned(marked):
    """Who gave the answer that is right now has its points; nobody else changes."""
    room, records, _ = marked
    change_key(room.root, A1, tool_for_the_age=SURE)
    changes = regrade(room.desk(A1), records)

    assert ["seat-02", "seat-03"] == [each.seat for each in changes if each.is_raised]
    assert [True, False, False, True, True] == [each.is_same for each in changes]
    assert [[], [("tool-for-the-age", "harmful", "best")]] == [
        [(each.criterion, each.old, each.new) for each in change.levels] for change in changes[:2]
    ]
    assert changes[1].outcome.points == changes[1].old_outcome.points + 3


def test_a_regrade_is_shown_before_anything_is_written(marked):
    """Records and gradebook are the same after looking."""
    room, records, _ = marked
    change_key(room.root, A1, tool_for_the_age=SURE)
    before = results(records), len(records.attempts(A1)), len(records.events())
    regrade(room.desk(A1), records)

    assert before == (results(records), len(records.attempts(A1)), len(records.events()))


def test_a_stricter_key_lowers_nobody(marked):
    """The old marks stand, and the change says what the new key alone would have given."""
    room, records, gradebook = marked
    before = results(records)
    change_key(room.root, A1, tool_for_the_age=STRICT, knows_the_stages=STRICT, not_too_late=STRICT)
    changes = regrade(room.desk(A1), records)
    done(room, records, gradebook)

    assert [True] * 5 == [each.is_held for each in changes]
    assert all(each.new_outcome.points < each.old_outcome.points for each in changes)
    assert before == results(records)


def test_each_item_keeps_the_better_marks(marked):
    """A key that is stricter here and mended there takes nothing away, and gives what it gives."""
    room, records, gradebook = marked
    before = results(records)
    change_key(room.root, A1, tool_for_the_age=SURE, not_too_late=STRICT)
    changes = regrade(room.desk(A1), records)
    done(room, records, gradebook)

    assert ["old", "both", "both", "old", "old"] == [each.by_key for each in changes]
    assert [0, 3, 3, 0, 0] == [told[1] - before[seat][1] for seat, told in results(records).items()]


@pytest.mark.parametrize("other", [{"knows_the_bluff": SURE}, {"knows_the_bluff": SURE, "not_too_late": STRICT}])
def test_afterwards_nothing_is_left_to_do(marked, other):
    """A second regrade changes nothing, and marking again by the same key leaves everything as it is."""
    room, records, gradebook = marked
    change_key(room.root, A1, **other)
    first = done(room, records, gradebook)
    after = results(records)
    graded = {seat: grade(room, records, gradebook, seat).done for seat in after}

    assert list(SEATS) == first
    assert [] == done(room, records, gradebook)
    assert {"unchanged"} == set(graded.values())
    assert after == results(records)


def test_who_and_why_are_kept(marked):
    """Each seat has an event with both editions, and its attempt says that it was regraded."""
    room, records, gradebook = marked
    old = records.latest(A1, "seat-02").graded.edition
    change_key(room.root, A1, tool_for_the_age=SURE)
    done(room, records, gradebook)
    (event,) = records.events(A1, "seat-02", ["regraded"])
    latest = records.latest(A1, "seat-02")

    assert ("ann", WHY, LATER) == (event.who, event.text, event.at)
    assert (old, room.desk(A1).edition[0], latest.id) == tuple(
        event.data[each] for each in ("old_edition", "new_edition", "attempt")
    )
    assert ("regraded", "ann", 2) == (latest.why, latest.by, latest.graded.key_version)
    with pytest.raises(NoReason):
        done(room, records, gradebook, why=" ")


def test_a_changed_key_with_the_same_number_is_not_applied(marked):
    """Nothing is written, and it says what to raise; with a greater number it goes."""
    room, records, gradebook = marked
    before = len(records.attempts(A1))
    change_key(room.root, A1, tool_for_the_age=SURE)
    path = room.root / "keys" / f"{A1}.yml"
    counted_up = path.read_text(encoding="utf-8")
    path.write_text(counted_up.replace("version: 2", "version: 1", 1), encoding="utf-8")
    with pytest.raises(KeyNotCountedUp, match=rf"raise version: 1 -> 2 in keys/{A1}\.yml"):
        done(room, records, gradebook)

    assert before == len(records.attempts(A1))
    path.write_text(counted_up, encoding="utf-8")
    assert len(SEATS) == len(done(room, records, gradebook))


def test_scores_reach_the_gradebook_and_what_a_person_typed_stays(marked):
    """The automatic score follows the regrade; the typed one is what it was, and the result is told with it."""
    room, records, gradebook = marked
    grade_of = lambda seat: gradebook.find_grade("which-tool", A1, A1, seat)  # noqa: E731
    grade_of("seat-02").manual_score = 1.5
    gradebook.db.commit()
    change_key(room.root, A1, tool_for_the_age=SURE)
    changes = regrade(room.desk(A1), records, typed=typed_scores(gradebook, A1))
    done(room, records, gradebook)
    told = grade_of("seat-02")

    assert (1.5, 3.0, 1.5) == (told.manual_score, told.auto_score, told.score)
    assert changes[1].outcome.points == changes[1].old_outcome.points
    assert 3.0 == grade_of("seat-03").score


def test_answers_that_were_deleted_leave_a_seat_as_it_is(marked):
    """After the time to appeal the result cannot be marked again, and the change says so."""
    room, records, gradebook = marked
    before = results(records)["seat-02"]
    records.forget_answers("seat-02", A1)
    room.hand_in("seat-02", A1, values())
    change_key(room.root, A1, tool_for_the_age=SURE)
    change = regrade(room.desk(A1), records)[1]

    assert (None, True) == (change.stands, "deleted" in change.left)
    assert "seat-02" not in done(room, records, gradebook)
    assert before == results(records)["seat-02"]


def test_an_item_worth_other_points_is_refused(marked):
    """Points of different sizes cannot be compared; the message names the item."""
    room, records, _ = marked
    path = room.root / "keys" / f"{A1}.yml"
    path.write_text(path.read_text().replace("points: 2\n", "points: 3\n", 1))
    with pytest.raises(CannotGrade, match=r'"old-friend-new-number".*was worth 2 points.*and 3 now'):
        regrade(room.desk(A1), records)


def test_a_regrade_cut_short_is_finished_by_the_next(marked):
    """Killed after the scores and before the event: the same command writes the event, and the rest."""
    room, records, gradebook = marked
    change_key(room.root, A1, tool_for_the_age=SURE)
    change = regrade(room.desk(A1), records)[0]
    record(room.desk(A1), records, gradebook, change.stands, {}, LATER, lambda _: None, "regraded", "ann")

    assert list(SEATS)[1:] == done(room, records, gradebook)
    assert [1] * len(SEATS) == [len(records.events(A1, seat, ["regraded"])) for seat in results(records)]


def test_a_result_that_was_opened_stays_opened_where_no_mark_changed(marked):
    """An instructor who stands by a result need not open it again because the key has another version."""
    room, records, gradebook = marked
    for seat in ("seat-03", "seat-04"):
        attempt = records.latest(A1, seat).id
        records.add_event(Event(NOON, "bob", OPENED, "seen", seat, A1, {"attempt": attempt}))
    change_key(room.root, A1, tool_for_the_age=SURE)
    done(room, records, gradebook)
    opened = {
        seat: standing_of(each, {}, records.events(A1, seat)).opened for seat, each in records.latest_of_all(A1).items()
    }

    assert (None, "bob") == (opened["seat-03"], opened["seat-04"].who)


def test_what_changed_in_the_key_is_told(marked):
    """The versions, and each criterion with what is another in it."""
    room, records, _ = marked
    kept = records.edition(records.latest(A1, "seat-01").graded.edition)
    nothing = key_changes(kept, room.desk(A1))
    change_key(room.root, A1, tool_for_the_age=SURE)

    assert [] == nothing
    assert ["key version 1 is now 2", "which-tool: tool-for-the-age changed: best"] == [
        line.replace(", acceptable", "") for line in key_changes(kept, room.desk(A1))
    ]


def test_levels_that_are_given_afterwards_bring_nothing_down(marked):
    """A text that waited while the key was changed gets its level; all other marks stay as the regrade left them."""
    room, records, gradebook = marked
    change_key(room.root, A1, tool_for_the_age=SURE, not_too_late=STRICT, asks_the_calm_one=STRICT)
    done(room, records, gradebook)
    before = records.latest(A1, "seat-05").graded
    give_all(records, "seat-05")
    after = grade(room, records, gradebook, "seat-05").attempt.graded

    assert [("fine-just-annoyed", 2.0)] == [
        (each.item, round(each.points - before.by_item[each.item].points, 2))
        for each in after.responses
        if each.points != before.by_item[each.item].points
    ]


def test_a_function_that_cannot_be_run_today_keeps_its_marks(room):
    """Without a sandbox, code that ran when it was marked is neither better nor worse than it was."""
    a4 = "figures-and-money"
    room.prepare(a4)
    source = {"source": "def net_by_account(rows):\n    return None\n"}
    desk, folder = room.desk(a4), room.hand_in("seat-01", a4, {"net-by-account": source})
    graded = reach_verdict(desk, "seat-01", run=lambda *_: {})
    with room.records() as records:
        answers, _ = answers_in(folder, desk.items)
        records.mark_recorded(records.add_attempt(graded, answers, NOON), NOON)
        (change,) = regrade(desk, records, run=None)

    assert {"net-by-account": "not graded: no sandbox"} == change.not_marked
    assert (True, ()) == (change.is_same, change.levels)
