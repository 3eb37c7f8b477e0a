"""An observer's sheet becomes a score that a person gave, in nbgrader's own gradebook, and a result like any other."""

from datetime import date
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderAPI

from tests.grading.classes import NOON
from trainingkit.grading.class_standing import standings
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import CannotGrade
from trainingkit.grading.feedback.seat import class_so_far
from trainingkit.grading.observing import OBSERVED, Observation, SheetRefused, enter_sheet, read_sheet, sheet_of
from trainingkit.grading.records import Event
from trainingkit.grading.regrade.recording import apply
from trainingkit.grading.regrade.regrade import regrade
from trainingkit.grading.standing import OPENED, opened_data
from trainingkit.grading.verdict import reach_verdict
from trainingkit.story import story_from

ROLE_PLAY, SEAT = "role-play", "seat-07"
FIRST_CALL = Path(__file__).resolve().parents[2] / "simulations" / "first-call"
RED = ("asks-about-suicide",)
OTHER = ("hands-over", "tools-by-age")


@pytest.fixture
def released(room):
    """A class to which the role-play was released."""
    room.release(ROLE_PLAY)
    return room


def observed(room, no: tuple[str, ...] = (), **how):
    """A sheet with these lines not so, entered."""
    lines = tuple(line.id for line in sheet_of(room.desk(ROLE_PLAY)).left)
    seen = Observation(tuple(x for x in lines if x not in no), no, "AB", how.pop("day", date(2026, 11, 21)), 4)
    wanted = {"new": True, "seat": SEAT, "at": NOON} | how
    return enter_sheet(room.desk(ROLE_PLAY), read_course_config(room.root), seen=seen, by="CD", **wanted)


def score(room):
    """What nbgrader's gradebook has: our score, the person's, which counts, and whether somebody has to look."""
    with room.gradebook() as gradebook:
        grade = gradebook.find_grade("seen", ROLE_PLAY, ROLE_PLAY, SEAT)
        return grade.auto_score, grade.manual_score, grade.score, bool(grade.needs_manual_grade)


def types(room, points: float) -> None:
    """A person types points in formgrader."""
    with room.gradebook() as gradebook:
        grade = gradebook.find_grade("seen", ROLE_PLAY, ROLE_PLAY, SEAT)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()


def standing(room):
    """Where the seat stands."""
    with room.records() as records, room.gradebook() as gradebook:
        return standings(room.desk(ROLE_PLAY), records, gradebook)[SEAT]


def test_a_sheet_is_a_score_that_a_person_gave(released):
    """Two points for a yes, none for a no; a manual score, so that formgrader shows whose it is."""
    observed(released, OTHER)

    assert (20, 20, 20, False) == score(released)


def test_nbgrader_shows_it_as_marked(released):
    """Its own interface, which formgrader is made of, finds the submission whole, and nothing left to do."""
    observed(released, OTHER)
    course = read_course_config(released.root)
    (told,) = NbGraderAPI(config=course.config).get_submissions(ROLE_PLAY)

    assert (SEAT, 20, 24, True, False) == tuple(
        told[key] for key in ("student", "score", "max_score", "autograded", "needs_manual_grade")
    )


def test_the_marked_notebook_has_every_line(released):
    """Formgrader opens it: what was seen, and what was not."""
    observed(released, RED)
    text = (released.desk(ROLE_PLAY).autograded(SEAT) / f"{ROLE_PLAY}.ipynb").read_text(encoding="utf-8")

    assert [] == [line.id for line in sheet_of(released.desk(ROLE_PLAY)).left if line.text not in text]


@pytest.mark.parametrize(
    ("no", "competent"),
    [((), True), (OTHER, True), ((*OTHER, "first-words"), False), (RED, False), ((*RED, *OTHER), False)],
)
def test_one_red_line_with_no_is_not_yet(no, competent, released):
    """Two others are allowed, a third is not; the competence rule is that of every other assignment."""
    observed(released, no)

    assert competent is standing(released).outcome.competent


