"""Lessons and boosters: their form, their practice, and that nothing of them is ever graded."""

import ast
import json
import re
from pathlib import Path

import pytest
import yaml

from trainingkit.course.notebook import Notebook, calls, read_notebook
from trainingkit.course.outline import read_outline
from trainingkit.datafile import read_datafile
from trainingkit.diagnostics import render
from trainingkit.guidance import load_guidance
from trainingkit.marking.items import ItemsFile, own_options
from trainingkit.marking.practice import PracticeFile

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "course"
LESSONS = sorted(path.parent for path in COURSE.glob("*/lesson.ipynb"))
BOOSTERS = sorted(path.parent for path in COURSE.glob("*/booster.ipynb"))
HEADINGS = [
    "Goal",
    "Learning objectives",
    "Out of scope",
    "Concepts",
    "Prerequisites",
    "For the expert",
    "Sources",
    "Outline",
]
WORDS = range(900, 1501)
CODE_CELLS = range(15, 31)  # of a lesson that asks for Python
MOST_LINES, MOST_COLUMNS, MOST_LINES_TOGETHER = 15, 79, 90
BOOSTER_ITEMS = 3
SENTENCE = 6  # words
LEAST_TOLD = 5  # words of a picture's description
LONGEST_TO_SHORTEST = 1.7  # words of a choice, so that the length says nothing
SHOWN = {"practice", "form", "play", "case_files", "offence_table", "route_table", "log_headings"}
of_each_lesson = pytest.mark.parametrize("folder", LESSONS, ids=lambda path: path.name)
of_each = pytest.mark.parametrize("folder", [*LESSONS, *BOOSTERS], ids=lambda path: path.name)


def notebook(folder: Path) -> Notebook:
    """The lesson or booster of a folder."""
    read = read_notebook(next(iter(sorted(folder.glob("*.ipynb")))))
    assert isinstance(read, Notebook), render(read)
    return read


def practice(folder: Path) -> PracticeFile:
    """The practice of a folder."""
    read = read_datafile(folder / "practice.yml", PracticeFile)
    assert [] == [render(each) for each in read.diagnostics]
    return read.sound


def asks_for_python(folder: Path) -> bool:
    """Whether the outline says so."""
    return any(each.code for each in read_outline(COURSE / "outline.yml").sound.lessons if each.id == folder.name)


def words(text: str) -> list[str]:
    """The words of a Markdown text, links and rules of tables left out."""
    return re.findall(r"[A-Za-z0-9’'-]*[A-Za-z0-9][A-Za-z0-9’'-]*", re.sub(r"\]\([^)]*\)", "]", text))


