"""What was handed in, to marks: the first run counts, and nothing that is broken spoils the rest."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from tests.course.small import ITEMS, KEY, instructor_folder
from tests.marking.every_kind import any_json
from trainingkit.course.assignment import read_assignment
from trainingkit.course.attempt import mark_attempt
from trainingkit.marking.answers import Answer
from trainingkit.marking.case_options import OwnCase
from trainingkit.marking.items import Option
from trainingkit.story.compiled import compiled, played_hash
from trainingkit.story.engine import choose, start

ASKED, WAITED = (0, 0, 0), (1, 0, 0)
"""Choices by their place: asked both times, or not; kept."""


@pytest.fixture(scope="module")
def pick(tmp_path_factory):
    """An assignment of three items."""
    return read_assignment(instructor_folder(tmp_path_factory.mktemp("pick")), "pick")


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    """A story in three forms, and a log."""
    return read_assignment(instructor_folder(tmp_path_factory.mktemp("call")), "call")


def saved(files, item, value, variant=None):
    """The bytes of an answer file."""
    body = {"format": 1, "assignment": files.id, "item": item, "version": files.items.value.version, "variant": variant}
    when = datetime(2026, 11, 21, tzinfo=UTC)
    kind = files.by_id[item].kind
    return Answer.model_validate(body | {"kind": kind, "seq": 1, "saved_at": when, "value": value}).to_json().encode()


def run(files, form, places, ended=None, **changes):
    """A run on the compiled story, by the places of its choices."""
    story = compiled(files.stories[form])
    state, steps = start(story), []
    for n, place in enumerate(places):
        choice = story.passages[state.passage].ways()[place].id
        state = choose(story, state, choice)
        steps.append({"choice": choice, "at": float(n)})
    over = story.passages[state.passage].ending is not None if ended is None else ended
    body = {"form": form, "story": played_hash(files.stories[form]), "started": "2026-11-21T11:00:00+00:00"}
    return body | {"steps": steps, "ended": over} | changes


def played(files, *runs, variant=None, **more):
    """The attempt that these runs come to, with nothing else answered."""
    value = {"form": runs[-1]["form"], "runs": list(runs)}
    return mark_attempt(files, {"the-call": saved(files, "the-call", value, variant)}, **more)


def levels(attempt, item="the-call"):
    """The levels of an item's criteria."""
    return [mark.level for mark in attempt.marks if mark.item == item]


def test_answers_come_to_marks(pick):
    """Each item by its own key, and all of them to an outcome."""
    answers = {"first": "ask", "second": ["ask", "form"], "third": "form"}
    attempt = mark_attempt(pick, {item: saved(pick, item, value) for item, value in answers.items()})

    assert [("asks", 4.0), ("notes", 4.0), ("again", 0.0)] == [(m.criterion, m.points) for m in attempt.marks]
    assert (8.0, ("again",), False) == (attempt.outcome.points, attempt.outcome.red_missed, attempt.outcome.competent)
    assert {} == attempt.troubles


def test_nothing_handed_in_is_nothing_earned(pick, call):
    """Without a person having to look, and without trouble."""
    for files, worth in ((pick, 12.0), (call, 10.0)):
        attempt = mark_attempt(files, {})

        assert (0.0, worth, (), False) == (
            attempt.outcome.points, attempt.outcome.max_points, attempt.outcome.waiting, attempt.outcome.competent
        )  # fmt: skip
        assert ({}, ()) == (attempt.troubles, attempt.unfinished)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{", "the file is cut short or is not an answer: it is not whole JSON"),
        (None, 'this answer is for item "second", not "first"'),
        ("pay-all", "the answer is not one of the options"),
    ],
    ids=["cut", "other", "unknown"],
)
def test_trouble_in_one_item_leaves_the_others(pick, data, why):
    """It is told for that item, which earns nothing until a person has looked."""
    first = data if isinstance(data, bytes) else saved(pick, "first", data) if data else saved(pick, "second", ["ask"])
    attempt = mark_attempt(pick, {"first": first, "third": saved(pick, "third", "ask")})

    assert {"first": why} == attempt.troubles
    assert [0.0, 0.0, 4.0] == [mark.points for mark in attempt.marks]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=any_json, log=any_json)
