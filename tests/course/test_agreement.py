"""The parts of an assignment agree, and each way in which they may not is told once, at its place."""

from datetime import date
from pathlib import Path

import pytest

from tests.course.small import ITEMS, KEY, PLAY_ITEMS, PLAY_KEY, RUBRIC, STORY, instructor_folder, notebook
from trainingkit.course.agreement import RULES, Subject, blank_marks, check_assignment
from trainingkit.course.assignment import read_assignment
from trainingkit.course.blueprint import Confirmation
from trainingkit.guidance import load_guidance

TODAY = date(2026, 11, 21)
CELLS = {name: (f'form("{name}")', 4) for name in ("first", "second", "third")}


def subject(root: Path, assignment: str, confirmed: dict | None = None) -> Subject:
    """An assignment of a folder, before the rules."""
    files = read_assignment(root, assignment)
    return Subject(files, load_guidance(), frozenset({"sum"}), frozenset({"first-contact"}), TODAY, confirmed or {})


def told(root: Path, assignment: str = "pick") -> list[str]:
    """What is wrong: codes and messages."""
    return [f"{d.code}: {d.message}" for d in check_assignment(subject(root, assignment))]


def codes(root: Path, assignment: str = "pick") -> list[str]:
    """The codes of what is wrong."""
    return [line.partition(":")[0] for line in told(root, assignment)]


def test_a_sound_assignment_is_not_commented_on(tmp_path):
    """With items of its own, and with a story and a log."""
    root = instructor_folder(tmp_path)

    assert ([], []) == (told(root), told(root, "call"))


def swapped(text: str, was: str, now: str) -> str:
    """A text with one thing in it changed, which must be there."""
    assert was in text
    return text.replace(was, now, 1)


NOTED = "points: {}\n        red: [risk-question]\n        text: Noted"
FAULTS = {
    "duplicate-item": {"items": swapped(ITEMS, "id: second,", "id: first,"), "key": KEY},
    "key-of-another-version": {"key": swapped(KEY, "items_version: 3", "items_version: 2")},
    "points-differ": {"key": swapped(KEY, NOTED.format(4), NOTED.format(3))},
    "item-without-key": {"key": swapped(KEY, "item: third", "item: forth")},
    "unknown-in-key": {"key": swapped(KEY, "best: {chose: [ask]}\n  -", "best: {chose: [asks]}\n  -")},
    "unknown-tag": {"key": swapped(KEY, "tags: {ask:", "tags: {aks:")},
    "solution-is-not-best": {"key": swapped(KEY, "solution: [ask, form]", "solution: [ask]")},
    "unused-misconception": {"key": swapped(KEY, "        misconception: paper-first\n", "")},
    "unknown-lesson": {"key": swapped(KEY, "read_again: first-contact", "read_again: first-contacts")},
    "ungraded-claim": {"key": swapped(KEY, "Proof\n        claim: [stop-replying]", "Proof\n        claim: [stop-it]")},
    "cell-is-not-the-item": {"notebook": notebook(CELLS | {"first": ('form("first")\nprint(1)', 4)})},
    "observed-sheet": {"items": swapped(ITEMS, "version: 3", "version: 3\nobserved: true")},
    "item-without-cell": {"notebook": notebook({name: CELLS[name] for name in ("first", "second")})},
}  # fmt: skip
PLAY_FAULTS = {
    "unknown-rubric": {"play_key": swapped(PLAY_KEY, "rubric_rows: [risk, why]", "rubric_rows: [risk, who]")},
    "example-differs": {"rubric": swapped(RUBRIC, "standing: borderline", "standing: clear")},
    "story-without-rows": {"play_key": swapped(PLAY_KEY, "{safety: risk, keeps: evidence}", "{safety: risk}")},
    "story-red-differs": {"play_key": swapped(PLAY_KEY, "    story_red: {safety: [risk-question]}\n", "")},
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_by_its_rule(code, tmp_path):
    """Whatever else follows from it."""
    assert code in codes(instructor_folder(tmp_path, **FAULTS[code]))


@pytest.mark.parametrize("code", PLAY_FAULTS)
def test_a_fault_of_a_story_or_a_log_is_told_by_its_rule(code, tmp_path):
    """Whatever else follows from it."""
    assert code in codes(instructor_folder(tmp_path, **PLAY_FAULTS[code]), "call")


def test_every_rule_has_a_fault_that_it_finds():
    """A rule that finds nothing in any test may find nothing at all."""
    assert {each.code for each in RULES} == {*FAULTS, *PLAY_FAULTS}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"play_key": swapped(PLAY_KEY, "{safety: first-contact,", "{safety: first-contacts,")},
            'unknown-lesson: there is no lesson "first-contacts"',
        ),
        (
            {"play_key": swapped(PLAY_KEY, "safety: first-contact, ", "")},
            'unknown-lesson: "safety" sends nobody to a lesson',
        ),
        (
            {"rubric": swapped(RUBRIC, "read_again: first-contact", "read_again: first-contacts")},
            'unknown-lesson: there is no lesson "first-contacts"',
        ),
    ],
)
def test_a_story_and_a_rubric_send_back_to_a_lesson_too(changed, message, tmp_path):
    """To one that exists."""
    assert [message] == told(instructor_folder(tmp_path, **changed), "call")


