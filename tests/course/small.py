"""An instructor's folder of two small assignments, one with a story in three forms, sound in every part."""

import json
from collections.abc import Mapping
from pathlib import Path

from tests.tiny import HEAD

OPTIONS = "[{id: ask, text: Ask how he is., }, {id: form, text: Fill in the form., }, {id: pay, text: Pay a little., }]"
ITEMS = f"""\
format: 1
assignment: pick
title: Pick
version: 3
items:
  - {{id: first, kind: choose-one, title: First, ask: What first?, points: 4, options: {OPTIONS}}}
  - {{id: second, kind: choose-several, title: Second, ask: What then?, points: 4, options: {OPTIONS}}}
  - {{id: third, kind: choose-one, title: Third, ask: Which file?, points: 4, options: {OPTIONS}}}
"""
KEY = """\
format: 1
assignment: pick
version: 1
items_version: 3
misconceptions: [{id: paper-first, text: Fills in before asking.}]
items:
  - item: first
    solution: ask
    tags: {ask: [risk], form: [polite, refer, script, kind, evidence, adult-tools]}
    criteria:
      - id: asks
        row: risk
        points: 4
        red: [risk-question]
        text: Asked
        why: Life
        claim: [stop-replying]
        misconception: paper-first
        read_again: first-contact
        best: {chose: [ask]}
  - item: second
    solution: [ask, form]
    criteria:
      - id: notes
        row: risk
        points: 4
        red: [risk-question]
        text: Noted
        why: Proof
        claim: [stop-replying]
        read_again: first-contact
        best: {has: [ask, form], has_not: [pay]}
  - item: third
    solution: ask
    criteria:
      - id: again
        row: risk
        points: 4
        red: [risk-question]
        text: Again
        why: Life
        claim: [stop-replying]
        read_again: first-contact
        best: {chose: [ask]}
"""
PLAY_ITEMS = """\
format: 1
assignment: call
title: Call
version: 1
items:
  - {id: the-call, kind: play, title: Call, ask: Play., points: 4, forms: [form-a, form-b], other_form: form-c}
  - {id: log, kind: write, title: Log, ask: Write., points: 6, parts: [{id: risk, label: Risk}, {id: why, label: Why}]}
"""
PLAY_KEY = """\
format: 1
assignment: call
version: 1
items_version: 1
items:
  - item: the-call
    story_rows: {safety: risk, keeps: evidence}
    story_red: {safety: [risk-question]}
    story_read_again: {safety: first-contact, keeps: first-contact}
  - {item: log, rubric: log, rubric_rows: [risk, why]}
"""
RUBRIC = """\
format: 1
rubric: log
title: The log
rows:
  - id: risk
    name: Risk
    row: risk
    red: [risk-question]
    red_below: 2
    points: 3
    why: Life
    claim: [stop-replying]
    read_again: first-contact
    levels: [none, thin, some, all]
  - id: why
    name: Why
    row: evidence
    points: 3
    why: Proof
    claim: [stop-replying]
    read_again: first-contact
    levels: [none, thin, some, all]
exemplars:
  - {id: one, standing: clear, texts: {risk: Asked.}, levels: {risk: 3, why: 3}, why: {risk: So., why: So.}}
  - {id: two, standing: borderline, texts: {risk: Asked.}, levels: {risk: 2, why: 2}, why: {risk: So., why: So.}}
  - {id: three, standing: not-yet, texts: {risk: Well.}, levels: {risk: 0, why: 1}, why: {risk: So., why: So.}}
"""
STORY = """\
criteria:
  - {id: safety, text: Asked, why: Life, red: true, claim: [stop-replying], best: {did_all: [start.ask, again.ask]}}
  - id: keeps
    text: Kept
    why: Proof
    claim: [stop-replying]
    best: {did: [then.keep]}
    acceptable: {did: [then.note]}
passages:
  start:
    ask: What first?
    choices:
      - {id: ask, text: Ask how he is, to: again, level: best, tags: [risk]}
      - {id: fair, text: Ask for his name and number first, to: again, level: harmful, tags: [polite, kind, refer]}
      - {id: log, text: Open the log and begin to type it, to: again, level: harmful, tags: [evidence, script]}
      - {id: wait, text: Wait until he has calmed down a bit, to: again, level: harmful}
      - {id: ring, text: Ring off., to: again, level: harmful}
  again:
    ask: He is still there. What now?
    choices:
      - {id: ask, text: Ask how he is, to: then, level: best, tags: [risk]}
      - {id: fair, text: Ask for his name and number first, to: then, level: harmful, tags: [polite, kind, refer]}
      - {id: log, text: Open the log and begin to type it, to: then, level: harmful, tags: [evidence, script]}
      - {id: wait, text: Wait until he has calmed down a bit, to: then, level: harmful}
      - {id: ring, text: Ring off., to: then, level: harmful}
  then:
    ask: And then?
    choices:
      - {id: keep, text: Keep it, to: over, level: best}
      - {id: note, text: Note it, to: over, level: acceptable}
      - {id: send, text: Send it, to: over, level: harmful}
  over: {ending: over, later: [{id: l, text: Later.}]}
"""
BLUEPRINT = """\
format: 1
counts: [pick, call]
chances: 5
rows:
  - {row: risk, name: Risk, weight: 17, covers: All.}
  - {row: evidence, name: Evidence, weight: 5, covers: All.}
red:
  - {behaviour: risk-question, text: Asks.}
"""
FORMS = ("form-a", "form-b", "form-c")


