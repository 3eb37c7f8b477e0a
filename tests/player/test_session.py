"""The kernel's side of a run: answers that can be asked for twice, and nothing believed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tiny import tiny
from trainingkit.guidance import load_guidance
from trainingkit.player.scene import Stage, steps
from trainingkit.player.session import MOST_CHOICES, Session

STORY = tiny("""
    people: {caller: {name: Caller, role: victim}}
    criteria:
      - {id: k, text: Asked, why: Life, red: true, best: {did: [start.ask]}}
    debrief: {teaching: [{id: t, text: Ask first., claim: ask-directly}]}
    passages:
      start:
        lines: [{id: start-1, text: Hello., who: caller}]
        ask: What now?
        choices:
          - {id: ask, text: Ask, to: middle, then: They answer., level: best, tags: [risk]}
          - {id: wait, text: Wait, to: middle, level: harmful}
        trainer: {point: A secret for the trainer.}
      middle: {lines: [{id: middle-1, text: On.}], next: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
""")


def stage(story=STORY):
    """What a session needs."""
    return Stage(story, Path("."), load_guidance(), date(2026, 11, 21))


@pytest.fixture
def session():
    """A run that has just begun."""
    return Session(stage())


def choose(session, n, choice):
    """Ask for a choice."""
    return session.answer({"type": "choose", "n": n, "choice": choice})


def test_a_choice_is_answered_with_its_step(session):
    """The step carries the echo, the consequence, the new lines and the next decision."""
    step = choose(session, 1, "ask")["step"]

    assert {"passage": "start", "choice": "ask", "text": "Ask"} == step["chosen"]
    assert "They answer." == step["consequence"]
    assert ["On."] == [line["text"] for line in step["lines"]]
    assert [{"id": "next", "text": "Continue"}] == step["choices"]


def test_asking_again_for_the_same_choice_gives_the_same_answer(session):
    """An answer that was lost on the way can be asked for again."""
    first = choose(session, 1, "ask")

    assert first == choose(session, 1, "ask")


def test_another_choice_under_a_number_already_taken_is_refused(session):
    """A run is not rewritten in passing; the page replays if it wants another one."""
    choose(session, 1, "ask")

    assert ("refused", 1) == (choose(session, 1, "wait")["type"], choose(session, 1, "wait")["have"])


def test_a_choice_not_on_offer_is_refused_with_the_reason(session):
    """The run stays where it was."""
    reply = choose(session, 1, "nonsense")

    assert ("refused", 0) == (reply["type"], reply["have"])
    assert 'not on offer in passage "start"' in reply["why"]


def test_a_blank_session_goes_on_after_a_replay(session):
    """A fresh kernel is given the whole run and goes on from the same decision."""
    reply = session.answer({"type": "replay", "choices": ["ask"]})

    assert steps(stage(), ["ask"]) == reply["steps"]
    assert "step" == choose(session, 2, "next")["type"]


def test_a_replay_that_does_not_fit_changes_nothing(session):
    """A run of another text is refused and the session stays as it was."""
    choose(session, 1, "ask")
    reply = session.answer({"type": "replay", "choices": ["ask", "nonsense"]})

    assert ("refused", 1) == (reply["type"], reply["have"])
    assert "step" == choose(session, 2, "next")["type"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "n", "choice", "choices"]), inner)
    ),
    max_leaves=6,
)


@given(
    JSON
    | st.fixed_dictionaries(
        {"type": st.sampled_from(["choose", "replay", "encode", "decode"])}
        | dict.fromkeys(("n", "choices", "choice", "code"), JSON)
    )
)
def test_whatever_is_sent_is_answered(message):
    """No message of a hostile page raises in the kernel."""
    assert Session(stage()).answer(message)["type"] in ("step", "scene", "encoded", "decoded", "refused")


def test_no_secret_reaches_the_page_before_the_end(session):
    """Levels, tags, criteria and trainer text are in no step before the debrief."""
    before = str(steps(stage(), ["ask"]))

    for secret in ("trainer", "secret", "harmful", "risk", "Life", "Asked"):
        assert secret not in before


def test_officers_are_told_criteria_reasons_and_sources_at_the_end():
    """The debrief judges the whole run, as practice."""
    ending = steps(stage(), ["wait", "next"])[-1]["ending"]

    assert [("k", "harmful", True)] == [(c["id"], c["level"], c["red"]) for c in ending["criteria"]]
    assert {"competent": False, "points": 0, "max_points": 2, "practice": True} == ending["result"]
    assert ["Ask first."] == [line["text"] for line in ending["sections"][0]["lines"]]
    assert ending["sections"][0]["lines"][0]["sources"]


def test_pupils_are_told_no_score():
    """A pupil's debrief has no criteria and no result."""
    pupil = tiny(
        """
        debrief: {helped: [{id: h, text: Telling helped.}]}
        passages:
          start: {stage: request, next: over}
          over: {ending: over, stage: after, later: [{id: l, text: Later.}]}
        """,
        audience="pupil",
    )
    ending = steps(stage(pupil), ["next"])[-1]["ending"]

    assert (None, None) == (ending["criteria"], ending["result"])


def test_what_could_help_is_said_at_every_point_to_pupils():
    """Before the threat, after a payment and at the end: never empty, and it is never too late."""
    pupil = tiny(
        """
        passages:
          start: {stage: trust, choices: [{id: wait, text: Wait, to: demand, act: wait}]}
          demand: {stage: threat, beats: [threat], choices: [{id: pay, text: Pay, to: paid, act: pay}]}
          paid: {stage: threat, beats: [payment], next: over}
          over: {ending: over, stage: after, later: [{id: l, text: Later.}]}
        """,
        audience="pupil",
    )
    told = [s["could_help"] for s in steps(stage(pupil), ["wait", "pay", "next"])]

    assert all(told)
    assert ["Tell an adult: at home, at school, or Childline."] == [t[0] for t in told[1:2]]
    assert any("it is not too late" in text for text in told[2])
    assert [] == steps(stage(), [])[0]["could_help"]


def test_a_run_ends_where_replays_end():
    """A run that goes round and round is refused with a reason at the length that could not be replayed either."""
    story = tiny("""
        passages:
          start: {choices: [{id: again, text: Again, to: start}, {id: go, text: Go, to: over}]}
          over: {ending: over, later: [{id: l, text: Later.}]}
    """)
    session = Session(stage(story))
    session.answer({"type": "replay", "choices": ["again"] * MOST_CHOICES})

    why = f"this run has come to {MOST_CHOICES} choices, the most there can be"
    refused = {"type": "refused", "n": MOST_CHOICES + 1, "why": why, "have": MOST_CHOICES}
    assert refused == choose(session, MOST_CHOICES + 1, "again")


def test_a_run_goes_on_in_another_session_by_its_code(session):
    """What one kernel encodes another decodes; neither has to hold the run, and neither is moved by it."""
    code = session.answer({"type": "encode", "n": 4, "choices": ["wait", "next"]})
    other = Session(stage())
    run = other.answer({"type": "decode", "n": 9, "code": code["code"].lower()})

    assert ("encoded", 4, None) == (code["type"], code["n"], code["kind"])
    assert {"type": "decoded", "n": 9, "choices": ["wait", "next"], "kind": None} == run
    assert "step" == choose(other, 1, "ask")["type"]


def test_a_code_that_does_not_fit_is_answered_with_its_kind(session):
    """The page says in words what is wrong with it."""
    code = session.answer({"type": "encode", "n": 1, "choices": ["wait"]})["code"]
    kinds = [session.answer({"type": "decode", "n": 2, "code": text})["kind"] for text in (code[:-1], code + "7", "")]

    assert ["cut-short", "mistyped", "cut-short"] == kinds


def test_a_run_that_cannot_be_played_has_no_code(session):
    """It may be of another text of the story."""
    reply = session.answer({"type": "encode", "n": 1, "choices": ["nonsense"]})

    assert {"type": "encoded", "n": 1, "code": None, "kind": "no-code"} == reply


def test_pupils_have_no_code():
    """Theirs is neither made nor read."""
    pupil = tiny("passages: {start: {stage: request, next: over}, over: {ending: over, later: [{id: l, text: L.}]}}",
                 audience="pupil")  # fmt: skip
    session = Session(stage(pupil))
    made = session.answer({"type": "encode", "n": 1, "choices": ["next"]})
    read = session.answer({"type": "decode", "n": 1, "code": "0"})

    assert (None, None) == (made["code"], read["choices"])
