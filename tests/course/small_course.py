"""A whole course of two lessons and a half, in which nothing is wrong: tests change one thing and see what is told."""

import json
from datetime import date
from pathlib import Path
from textwrap import dedent

from tests.tiny import tiny_text
from trainingkit.course.check import check_course
from trainingkit.diagnostics import Diagnostic
from trainingkit.guidance import load_guidance

A_DAY = date(2026, 11, 21)
OUTLINE = """\
format: 1
title: A small course
lessons:
  - id: first
    number: 1
    title: The first lesson
    minutes: 30
    question: What comes first?
    objectives: [Say what comes first]
    scenario: a-call
    assignment: test-one
    terms: {exhibit: "A thing that may be shown in court."}
  - id: second
    number: 2
    title: The second lesson
    minutes: 45
    question: What comes next?
    objectives: [Say what comes next]
    needs: [first]
    terms: {hash: "A short value.", SPoC: "Who may ask."}
  - id: figures
    number: 3
    title: Figures
    minutes: 40
    question: How many?
    objectives: [Count]
    needs: [second]
    code: true
    names: [pd.read_csv, head]
assignments:
  - {id: test-one, number: A1, title: A test, minutes: 35, needs: [first]}
boosters:
  - {id: booster-week-1, title: After one week, week: 1, minutes: 5}
pathways:
  - {id: core, title: Core, for_whom: Everybody., steps: [first, second, test-one]}
  - {id: analyst, title: Analyst, for_whom: Analysts., code: true, steps: [first, second, figures]}
"""
BEGIN = """\
| What | In this lesson |
|---|---|
| Minutes | MINUTES |

**To begin:** open the menu *Run* and press *Run All Cells*. By keyboard: press Ctrl+Shift+C, type it and press Enter.
"""
HELP = "> **Help, for you too.** Samaritans: **116 123**, day and night."
IMPORTS = "from trainingkit.exercises import practice"
PRACTICE = """\
format: 1
lesson: LESSON
items:
  - kind: choose-one
    id: ITEM-one
    title: One
    ask: "What do you say?"
    options:
      - {id: stop, text: "Do not pay.", reply: "Yes."}
      - {id: once, text: "Pay once.", tone: harmful, reply: "It goes on."}
    claim: [do-not-pay]
  - kind: order
    id: ITEM-two
    title: Two
    ask: "In which order?"
    options: [{id: life, text: "Is anyone in danger?"}, {id: log, text: "Write it down."}]
    sound: [[life], [log]]
    because: "People come first."
    claim: [order-of-thinking]
check: [ITEM-two]
"""
THIRD = """\
  - kind: match
    id: ITEM-three
    title: Three
    ask: "Which goes with which?"
    left: [{id: now, text: "Now"}]
    right: [{id: call, text: "A call"}, {id: wait, text: "A wait"}]
    sound: {now: [call]}
    because: "It cannot wait."
check: [ITEM-three]
"""
ITEMS = """\
format: 1
assignment: test-one
title: A test
version: 1
items:
  - {kind: choose-one, id: which, title: Which, ask: "Which exhibit?", points: 1, options: [{id: one, text: "One."}]}
"""
STORY = """
passages:
  start:
    stage: request
    choices:
      - {id: tell, act: tell, text: "Tell somebody", to: end}
  end: {ending: done}
"""


def words(count: int) -> str:
    """So many words that no rule is about."""
    return ("said and done " * (count // 3 + 1)).strip()


class SmallCourse:
    """The course in a folder; each method changes one of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("course/outline.yml", OUTLINE)
        self.write("simulations/a-call/story.yml", tiny_text(STORY))
        self.lesson("first", "The first lesson", 30, "An exhibit may be shown.", 'play("../../simulations/a-call")')
        self.lesson("second", "The second lesson", 45, "A hash of the exhibit; the SPoC asks for it.")
        code = 'table = pd.read_csv("x.csv")\ntable.head(2)'
        self.lesson("figures", "Figures", 40, "Counting.", code, imports=f"import pandas as pd\n{IMPORTS}")
        self.practice("booster-week-1", PRACTICE.replace("check: [ITEM-two]\n", THIRD))
        asks = [f'practice("booster-week-1-{each}")' for each in ("one", "two", "three")]
        opening = ["# Booster", BEGIN.replace("MINUTES", "5"), HELP]
        self.notebook("course/booster-week-1/booster.ipynb", *opening, *map(code_cell, [IMPORTS, *asks]))
        self.write("instructor/source/test-one/items.yml", ITEMS)
        cells = [code_cell("from trainingkit.exercises import form"), code_cell('form("which")')]
        self.notebook("instructor/source/test-one/test-one.ipynb", "# A test", *cells)

    def lesson(self, name: str, title: str, minutes: int, told: str, *codes: str, imports: str = IMPORTS) -> None:
        """Write a lesson that has two items of practice."""
        self.practice(name, PRACTICE)
        opening = [f"# {title}", BEGIN.replace("MINUTES", str(minutes)), HELP]
        asks = [f'practice("{name}-one")', f'practice("{name}-two")']
        cells = [code_cell(code) for code in (*codes, *asks)]
        self.notebook(f"course/{name}/lesson.ipynb", *opening, code_cell(imports), told, words(900), *cells)

    def practice(self, name: str, text: str) -> None:
        """Write the practice of a lesson or booster."""
        self.write(f"course/{name}/practice.yml", text.replace("LESSON", name).replace("ITEM", name))

    def notebook(self, path: str, *cells: str | dict) -> None:
        """Write a notebook of Markdown texts and code cells, as Jupyter does."""
        made = [cell if isinstance(cell, dict) else markdown_cell(cell) for cell in cells]
        body = {"cells": [cell | {"id": f"cell-{n}"} for n, cell in enumerate(made, start=1)], "metadata": {}}
        body |= {"nbformat": 4, "nbformat_minor": 5}
        self.write(path, json.dumps(body, indent=1, ensure_ascii=False, sort_keys=True) + "\n")

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Put a text in the place of another that the file has once."""
        text = (self.folder / path).read_text(encoding="utf-8")
        assert 1 == text.count(old), f"{text.count(old)} times: {old}"
        self.write(path, text.replace(old, new))

    def found(self) -> tuple[Diagnostic, ...]:
        """What the check says."""
        at = self.folder
        where = (at / "course", at / "instructor" / "source", at / "simulations")
        return check_course(*where, guidance=load_guidance(), today=A_DAY)

    def told(self) -> list[str]:
        """Each finding as ``file «what stands at its place» severity[code] message | hint``."""
        return [self._said(each) for each in self.found()]

    def _said(self, each: Diagnostic) -> str:
        path, at = each.location.path, each.location
        line = path.read_text(encoding="utf-8").splitlines()[at.line - 1] if path.is_file() else ""
        marked = line[at.column - 1 : at.column - 1 + at.width] if at.width > 1 else line.strip()
        name = path.relative_to(self.folder).as_posix()
        said = f"{name} «{marked}» {each.severity}[{each.code}] {each.message} | {each.hint}"
        return said.replace(f"{self.folder}/", "")


def code_cell(source: str, **more: object) -> dict:
    """A code cell without outputs."""
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return cell | {"source": source.splitlines(keepends=True)} | more


def markdown_cell(source: str) -> dict:
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": dedent(source).strip("\n").splitlines(keepends=True)}
