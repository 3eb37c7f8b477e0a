"""The outline: its form, and what it says of its pathways."""

import pytest

from tests.course.small_course import OUTLINE
from trainingkit.course.outline import read_outline
from trainingkit.datafile import Loaded


def outline(folder, old: str = "", new: str = "") -> Loaded:
    """The small outline, with one text changed."""
    path = folder / "outline.yml"
    path.write_text(OUTLINE.replace(old, new) if old else OUTLINE, encoding="utf-8")
    return read_outline(path)


def told(loaded: Loaded) -> list[str]:
    """Line, column, code, message and hint of each mistake."""
    return [f"{d.location.line}:{d.location.column} [{d.code}] {d.message} | {d.hint}" for d in loaded.diagnostics]


def test_steps_are_lessons_and_assignments_in_order(tmp_path):
    """A pathway is made of both; boosters come after it and are no steps."""
    read = outline(tmp_path).value

    assert ["first", "second", "figures", "test-one"] == [*read.steps()]
    assert [("lessons", 0), ("lessons", 1), ("lessons", 2), ("assignments", 0)] == [each[:2] for each in read.placed()]


def test_a_pathway_takes_the_minutes_of_its_steps(tmp_path):
    """Lessons and assignments together; breaks are the trainer's."""
    read = outline(tmp_path).value

    assert [30 + 45 + 35, 30 + 45 + 40] == [read.minutes(pathway) for pathway in read.pathways]


def test_a_step_that_does_not_exist_is_left_out_of_the_way(tmp_path):
    """A rule tells of it; everything else can still be looked at."""
    read = outline(tmp_path, "steps: [first, second, test-one]", "steps: [first, secnd, test-one]").value

    assert ["first", "test-one"] == [step.id for step in read.along(read.pathways[0])]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "minutes: 45",
            "minuts: 45",
            '16:5 [unknown-key] "minuts" is not a key of lesson "second" | did you mean "minutes"?',
        ),
        ("minutes: 45", "minutes: 500", "16:14 [out-of-range] minutes: must be 240 or less | None"),
        ("week: 1", "week: 2", '33:55 [unknown-word] week: "2" is not one of 1, 4, 12 | None'),
        ("number: A1", "number: B1", '31:28 [bad-id] "B1" cannot be a name here | write A1 to A9'),
        (
            "    objectives: [Say what comes first]\n",
            "",
            '4:5 [missing-key] lesson "first" has no "objectives" | add "objectives:"',
        ),
    ],
)
def test_a_mistake_of_form_is_told_with_its_place(tmp_path, old, new, expected):
    """A misspelt key, a number out of range, a word that is not one of a few, a key left out."""
    loaded = outline(tmp_path, old, new)

    assert loaded.value is None
    assert [expected] == told(loaded)


def test_an_outline_that_is_not_there_is_told():
    """Nothing is raised."""
    assert ["1:1 [unreadable-file] this file is not there | None"] == told(read_outline("no-such/outline.yml"))
