"""What a trainee is told: criteria in words, once it may be told, and nothing else of the key."""

import re
from datetime import UTC, datetime

import pytest

from tests.grading.classes import NOON, new_class
from tests.grading.feedback.fed_back import (
    A1,
    A2,
    A3,
    A4,
    ALL,
    Trainee,
    graded,
    opened,
    reference,
    told,
    told_to_all,
    trainees,
    words,
    written,
)
from tests.trainees import recognise_the_approach
from tests.trainees.cases import own_case
from trainingkit.checks.phrases import found
from trainingkit.checks.word_lists import BLAME, EXPLICIT, SUICIDE
from trainingkit.grading.desk import open_desk
from trainingkit.grading.feedback.compose import compose
from trainingkit.grading.feedback.words import (
    CASE,
    COMPETENT,
    IN_PRACTICE,
    NO_OTHER,
    NOT_FINISHED,
    NOT_YET,
    STORY,
    TROUBLE,
)
from trainingkit.grading.records import Attempt, Event
from trainingkit.grading.signed import claims_of, standard_is_signed
from trainingkit.grading.standing import OPENED, standing_of
from trainingkit.grading.verdict import verdict_on
from trainingkit.marking.items import own_options
from trainingkit.story.telling import with_names

LATER = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
LONG = 20
"""Characters from which on a text is told apart from chance."""
NEVER = re.compile(r"(?i)\b(cheat|fail|fraud|dishonest)\w*")
each_assignment = pytest.mark.parametrize("assignment", ALL)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class with cases."""
    made = new_class(tmp_path_factory.mktemp("class"))
    for assignment in (A3, A4):
        made.prepare(assignment)
    return made


def criteria(desk):
    """Every text of a criterion, reason, level and ready comment, of key, stories and rubrics."""
    own = [c for key in desk.keys.values() for c in key.criteria]
    told_in = [c for story in desk.files.stories.values() for c in story.criteria]
    yield from (text for c in (*own, *told_in) for text in (c.text, c.why))
    rows = [row for rubric in desk.files.rubrics.values() for row in rubric.sound.rows]
    yield from (text for row in rows for text in (row.why, *row.levels, *row.comments))


def all_trainees(room, assignment):
    """Each trainee with what they are told, as one text."""
    return [(trainee, "\n".join(words(feedback))) for trainee, feedback in told_to_all(room, assignment)]


# ------------------------------------------------------------------------------------------------ what is never told


@each_assignment
def test_an_option_that_was_not_chosen_is_never_told(room, assignment):
    """Whatever was answered; only a criterion, what was asked, or what was chosen may say the same."""
    desk = opened(room, assignment)
    every = [option for item in desk.items.values() for option in own_options(item)]
    asked = [option.text for item in desk.items.values() for option in getattr(item, "left", ())]
    for trainee, text in all_trainees(room, assignment):
        own = written(trainee)
        chosen = [option.text for option in every if f'"{option.id}"' in own]
        allowed = "\n".join([*criteria(desk), *asked, *chosen])
        left_alone = [option.text for option in every if len(option.text) >= LONG and option.text not in allowed]

        assert left_alone or assignment == A2
        assert [] == [each for each in left_alone if each in text]


def test_a_choice_of_the_story_that_was_not_made_is_never_told(room):
    """Of a whole run, only what was pressed is shown."""
    desk, form = opened(room, A2), room.form("seat-01", A2)
    story = desk.files.stories[form]
    names = {placeholder: each[0] for placeholder, each in story.cast.items()}
    ways = {with_names(way.text, names) for passage in story.passages.values() for way in passage.ways()}
    shown = {trainee.name: {way for way in ways if way in text} for trainee, text in all_trainees(room, A2)}

    assert set() == shown["blank"]
    assert len(shown["reference"]) < len(ways) / 2


@pytest.mark.parametrize("assignment", [A3, A4])
def test_what_is_true_in_the_case_is_never_told(room, assignment):
    """Unless the trainee wrote it."""
    truth = own_case(assignment, room.variant("seat-01", assignment)).truth
    values = [each for value in truth.values() for each in (value if isinstance(value, list | tuple) else [value])]
    for trainee, text in all_trainees(room, assignment):
        own = written(trainee)

        assert [] == [each for each in map(str, values) if len(each) > 3 and each in text and each not in own]


def test_what_a_function_was_tried_on_is_never_told(room):
    """Neither the arguments nor what was expected."""
    keys = opened(room, A4).keys.values()
    outputs = [output for key in keys for c in key.criteria for output in c.best.outputs]
    hidden = {each for output in outputs for each in re.findall(r"[\w:. -]{5,}", str([output.arguments, output.gives]))}
    names = {"account", "direction", "payment", "message", "pounds", "payee", "event", "local"}
    hidden = {each.strip() for each in hidden} - names

    assert len(hidden) > LONG
    for _, text in all_trainees(room, A4):
        assert set() == {each for each in hidden if each in text}


@each_assignment
def test_before_the_closing_date_nothing_of_the_key_is_told(room, assignment):
    """No text of any criterion, level or comment, no points, no verdict: only what arrived and when results come."""
    key = [text for text in criteria(opened(room, assignment)) if len(text) >= LONG]
    for trainee in trainees(room, assignment):
        feedback = told(room, trainee, closes=LATER, comment="A ready comment.")
        text = "\n".join(words(feedback))

        assert ("before-closing", "", "") == (feedback.stage, feedback.verdict, feedback.points)
        assert [] == [each for each in [*key, "A ready comment."] if each in text]
        assert not any(item.points or item.right or item.missed or item.said for item in feedback.items)
        assert "30 November 2026, 12:00 GMT" in text


@each_assignment
def test_while_a_person_is_still_looking_no_result_is_told(room, assignment):
    """A text that nobody has read, or a not yet that nobody has opened."""
    key = [text for text in criteria(opened(room, assignment)) if len(text) >= LONG]
    waiting = told(room, Trainee("reference", assignment, reference(room, assignment)), level=None, looked_at=False)
    unopened = told(room, Trainee("blank", assignment, {}), looked_at=False)
    for feedback in (waiting, unopened):
        text = "\n".join(words(feedback))

        assert ("not-finished", "", (NOT_FINISHED,)) == (feedback.stage, feedback.verdict, feedback.says)
        assert [] == [each for each in key if each in text]
    assert "A person has still to read this." in "\n".join(words(waiting))


@each_assignment
def test_no_word_blames_or_accuses(room, assignment):
    """Neither a trainee nor a victim, in anything but the trainee's own words."""
    for _, feedback in told_to_all(room, assignment):
        text = "\n".join(words(feedback, leave_out=("said", "help")))
        own = "\n".join(words(feedback, leave_out=("said", "help", "right", "partly", "missed", "title")))

        assert [] == [each for each, _ in found((*BLAME, *SUICIDE, *EXPLICIT), text)]
        assert [] == NEVER.findall(text)
        assert "wrong" not in own.lower()


