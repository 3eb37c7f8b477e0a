"""trainingkit check, of the course, of the instructor's folder, and of the spec of a case."""

import json
from pathlib import Path

import pytest

from tests.cli.an_instructor import SOUND, instructor
from tests.cli.running import run
from tests.cli.test_case import MISTAKES, spec_with_ten_mistakes
from tests.course.small_course import SmallCourse

LESSON = "course/first/lesson.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


def test_a_course_that_passes_ends_with_one_line(course):
    """What was looked at, and that nothing was found; no word of stories."""
    result = run("check", course.folder / "course")

    assert (0, "3 lessons, 1 booster: 0 errors\n") == (result.exit_code, result.output)


@pytest.mark.parametrize("words", ["course/outline.yml", "course/../course"])
def test_a_course_may_be_named_by_its_outline(course, words):
    """Or by any way to its folder."""
    assert "3 lessons, 1 booster: 0 errors\n" == run("check", course.folder / words).output


def test_a_course_may_be_named_from_inside(course, monkeypatch):
    """Assignments and stories lie beside it all the same."""
    monkeypatch.chdir(course.folder / "course")

    assert "3 lessons, 1 booster: 0 errors\n" == run("check", ".").output


def test_a_mistake_is_shown_with_its_line_and_fix(course):
    """As those of stories are, in the line of the notebook where the word stands; exit code 1."""
    course.change(LESSON, "An exhibit may be shown.", "An exhibit has a hash.")
    result = run("check", course.folder / "course")

    assert 1 == result.exit_code
    head, line, caret, hint = result.output.splitlines()[:4]
    place, _, message = head.partition(": error[term-before-taught] ")
    assert f"{course.folder / LESSON}:" in place
    assert '"first" uses "hash" before it is taught (in core, analyst)' == message
    assert "hash" == line[caret.index("^") : caret.rindex("^") + 1]
    assert 'hint: say it in other words, or explain it there and add it to the terms of "first"' == hint
    assert [
        "More on a code: trainingkit check --explain CODE",
        "3 lessons, 1 booster: 1 error",
    ] == result.output.splitlines()[-2:]


def test_a_warning_alone_is_no_failure(course):
    """It may not be what was meant; exit code 0."""
    course.change("course/outline.yml", "steps: [first, second, figures]", "steps: [first, second]")
    result = run("check", course.folder / "course")

    assert 0 == result.exit_code
    assert "warning[step-off-pathways]" in result.output
    assert result.output.endswith("3 lessons, 1 booster: 0 errors\n")


def test_json_is_nothing_but_the_list(course):
    """The same fields as for stories; an empty list where nothing is wrong."""
    assert "[]\n" == run("check", "--json", course.folder / "course").output
    course.change("course/outline.yml", "needs: [second]", "needs: [sceond]")
    result = run("check", "--json", course.folder / "course")
    (found,) = json.loads(result.output)

    assert 1 == result.exit_code
    assert {
        "path": str(course.folder / "course/outline.yml"),
        "line": 27,
        "column": 13,
        "severity": "error",
        "code": "unknown-step",
        "message": 'there is no step "sceond"',
        "hint": 'did you mean "second"?',
    } == found


def test_an_outline_that_cannot_be_read_is_told(course):
    """And nothing is said of lessons that it may have."""
    course.write("course/outline.yml", "lessons: [")
    result = run("check", course.folder / "course")

    assert 1 == result.exit_code
    assert "error[yaml-syntax]" in result.output
    assert result.output.endswith("0 lessons, 0 boosters: 1 error\n")


def test_a_case_of_a_lesson_is_checked_with_it(course):
    """Once, however often it is named."""
    spec_with_ten_mistakes(course.folder).rename(course.folder / "course/first/case.yml")
    told = run("check", "--json", course.folder / "course", course.folder / "course/first/case.yml")

    assert MISTAKES == [found["message"] for found in json.loads(told.output)]


def test_an_instructors_folder_is_checked_with_its_stories(tmp_path):
    """Assignments, cases, and the stories under ``assessed``: two lines at the end."""
    SmallCourse(tmp_path).change("course/outline.yml", "  - id: first\n", "  - id: first-contact\n")
    root = instructor(tmp_path / "instructor-of-this")
    result = run("check", root)

    assert "2 assignments, 2 case specs: 0 errors" == result.output.splitlines()[-2]
    assert result.output.splitlines()[-1].startswith("3 stories, ")


def test_an_instructors_folder_without_stories_is_checked(tmp_path):
    """Else it would be a wrong command, because nothing is there to play."""
    (tmp_path / "blueprint.yml").write_text("format: 1")
    result = run("check", tmp_path)

    assert 1 == result.exit_code
    assert 'error[missing-key] the file has no "counts"' in result.output
    assert result.output.endswith("0 assignments, 0 case specs: 5 errors\n")


def test_a_mistake_in_an_assignment_is_told(tmp_path):
    """Both of the course and of the instructor's folder in one go, in the order of the files."""
    course = SmallCourse(tmp_path)
    course.change("course/outline.yml", "  - id: first\n", "  - id: first-contact\n")
    course.change("course/outline.yml", "needs: [second]", "needs: [sceond]")
    root = instructor(tmp_path / "instructor-of-this")
    key = root / "keys" / "pick.yml"
    key.write_text(key.read_text().replace("best: {chose: [ask]}", "best: {chose: [aks]}", 1))
    found = json.loads(run("check", "--json", root, tmp_path / "course").output)

    assert {"unknown-step", "unknown-in-key"} <= {each["code"] for each in found}
    assert 'did you mean "ask"?' in [each["hint"] for each in found if each["code"] == "unknown-in-key"]


def test_a_sound_spec_passes():
    """One line."""
    result = run("check", SOUND)

    assert (0, "1 case spec: 0 errors\n") == (result.exit_code, result.output)


def test_all_mistakes_of_a_spec_are_told_at_once(tmp_path):
    """In the order of the file; exit code 1."""
    spec = spec_with_ten_mistakes(tmp_path)
    result = run("check", spec)

    assert 1 == result.exit_code
    assert MISTAKES == [line.partition("] ")[2] for line in result.output.splitlines() if line.startswith(f"{spec}:")]
    assert result.output.endswith("1 case spec: 10 errors\n")


def test_stories_and_course_may_be_checked_together(course):
    """Two lines at the end; the exit code is that of both."""
    result = run("check", course.folder / "course", course.folder / "simulations")

    assert "3 lessons, 1 booster: 0 errors" == result.output.splitlines()[-2]
    assert result.output.splitlines()[-1].startswith("1 story, ")


@pytest.mark.parametrize(
    "code", ["term-before-taught", "help-not-told", "item-without-key", "unknown-plant", "no-advice"]
)
def test_a_code_of_any_kind_of_file_is_explained(code):
    """Of the outline, a lesson, an assignment, a case, the guidance."""
    result = run("check", "--explain", code)

    assert 0 == result.exit_code
    assert result.output.startswith(f"# {code}\n")
    assert "## How to mend it" in result.output