def test_whatever_was_saved_can_be_marked(call, value, log):
    """Marks for every criterion, whatever an answer holds."""
    attempt = mark_attempt(call, {"the-call": saved(call, "the-call", value), "log": saved(call, "log", log)})

    assert 4 == len(attempt.marks)
    assert 0 == attempt.outcome.points


def test_the_first_run_counts(call):
    """However well a later one went."""
    attempt = played(call, run(call, "form-a", WAITED), run(call, "form-a", ASKED))

    assert ["harmful", "best"] == levels(attempt)
    assert () == attempt.unfinished


def test_a_run_without_an_ending_earns_nothing_yet(call):
    """All was asked, and it is named, so that it can be gone on with; a later one does not take its place."""
    attempt = played(call, run(call, "form-a", ASKED[:2]), run(call, "form-a", ASKED))

    assert (("the-call",), ["harmful", "harmful"]) == (attempt.unfinished, levels(attempt))
    assert {} == attempt.troubles


@pytest.mark.parametrize("said", [True, False])
def test_whether_a_run_has_ended_follows_from_its_choices(call, said):
    """Not from what its file says."""
    over, open_ = (run(call, "form-a", places, ended=said) for places in (ASKED, ASKED[:1]))

    assert [(), ("the-call",)] == [played(call, each).unfinished for each in (over, open_)]


def test_another_form_counts_in_place_of_a_run_that_was_left(call):
    """The first of that form, at full credit."""
    attempt = played(call, run(call, "form-a", WAITED[:1]), run(call, "form-c", ASKED), run(call, "form-c", WAITED))

    assert (["best", "best"], ()) == (levels(attempt), attempt.unfinished)


def test_another_form_does_not_undo_a_run_that_has_ended(call):
    """The first run counts, even if its file says that it has not ended."""
    attempt = played(call, run(call, "form-a", WAITED, ended=False), run(call, "form-c", ASKED))

    assert ["harmful", "best"] == levels(attempt)


def test_no_run_of_the_other_form_yet_leaves_the_first(call):
    """Asking for another form and not beginning it changes nothing."""
    value = {"form": "form-c", "runs": [run(call, "form-a", ASKED[:1])]}
    attempt = mark_attempt(call, {"the-call": saved(call, "the-call", value)})

    assert ("the-call",) == attempt.unfinished


def test_a_form_that_was_opened_and_not_played_is_no_run(call):
    """Nothing was handed in, and nothing is wrong."""
    attempt = mark_attempt(call, {"the-call": saved(call, "the-call", {"form": "form-a", "runs": []})})

    assert ({}, (), 0.0) == (attempt.troubles, attempt.unfinished, attempt.outcome.points)


def test_a_run_of_somebody_elses_form_is_told(call):
    """By the form it was saved for, or by the one that the instructor's list says."""
    b, c = run(call, "form-b", ASKED), run(call, "form-c", ASKED)

    assert {"the-call": 'this is a run of "form-b", not of "form-a"'} == played(call, b, variant="form-a").troubles
    assert {"the-call": 'this answer is for variant "form-b", not "form-a"'} == (
        played(call, b, variant="form-b", form="form-a").troubles
    )
    assert {} == played(call, c, variant="form-a", form="form-a").troubles


def test_a_run_on_another_edition_of_the_story_is_told(call):
    """Its choices may have led elsewhere then."""
    attempt = played(call, run(call, "form-a", ASKED, story="sha256:0"))

    assert {"the-call": 'this run of "form-a" was made on another edition of the story'} == attempt.troubles


