"""A notebook with an item of every kind, a case and a story, as a trainee's folder has them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import nbformat

from tests.tiny import tiny
from trainingkit.course.prepared import build_variant
from trainingkit.evidence import read_case_spec
from trainingkit.story.compiled import pack

ROOT = Path(__file__).resolve().parents[2]
SECRET = b"a secret of the tests, and of nothing else"
STORY = """
    people: {caller: {name: Jo, role: victim}}
    passages:
      start:
        lines: [{id: a, who: caller, text: Hello.}]
        ask: What now?
        choices: [{id: ask, text: Ask them, to: middle}, {id: wait, text: Wait a little, to: middle}]
      middle:
        lines: [{id: b, text: They go on.}]
        ask: And then?
        choices: [{id: more, text: Ask more, to: last}, {id: less, text: Ask less, to: last}]
      last:
        lines: [{id: c, text: It is late.}]
        ask: At the end?
        choices: [{id: end, text: Thank them, to: over}, {id: again, text: Begin the talk again, to: middle}]
      over: {ending: held-well, later: [{id: l, text: Later.}]}
"""
ITEMS = """\
format: 1
assignment: every-form
title: Every form
version: 1
case: chat-extortion
other_case: taken-over-account
items:
  - id: pick
    kind: choose-one
    title: What comes first
    intro: Somebody rings the desk.
    show: [{who: Caller, text: I do not know what to do.}]
    ask: Which one?
    points: 1
    options: [{id: ask, text: Ask how they are}, {id: wait, text: Wait for more}]
  - id: some
    kind: choose-several
    title: What to keep
    ask: Which ones?
    points: 1
    at_most: 2
    options: [{id: name, text: The name}, {id: link, text: The link}, {id: time, text: The time}]
  - id: steps
    kind: order
    title: One after the other
    ask: In which order?
    points: 1
    options: [{id: one, text: Listen}, {id: two, text: Write}, {id: three, text: Ring}]
  - id: pairs
    kind: match
    title: What goes with what
    ask: Which file has it?
    points: 1
    left: [{id: money, text: What was paid}, {id: calls, text: Who rang}]
    right_from: files
  - id: log
    kind: table
    title: A log
    ask: Fill it in.
    points: 2
    most_rows: 3
    columns:
      - {id: when, label: Time, format: datetime}
      - {id: what, label: What}
      - {id: open, label: Opened, format: yes-no}
  - id: words
    kind: say
    title: A first sentence
    ask: What do you say?
    points: 1
    most_words: 8
    options: [{id: ask, text: Ask how they are}, {id: wait, text: Wait for more}]
  - id: choice
    kind: decide
    title: Now or later
    ask: When do you go?
    points: 1
    options: [{id: now, text: Somebody goes now}, {id: later, text: Somebody rings back}]
    parts: [{id: why, label: Reasons, format: long-text, most_words: 40}]
  - id: note
    kind: write
    title: A note
    ask: Write it.
    points: 2
    parts: [{id: seen, label: What you saw, format: long-text, most_words: 40}, {id: next, label: What comes next}]
  - id: sums
    kind: numbers
    title: Figures
    ask: What did you find?
    points: 1
    fields: [{id: paid, label: Pounds paid, format: number}, {id: digest, label: SHA-256, format: sha256}]
  - {id: total, kind: function, title: A sum, ask: Write it above., points: 2, name: total, parameters: [rows]}
  - id: call
    kind: play
    title: A call
    ask: Play it to its end.
    points: 3
    forms: [story-a]
    other_form: story-b
"""
KINDS = {
    "pick": "choose-one", "some": "choose-several", "steps": "order", "pairs": "match", "log": "table",
    "words": "say", "choice": "decide", "note": "write", "sums": "numbers", "total": "function", "call": "play",
}  # fmt: skip
PRACTICE = """\
format: 1
lesson: every-form
check: [try]
items:
  - id: try
    kind: say
    title: Try it
    ask: What do you say?
    example: Thank you for ringing.
    options:
      - {id: ask, text: Ask how they are, reply: Asking helps.}
      - {id: wait, text: Wait for more, tone: harmful, reply: Waiting leaves them alone.}
"""
FUNCTION = "def total(rows):\n    return sum(rows)\n"
START = "from trainingkit.exercises import case_files, form, practice"


def write_notebook(file: Path, cells: Sequence[str]) -> None:
    """A notebook with these code cells below a line of text."""
    made = [nbformat.v4.new_markdown_cell(f"# {file.stem}"), *map(nbformat.v4.new_code_cell, cells)]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata={"kernelspec": kernel}), file)


@cache
def case_bytes(spec: str, variant: str, assignment: str = "every-form") -> dict[str, bytes]:
    """The files of one variant of an assessed case."""
    read = read_case_spec(ROOT / "instructor" / "cases" / f"{spec}.yml").spec
    return dict(build_variant(read, SECRET, assignment, variant).case.files)


def write_case(folder: Path, spec: str, variant: str, assignment: str = "every-form") -> None:
    """Put a variant of a case beside a notebook."""
    to = folder / "cases" / variant
    to.mkdir(parents=True)
    for name, data in case_bytes(spec, variant, assignment).items():
        (to / name).write_bytes(data)


def write_assignment(folder: Path, *notebooks: Sequence[str], case: bool = True) -> Path:
    """A trainee's folder with an item of every kind; one notebook ``every-form.ipynb`` with all of them by default."""
    folder.mkdir(parents=True)
    (folder / "items.yml").write_text(ITEMS, encoding="utf-8")
    (folder / "practice.yml").write_text(PRACTICE, encoding="utf-8")
    (folder / "stories").mkdir()
    for name in ("story-a", "story-b"):
        (folder / "stories" / f"{name}.story").write_bytes(pack(tiny(STORY)))
    if case:
        write_case(folder, "chat-extortion", "v01")
        write_case(folder, "taken-over-account", "x01")
    return folder


def all_cells() -> list[str]:
    """One cell a form; the function above its own."""
    cells = [START, "case_files()"]
    for item in KINDS:
        cells += [FUNCTION, 'form("total", total)'] if item == "total" else [f'form("{item}")']
    return [*cells, 'practice("try")']
