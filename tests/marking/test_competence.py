"""The competence rule: every red met, at most two others harmful, at least half of the points."""

import pytest

from tests.tiny import tiny
from trainingkit.marking import bar_for, judge

STORY = tiny("""
    criteria:
      - {id: safety, text: Asked, why: Life, red: true, best: {did: [start.ask]}, acceptable: {did: [start.refer]}}
      - {id: order, text: In order, why: Order, best: {before: [start.ask, start.log]}}
      - {id: kind, text: Kind, why: Trust, best: {never: [start.blame]}}
      - {id: both, text: Both, why: Whole, best: {did_all: [start.ask, start.log]}, acceptable: {did: [start.log]}}
      - {id: either, text: Either, why: Choice, best: {any: [{did: [start.block]}, {did: [start.log]}]}}
    passages:
      start:
        choices:
          - {id: ask, text: Ask, to: start}
          - {id: refer, text: Refer, to: start}
          - {id: log, text: Log, to: start}
          - {id: blame, text: Blame, to: start}
          - {id: block, text: Block, to: start}
          - {id: stop, text: Stop, to: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
""")


def levels(*run):
    """The levels of a run in passage start."""
    return judge(STORY, [f"start.{c}" for c in run]).levels


def test_did_is_met_by_any_of_its_choices_in_any_order():
    """*did*: best if done, acceptable if only the acceptable one was done, else harmful."""
    assert "best" == levels("log", "ask")["safety"]
    assert "acceptable" == levels("refer")["safety"]
    assert "harmful" == levels("log")["safety"]


def test_before_wants_the_first_done_and_the_second_not_earlier():
    """*before*: order counts; leaving the second out is no fault, leaving the first out is."""
    assert "best" == levels("ask", "log")["order"]
    assert "best" == levels("ask")["order"]
    assert "harmful" == levels("log", "ask")["order"]
    assert "harmful" == levels()["order"]


def test_never_is_broken_once_and_for_all():
    """*never*: kindness later does not undo blame."""
    assert "best" == levels("ask")["kind"]
    assert "harmful" == levels("blame", "ask")["kind"]


def test_conditions_combine():
    """*did_all*, *any*: all of these, one of these."""
    assert ("best", "best") == (levels("log", "ask")["both"], levels("log")["either"])
    assert ("acceptable", "best") == (levels("log")["both"], levels("block")["either"])


def test_a_missed_red_fails_whatever_the_points():
    """A sum cannot buy off a question of life."""
    result = judge(STORY, ["start.log", "start.block"])

    assert ("safety",) == result.red_missed
    assert not result.competent


def test_three_other_harmful_acts_fail_whatever_the_points():
    """Two are a bad day, three are a pattern."""
    again = [STORY.criteria[0].model_copy(update={"id": f"safety-{n}", "red": False}) for n in range(4)]
    rich = STORY.model_copy(update={"criteria": (*STORY.criteria, *again)})
    two, three = judge(rich, ["start.ask", "start.block", "start.blame"]), judge(rich, ["start.ask", "start.blame"])

    assert (("kind", "both"), True) == (two.harmful, two.competent)
    assert (("kind", "both", "either"), 12, 18, False) == (
        three.harmful,
        three.points,
        three.max_points,
        three.competent,
    )


def test_half_of_the_points_is_the_least():
    """The bar is half, rounded up."""
    assert [1, 2, 5] == [bar_for(STORY.criteria[:n]).points for n in (1, 2, 5)]


@pytest.mark.parametrize(("run", "competent"), [(("ask", "log"), True), (("refer", "log"), True), (("ask",), True)])
def test_a_sound_run_is_competent(run, competent):
    """Best, acceptable and a single gap pass."""
    assert competent == judge(STORY, [f"start.{c}" for c in run]).competent
