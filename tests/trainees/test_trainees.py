"""The reference trainee scores full, the blank one nothing, each mistake costs its own item, each habit its verdict."""

import pytest

from tests.trainees import evidence_handling, first_response, recognise_the_approach
from tests.trainees.cases import ALL, OTHERS, found_in, own_case
from tests.trainees.hand_in import all_at, answer_files, criteria_of, lost
from tests.trainees.runs import best_run, bot_run, saved_run, slips, story_of, whole_run
from trainingkit.course.attempt import Attempt, mark_attempt
from trainingkit.marking.answers import check_value
from trainingkit.marking.bots import BOTS
from trainingkit.marking.standard import good_choices

A1, A2, A3 = recognise_the_approach.FILES, first_response.FILES, evidence_handling.FILES
FORMS, VARIANTS = first_response.FORMS, (*ALL, *OTHERS)
of_each_form = pytest.mark.parametrize("form", FORMS)


def marked(files, values, variant=None, form=None, level=3) -> Attempt:
    """What a trainee's answers come to, if a person gives every text this level."""
    cases = {variant: own_case(files.id, variant)} if variant else None
    own = PLAYED_BY.get(form, form)
    return mark_attempt(files, answer_files(files, values, variant, own), cases, all_at(files, level), form=own)


PLAYED_BY = {first_response.PLAY.other_form: FORMS[0]}
"""Whoever plays the other form was given one of the usual two."""


def asked(files, values, variant=None):
    """What a form would still say of a trainee's answers."""
    manifest = own_case(files.id, variant).manifest if variant else {}
    return [each for item, value in values.items() for each in check_value(files.by_id[item], value, manifest)]


# ------------------------------------------------------------------------------------------- the reference trainee


def test_the_reference_trainee_scores_full_in_a1():
    """With nothing left for the form to say."""
    values = recognise_the_approach.reference()

    assert (26.0, True, {}) == outcome_of(marked(A1, values))
    assert [] == asked(A1, values)


@of_each_form
def test_the_reference_trainee_scores_full_in_a2(form):
    """In every form, the other one included: same criteria, same credit."""
    assert (46.0, True, {}) == outcome_of(marked(A2, first_response.reference(form), form=form))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_reference_trainee_scores_full_in_a3(variant):
    """In every variant of both cases, from what a careful reader finds in the folder."""
    values = evidence_handling.reference(variant)

    assert (28.0, True, {}) == outcome_of(marked(A3, values, variant))
    assert [] == asked(A3, values, variant)


def outcome_of(attempt: Attempt):
    """Points, verdict and troubles."""
    return attempt.outcome.points, attempt.outcome.competent, attempt.troubles


def test_every_item_is_answered_by_the_reference_trainee():
    """Or an item would never be tried."""
    assert set(A1.by_id) == set(recognise_the_approach.reference())
    assert set(A2.by_id) == set(first_response.reference(FORMS[0]))
    assert set(A3.by_id) == set(evidence_handling.reference("v01"))


# ----------------------------------------------------------------------------------------------- the blank trainee


@pytest.mark.parametrize("files", [A1, A2, A3], ids=lambda files: files.id)
def test_the_blank_trainee_scores_nothing_in_any_item(files):
    """And nobody has to read what was not written."""
    variant = "v01" if files is A3 else None
    attempt = marked(files, {}, variant)

    assert {0.0} == {mark.points for mark in attempt.marks}
    assert (False, (), {}) == (attempt.outcome.competent, attempt.outcome.waiting, attempt.troubles)


def test_a_trainee_who_only_opened_everything_scores_nothing():
    """Forms that were saved empty are worth no more than those that were not."""
    empty = {"match": {}, "choose-several": [], "table": [{}], "numbers": {}, "write": {"texts": {}}}
    empty |= {"say": {"text": "", "choice": None}, "play": {"form": FORMS[0], "runs": []}, "decide": {"choice": None}}
    for files, variant in ((A1, None), (A2, None), (A3, "v01")):
        values = {item.id: empty[item.kind] for item in files.by_id.values() if item.kind in empty}

        assert (0.0, False, {}) == outcome_of(marked(files, values, variant, FORMS[0] if files is A2 else None))


# -------------------------------------------------------------------------------------------- one mistake at a time


@pytest.mark.parametrize("criterion", recognise_the_approach.MISTAKES)
def test_a_mistake_in_a1_costs_its_own_criterion(criterion):
    """All of its points, nothing else, and it is told as what it is."""
    item, value = recognise_the_approach.MISTAKES[criterion]
    attempt = marked(A1, recognise_the_approach.reference() | {item: value})

    assert {criterion: criteria_of(A1, [item])[criterion]} == lost(attempt)
    assert told(A1, criterion) == [mark.misconception for mark in attempt.marks if mark.criterion == criterion]
    assert attempt.outcome.competent is (not red(attempt, criterion))


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_mistake_in_a3_costs_its_own_criterion(variant):
    """In every variant of both cases."""
    for criterion, (item, _) in evidence_handling.MISTAKES.items():
        attempt = marked(A3, evidence_handling.mistake(criterion, variant), variant)

        assert {criterion: criteria_of(A3, [item])[criterion]} == lost(attempt)
        assert told(A3, criterion) == [mark.misconception for mark in attempt.marks if mark.criterion == criterion]
        assert attempt.outcome.competent is (not red(attempt, criterion))


def told(files, criterion):
    """What the key says that a wrong answer to this criterion shows."""
    return [c.misconception for key in files.keys.values() for c in key.criteria if c.id == criterion]


