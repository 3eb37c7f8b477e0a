"""trainingkit new."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.running import run
from trainingkit.checks import check_story
from trainingkit.cli import skeleton
from trainingkit.guidance import load_guidance
from trainingkit.marking import judge
from trainingkit.story import read_story, story_from
from trainingkit.story.walkthroughs import read_walkthrough, run_walkthrough, walkthrough_files

AUDIENCES = ("pupil", "teacher", "officer")
FILES = ["design.md", "scenario.ipynb", "story.yml", "walkthroughs/best.yml"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_skeleton_passes_the_check(tmp_path, audience):
    """Not even a note is left, so that the first message an author sees is about their own words."""
    run("new", "night-shift", "--audience", audience, "--into", tmp_path)
    file = read_story(tmp_path / "night-shift")

    assert audience == file.story.audience
    assert () == check_story(file, guidance=load_guidance(), today=date(2026, 11, 21))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_skeletons_walkthrough_replays(tmp_path, audience):
    """To the ending and the verdict that it names."""
    run("new", "night-shift", "--audience", audience, "--into", tmp_path)
    story = story_from(tmp_path / "night-shift")
    walkthrough = read_walkthrough(walkthrough_files(tmp_path / "night-shift")[0]).value
    played = run_walkthrough(story, walkthrough)

    assert walkthrough.choices == played.choices
    assert walkthrough.competent == (judge(story, played.choices).competent if story.criteria else None)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_skeleton_is_whole_and_named(tmp_path, audience):
    """Four files, the story's name in all, and a notebook of two lines whose cells have ids."""
    run("new", "night-shift", "--audience", audience, "--into", tmp_path)
    folder = tmp_path / "night-shift"
    found = sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())
    cells = json.loads((folder / "scenario.ipynb").read_text())["cells"]

    assert FILES == found
    assert [] == [name for name in FILES if "SLUG" in (folder / name).read_text()]
    assert "# Night shift: design\n" == (folder / "design.md").read_text().splitlines(keepends=True)[0]
    assert ["night-shift-about", "night-shift-play"] == [cell["id"] for cell in cells]
    assert 2 == len([line for line in cells[1]["source"] if line.strip()])


def test_editors_find_the_schema(tmp_path):
    """The first line says where it is, seen from simulations/<slug>/."""
    run("new", "night-shift", "--into", tmp_path)

    first = (tmp_path / "night-shift" / "story.yml").read_text().splitlines()[0]
    assert "# yaml-language-server: $schema=../../docs/story.schema.json" == first


def test_it_says_what_to_do_next(tmp_path):
    """Two commands that can be copied."""
    folder = tmp_path / "night-shift"
    expected = (
        f"Written: {folder}\n\n"
        f"  trainingkit play {folder}     # try it\n"
        f"  trainingkit check {folder}    # after every change\n\n"
        "Start with its design.md; docs/format.md shows all that a story can hold.\n"
    )

    assert expected == run("new", "night-shift", "--into", tmp_path).output


def test_nothing_is_overwritten(tmp_path):
    """What is there stays as it is."""
    kept = tmp_path / "night-shift" / "story.yml"
    kept.parent.mkdir()
    kept.write_text("mine")
    result = run("new", "night-shift", "--into", tmp_path)

    assert 1 == result.exit_code
    assert f"Error: {kept.parent} is there already; nothing was changed\n" == result.output
    assert "mine" == kept.read_text()


def test_nothing_is_left_half_written(tmp_path, monkeypatch):
    """When the disk is full after the first file, no trace remains."""

    def full_disk(path, text, encoding):
        if path.name == "scenario.ipynb":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full_disk)
    with pytest.raises(skeleton.NotWritten, match="cannot be written: No space left on device"):
        skeleton.write_skeleton(tmp_path, "night-shift", "pupil")

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("written", "meant"), [("Night Shift", "night-shift"), ("../up", "up"), ("7up", "up"), ("é", "a-new-neighbour")]
)
def test_a_name_that_cannot_be_one_is_mended(tmp_path, written, meant):
    """The message shows how to write it; no folder is made, above all not outside."""
    result = run("new", written, "--into", tmp_path / "simulations")

    assert 2 == result.exit_code
    assert f'Error: Invalid value for SLUG: "{written}" cannot name a story; write it like {meant}\n' in result.output
    assert [] == list(tmp_path.iterdir())


def test_a_name_without_end_is_refused(tmp_path):
    """No folder can be called that, nor a cell of a notebook."""
    result = run("new", "a" * 300, "--into", tmp_path)

    assert 2 == result.exit_code
    assert "a story's name has at most 50 letters; this one has 300\n" in result.output


def test_the_longest_name_makes_a_story(tmp_path):
    """The ids of its notebook's cells keep within the 64 letters that notebooks allow."""
    slug = "a" * 50
    run("new", slug, "--into", tmp_path)
    cells = json.loads((tmp_path / slug / "scenario.ipynb").read_text())["cells"]

    assert slug == story_from(tmp_path / slug).story
    assert [] == [cell["id"] for cell in cells if len(cell["id"]) > 64]


@pytest.mark.parametrize("slug", ["no", "on", "null", "true", "y"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_name_that_yaml_misreads_is_in_quotes(tmp_path, slug, audience):
    """The story and its walkthrough are sound under any name."""
    run("new", slug, "--audience", audience, "--into", tmp_path)
    file = read_story(tmp_path / slug)
    walkthrough = read_walkthrough(walkthrough_files(tmp_path / slug)[0]).value

    assert () == file.diagnostics
    assert [slug, slug.capitalize(), slug] == [file.story.story, file.story.title, walkthrough.story]


@pytest.mark.parametrize("below", ["simulations", "simulations/a-story", "docs"])
def test_the_folder_of_stories_is_looked_for_further_up(tmp_path, monkeypatch, below):
    """Nobody gets a simulations/simulations."""
    (tmp_path / "simulations").mkdir()
    (tmp_path / below).mkdir(exist_ok=True)
    monkeypatch.chdir(tmp_path / below)
    run("new", "night-shift")

    assert [tmp_path / "simulations/night-shift/story.yml"] == list(tmp_path.rglob("story.yml"))


def test_a_place_that_allows_no_folder_is_told(tmp_path):
    """One sentence, no traceback."""
    (tmp_path / "here").write_text("a file")
    result = run("new", "night-shift", "--into", tmp_path / "here" / "below")

    assert 1 == result.exit_code
    assert result.output.endswith(f'cannot be written: "{tmp_path / "here"}" is a file, not a folder\n')
