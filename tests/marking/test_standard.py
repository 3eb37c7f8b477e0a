"""The standard is proved over every run; a planted fault is found with a run that shows it."""

import pytest

from tests.tiny import tiny
from trainingkit.marking import judge
from trainingkit.marking.bots import BOTS
from trainingkit.marking.standard import standard
from trainingkit.story import Choice

STORY = """
    criteria:
      - {{id: safety, text: Asked, why: Life, red: true, best: {{did: [start.ask]}}, acceptable: {{did: [start.fair]}}}}
      - {{id: advice, text: Advice, why: Help, best: {{did: [advice.best]}}, acceptable: {{did: [advice.fair]}}}}
    passages:
      start:
        ask: What first?
        choices:
          - {{id: ask, text: Ask about safety, to: {after_ask}, level: best, tags: [risk]}}
          - {{id: fair, text: Ask if all is well and refer, to: advice, level: acceptable, tags: [block-first]}}
          - {{id: log, text: Open the log, to: advice, level: {log_level}, tags: [evidence, polite, refer, script]}}
          - {{id: tools, text: Give the leaflet for adults instead, to: advice, level: harmful, tags: [adult-tools]}}
      advice:
        choices:
          - {{id: best, text: Best, to: over, level: best}}
          - {{id: fair, text: Fair, to: over, level: acceptable}}
          - {{id: harm, text: Harm, to: over, level: harmful}}
      over: {{ending: over, later: [{{id: l, text: Later.}}]}}
"""


def story(after_ask="advice", log_level="harmful"):
    """A story with two decisions, faulty where asked for."""
    return tiny(STORY.format(after_ask=after_ask, log_level=log_level))


def verdicts(proved):
    """Whether each bot fares as expected."""
    return {b.bot.name: b.as_expected for b in proved.bots}


def test_the_ten_bots_are_the_ten_named():
    """Eight habits that must not pass, two that must."""
    expected = {
        "random": False, "longest-text": False, "most-polite": False, "always-refer": False, "script-follower": False,
        "kind-but-no-evidence": False, "evidence-before-risk": False, "adult-tools-for-a-child": False,
        "acceptable-only": True, "best-with-block-first": True,
    }  # fmt: skip

    assert expected == {b.name: b.competent for b in BOTS}


def test_bots_get_the_verdict_of_their_habit():
    """Readers who miss the red fail, readers of best or acceptable choices pass."""
    outcome = verdicts(standard(story()))

    failing = ("most-polite", "always-refer", "script-follower", "evidence-before-risk", "adult-tools-for-a-child")
    assert all(outcome[name] for name in (*failing, "longest-text", "acceptable-only", "best-with-block-first"))


def test_blind_clicking_has_its_exact_chance():
    """Two of four first choices meet the red and two of three keep half of the points (or 2 + 0 does)."""
    (blind,) = [b for b in standard(story()).bots if b.bot.name == "random"]

    assert pytest.approx(1 / 4 * 3 / 3 + 1 / 4 * 2 / 3) == blind.chance
    assert not blind.as_expected


def test_a_way_round_a_decision_is_found():
    """A run that never comes to a decision is a fault, shown by that run."""
    proved = standard(story(after_ask="over"))

    assert {"advice": ("start.ask",)} == proved.missed_decisions
    assert not proved.holds


def test_a_choice_that_is_called_acceptable_and_is_not_is_found():
    """Every run of best and acceptable choices must pass."""
    faulty = story(log_level="acceptable")
    proved = standard(faulty)

    assert "start.log" in proved.good_run_fails
    assert not judge(faulty, proved.good_run_fails).competent


def test_a_sound_story_has_no_counter_example():
    """Nothing is reported where all holds."""
    proved = standard(story())

    assert ({}, None, None, None) == (
        proved.missed_decisions, proved.passes_without_red, proved.good_run_fails, proved.best_run_fails,
    )  # fmt: skip


def test_a_habit_of_leaving_something_out_leaves_it_out_although_it_is_kind():
    """Kind without evidence means without, also where the kind choice keeps evidence."""
    (kind,) = [b for b in BOTS if b.name == "kind-but-no-evidence"]
    both = Choice(id="both", text="Both", to="over", tags=("kind", "evidence"), level="best")
    neither = Choice(id="neither", text="Neither", to="over", level="harmful")

    assert (neither,) == kind.narrow((both, neither))
    assert (both,) == kind.narrow((both,))
