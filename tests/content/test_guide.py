"""The instructor's guide: what it names exists, and its times and numbers are those of the course."""

import re
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderApp

from trainingkit.cli import main
from trainingkit.course.outline import Outline, read_outline
from trainingkit.guidance import load_guidance

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "instructor" / "guide"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(GUIDE.glob("*.md"))}
ROW = re.compile(r"^\| (\d\d):(\d\d) \| (.+?) \| (\d+) \|", re.MULTILINE)
TIMETABLES = {"half-day": ("Half a day",), "two-days": ("Two days",), "analyst": ("Two days", "Analysts")}


@pytest.fixture(scope="module")
def outline() -> Outline:
    """The course's own outline."""
    found = read_outline(ROOT / "course" / "outline.yml").value
    assert found
    return found


def section(heading: str) -> str:
    """What stands under a heading of the page of pathways."""
    return PAGES["pathways.md"].partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def code_of(page: str) -> str:
    """Everything that is set as code."""
    return "\n".join(block or inline for block, inline in re.findall(r"```.*?\n(.*?)```|`([^`\n]+)`", page, re.DOTALL))


def anchors_of(page: str) -> set[str]:
    """The headings of a page, as links name them."""
    headings = [line.lstrip("# ").lower() for line in page.splitlines() if line.startswith("#")]
    return {re.sub(r"[^a-z0-9 -]", "", heading).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_every_command_exists(name):
    """Each command of ours and of nbgrader that a page names can be typed."""
    code = code_of(PAGES[name])
    ours = set(re.findall(r"^(?:\S+=\S+ )?trainingkit ([a-z][a-z-]*)", code, re.MULTILINE))
    theirs = set(re.findall(r"^nbgrader ([a-z_]+)", code, re.MULTILINE))

    assert set() == ours - set(main.commands)
    assert set() == theirs - set(NbGraderApp.subcommands)


@pytest.mark.parametrize("name", PAGES)
def test_every_heading_that_is_linked_to_is_there(name):
    """A link into a page of the guide leads to one of its headings."""
    links = re.findall(r"\]\(([a-z0-9-]+\.md)?#([a-z0-9-]+)\)", PAGES[name])

    assert [] == [(page, anchor) for page, anchor in links if anchor not in anchors_of(PAGES[page or name])]


@pytest.mark.parametrize("heading", ["Half a day", "Two days", "Analysts"])
def test_a_timetable_adds_up(heading):
    """Each line begins when the one before it ends; a new day begins anew."""
    rows = [(int(h) * 60 + int(m), int(minutes)) for h, m, _, minutes in ROW.findall(section(heading))]
    pairs = zip(rows, rows[1:], strict=False)

    assert len(rows) > 4
    assert [] == [start for (start, minutes), (after, _) in pairs if after > start and start + minutes != after]


@pytest.mark.parametrize("pathway", TIMETABLES)
def test_a_timetable_has_the_steps_of_its_pathway(outline, pathway):
    """A timetable has the pathway's lessons and assignments in their order, with the minutes of the outline."""
    steps = outline.along(next(each for each in outline.pathways if each.id == pathway))
    named = {f"Lesson {s.number}" if isinstance(s.number, int) else s.number: s for s in steps}
    rows = [row for heading in TIMETABLES[pathway] for row in ROW.findall(section(heading))]
    taken = [(what.split(",")[0], int(minutes)) for _, _, what, minutes in rows if re.match(r"(Lesson \d|A\d),", what)]

    assert [(name, step.minutes) for name, step in named.items()] == taken


def test_the_numbers_on_the_card_are_those_of_the_guidance():
    """Samaritans and the Revenge Porn Helpline have the numbers that the guidance data has."""
    card = PAGES["affected-trainees.md"].partition("\n## The card\n")[2]
    helplines = load_guidance().helplines

    assert all(helplines[name].contact in card for name in ("emergency", "samaritans", "revenge-porn-helpline"))


def test_what_is_run_in_python_runs(tmp_path, monkeypatch, capsys):
    """The few lines of Python in the guide do what they say."""
    blocks = [code for page in PAGES.values() for code in re.findall(r"<<'EOF'\n(.*?)EOF\n", page, re.DOTALL)]
    monkeypatch.chdir(ROOT / "instructor")
    for code in blocks:
        exec(compile(code, "guide", "exec"), {})

    assert 1 == len(blocks)
    assert "seat-24 " in capsys.readouterr().out


def test_the_observer_ticks_twelve_lines_with_every_red_behaviour():
    """The sheet has twelve lines, and as many red ones as the standard has red behaviours seen in the role-play."""
    rows = re.findall(r"^\| (\d+) \| (.*?) \| ☐ \| ☐ \|$", PAGES["role-play.md"], re.MULTILINE)

    assert [str(n) for n in range(1, 13)] == [number for number, _ in rows]
    assert 7 == sum("**RED**" in text for _, text in rows)