def red(attempt, criterion):
    """Whether a criterion decides alone."""
    return any(mark.red for mark in attempt.marks if mark.criterion == criterion)


@pytest.mark.parametrize("trainees", [recognise_the_approach, evidence_handling], ids=["A1", "A3"])
def test_every_criterion_and_every_misconception_has_its_mistake(trainees):
    """None is listed that nobody can make."""
    files = trainees.FILES
    shown = {name for criterion in trainees.MISTAKES for name in told(files, criterion)}

    assert set(criteria_of(files, files.keys)) == set(trainees.MISTAKES)
    assert {each.id for each in files.key.value.misconceptions} == shown


@of_each_form
def test_each_slip_in_a2_costs_its_own_criterion(form):
    """One choice that is not the best, in each form alike; a red one decides alone."""
    story = story_of(form)
    for criterion in story.criteria:
        wanted, run = first_response.slip(criterion.id, form)
        attempt = marked(A2, first_response.played(form, run), form=form)

        assert wanted == set(lost(attempt))
        assert attempt.outcome.competent is (not attempt.outcome.red_missed)
        assert set(attempt.outcome.red_missed) <= {each.id for each in story.criteria if each.red}


def test_the_same_slips_are_there_in_every_form():
    """What can be lost alone in one form can be lost alone in the others."""
    alone = [{name for lost_ in slips(form) if len(lost_) == 1 for name in lost_} for form in FORMS]

    assert alone[0] == alone[1] == alone[2]
    assert set(first_response.TOGETHER) == {c.id for c in story_of(FORMS[0]).criteria} - alone[0]


def able(files):
    """What the reference trainee hands in, and the case it is about."""
    if files is A3:
        return answer_files(A3, evidence_handling.reference("v01"), "v01"), {"v01": own_case(A3.id, "v01")}
    values = recognise_the_approach.reference() if files is A1 else first_response.reference(FORMS[0])
    return answer_files(files, values, form=FORMS[0]), None


@pytest.mark.parametrize("files", [A1, A2, A3], ids=lambda files: files.id)
def test_each_row_of_a_rubric_costs_its_own_points(files):
    """A text that a person gives nothing for; where the row is red, it decides alone."""
    for key in files.keys.values():
        for row in key.rubric_rows:
            levels = all_at(files)
            levels[key.item][row] = 0
            attempt = mark_attempt(files, *able(files), levels)
            rubric = files.rubrics[key.rubric].value.row(row)

            assert {row: rubric.points} == lost(attempt)
            assert attempt.outcome.competent is (not rubric.red)


@pytest.mark.parametrize("files", [A1, A2, A3], ids=lambda files: files.id)
def test_texts_wait_for_a_person_and_nobody_is_judged_before(files):
    """An able trainee is neither competent nor not yet until somebody has read what was written."""
    attempt = mark_attempt(files, *able(files))

    assert [row for key in files.keys.values() for row in key.rubric_rows] == list(attempt.outcome.waiting)
    assert attempt.outcome.competent is None


# -------------------------------------------------------------------------------- somebody else's, and another time


def test_the_neighbours_answers_are_wrong_in_ones_own_case():
    """Whoever copies what was found in another variant loses what there was to find."""
    own, copied = (evidence_handling.reference(variant) for variant in ("v01", "v02"))
    differing = {item for item in own if own[item] != copied[item]}
    attempt = marked(A3, own | {item: copied[item] for item in differing}, "v01")

    assert set(lost(attempt)) >= {"finds-the-id", "links-the-accounts", "leaves-the-innocent-out", "dates-the-demand"}
    assert found_in(A3.id, "v01") != found_in(A3.id, "v02")


def test_an_answer_saved_for_another_variant_is_told_and_earns_nothing():
    """For each item that it was saved for."""
    answers = answer_files(A3, evidence_handling.reference("v02"), "v02")
    attempt = mark_attempt(A3, answers, {"v01": own_case(A3.id, "v01")}, all_at(A3))

    assert set(A3.by_id) == set(attempt.troubles)
    assert 0.0 == attempt.outcome.points


@of_each_form
def test_the_first_run_counts_however_well_the_next_one_goes(form):
    """In every form."""
    _, slipped = first_response.slip("asks-about-suicide", form)
    twice = first_response.played(form, slipped, best_run(story_of(form)))

    assert ("asks-about-suicide",) == marked(A2, twice, form=form).outcome.red_missed


def test_another_form_takes_the_place_of_a_run_that_was_left():
    """At any point before its ending, for the whole credit, whatever was chosen until then."""
    usual, other = FORMS[0], FORMS[-1]
    _, slipped = first_response.slip("asks-about-suicide", usual)
    values = first_response.reference(other)
    values["the-call"]["runs"].insert(0, saved_run(usual, slipped[: len(slipped) // 2], ended=False))

    assert (46.0, True, {}) == outcome_of(marked(A2, values, form=usual))


# ----------------------------------------------------------------------------------------------------- the habits


@of_each_form
@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: bot.name)
def test_a_habit_gets_its_verdict_in_a2(bot, form):
    """Played to the end, with a log that a person finds perfect; blind clicking by one run of the many."""
    run = bot_run(story_of(form), bot)
    attempt = marked(A2, first_response.played(form, run), form=form)

    assert bot.competent is attempt.outcome.competent
    assert bot.competent is not bool(attempt.outcome.red_missed)


@of_each_form
def test_a_thin_log_does_not_undo_a_sound_run(form):
    """Acceptable choices, and a log at level 2."""
    run = whole_run(story_of(form), good_choices)

    assert marked(A2, first_response.played(form, run), form=form, level=2).outcome.competent
