"""Every story that the project ships: checked, replayed, and true to its design."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from trainingkit.checks import check_story
from trainingkit.diagnostics import Severity, render
from trainingkit.guidance import load_guidance
from trainingkit.marking import judge
from trainingkit.story import read_story, story_from
from trainingkit.story.explore import explore
from trainingkit.story.paths import covering_walkthroughs
from trainingkit.story.transcript import Step, from_json, to_json
from trainingkit.story.walkthroughs import read_walkthrough, run_walkthrough, walkthrough_files

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "simulations").glob("*/story.yml"))
WALKTHROUGHS = [path for folder in FOLDERS for path in walkthrough_files(folder)]
HEADINGS = ["Goal", "Learning objectives", "Out of scope", "Sources"]
LEAST_WALKTHROUGHS = 2
A_DAY = date(2026, 11, 21)  # fixed, or claims would fall due and fail this test of a story that nobody changed
of_each_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
of_each_run = pytest.mark.parametrize("path", WALKTHROUGHS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")


def column(text: str, number: int) -> list[str]:
    """The names in backticks in a column of the table of objectives, counted from 0."""
    table = text.split("## Learning objectives")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    assert ["objective", "passage", "criterion", "booster"] == [cell.strip() for cell in rows[0]]
    return [name for row in rows[2:] for name in re.findall(r"`([^`]+)`", row[number])]


@of_each_story
def test_a_story_passes_the_check(folder):
    """No error and no warning."""
    file = read_story(folder)
    told = check_story(file, guidance=load_guidance(), today=A_DAY)

    assert [] == [render(d) for d in told if d.severity is not Severity.NOTE]


@of_each_story
def test_a_story_has_the_name_of_its_folder(folder):
    """The gallery, transcripts and walkthroughs go by it."""
    assert folder.name == story_from(folder).story


@of_each_story
def test_a_story_has_walkthroughs(folder):
    """To its best and its worst ending at least; an officer's run also says the verdict."""
    runs = [read_walkthrough(path).value for path in walkthrough_files(folder)]
    verdicts = {True, False} if story_from(folder).criteria else {None}

    assert LEAST_WALKTHROUGHS <= len(runs)
    assert verdicts == {run.competent for run in runs}


@of_each_story
def test_walkthroughs_come_to_every_ending(folder):
    """An ending that nobody has walked to is one that nobody has read on its path."""
    endings = {passage.ending for passage in story_from(folder).passages.values() if passage.ending}

    assert endings == {read_walkthrough(path).value.ending for path in walkthrough_files(folder)}


@of_each_run
def test_a_walkthrough_comes_to_its_ending(path):
    """Choice by choice, and to the verdict it names."""
    loaded = read_walkthrough(path)
    assert () == loaded.diagnostics
    story = story_from(path.parents[1])
    played = run_walkthrough(story, loaded.value)

    assert loaded.value.competent == (judge(story, played.choices).competent if story.criteria else None)


@of_each_story
def test_a_design_has_its_headings(folder):
    """Goal, objectives, out of scope and sources, in this order; others may stand between."""
    headings = re.findall(r"^## (.+)$", (folder / "design.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert HEADINGS == [heading for heading in headings if heading in HEADINGS]


@of_each_story
def test_objectives_point_to_what_is_there(folder):
    """Each objective names passages of the story, and criteria where it has any; each criterion serves an objective."""
    text, story = (folder / "design.md").read_text(encoding="utf-8"), story_from(folder)
    passages, criteria = column(text, 1), column(text, 2)

    assert passages
    assert [] == [name for name in passages if name not in story.passages]
    assert {criterion.id for criterion in story.criteria} == set(criteria)


@of_each_story
def test_sources_of_a_design_are_claims(folder):
    """What the design says the story leans on is in the guidance."""
    sources = (folder / "design.md").read_text(encoding="utf-8").split("## Sources")[1]
    named = re.findall(r"`([^`]+)`", sources)

    assert named
    assert [] == [name for name in named if name not in load_guidance().claims]


@of_each_story
def test_a_notebook_is_two_lines_at_most(folder):
    """One code cell that plays the story; ids kept, no output."""
    cells = json.loads((folder / "scenario.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]

    assert 2 >= len([line for cell in code for line in cell["source"] if line.strip()])
    assert [[]] == [cell["outputs"] for cell in code]
    assert all(cell["id"] for cell in cells)


@of_each_story
def test_transcripts_come_back_as_they_were(folder):
    """Runs that together make every choice; a pupil's run is never written."""
    story = story_from(folder)
    runs = covering_walkthroughs(explore(story))
    if story.audience == "pupil":
        with pytest.raises(ValueError, match="never written"):
            to_json(story, [])
        return
    for run in runs:
        steps = tuple(Step(choice, float(n)) for n, choice in enumerate(run))
        again, states = from_json(to_json(story, steps), story)

        assert steps == again
        assert story.passages[states[-1].passage].ending