def test_a_fault_stands_where_it_was_written(tmp_path):
    """File, line and column of the word, and the smallest edit."""
    root = instructor_folder(tmp_path, **FAULTS["unknown-in-key"])
    (found,) = (d for d in check_assignment(subject(root, "pick")) if d.code == "unknown-in-key")
    line = (root / "keys/pick.yml").read_text().splitlines()[found.location.line - 1]

    assert ("pick.yml", 'did you mean "ask"?') == (found.location.path.name, found.hint)
    assert line[found.location.column - 1 :].startswith("{chose: [asks]}")


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (("form('first')", 4), 'cell 1 ("first") is not only form("first")'),
        (('form("first")', 5), 'item "first" has 4 points, its cell 5'),
    ],
)
def test_a_cell_is_the_form_and_nothing_else(cell, message, tmp_path):
    """With the points of its item."""
    root = instructor_folder(tmp_path, notebook=notebook(CELLS | {"first": cell}))

    assert [message] == [d.message for d in check_assignment(subject(root, "pick"))]


def test_a_cell_that_is_not_locked_is_told(tmp_path):
    """Or a trainee could change what is graded."""
    root = instructor_folder(tmp_path, notebook=notebook(CELLS).replace('"locked": true', '"locked": false', 1))

    assert ['cell-is-not-the-item: cell 1 ("first") is not locked'] == told(root)


def test_what_is_not_confirmed_is_not_graded_until_somebody_confirms_it(tmp_path):
    """And only until that confirmation ends."""
    open_claim = next(
        c.id for c in load_guidance().claims.values() if c.expert and c.confidence == "general"
    )  # fmt: skip
    noted = "why: Proof\n        claim: [{}]"
    key = swapped(KEY, noted.format("stop-replying"), noted.format(open_claim))
    root = instructor_folder(tmp_path, key=key)
    body = {"claim": open_claim, "who": "A. Example", "role": "lead", "since": date(2026, 1, 1)}
    confirmed, over = (
        {open_claim: Confirmation.model_validate(body | {"until": until})} for until in (TODAY, date(2026, 11, 20))
    )

    assert ["ungraded-claim"] == [d.code for d in check_assignment(subject(root, "pick"))]
    assert () == check_assignment(subject(root, "pick", confirmed))
    assert ["ungraded-claim"] == [d.code for d in check_assignment(subject(root, "pick", over))]


def test_a_truth_that_no_case_has_is_told(tmp_path):
    """Looked up in vain, nobody could get the points."""
    key = swapped(KEY, "best: {chose: [ask]}\n  -", 'best: {chose: ["truth:sums"]}\n  -')

    assert 'unknown-in-key: "truth:sums" is not in item "first"' in told(instructor_folder(tmp_path, key=key))


def test_a_story_that_cannot_be_played_is_told(tmp_path):
    """Rather than read as one without criteria."""
    root = instructor_folder(tmp_path, form_b=swapped(STORY, "to: then, level: best", "to: them, level: best"))

    assert ['story-without-rows: the story "form-b" cannot be played'] == told(root, "call")


@pytest.mark.parametrize("part", ["items", "key"])
def test_files_that_cannot_be_read_are_told_and_no_crash(part, tmp_path):
    """And nothing is said of what only follows from it."""
    assert ["yaml-syntax"] == codes(instructor_folder(tmp_path, **{part: "items: [\n"}))


def test_an_assignment_is_worth_what_its_parts_are(tmp_path):
    """Criteria of its own, of its story, and the rows of its rubric."""
    files = read_assignment(instructor_folder(tmp_path), "call")
    marks = [mark for key in files.keys.values() for mark in blank_marks(files, key)]

    assert [("safety", 2.0), ("keeps", 2.0), ("risk", 3.0), ("why", 3.0)] == [
        (m.criterion, m.max_points) for m in marks
    ]
    assert 2 == sum("risk-question" in mark.red for mark in marks)
    assert PLAY_ITEMS.count("points") == 2
