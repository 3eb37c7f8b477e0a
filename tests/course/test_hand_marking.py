"""Written texts of a class as pages to mark by hand."""

import json
import shutil
from html import escape
from pathlib import Path

import pytest

from trainingkit.course.hand_marking import NothingToMark, marked_twice, pages_of
from trainingkit.datafile import read_datafile
from trainingkit.marking.rubrics import RubricFile

ROOT = Path(__file__).parents[2]
PARTS = ("risk", "reasons", "victim", "evidence")


@pytest.fixture
def instructor(tmp_path: Path) -> Path:
    """An instructor's folder that nothing was handed in to yet."""
    for name in ("keys", "rubrics"):
        shutil.copytree(ROOT / "instructor" / name, tmp_path / name)
    for path in (ROOT / "instructor" / "source").glob("*/items.yml"):
        (tmp_path / "source" / path.parent.name).mkdir(parents=True)
        shutil.copy(path, tmp_path / "source" / path.parent.name)
    return tmp_path


def hand_in(root: Path, seat: str, value: object, item: str = "decision-log") -> None:
    """An answer as it lies there after collecting."""
    answers = root / "submitted" / seat / "first-response" / "answers"
    answers.mkdir(parents=True)
    saved = {"format": 1, "assignment": "first-response", "item": item, "version": 1, "kind": "write", "variant": None}
    answer = saved | {"seq": 1, "saved_at": "2026-11-21T11:19:04+00:00", "value": value}
    (answers / f"{item}.json").write_text(json.dumps(answer))


def log(words: str) -> dict[str, dict[str, str]]:
    """A decision log with some words in each part."""
    return {"texts": {part: f"{words} {part}" for part in PARTS}}


def test_one_question_comes_after_the_other(instructor):
    """All texts of one question stand before the first of the next, each with its seat."""
    hand_in(instructor, "seat-01", log("First"))
    hand_in(instructor, "seat-02", log("Second"))
    page = pages_of(instructor, "first-response", "decision-log")
    places = [page.index(f"{word} {part}") for part in PARTS for word in ("First", "Second")]

    assert sorted(places) == places
    assert page.count("<h3>seat-01") == page.count("<h3>seat-02") == len(PARTS)


def test_the_key_and_the_three_examples_stand_beside_each_question(instructor):
    """Each question has its four levels, its red mark and its three marked examples before the texts."""
    page = pages_of(instructor, "first-response", "decision-log")

    assert page.count("Example, clear:") == page.count("Example, borderline:") == page.count("Example, not yet:") == 4
    rubric = read_datafile(instructor / "rubrics" / "decision-log.yml", RubricFile).value

    assert rubric
    assert "RED below 2" in page
    assert [] == [level for row in rubric.rows for level in row.levels if escape(level) not in page]
    assert page.count('<div class="key">') == 4


def test_a_text_with_several_rows_is_printed_once(instructor):
    """The statement of A3, one text for four rows, stands there once with a box for each row."""
    folder = instructor / "submitted" / "seat-01" / "evidence-handling" / "answers"
    folder.mkdir(parents=True)
    saved = {"format": 1, "assignment": "evidence-handling", "item": "statement", "kind": "write", "variant": "v01"}
    more = {"version": 1, "seq": 1, "saved_at": "2026-11-21T11:19:04Z", "value": {"texts": {"statement": "I saw."}}}
    (folder / "statement.json").write_text(json.dumps(saved | more))
    page = pages_of(instructor, "evidence-handling", "statement")

    assert 1 == page.count("I saw.")
    assert 4 == page.count("class='box'")


def test_what_a_trainee_wrote_stays_text(instructor):
    """Markup in an answer is shown as it was typed."""
    hand_in(instructor, "seat-01", log("<script>alert(1)</script>"))

    assert "<script>" not in pages_of(instructor, "first-response", "decision-log")


@pytest.mark.parametrize("value", [{"texts": {"risk": 7}}, ["no log"], {"texts": None}], ids=str)
def test_what_cannot_be_read_is_told_with_its_seat(instructor, value):
    """A text of another shape is not marked and not lost: its seat is named, the others are printed."""
    hand_in(instructor, "seat-01", value)
    hand_in(instructor, "seat-02", log("Good"))
    page = pages_of(instructor, "first-response", "decision-log")

    assert "<b>Not read:</b> seat-01: " in page
    assert "Good risk" in page


def test_a_link_in_what_was_handed_in_is_told(instructor):
    """It could lead to what this trainee may not read, and the page would print it."""
    hand_in(instructor, "seat-01", log("Good"))
    theirs = instructor / "submitted" / "seat-02" / "first-response" / "answers"
    theirs.mkdir(parents=True)
    (theirs / "decision-log.json").symlink_to(instructor / "submitted/seat-01/first-response/answers/decision-log.json")
    page = pages_of(instructor, "first-response", "decision-log")

    assert "<b>Not read:</b> seat-02: this is a link" in page
    assert 1 == page.count("Good risk")


def test_who_handed_in_no_text_is_told(instructor):
    """A seat that handed in without this answer is named."""
    (instructor / "submitted" / "seat-07" / "first-response").mkdir(parents=True)

    assert "seat-07: nothing was handed in" in pages_of(instructor, "first-response", "decision-log")


def test_an_item_without_a_rubric_has_no_pages(instructor):
    """Asking for an item that no person marks says so."""
    with pytest.raises(NothingToMark, match="no texts to mark"):
        pages_of(instructor, "first-response", "the-call")


@pytest.mark.parametrize(("seats", "twice"), [(0, 0), (1, 1), (5, 1), (6, 2), (24, 5)])
def test_one_in_five_is_marked_twice(seats, twice):
    """A fifth of the class, rounded up, is drawn; the order of the seats does not matter."""
    names = [f"seat-{n:02}" for n in range(seats)]

    assert twice == len(marked_twice("decision-log", names))
    assert marked_twice("decision-log", names) == marked_twice("decision-log", names[::-1])