def test_every_red_line_decides_alone(released):
    """Each of the seven, whatever else was seen."""
    reds = [each.id for each in story_from(FIRST_CALL / "story.yml").criteria if each.red]
    found = {}
    for number, name in enumerate(reds):
        found[name] = observed(released, (name,), seat=f"seat-{number}").recorded.attempt.graded.outcome.red_missed

    assert {name: (name,) for name in reds} == found
    assert 7 == len(found)


def test_a_person_opens_what_is_not_yet(released):
    """Until then no page is written for the officer; after that the page says what was missed, and where to read."""
    observed(released, RED)
    held = standing(released)
    with released.records() as records, released.gradebook() as gradebook:
        records.add_event(
            Event(NOON, "CD", OPENED, "Opened.", SEAT, ROLE_PLAY, opened_data(held.attempt, held.outcome))
        )
        so_far = class_so_far(released.desk(ROLE_PLAY), records, gradebook)
        told = so_far.feedback(records, so_far.standing(SEAT), NOON)

    assert ("not yet: an instructor has to open it first",) == held.holds
    assert () == so_far.standing(SEAT).holds
    assert "Asked directly about suicide" in repr(told)


def test_who_observed_and_when_is_kept(released):
    """With every line, and the overall mark, which is worth nothing."""
    observed(released, RED)
    with released.records() as records:
        (event,) = records.events(ROLE_PLAY, SEAT, [OBSERVED])

    assert ("CD", NOON) == (event.who, event.at)
    assert "observed by AB on 2026-11-21: 11 yes, 1 no: no to asks-about-suicide; overall 4 of 5, for the talk" == (
        event.text
    )
    assert (11, list(RED), 4, "AB", "2026-11-21") == (
        len(event.data["yes"]),
        *(event.data[key] for key in ("no", "overall", "observer", "day")),
    )


def test_the_same_sheet_again_changes_nothing(released):
    """As after a power cut: one attempt, one event, the same score."""
    first = observed(released, OTHER)
    second = observed(released, OTHER, at="2026-11-21T13:00:00+00:00", new=False)
    with released.records() as records:
        counts = len(records.attempts(ROLE_PLAY)), len(records.events(ROLE_PLAY, kinds=[OBSERVED]))

    assert ("graded", "unchanged") == (first.recorded.done, second.recorded.done)
    assert (1, 1) == counts


def test_another_sheet_stands_only_where_it_was_asked_for(released):
    """Who entered the first is named; with ``again`` the second stands, and both are kept."""
    observed(released, RED)
    with pytest.raises(SheetRefused, match="seat-07 has a sheet already .observed by AB .* --again"):
        observed(released)
    before = score(released)
    observed(released, again=True)
    with released.records() as records:
        points = [each.graded.outcome.points for each in records.attempts(ROLE_PLAY, SEAT)]

    assert ((22, 22, 22, False), (24, 24, 24, False)) == (before, score(released))
    assert [22, 24] == points


def test_what_was_typed_in_formgrader_stays(released):
    """A later sheet does not take it away, says so, and asks a person to look again."""
    observed(released, OTHER)
    types(released, 23)
    entered = observed(released, again=True)

    assert ("seen",) == entered.typed
    assert (24, 23, 23, True) == score(released)


def test_a_score_that_was_typed_stays_though_an_earlier_sheet_came_to_the_same(released):
    """What was written last is known, so nobody's score is taken for it."""
    observed(released, RED)
    observed(released, again=True)
    types(released, 22)
    entered = observed(released, new=False)

    assert ("seen",) == entered.typed
    assert 22 == score(released)[1]


def test_nothing_that_is_handed_in_counts(released):
    """Whoever lays a perfect sheet into the exchange has handed in nothing; all three doors come through here."""
    observed(released, RED)
    desk = released.desk(ROLE_PLAY)
    released.hand_in(SEAT, ROLE_PLAY, {"seen": {line.id: "yes" for line in sheet_of(desk).left}})
    with pytest.raises(CannotGrade, match='"role-play" is observed: .* trainingkit observe seat-07 role-play'):
        reach_verdict(desk, SEAT)

    assert (22, 22, 22, False) == score(released)