def notebook(cells: Mapping[str, tuple[str, float]]) -> str:
    """A notebook with a graded cell of each id: its source and its points."""
    listed = [
        {
            "cell_type": "code",
            "id": grade_id,
            "source": source,
            "outputs": [],
            "execution_count": None,
            "metadata": {
                "nbgrader": {
                    "schema_version": 3,
                    "grade": True,
                    "solution": False,
                    "locked": True,
                    "task": False,
                    "grade_id": grade_id,
                    "points": points,
                    "cell_type": "code",
                }
            },
        }
        for grade_id, (source, points) in cells.items()
    ]
    return json.dumps({"cells": listed, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)


def story_text(name: str, body: str = STORY) -> str:
    """A form of the story: the same body under its own name."""
    return HEAD.format(audience="officer", start="start").replace("story: tiny", f"story: {name}") + body


def instructor_folder(root: Path, **changes: str) -> Path:
    """The folder, written below ``root``.

    Parameters
    ----------
    **changes : str
        Other text for a part: ``items``, ``key``, ``play_items``, ``play_key``, ``rubric``, ``blueprint``, ``form_b``,
        ``notebook``.
    """
    cells = {name: (f'form("{name}")', 4) for name in ("first", "second", "third")}
    calls = {"the-call": ('form("the-call")', 4), "log": ('form("log")', 6)}
    parts = {
        "blueprint.yml": changes.get("blueprint", BLUEPRINT),
        "confirmed.yml": "format: 1\nconfirmed: []\n",
        "source/pick/items.yml": changes.get("items", ITEMS),
        "source/pick/pick.ipynb": changes.get("notebook", notebook(cells)),
        "source/call/items.yml": changes.get("play_items", PLAY_ITEMS),
        "source/call/call.ipynb": notebook(calls),
        "keys/pick.yml": changes.get("key", KEY),
        "keys/call.yml": changes.get("play_key", PLAY_KEY),
        "rubrics/log.yml": changes.get("rubric", RUBRIC),
    } | {f"assessed/{name}/story.yml": story_text(name) for name in FORMS}
    if "form_b" in changes:
        parts["assessed/form-b/story.yml"] = story_text("form-b", changes["form_b"])
    for name, text in parts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
