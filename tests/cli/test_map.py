"""trainingkit map."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests.cli.running import SIMULATIONS, call, run, written
from tests.tiny import tiny_text

LOST = """
passages:
  start: {next: end}
  lost: {next: end}
  end: {ending: done}
"""


def test_a_map_is_written_and_its_size_told(tmp_path):
    """An SVG, whole, with the story's title as its name."""
    out = tmp_path / "map.svg"
    result = run("map", SIMULATIONS / "first-call", "--out", out)

    assert 0 == result.exit_code, result.output
    root = ElementTree.parse(out).getroot()
    assert "First call: map of the story" == root.findtext("{http://www.w3.org/2000/svg}title")
    assert result.output.startswith(f"{out}: ")


@pytest.mark.parametrize(
    ("words", "name"), [((), "tiny.svg"), (("--format", "mermaid"), "tiny.mmd")], ids=["svg", "mermaid"]
)
def test_without_a_file_the_map_is_called_as_the_story(tmp_path, monkeypatch, words, name):
    """It lies where one stands, and the screen says so instead of showing pages of SVG."""
    monkeypatch.chdir(tmp_path)
    result = run("map", call(tmp_path), *words)

    assert f"{name}: 3 passages\n" == result.output
    assert (tmp_path / name).is_file()


def test_a_dash_prints_the_map(tmp_path):
    """So that it can be piped."""
    assert run("map", call(tmp_path), "--out", "-").output.startswith("<svg ")


def test_a_missing_folder_is_made(tmp_path):
    """Whoever names a place wants the file there."""
    out = tmp_path / "maps" / "of" / "x.svg"
    run("map", call(tmp_path), "--out", out)

    assert out.is_file()


def test_a_place_that_allows_no_file_is_told(tmp_path):
    """One sentence, no traceback."""
    (tmp_path / "maps").write_text("a file")
    out = tmp_path / "maps" / "x.svg"
    result = run("map", call(tmp_path), "--out", out)

    assert 1 == result.exit_code
    assert f'Error: "{out}" cannot be written: "{tmp_path / "maps"}" is a file, not a folder\n' == result.output


@pytest.mark.parametrize(
    ("words", "endings"),
    [
        (("--out", "n.png"), ".svg or .mmd or .md"),
        (("--out", "n.svg", "--format", "mermaid"), ".mmd or .md"),
        (("--out", "n.md", "--format", "svg"), ".svg"),
    ],
    ids=["no map", "not Mermaid", "not SVG"],
)
def test_a_file_ends_as_what_it_holds(tmp_path, words, endings):
    """A picture under a wrong name would not open."""
    result = run("map", call(tmp_path), *words)

    assert 2 == result.exit_code
    assert f'"{words[1]}" should end in {endings}\n' in result.output


@pytest.mark.parametrize(("name", "shown"), [("a-friend-request", False), ("first-call", True)])
def test_levels_are_explained_where_there_are_some(name, shown):
    """A pupil's story has none, and nothing in its map speaks of harm done by a choice."""
    drawn = run("map", SIMULATIONS / name, "--out", "-").output

    assert shown == ("○ harmful" in drawn)


def test_mermaid_as_text(tmp_path):
    """The whole text: passages with their marks, links with their words, kinds."""
    expected = """\
%% Tiny: every passage and every link. For authors, not for learners.
flowchart LR
  p1["start<br><i>start</i>"]
  p2["pause"]
  p3(["end<br><i>ending: done</i>"])
  p1 -->|"Read the log to {name}"| p2
  p1 -->|"Ask whether {name} is safe"| p2
  p2 --> p3
  classDef ending stroke-width:3px
  classDef must stroke-width:3px,stroke-dasharray:8 3
  classDef cutoff stroke:#b3261e,stroke-dasharray:3 3
  class p3 ending
"""

    assert expected == run("map", call(tmp_path), "--format", "mermaid", "--out", "-").output


def test_markdown_gets_a_fenced_block(tmp_path):
    """Forges draw Mermaid in Markdown."""
    out = tmp_path / "map.md"
    run("map", call(tmp_path), "--out", out)

    lines = out.read_text().splitlines()
    assert ["```mermaid", "```"] == [lines[0], lines[-1]]


def test_what_no_run_reaches_is_told(tmp_path):
    """The map marks it, and the command names it."""
    out = tmp_path / "map.svg"
    result = run("map", written(tmp_path, "lost", tiny_text(LOST)), "--out", out)

    assert f"{out}: 3 passages, 1 that no run reaches: lost\n" == result.output
    assert "not reachable" in out.read_text()