def test_a_changed_key_is_applied_to_sheets_as_to_answers(released):
    """The sheet is the answer that was kept; entered again after the regrade, its score is what it comes to now."""
    observed(released, RED)
    path = released.root / "keys" / f"{ROLE_PLAY}.yml"
    text = path.read_text("utf-8").replace('{asks-about-suicide: ["yes"]}', '{asks-about-suicide: ["yes", "no"]}')
    path.write_text(text.replace("\nversion: 1", "\nversion: 2"))
    desk = released.desk(ROLE_PLAY)
    with released.records() as records, released.gradebook() as gradebook:
        changes = regrade(desk, records)
        apply(changes, desk, records, gradebook, NOON, "CD", "mended", lambda *_: None)
    regraded = standing(released)
    observed(released, RED, new=False)

    assert [(False, True)] == [(each.old_outcome.competent, each.new_outcome.competent) for each in changes]
    assert (True, ("seen",)) == (regraded.outcome.competent, regraded.typed_earlier)
    assert (24, 24, 24, False) == score(released)


@pytest.mark.parametrize(
    ("yes", "no", "why"),
    [
        ("1,2", "3", "not yet whole, without 4 .acts-on-the-answer., .* a second round"),
        ("1,2,3", "3", '"asks-about-suicide" is under yes and under no'),
        ("13", "", '"13" is no line of this sheet; write a number from 1 to 12'),
        ("0", "", '"0" is no line'),
        ("ask-about-suicide", "", 'no line of this sheet; did you mean "asks-about-suicide"'),
    ],
)
def test_a_sheet_that_is_not_whole_is_refused(yes, no, why, room):
    """What did not come up is neither yes nor no; a slip is told with the nearest line."""
    with pytest.raises(SheetRefused, match=why):
        read_sheet(sheet_of(room.desk(ROLE_PLAY)), yes, no)


def test_lines_are_named_by_number_or_by_id(room):
    """As they are printed, in any order; what is told is in the order of the sheet."""
    sheet = sheet_of(room.desk(ROLE_PLAY))
    rest = ",".join(str(n) for n in range(4, 13))

    assert ("safety-before-evidence", "asks-about-suicide") == read_sheet(
        sheet, f"1, {rest}", "3,safety-before-evidence"
    )[1]


@pytest.mark.parametrize("seat", ["seat-70", "../seat-07", "role-play", ""])
def test_a_slip_in_the_seat_records_nothing(seat, released):
    """A seat that the gradebook does not know has to be meant; a text that is none is never one."""
    observed(released, OTHER)
    with pytest.raises(SheetRefused):
        observed(released, seat=seat, new=seat != "seat-70")
    with released.records() as records:
        assert [SEAT] == [each.graded.seat for each in records.attempts(ROLE_PLAY)]


def test_what_is_handed_in_has_no_sheet(room):
    """The other assignments are marked as they were."""
    with pytest.raises(CannotGrade, match='"first-response" is not observed'):
        sheet_of(room.desk("first-response"))


def test_before_the_release_nothing_is_recorded(room):
    """The gradebook has no place for it yet."""
    with pytest.raises(CannotGrade, match="trainingkit release role-play"):
        observed(room)


def test_the_sheet_that_is_entered_is_the_sheet_that_is_printed(room):
    """The same lines in the same order, and the same red ones, as First call's role-play."""
    story = story_from(FIRST_CALL / "story.yml")
    desk = room.desk(ROLE_PLAY)
    red = [each.id for each in desk.keys["seen"].criteria if each.red]

    assert [*story.roleplay.observe.items()] == [(line.id, line.text) for line in sheet_of(desk).left]
    assert [name for name in story.roleplay.observe if name in {c.id for c in story.criteria if c.red}] == red