@of_each
def test_notebooks_are_clean(folder):
    """Format 4.5, cells with names, no output, no count, a kernel that every machine has."""
    read = json.loads(next(iter(sorted(folder.glob("*.ipynb")))).read_text(encoding="utf-8"))
    code = [cell for cell in read["cells"] if cell["cell_type"] == "code"]

    assert (4, 5, "python3") == (read["nbformat"], read["nbformat_minor"], read["metadata"]["kernelspec"]["name"])
    assert all(re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", cell["id"]) for cell in read["cells"])
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


@of_each
def test_a_notebook_says_how_to_begin_and_where_help_is(folder):
    """Before the first code: the minutes, how to run all by mouse and by keyboard, how to stop, and who listens."""
    cells = notebook(folder).cells
    first = next(n for n, cell in enumerate(cells) if cell.kind == "code")
    opening = "\n".join(cell.source for cell in cells[:first])

    assert re.match(r"# .+\n+\*.+\*", opening)
    assert 1 == len(re.findall(r"^# ", notebook(folder).prose(), re.MULTILINE))
    for needed in ("| Minutes |", "Run All Cells", "Ctrl+Shift+C", "You can stop at any time", "116 123"):
        assert needed in opening


@of_each
def test_imports_stand_in_one_short_cell(folder):
    """One to three lines, and no import anywhere else."""
    imports = [cell for cell in notebook(folder).code() if re.search(r"^(from|import) ", cell.source, re.MULTILINE)]

    assert 1 == len(imports)
    assert 3 >= len([line for line in imports[0].source.splitlines() if line])


@of_each
def test_code_is_short(folder):
    """Cells of a few lines that fit a narrow screen, at most two in a row, and no function of their own."""
    read = notebook(folder)
    lines = [[line for line in cell.source.splitlines() if line.strip()] for cell in read.code()]
    kinds = "".join("c" if cell.kind == "code" else "m" for cell in read.cells)

    assert MOST_LINES >= max(map(len, lines))
    assert MOST_LINES_TOGETHER >= sum(map(len, lines))
    assert [] == [line for each in lines for line in each if len(line) > MOST_COLUMNS]
    assert "ccc" not in kinds
    assert not any(isinstance(n, ast.FunctionDef) for c in read.code() for n in ast.walk(ast.parse(c.source)))


@of_each_lesson
def test_a_lesson_has_its_parts(folder):
    """A common slip, questions to check oneself with, key points, and what comes next."""
    headings = [line for line in notebook(folder).prose().splitlines() if line.startswith("## ")]

    assert ["## A common slip", "## Check yourself", "## Key points"] == [each.split(":")[0] for each in headings[-3:]]
    assert 3 <= len(headings[:-3]) <= 8
    assert "**Next:**" in notebook(folder).cells[-1].source


@of_each_lesson
def test_a_lesson_is_of_one_sitting(folder):
    """As many words as can be read in the time, and as many cells of code as the lesson needs."""
    read = notebook(folder)

    assert len(words(read.prose())) in WORDS
    if asks_for_python(folder):
        assert len(read.code()) in CODE_CELLS
    else:
        assert {name for cell in read.code() for name, _ in calls(cell)} <= SHOWN


@of_each_lesson
def test_a_design_has_its_headings_and_leans_on_claims(folder):
    """In this order, others between them; what its sources name in backticks is in the guidance."""
    text = (folder / "design.md").read_text(encoding="utf-8")
    headings = [heading.split(" (")[0] for heading in re.findall(r"^## (.+)$", text, re.MULTILINE)]
    sources = text.split("## Sources")[1].split("\n## ")[0]

    assert HEADINGS == [heading for heading in headings if heading in HEADINGS]
    assert set() == set(re.findall(r"`([^`]+)`", sources)) - set(load_guidance().claims)


@of_each_lesson
def test_a_design_and_the_outline_say_the_same(folder):
    """Its last block is the lesson's entry, so that neither is changed alone."""
    block = (folder / "design.md").read_text(encoding="utf-8").split("## Outline")[1]
    told = yaml.safe_load(block.split("```yaml")[1].split("```")[0])[0]
    outline = yaml.safe_load((COURSE / "outline.yml").read_text(encoding="utf-8"))

    assert [told["minutes"]] == [each["minutes"] for each in outline["lessons"] if each["id"] == folder.name]
    assert [told["objectives"]] == [each["objectives"] for each in outline["lessons"] if each["id"] == folder.name]


@of_each
def test_practice_is_used(folder):
    """Each item has a cell, each cell an item, and what checks oneself stands at the end."""
    items, read = practice(folder), notebook(folder)
    asked = [args[0] for cell in read.code() for name, args in calls(cell) if name == "practice"]

    assert folder.name == items.lesson
    assert sorted(item.id for item in items.items) == sorted(asked)
    assert list(items.check) == asked[-len(items.check) :]


@of_each
def test_practice_leans_on_the_guidance(folder):
    """Claims that are there; and no points, because nothing of it is marked."""
    items = practice(folder).items

    assert set() == {claim for item in items for claim in item.claim} - set(load_guidance().claims)
    assert {None} == {item.points for item in items}


@of_each
def test_length_does_not_tell(folder):
    """The choices of a question are about equally long."""
    for item in practice(folder).items:
        if item.kind in {"choose-one", "say"} and item.options:
            lengths = [len(words(option.text)) for option in item.options]

            assert max(lengths) <= LONGEST_TO_SHORTEST * min(lengths), item.id


def test_no_practice_is_graded():
    """No assignment tells, asks or offers in the same words what a lesson or booster does; short labels may agree."""
    sources = (ROOT / "instructor" / "source").glob("*/items.yml")
    graded = [item for path in sources for item in read_datafile(path, ItemsFile).sound.items]
    practised = [item for folder in [*LESSONS, *BOOSTERS] for item in practice(folder).items]

    assert sentences(graded)
    assert set() == sentences(graded) & sentences(practised)


def sentences(items) -> set[str]:
    """What items tell and offer, labels of a few words left out."""
    told = {text for item in items for text in (item.intro or "", *(option.text for option in own_options(item)))}
    return {text for text in told if len(words(text)) >= SENTENCE}


@pytest.mark.parametrize("folder", BOOSTERS, ids=lambda path: path.name)
def test_a_booster_has_two_decisions_and_one_red(folder):
    """Three new items, the last of them on what must never go wrong."""
    items = practice(folder)

    assert BOOSTER_ITEMS == len(items.items)
    assert [items.items[-1].id] == list(items.check)


def test_every_practice_item_has_an_id_of_its_own():
    """Across lessons and boosters, so that an item named in a design is found."""
    ids = [item.id for folder in [*LESSONS, *BOOSTERS] for item in practice(folder).items]

    assert [] == sorted(each for each in set(ids) if ids.count(each) > 1)


@of_each
def test_pictures_are_there_and_told(folder):
    """Each picture of a notebook lies beside it and is told in words."""
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", notebook(folder).prose())

    assert [] == [file for _, file in pictures if not (folder / file).is_file()]
    assert [] == [file for told, file in pictures if len(words(told)) < LEAST_TOLD]
