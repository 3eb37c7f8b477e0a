"""The outline speaks of what is there, and of all that is there."""

import shutil
from pathlib import Path

import pytest

from tests.course.small_course import SmallCourse

OUTLINE = "course/outline.yml"
LESSON = "course/first/lesson.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


def test_a_course_in_which_nothing_is_wrong_has_nothing_told(course):
    """What the other tests change is right before."""
    assert [] == course.told()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "steps: [first, second, test-one]",
            "steps: [first, second, first]",
            'course/outline.yml «first» error[duplicate-step] "first" stands here twice | '
            "the first is in line 35; keep one",
        ),
        (
            "  - id: second",
            "  - id: first",
            'course/outline.yml «first» error[duplicate-step] "first" stands here twice | '
            "the first is in line 4; keep one",
        ),
        (
            "{id: analyst,",
            "{id: core,",
            'course/outline.yml «core» error[duplicate-step] "core" stands here twice | '
            "the first is in line 35; keep one",
        ),
        (
            "steps: [first, second, test-one]",
            "steps: [first, secnd, test-one]",
            'course/outline.yml «secnd» error[unknown-step] there is no step "secnd" | did you mean "second"?',
        ),
        (
            "needs: [second]",
            "needs: [sceond]",
            'course/outline.yml «sceond» error[unknown-step] there is no step "sceond" | did you mean "second"?',
        ),
        (
            "assignment: test-one",
            "assignment: second",
            'course/outline.yml «second» error[unknown-step] there is no assignment "second" | there are: test-one',
        ),
        (
            "steps: [first, second, figures]",
            "steps: [first, second]",
            'course/outline.yml «figures» warning[step-off-pathways] no pathway leads to "figures" | add it to one',
        ),
        (
            "scenario: a-call",
            "scenario: a-cal",
            'course/outline.yml «a-cal» error[unknown-scenario] there is no story "a-cal" | did you mean "a-call"?',
        ),
    ],
)
def test_a_name_that_is_not_there_or_there_twice_is_told(course, old, new, expected):
    """One cause, one finding, at the word itself."""
    course.change(OUTLINE, old, new)

    assert [expected] == course.told()


@pytest.mark.parametrize(
    ("step", "path"),
    [
        ("first", "course/first/lesson.ipynb"),
        ("booster-week-1", "course/booster-week-1/booster.ipynb"),
        ("test-one", "instructor/source/test-one/test-one.ipynb"),
    ],
)
def test_a_step_without_a_notebook_is_told(course, step, path):
    """Lessons, boosters and assignments; the hint says where it should lie."""
    (course.folder / path).unlink()

    assert [
        f'course/outline.yml «{step}» error[missing-step] "{step}": this notebook is not there | '
        f"put it at {path}, or correct the id"
    ] == course.told()


def test_a_notebook_that_cannot_be_read_is_told_at_the_notebook(course):
    """And nothing else is said of what it might hold."""
    course.write(LESSON, "{")

    assert [
        f'{LESSON} «{{» error[missing-step] "first": this is not a notebook that can be read | '
        "open it in JupyterLab; if that fails, take it from a copy"
    ] == course.told()


@pytest.mark.parametrize(
    ("path", "copy"),
    [("course/first", "first-old"), ("course/booster-week-1", "booster"), ("instructor/source/test-one", "test-two")],
)
def test_a_folder_that_is_not_in_the_outline_is_told(course, path, copy):
    """A copy that was left behind would never be checked."""
    folder = course.folder / path
    shutil.copytree(folder, folder.parent / copy)

    assert [
        f'course/outline.yml «format: 1» error[step-not-listed] "{copy}" is not in the outline | '
        f"add it, or remove {Path(path).parent.as_posix()}/{copy}"
    ] == course.told()


def test_a_story_that_the_notebook_does_not_play_is_told(course):
    """The outline promises it to whoever plans a day."""
    course.change(LESSON, r"play(\"../../simulations/a-call\")", "# nothing")

    assert [
        'course/outline.yml «a-call» error[unknown-scenario] "first" does not play "a-call" | '
        "play it, or leave out scenario:"
    ] == course.told()


def test_a_played_story_that_is_not_there_is_told_at_its_cell(course):
    """Once, though the outline names the right one."""
    course.change(LESSON, "simulations/a-call", "simulations/a-cal")

    assert [
        f'{LESSON} «"id": "cell-7",» error[unknown-scenario] cell 7 ("cell-7") plays "../../simulations/a-cal", '
        'which is not there | did you mean "a-call"?'
    ] == course.told()