def test_a_run_that_was_not_possible_is_told(call):
    """With the number of the choice, and no name of the original."""
    attempt = played(call, run(call, "form-a", ASKED, steps=[{"choice": "c9", "at": 0.0}]))

    assert {"the-call": 'choice 1: "c9" is not on offer there'} == attempt.troubles


def test_what_was_written_waits_for_a_person(call):
    """Then their levels count, by item and row."""
    answers = {"log": saved(call, "log", {"texts": {"risk": "I asked."}})}
    waiting, marked = mark_attempt(call, answers), mark_attempt(call, answers, levels={"log": {"risk": 3, "why": 2}})

    assert ("risk", "why") == waiting.outcome.waiting
    assert ["best", "acceptable"] == levels(marked, "log")


def case(variant, right):
    """A case of which this is true."""
    return OwnCase(variant, {"files": tuple(Option.model_construct(id=each, text=each) for each in "ab")}, {"x": right})


@pytest.fixture(scope="module")
def about_a_case(tmp_path_factory):
    """An assignment whose last item is about the trainee's case."""
    items = ITEMS.replace("version: 3", "version: 3\ncase: tiny\nother_case: calm")
    items = items.replace(items[items.index("ask: Which file?") : -1], "ask: Which?, points: 4, options_from: files}")
    key = KEY.replace("  - item: third\n    solution: ask\n", "  - item: third\n")
    head, _, tail = key.rpartition("{chose: [ask]}")
    files = read_assignment(
        instructor_folder(tmp_path_factory.mktemp("case"), items=items, key=head + '{chose: ["truth:x"]}' + tail),
        "pick",
    )
    assert () == (*files.items.diagnostics, *files.key.diagnostics)
    return files


def test_an_answer_is_marked_by_the_case_it_was_given_on(about_a_case):
    """One's own, or the other one that was asked for."""
    cases = {"v01": case("v01", "a"), "x01": case("x01", "b")}
    for variant, value, points in (("v01", "a", 4.0), ("x01", "a", 0.0), ("x01", "b", 4.0)):
        answer = saved(about_a_case, "third", value, variant)

        assert points == mark_attempt(about_a_case, {"third": answer}, cases).outcome.points


def test_a_story_beside_a_case_is_marked_by_its_form(call):
    """The variant of its answer names the form, which is no case."""
    whole = run(call, "form-a", ASKED)
    attempt = played(call, whole, variant="form-a", cases={"v01": case("v01", "a")})

    assert {} == attempt.troubles
    assert played(call, whole, variant="form-a").outcome.points == attempt.outcome.points > 0


def test_an_answer_on_another_case_is_told(about_a_case):
    """Whoever hands in the neighbour's."""
    attempt = mark_attempt(about_a_case, {"third": saved(about_a_case, "third", "a", "v02")}, {"v01": case("v01", "a")})

    assert {"third": 'this answer is for the case "v02", not "v01"'} == attempt.troubles


def test_without_the_truth_nothing_about_a_case_is_marked(about_a_case):
    """Rather than marked wrong."""
    with pytest.raises(ValueError, match="without the truth of the case"):
        mark_attempt(about_a_case, {})


@pytest.mark.parametrize("part", ["items", "key"])
def test_an_unsound_assignment_is_not_marked(part, tmp_path):
    """Nobody is marked by half a key."""
    files = read_assignment(instructor_folder(tmp_path, **{part: "items: []\n"}), "pick")

    with pytest.raises(ValueError, match='"pick" cannot be marked'):
        mark_attempt(files, {})


def test_an_item_without_a_key_is_not_marked(tmp_path):
    """The other items would look like the whole."""
    files = read_assignment(instructor_folder(tmp_path, key=KEY.replace("item: third", "item: forth")), "pick")

    with pytest.raises(ValueError, match='"third" has no key'):
        mark_attempt(files, {})
