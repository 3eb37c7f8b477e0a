"""One answer to its marks: a level for each criterion, nothing for nothing, and a person for what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.marking.every_kind import BY_ID, FITTING, MANIFEST, any_json, criterion, key_of
from tests.tiny import tiny
from trainingkit.datafile import read_datafile
from trainingkit.errors import ChoiceNotOffered
from trainingkit.marking.mark import is_whole_run, mark_answer, mark_run, mark_texts
from trainingkit.marking.rubrics import RubricFile

BEST = (
    "{any: [{chose: [a]}, {has: [a]}, {pairs: {a: [a]}}, {cells: [{column: what, equals: [a]}]}, "
    "{outputs: [{arguments: [], gives: 1}]}]}"
)
KEY = key_of(
    "item: one, criteria: ["
    + criterion("asks", "{chose: [a]}", "acceptable: {chose: [b]}, red: [risk-question], misconception: calm")
    + ", "
    + criterion("keeps", "{chose: [a, b]}", "misconception: deletes, read_again: digital-evidence")
    + "]"
)  # fmt: skip
RUBRIC = read_datafile("rubric.yml", RubricFile, """\
format: 1
rubric: note
title: A note
rows:
  - id: risk
    name: Risk
    row: risk
    red: [risk-question]
    red_below: 2
    points: 3
    why: Life
    claim: [do-not-pay]
    read_again: first-contact
    levels: [a, b, c, d]
  - id: words
    name: Words
    row: first-words
    points: 3
    why: Shame
    claim: [do-not-pay]
    read_again: the-approach
    levels: [a, b, c, d]
exemplars:
  - {id: e1, standing: clear, texts: {why: So.}, levels: {risk: 3}, why: {risk: So.}}
  - {id: e2, standing: borderline, texts: {why: So.}, levels: {risk: 2}, why: {risk: So.}}
  - {id: e3, standing: not-yet, texts: {why: So.}, levels: {risk: 0}, why: {risk: So.}}
