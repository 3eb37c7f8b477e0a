"""What is told when the standard of an officer story does not hold."""

from dataclasses import replace

import pytest

from tests.checks.known import GUIDANCE, TODAY
from tests.checks.stories import GOOD, codes, good, told
from trainingkit.checks.scoring import red_missed_passes
from trainingkit.checks.subject import Subject
from trainingkit.diagnostics import Severity
from trainingkit.story import read_story


def test_a_run_that_misses_a_red_and_passes_is_told():
    """No story can do this alone, so the marking is made to say it."""
    file = read_story(GOOD / "officer.yml")
    subject = Subject(file, file.story, GUIDANCE, TODAY)
    subject.__dict__["standard"] = replace(subject.standard, passes_without_red=("safety.thank", "chat.keep"))
    (found,) = red_missed_passes(subject)

    assert "a run that misses a red criterion passes: safety.thank > chat.keep" == found.message
    assert (Severity.ERROR, 15) == (found.severity, found.location.line)


@pytest.mark.parametrize(
    ("tag", "bot"),
    [
        ("tags: [polite], ", "most-polite"),
        ("tags: [refer], ", "always-refer"),
        ("tags: [risk], ", "script-follower"),
        ("tags: [adult-tools], ", "adult-tools-for-a-child"),
    ],
)
def test_a_habit_that_is_tempted_nowhere_passes(tag, bot):
    """Each bot needs a place where its habit does harm; without its tag it passes, and that is told by name."""
    found = told(good("officer", (tag, "")))

    assert {"bot-verdict"} == {d.code for d in found}
    assert any(d.message.startswith(f'"{bot}", who ') for d in found)


def test_blind_clicking_that_passes_is_told_with_its_chance():
    """With one decision left to fail, half of all blind readers pass."""
    text = good("officer", *[("red: true, ", "")] * 4, ("tags: [polite]", "tags: [polite, refer, script, evidence]"))
    messages = [d.message for d in told(text) if '"random"' in d.message]

    assert 1 == len(messages)
    assert "passes with a chance of" in messages[0]


def test_a_story_without_criteria_has_no_standard():
    """Teacher stories may have none; nothing is told about a standard then."""
    text = good("officer")
    start, end = text.index("criteria:"), text.index("passages:")

    assert set() == codes(text[:start] + text[end:])


def test_both_orders_earn_full_marks():
    """Blocking first is as good: the bot that does so must pass, and one that cannot is told."""
    text = good("officer", ("level: acceptable, tags: [block-first]", "level: harmful, tags: [block-first]"))
    text = text.replace(", acceptable: {did: [stop.block]}", "")

    assert any('"best-with-block-first", who ' in d.message and "does not pass" in d.message for d in told(text))


LOOP = """
  loop: {lines: [{id: l-1, text: "You wait."}], next: loop}
"""


@pytest.mark.parametrize("ways", [1, 3])
def test_a_standard_is_not_asked_of_a_story_with_a_trap(ways):
    """Whoever is caught gets no verdict, so only the trap is told: on one of the ways on, or on all of them."""
    text = good("officer", *[("to: end}", "to: loop}")] * ways)
    told_there = {"endless-loop"} | ({"unreachable-passage"} if ways == 3 else set())

    assert told_there == codes(text + LOOP)