# ------------------------------------------------------------------------------------------------------ what is told


@pytest.mark.parametrize("criterion", recognise_the_approach.MISTAKES)
def test_a_mistake_is_told_with_its_reason_and_what_to_read_again(room, criterion):
    """In its own question, and in no other."""
    item, value = recognise_the_approach.MISTAKES[criterion]
    feedback = told(room, Trainee(criterion, A1, reference(room, A1) | {item: value}))
    key = next(c for c in opened(room, A1).keys[item].criteria if c.id == criterion)
    missed = {each.item: point for each in feedback.items for point in each.missed}

    assert [item] == list(missed)
    assert (key.text, key.why, bool(key.red)) == (missed[item].text, missed[item].why, missed[item].red)
    assert missed[item].read_again in ("lesson 2, First contact", "lesson 3, Risk and safeguarding", *LEFT)


LEFT = ("the approach", "digital evidence")
"""Lessons of which no title is known are named by their id."""


@each_assignment
def test_all_that_is_missed_says_why_it_matters_and_what_to_read_again(room, assignment):
    """A criterion of the question itself, one of a story, and a row of a rubric, missed or met in part."""
    blank = told(room, Trainee("blank", assignment, {}))
    in_part = told(room, Trainee("reference", assignment, reference(room, assignment)), level=1)
    points = [(each.item, point) for page in (blank, in_part) for each in page.items for point in each.missed]
    points += [(each.item, point) for each in in_part.items for point in each.partly]
    desk = opened(room, assignment)
    rubrics = {item for item, key in desk.keys.items() if key.rubric}

    assert [] == [point for _, point in points if not (point.why and point.read_again)]
    assert rubrics <= {item for item, point in points if point.reads}


def test_each_criterion_of_the_story_sends_to_its_own_lesson(room):
    """Not all of them to the same one."""
    page = told(room, Trainee("blank", A2, {}))
    again = {point.text: point.read_again for point in page.items[0].missed}

    assert "lesson 3, Risk and safeguarding" == next(again[text] for text in again if "about suicide" in text)
    assert "lesson 2, First contact" == next(again[text] for text in again if "belief, not blame" in text)
    assert "digital evidence" == next(again[text] for text in again if "lawful about" in text)


@each_assignment
def test_a_result_is_practice_until_the_standard_is_signed(room, assignment):
    """Today nothing is signed."""
    feedback = told(room, Trainee("reference", assignment, reference(room, assignment)))

    assert ("told", IN_PRACTICE) == (feedback.stage, feedback.verdict)
    assert "practice" in feedback.says[0]


@pytest.mark.parametrize(("assignment", "way"), [(A1, NO_OTHER), (A2, STORY), (A3, CASE), (A4, CASE)])
def test_not_yet_says_what_can_be_done_now(room, assignment, way):
    """The other form, and how to contest."""
    feedback = told(room, Trainee("blank", assignment, {}))

    assert NOT_YET == feedback.verdict
    assert way == feedback.further[0]
    assert "contest" in feedback.further[1]
    assert any("An instructor has opened this result" in each for each in feedback.says)


