"""Every story that trainees are assessed on: checked, proved, walked through, and not one they have practised."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.content.secrets import words
from tests.content.test_stories import A_DAY, HEADINGS, LEAST_WALKTHROUGHS, ROOT, column
from trainingkit.checks import check_story
from trainingkit.diagnostics import Severity, render
from trainingkit.guidance import load_guidance
from trainingkit.marking import judge
from trainingkit.marking.bots import BOTS
from trainingkit.marking.standard import standard
from trainingkit.story import read_story, story_from
from trainingkit.story.model import Story
from trainingkit.story.walkthroughs import read_walkthrough, run_walkthrough, walkthrough_files

FOLDERS = sorted(path.parent for path in (ROOT / "instructor" / "assessed").glob("*/story.yml"))
WALKTHROUGHS = [path for folder in FOLDERS for path in walkthrough_files(folder)]
of_each_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
of_each_run = pytest.mark.parametrize("path", WALKTHROUGHS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")


@of_each_story
def test_an_assessed_story_passes_the_check(folder):
    """No error and no warning."""
    told = check_story(read_story(folder), guidance=load_guidance(), today=A_DAY)

    assert [] == [render(d) for d in told if d.severity is not Severity.NOTE]


@of_each_story
def test_the_standard_of_an_assessed_story_is_proved(folder):
    """Over every run: every decision is come to, no red can be missed and passed, good runs pass, habits do not."""
    proved = standard(story_from(folder))

    assert proved.holds
    assert {bot.name for bot in BOTS} == {found.bot.name for found in proved.bots}


@of_each_run
def test_a_walkthrough_comes_to_its_ending_and_its_verdict(path):
    """Choice by choice."""
    loaded = read_walkthrough(path)
    assert () == loaded.diagnostics
    story = story_from(path.parents[1])
    played = run_walkthrough(story, loaded.value)

    assert loaded.value.competent is judge(story, played.choices).competent


@of_each_story
def test_walkthroughs_come_to_every_ending_and_both_verdicts(folder):
    """What nobody has walked to, nobody has read on its path."""
    runs = [read_walkthrough(path).value for path in walkthrough_files(folder)]
    endings = {passage.ending for passage in story_from(folder).passages.values() if passage.ending}

    assert LEAST_WALKTHROUGHS <= len(runs)
    assert (endings, {True, False}) == ({run.ending for run in runs}, {run.competent for run in runs})


@of_each_story
def test_the_design_of_an_assessed_story_points_to_what_is_there(folder):
    """Its headings, passages, criteria and claims."""
    text, story = (folder / "design.md").read_text(encoding="utf-8"), story_from(folder)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    sources = re.findall(r"`([^`]+)`", text.split("## Sources")[1].split("\n## ")[0])

    assert HEADINGS == [heading for heading in headings if heading in HEADINGS]
    assert [] == [name for name in column(text, 1) if name not in story.passages]
    assert {criterion.id for criterion in story.criteria} == set(column(text, 2))
    assert sources and [] == [name for name in sources if name not in load_guidance().claims]


def deciding(story: Story) -> dict[tuple[str, ...], str]:
    """The options that are weighed against one of another level, by their words."""
    return {
        words(choice.text): f"{name}.{choice.id}"
        for name, passage in story.passages.items()
        if len({choice.level for choice in passage.choices}) > 1
        for choice in passage.choices
    }


@cache
def practised() -> frozenset[tuple[str, ...]]:
    """The words of all options of the stories that are practised on."""
    folders = (path.parent for path in (ROOT / "simulations").glob("*/story.yml"))
    return frozenset(
        words(choice.text) for f in folders for p in story_from(f).passages.values() for choice in p.choices
    )


@of_each_story
def test_no_option_that_decides_is_one_that_was_practised(folder):
    """Nobody can know the right one by its words."""
    assert [] == [ref for option, ref in deciding(story_from(folder)).items() if option in practised()]


def test_no_option_that_decides_is_the_same_in_two_forms():
    """Whoever has heard of one form from a colleague cannot know it by its words, either."""
    forms = [deciding(story_from(folder)) for folder in FOLDERS]
    shared = [
        ref for n, form in enumerate(forms) for option, ref in form.items() if any(option in o for o in forms[:n])
    ]

    assert [] == shared
    assert Path("instructor/assessed") == FOLDERS[0].relative_to(ROOT).parent
