"""Whoever misses a criterion is told why it matters and where to read again, in something they have read."""

from pathlib import Path

import pytest

from trainingkit.course.assignment import read_assignment
from trainingkit.course.outline import read_outline

ROOT = Path(__file__).resolve().parents[2]
OUTLINE = read_outline(ROOT / "course" / "outline.yml").value
ASSIGNMENTS = [assignment.id for assignment in OUTLINE.assignments]
each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


def told_in(assignment: str) -> list[tuple[str, str, str | None]]:
    """Every criterion that can be missed: its id, why it matters, its lesson."""
    files = read_assignment(ROOT / "instructor", assignment)
    keys = files.key.sound.items
    found = [(each.id, each.why, each.read_again) for key in keys for each in key.criteria]
    for key in (key for key in keys if key.rubric):
        rows = (files.rubrics[key.rubric].sound.row(row) for row in key.rubric_rows)
        found += [(row.id, row.why, row.read_again) for row in rows]
    for key in (key for key in keys if key.story_rows):
        criteria = (each for story in files.stories.values() for each in story.criteria)
        found += [(each.id, each.why, key.story_read_again.get(each.id)) for each in criteria]
    return found


@each_assignment
def test_every_criterion_has_a_reason_and_a_lesson(assignment):
    """Of the key, of the rubrics and of every form of the story."""
    lessons = {lesson.id for lesson in OUTLINE.lessons}
    told = told_in(assignment)

    assert told
    assert [] == [name for name, why, again in told if not why.strip() or again not in lessons]


@each_assignment
def test_the_lesson_comes_before_the_assignment_on_every_way_through_the_course(assignment):
    """Nobody can read again what they have not read."""
    again = {lesson for _, _, lesson in told_in(assignment)}
    for steps in (pathway.steps for pathway in OUTLINE.pathways if assignment in pathway.steps):
        assert again <= set(steps[: steps.index(assignment)])
