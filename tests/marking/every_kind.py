"""An assignment with one item of every kind, values that fit each, and JSON of any shape."""

from pathlib import Path
from textwrap import dedent

from hypothesis import strategies as st

from trainingkit.datafile import read_datafile
from trainingkit.marking.items import ItemsFile, Option
from trainingkit.marking.keys import ItemKey, KeyFile, Wanted

AB = "[{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]"
ITEMS = f"""\
format: 1
assignment: every-kind
title: Every kind
version: 2
items:
  - {{id: one, kind: choose-one, title: One, ask: Which?, points: 2, options: {AB}}}
  - {{id: file, kind: choose-one, title: File, ask: Which?, points: 2, options_from: files}}
  - {{id: several, kind: choose-several, title: Several, ask: Which?, points: 2, at_most: 2, options: {AB}}}
  - {{id: order, kind: order, title: Order, ask: Order them., points: 2, options: {AB}}}
  - {{id: match, kind: match, title: Match, ask: Match., points: 2, left: {AB}, right: {AB}}}
  - {{id: say, kind: say, title: Say, ask: Say it., points: 2, most_words: 8, options: {AB}}}
  - {{id: decide, kind: decide, title: D, ask: Decide., points: 2, options: {AB}, parts: [{{id: why, label: Why}}]}}
  - {{id: write, kind: write, title: Write, ask: Write., points: 2, parts: [{{id: why, label: Why, most_words: 5}}]}}
  - {{id: play, kind: play, title: Play, ask: Play., points: 2, forms: [form-a, form-b], other_form: form-c}}
  - id: table
    kind: table
    title: Table
    ask: Fill it.
    points: 2
    least_rows: 2
    most_rows: 3
    columns:
      - {{id: what, label: What, format: choice, options: {AB}}}
      - {{id: when, label: When, format: datetime}}
      - {{id: hash, label: Hash, format: sha256}}
      - {{id: seen, label: Seen, format: yes-no}}
  - id: numbers
    kind: numbers
    title: Numbers
    ask: How many?
    points: 2
    fields: [{{id: sum, label: Sum, format: number}}, {{id: at, label: At, format: clock}}, {{id: note, label: Note}}]
  - {{id: function, kind: function, title: Function, ask: Write it., points: 2, name: total, parameters: [rows]}}
"""
FILE = read_datafile(Path("items.yml"), ItemsFile, ITEMS).value
BY_ID = {item.id: item for item in FILE.items}
MANIFEST = {"files": (Option.model_construct(id="bank.csv", text="bank.csv"), Option.model_construct(id="x", text="x"))}
RUN = {"form": "form-a", "story": "sha256:0", "started": "2026-11-21T11:19:04+00:00", "steps": [], "ended": False}
FITTING = {
    "one": "a",
    "file": "bank.csv",
    "several": ["a", "c"],
    "order": ["c", "a", "b"],
    "match": {"a": "a", "b": "a", "c": "b"},
    "say": {"text": "Thank you for telling me.", "choice": None},
    "decide": {"choice": "b", "texts": {"why": "Because."}},
    "write": {"texts": {"why": "Because it is so."}},
    "play": {"form": "form-a", "runs": [RUN | {"steps": [{"choice": "c1", "at": 1.5}]}]},
    "table": [{"what": "a", "when": "2026-05-03 23:40 BST", "hash": "0" * 64, "seen": "no"}, {}],
    "numbers": {"sum": "£1,250.50", "at": "21:15", "note": "x"},
    "function": {"source": "def total(rows): ..."},
}
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
words = st.sampled_from([*"abc", "text", "choice", "texts", "why", "what", "runs", "form", "steps", "at", "source"])
any_json = st.recursive(
    scalars | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def key_of(body: str) -> ItemKey:
    """The key of one item, from YAML without its criteria's standing parts."""
    return keys_of(f"items: [{{{body}}}]").items[0]


def keys_of(body: str) -> KeyFile:
    """A key file, from what comes after its head."""
    head = "format: 1\nassignment: every-kind\nversion: 1\nitems_version: 2\n"
    loaded = read_datafile(Path("key.yml"), KeyFile, head + dedent(body))
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def criterion(name: str, best: str, more: str = "") -> str:
    """One criterion on a line."""
    standing = "row: risk, points: 2, text: Did it, why: It helps, claim: [do-not-pay]"
    standing += "" if "read_again" in more else ", read_again: first-contact"
    return f"{{id: {name}, {standing}, best: {best}{', ' + more if more else ''}}}"


def wanted(**said) -> Wanted:
    """A requirement from what its file would say."""
    return Wanted.model_validate(said, strict=False)
