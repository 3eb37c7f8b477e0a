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
    assert "passes with a chance of 45.8%; at most 5% is allowed" in messages[0]


def test_a_habit_that_passes_in_spite_of_harm_is_told_with_the_harm():
    """Where no red criterion looks at the harmful choices of a habit, they are named, and one is shown."""
    text = good("officer", ("red: true, best: {did: [chat.keep]}", "best: {did: [chat.keep]}"))
    (found,) = [d for d in told(text) if '"always-refer"' in d.message]

    assert (
        '"always-refer", who hands everything to somebody else, passes although it took chat.pass (harmful), because '
        "no red criterion looks at it: safety.ask > chat.pass > story.listen > tools.young > stop.quiet"
    ) == found.message
    assert 30 == found.location.line


def test_a_habit_without_its_tag_is_told_which_tag():
    """What no choice tempts is mended by a tag, and the hint says which and where."""
    (found,) = told(good("officer", ("tags: [refer], ", "")))

    assert found.message.endswith("passes: no choice has the tag refer")
    assert 'write "tags: [refer]" on a harmful choice, where a red criterion looks' == found.hint


@pytest.mark.parametrize(
    ("best", "why", "hint"),
    [
        (
            "{did: [chat.pass]}",
            'its "best" does not name chat.keep, and it has no "acceptable"',
            'write "acceptable: {did: [chat.keep]}", or change the level of that choice',
        ),
        (
            "{did_all: [chat.keep, tools.adult]}",
            'its "best" asks for tools.adult too, and it has no "acceptable"',
            'change its "acceptable", or the level of a choice on this run',
        ),
        (
            "{before: [tools.young, chat.keep]}",
            'its "best" wants tools.young before chat.keep, and it has no "acceptable"',
            'change its "acceptable", or the level of a choice on this run',
        ),
        (
            "{any: [{did: [tools.adult]}, {all: [{never: [chat.keep]}]}]}",
            'its "best" does not name tools.young or does not allow chat.keep, and it has no "acceptable"',
            'change its "acceptable", or the level of a choice on this run',
        ),
    ],
)
def test_a_good_run_that_fails_says_which_criterion_and_why(best, why, hint):
    """The finding stands at the criterion and names the choice that it lacks."""
    found = [d for d in told(good("officer", ("{did: [chat.keep]}", best))) if d.code == "good-run-fails"]

    assert [(17, hint)] == [(d.location.line, d.hint) for d in found]
    assert '"keeps" (red) gets 0 of 2 points' in found[0].message
    assert found[0].message.endswith(f", because {why}")


def test_a_story_without_criteria_has_no_standard():
    """Teacher stories may have none; nothing is told about a standard then."""
    text = good("officer", ("audience: officer", "audience: teacher"))
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