@pytest.mark.parametrize("seat", ["seat-01", "seat-02", "seat-03", "seat-04"])
def test_a_story_that_was_not_played_is_told_of_by_ones_own_form(room, seat):
    """The other form stays unseen, so that it can be the second chance."""
    desk = opened(room, A2)
    verdict = verdict_on(desk, seat, {}, {}, (), None)
    feedback = compose(desk, standing_of(Attempt(1, verdict, NOON, "graded", "anna"), {}, [look(seat)]), [], NOON, None)
    told_of = {point.why for point in feedback.items[0].missed}

    assert told_of == {each.why for each in desk.files.stories[room.form(seat, A2)].criteria}


def look(seat):
    """An instructor opens the first result of a seat."""
    return Event(NOON, "anna", OPENED, "opened", seat, A2, {"attempt": 1})


def test_a_text_is_told_in_the_words_of_its_level_with_the_markers_comment(room):
    """And nobody is named."""
    feedback = told(room, Trainee("reference", A1, reference(room, A1)), level=2, comment="Warm words.")
    item = next(each for each in feedback.items if each.item == "fine-just-annoyed")
    row = opened(room, A1).files.rubrics["first-sentence"].sound.rows[0]

    assert [(row.levels[2], ("Warm words.",))] == [(point.reads, point.comments) for point in item.partly]
    assert [] == [name for name in ("anna", "ben") if name in "\n".join(words(item))]


def test_a_text_that_nobody_wrote_is_not_said_to_read_like_anything(room):
    """What is blank is not called blaming, though its level is the same."""
    feedback = told(room, Trainee("blank", A1, {}))
    item = next(each for each in feedback.items if each.item == "fine-just-annoyed")

    assert {""} == {point.reads for point in item.missed}
    assert ("Nothing was received for this question.",) == item.says


def test_points_that_a_person_typed_are_told(room):
    """With that it was a person, and with what they wrote beside it."""
    trainee = Trainee("reference", A1, reference(room, A1))
    feedback = told(room, trainee, typed={"it-is-the-ex": 0.5}, comments={"it-is-the-ex": "See me about this."})
    item = next(each for each in feedback.items if each.item == "it-is-the-ex")

    assert ("0.5 of 1 point", ("See me about this.",)) == (item.points, item.comments)
    assert "25.5 of 26 points" == feedback.points


def test_what_could_not_be_marked_is_for_an_instructor_to_look_at(room):
    """Until they have, and the reason is not told."""
    feedback = told(room, Trainee("odd", A1, {"it-is-the-ex": ["not", "an", "option"]}), looked_at=False)
    item = next(each for each in feedback.items if each.item == "it-is-the-ex")

    assert (TROUBLE,) == item.says


def test_the_standard_is_signed_when_every_claim_is(tmp_path):
    """And not when one of them is missing, has run out, or the assignment does not count."""
    room = new_class(tmp_path)
    counts = {assignment: sorted(set(claims_of(room.desk(assignment)))) for assignment in (A1, A4)}
    lines = {assignment: [_confirmed(claim) for claim in claims] for assignment, claims in counts.items()}
    day = datetime(2026, 12, 1, tzinfo=UTC).date()

    def signed(assignment, confirmed, on=day):
        text = "format: 1\nconfirmed:\n" + "".join(confirmed)
        (room.root / "confirmed.yml").write_text(text)
        return standard_is_signed(open_desk(room.root, assignment), on)

    assert signed(A1, lines[A1])
    assert not signed(A1, lines[A1][1:])
    assert not signed(A1, lines[A1], on=day.replace(year=2028))
    assert not signed(A4, lines[A4])


def test_a_result_is_practice_as_it_was_when_it_was_marked(tmp_path):
    """What is signed later, or runs out later, changes no result that was marked before."""
    room = new_class(tmp_path)
    desk, trainee = room.desk(A1), Trainee("reference", A1, reference(room, A1))
    signed = "".join(_confirmed(claim) for claim in sorted(set(claims_of(desk))))
    (room.root / "confirmed.yml").write_text(f"format: 1\nconfirmed:\n{signed}")
    verdict, _ = graded(room, trainee)

    def told_of(marked, at):
        standing = standing_of(Attempt(1, verdict, marked, "graded", "anna"), {}, [])
        return compose(desk, standing, [], at, None).verdict

    assert IN_PRACTICE == told_of(NOON, "2026-12-05T12:00:00+00:00")
    assert COMPETENT == told_of("2026-12-05T12:00:00+00:00", "2028-01-01T12:00:00+00:00")


def _confirmed(claim):
    return f"- {{claim: {claim}, who: A. Example, role: lead, since: 2026-12-01, until: 2027-12-01}}\n"