""").value  # fmt: skip
WRITTEN = key_of("item: write, rubric: note, rubric_rows: [risk, words]")
STORY = """
    criteria:
      - {id: safety, text: Asked, why: Life, red: true, best: {did: [start.ask]}}
      - {id: keeps, text: Kept, why: Proof, best: {did: [start.ask]}, acceptable: {did: [start.wait]}}
    passages:
      start:
        choices: [{id: ask, text: Ask, to: over, level: best}, {id: wait, text: Wait, to: more, level: harmful}]
      more: {next: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
"""
PLAY = key_of(
    "item: play, story_rows: {safety: risk, keeps: evidence}, story_red: {safety: [risk-question]}, "
    "story_read_again: {safety: risk-and-safeguarding, keeps: digital-evidence}"
)


def marks(value, name="one", key=KEY, **more):
    """Level and points of each criterion."""
    return [(m.level, m.points) for m in mark_answer(BY_ID[name], key, value, manifest=MANIFEST, **more)]


def written(value, **levels):
    """Level and points of each row."""
    return [(m.level, m.points) for m in mark_texts(BY_ID["write"], WRITTEN, RUBRIC, value, levels)]


def test_each_criterion_has_a_level_of_its_own():
    """Best gives all its points, acceptable half, anything else none."""
    assert [("best", 2.0), ("best", 2.0)] == marks("a")
    assert [("acceptable", 1.0), ("best", 2.0)] == marks("b")
    assert [("harmful", 0.0), ("harmful", 0.0)] == marks("c")


@pytest.mark.parametrize("value", [None, "", "d", 7, ["a"]], ids=repr)
def test_nothing_and_what_cannot_be_marked_earn_nothing(value):
    """And say nothing about what somebody might have misunderstood."""
    found = mark_answer(BY_ID["one"], KEY, value)

    assert [("harmful", 0.0, None)] * 2 == [(m.level, m.points, m.misconception) for m in found]


def test_a_mark_says_what_it_is_about():
    """Its row, its red behaviours, what was misunderstood and where to read again."""
    asks, keeps = mark_answer(BY_ID["one"], KEY, "c")

    assert (("risk-question",), "calm", "first-contact") == (asks.red, asks.misconception, asks.read_again)
    assert ((), "deletes", "digital-evidence") == (keeps.red, keeps.misconception, keeps.read_again)


@pytest.mark.parametrize("when", ["half past ten", "9" * 5_000, "2026-05-03 23:40"])
def test_a_cell_that_cannot_be_read_costs_only_what_it_was_for(when):
    """The rest of the table earns what it would have earned."""
    cells = ("{cells: [{column: what, equals: [a]}]}", "{cells: [{column: when, equals: ['2026-05-03 22:40 UTC']}]}")
    key = key_of(f"item: table, criteria: [{criterion('what', cells[0])}, {criterion('when', cells[1])}]")

    assert ["best", "best"] == [
        level for level, _ in marks([{"what": "a", "when": "2026-05-03 23:40 BST"}], "table", key)
    ]
    assert ["best", "harmful"] == [level for level, _ in marks([{"what": "a", "when": when}], "table", key)]


def test_blank_is_not_the_absence_of_what_harms():
    """A requirement that only forbids is not met by choosing nothing."""
    key = key_of(f"item: several, criteria: [{criterion('c', '{has_not: [c]}')}]")

    assert [("harmful", 0.0)] == marks([], "several", key)
    assert [("best", 2.0)] == marks(["a"], "several", key)


@examples(1)
@given(name=st.sampled_from(sorted(BY_ID)), value=any_json, outputs=st.dictionaries(st.just("[]"), any_json))
def test_any_json_is_marked_without_a_crash(name, value, outputs):
    """Between nothing and all the points there are."""
    key = key_of(f"item: {name}, criteria: [{criterion('c', BEST)}]")

    assert all(0 <= points <= 2.0 for _, points in marks(value, name, key, outputs=outputs))


@pytest.mark.parametrize("name", [n for n in BY_ID if n not in ("play", "file", "write", "say", "decide")])
def test_a_value_that_fits_can_earn_its_points(name):
    """Of every kind that is marked without a person or a story."""
    key = key_of(f"item: {name}, criteria: [{criterion('c', '{answered: true}')}]")

    assert [("best", 2.0)] == marks(FITTING[name], name, key)


def test_a_text_waits_for_a_person():
    """A row without a level has none, and no points yet."""
    assert [(None, 0.0), ("best", 3.0)] == written({"texts": {"why": "So."}}, words=3)


@pytest.mark.parametrize(("level", "name"), [(0, "harmful"), (1, "acceptable"), (2, "acceptable"), (3, "best")])
def test_a_level_gives_its_third_of_the_points(level, name):
    """3 is best and 0 harmful."""
    assert (name, level * 1.0) == written({"texts": {"why": "So."}}, words=level)[1]


@pytest.mark.parametrize(("level", "name"), [(0, "harmful"), (1, "harmful"), (2, "acceptable"), (3, "best")])
def test_below_the_red_line_of_a_row_its_red_is_missed(level, name):
    """The points are those of the level all the same."""
    assert (name, level * 1.0) == written({"texts": {"why": "So."}}, risk=level)[0]


@pytest.mark.parametrize("value", [None, {}, {"texts": {}}, {"texts": {"why": " \n"}}, {"texts": 3}, "So."], ids=repr)
def test_nothing_written_needs_no_person(value):
    """Each row is level 0, whatever was given."""
    assert [("harmful", 0.0)] * 2 == written(value, words=3)


def test_a_text_that_is_too_long_is_read_all_the_same():
    """A limit of words is help for the writer, and no trap."""
    assert [("best", 3.0), ("best", 3.0)] == written({"texts": {"why": "so " * 40}}, risk=3, words=3)


@pytest.mark.parametrize("level", [-1, 4, 2.5])
def test_a_level_that_is_none_is_an_error(level):
    """A slip of a key must not become points."""
    with pytest.raises(ValueError, match="a level is 0 to 3"):
        written({"texts": {"why": "So."}}, words=level)


def test_a_run_is_marked_by_the_criteria_of_its_story():
    """Two points each, with the rows and the red behaviours of the key."""
    found = mark_run(BY_ID["play"], PLAY, tiny(STORY), ["start.wait", "more.next"])

    assert [("harmful", 0.0, "risk", ("risk-question",)), ("acceptable", 1.0, "evidence", ())] == [
        (m.level, m.points, m.row, m.red) for m in found
    ]


def test_no_run_earns_nothing():
    """Each criterion is there, so that the points to be had do not change."""
    found = mark_run(BY_ID["play"], PLAY, tiny(STORY), None)

    assert [("harmful", 0.0, 2.0)] * 2 == [(m.level, m.points, m.max_points) for m in found]


@pytest.mark.parametrize(("run", "whole"), [(["ask"], True), (["wait"], False), (["wait", "next"], True), ([], False)])
def test_a_run_is_whole_when_it_has_come_to_an_ending(run, whole):
    """Whatever its file says."""
    assert whole == is_whole_run(tiny(STORY), run)


def test_a_run_that_was_not_possible_is_refused():
    """A choice that was not on offer."""
    with pytest.raises(ChoiceNotOffered):
        is_whole_run(tiny(STORY), ["pay"])
