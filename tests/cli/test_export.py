"""``trainingkit export``: what is given out, to whom, and what is refused."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import SIMULATIONS, run
from trainingkit.cli import exporting


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A folder of stories with one small story for pupils, as ``trainingkit new`` makes it."""
    folder = tmp_path_factory.mktemp("stories")
    assert 0 == run("new", "a-small-story", "--into", str(folder)).exit_code
    return folder


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch) -> None:
    """Everything is rendered in this process, unless a test says otherwise."""
    monkeypatch.setattr(exporting, "MOST_PROCESSES", 1)


def export(home: Path, kind: str, *options: str):
    """Export the small story."""
    return run("export", kind, str(home / "a-small-story"), *options)


def test_a_draft_is_refused_and_nothing_is_written(home, tmp_path):
    """Nobody has signed exactly these words; the message says how to look at it all the same."""
    result = export(home, "pack", "--out", str(tmp_path / "packs"))

    assert 1 == result.exit_code
    assert "is a draft: nobody has signed off exactly these words" in result.stderr
    assert "--preview" in result.stderr
    assert not (tmp_path / "packs").exists()


def test_a_pack_is_a_folder_and_the_same_as_a_zip(home, tmp_path):
    """Everything a lesson needs, the first file to open being named first."""
    result = export(home, "pack", "--nation", "wales", "--age", "14-16", "--preview", "--out", str(tmp_path))
    folder = tmp_path / "a-small-story-wales-14-16"
    held = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    with zipfile.ZipFile(folder.with_suffix(".zip")) as archive:
        zipped = {name.partition("/")[2] for name in archive.namelist()}

    assert 0 == result.exit_code, result.stderr
    assert {"start-here.pdf", "story.html", "projector.html", "lesson.pptx", "scorm12.zip", "leaflet.pdf"} <= held
    assert held == zipped
    assert f"{folder}.zip" in result.stderr.replace("\n", "")


def test_several_processes_make_the_same_pack(home, tmp_path, monkeypatch):
    """The same bytes, however many render."""
    monkeypatch.setattr(exporting, "processes", lambda: 2)
    export(home, "pack", "--preview", "--out", str(tmp_path / "several"))
    monkeypatch.setattr(exporting, "processes", lambda: 1)
    export(home, "pack", "--preview", "--out", str(tmp_path / "one"))
    name = "a-small-story-england-11-14.zip"

    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "several" / name).read_bytes()


def test_a_second_call_makes_nothing_anew(home, tmp_path):
    """The same story gives the same bytes, and none of them is rendered twice."""
    options = ("--preview", "--out", str(tmp_path))
    export(home, "pack", *options)
    archive = tmp_path / "a-small-story-england-11-14.zip"
    before = archive.read_bytes()
    result = export(home, "pack", *options)

    assert " 0 made anew" in result.stderr
    assert before == archive.read_bytes()


@pytest.mark.parametrize(
    ("kind", "files"),
    [
        ("html", {"story.html", "projector.html"}),
        ("scorm", {"scorm12.zip"}),
        ("slides", {"lesson.pptx"}),
        ("print", {"cards.pdf", "facilitator-sheet.pdf", "every-word.pdf", "it-note.pdf"}),
    ],
)
def test_each_kind_can_be_had_alone(home, tmp_path, kind, files):
    """And its files are named as they are written."""
    result = export(home, kind, "--preview", "--out", str(tmp_path))
    written = {path.name for path in (tmp_path / "a-small-story-england-11-14").rglob("*") if path.is_file()}

    assert 0 == result.exit_code, result.stderr
    assert files <= written
    assert all(name in result.stderr for name in files)


def test_a_story_for_another_nation_is_refused(tmp_path):
    """First call speaks of the law of England and Wales."""
    story = str(SIMULATIONS / "first-call")
    result = run("export", "html", story, "--nation", "scotland", "--preview", "--out", str(tmp_path))

    assert 1 == result.exit_code
    assert "of England and Wales, not of Scotland" in result.stderr


def test_officers_have_no_pack(tmp_path):
    """They are told of the role-play."""
    result = run("export", "pack", str(SIMULATIONS / "first-call"), "--preview", "--out", str(tmp_path))

    assert 1 == result.exit_code
    assert "trainingkit export roleplay first-call" in result.stderr


def test_a_story_with_a_mistake_is_told_with_its_place(tmp_path):
    """File, line and column, and no file is written."""
    run("new", "a-small-story", "--into", str(tmp_path))
    story = tmp_path / "a-small-story" / "story.yml"
    story.write_text(re.sub(r"to: [a-z-]+", "to: nowhere", story.read_text(), count=1))
    result = run("export", "html", str(story), "--preview", "--out", str(tmp_path / "out"))

    assert 1 == result.exit_code
    assert re.search(r"story\.yml:\d+:\d+: error\[unknown-passage\]", result.stderr.replace("\n", ""))
    assert not (tmp_path / "out").exists()


def test_a_schools_own_line_is_on_the_page(home, tmp_path):
    """Its file is named with --school; a mistake in it stops the export."""
    school = tmp_path / "school.yml"
    school.write_text("adult: Ms Example\nroom: B12\n")
    export(home, "html", "--preview", "--school", str(school), "--out", str(tmp_path / "out"))
    school.write_text("adult: Ms Example\n")
    result = export(home, "html", "--preview", "--school", str(school), "--out", str(tmp_path / "other"))
    page = (tmp_path / "out/a-small-story-england-11-14/story.html").read_text()

    assert "In this school: Ms Example, room B12" in page
    assert 1 == result.exit_code
    assert "school.yml" in result.stderr


def test_a_file_in_the_way_is_named(home, tmp_path):
    """And what it stands in the way of."""
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "a-small-story-england-11-14").write_text("a file")
    result = export(home, "html", "--preview", "--out", str(tmp_path / "packs"))

    assert 1 == result.exit_code
    assert "is a file, not a folder" in result.stderr


def test_packs_of_all_stories_are_for_every_nation_and_age(home, tmp_path):
    """Here for one age: four nations; what was made for one and is the same for another is made once."""
    result = run("export", "packs", str(home), "--age", "14-16", "--preview", "--out", str(tmp_path))
    told = [line for line in result.stderr.splitlines() if ".zip" in line]

    assert 0 == result.exit_code, result.stderr
    assert 4 == len(list(tmp_path.glob("*.zip"))) == len(told)
    anew = [int(re.search(r"(\d+) made anew", line).group(1)) for line in told]
    assert max(anew) == anew[0]
    assert anew[1] < anew[0]


def test_a_site_has_its_stories_and_no_word_for_staff(home, tmp_path):
    """Its first page leads to the story, which stops in every view."""
    result = run("export", "site", str(home), "--preview", "--out", str(tmp_path / "site"))
    html = (tmp_path / "site/a-small-story.html").read_text()
    given = json.loads(re.search(r'id="given" type="application/json">(.*?)</script>', html).group(1))

    assert 0 == result.exit_code, result.stderr
    assert 'href="a-small-story.html"' in (tmp_path / "site/index.html").read_text()
    assert given["always"]
