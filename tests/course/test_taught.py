"""Nothing is used before it is taught."""

from pathlib import Path

import pytest

from tests.course.small_course import SmallCourse

OUTLINE = "course/outline.yml"
LESSON, PRACTICE = "course/first/lesson.ipynb", "course/first/practice.yml"
ANALYST = "course/figures/lesson.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


def early(place: str, word: str, step: str, ways: str) -> str:
    """What is told of a term that is used too early."""
    hint = f'say it in other words, or explain it there and add it to the terms of "{step}"'
    return f'{place} «{word}» error[term-before-taught] "{step}" uses "{word}" before it is taught (in {ways}) | {hint}'


def test_a_step_before_one_that_it_needs_is_told(course):
    """At the step that comes too late."""
    course.change(OUTLINE, "steps: [first, second, test-one]", "steps: [second, first, test-one]")

    assert (
        'course/outline.yml «first» error[before-its-needs] "second" needs "first", which comes later | '
        'put "first" before "second"'
    ) == course.told()[0]


def test_a_need_outside_the_pathway_is_none(course):
    """The half-day course leaves lessons out that others build on."""
    course.change(OUTLINE, "steps: [first, second, test-one]", "steps: [first, test-one]")
    course.change(OUTLINE, "steps: [first, second, figures]", "steps: [first, figures, second]")
    course.change(OUTLINE, "needs: [second]", "needs: []")

    assert [] == course.told()


def test_a_term_in_a_notebook_before_it_is_taught_is_told(course):
    """In the line where the word stands, with every pathway in which it comes too early."""
    course.change(LESSON, "An exhibit may be shown.", "An exhibit has a hash.")

    assert [early(LESSON, "hash", "first", "core, analyst")] == course.told()


def test_a_term_in_practice_before_it_is_taught_is_told(course):
    """Items are read, too."""
    course.change(PRACTICE, "Is anyone in danger?", "Ask the SPoC?")

    assert [early(PRACTICE, "SPoC", "first", "core, analyst")] == course.told()


def test_a_term_in_an_assignment_before_it_is_taught_is_told(course):
    """What is marked most of all; another pathway, which does not come to it, is not concerned."""
    course.change("instructor/source/test-one/items.yml", "Which exhibit?", "Which hash?")
    course.change(OUTLINE, "steps: [first, second, test-one]", "steps: [first, test-one, second]")

    assert [early("instructor/source/test-one/items.yml", "hash", "test-one", "core")] == course.told()


def test_a_term_may_be_used_in_the_step_that_explains_it_and_after(course):
    """The first lesson says "exhibit", explains it, and the others use it."""
    course.change(LESSON, "An exhibit may be shown.", "Exhibits! An exhibit may be shown.")

    assert [] == course.told()


def test_an_id_is_not_a_use(course):
    """Nobody reads the names in a file of practice."""
    course.change(PRACTICE, "id: stop", "id: hash")

    assert [] == course.told()


def test_a_term_that_its_step_never_uses_is_told(course):
    """Later steps would rely on it."""
    course.change(OUTLINE, 'SPoC: "Who may ask."', 'SPoC: "Who may ask.", DMI: "Who is asked."')

    assert [
        'course/outline.yml «DMI» error[term-not-explained] "second" never uses "DMI" | '
        "explain it, or take it off the list"
    ] == course.told()


def test_a_step_with_python_in_a_pathway_without_is_told(course):
    """A trainee who has never programmed finishes the core."""
    course.change(OUTLINE, "steps: [first, second, test-one]", "steps: [first, second, figures, test-one]")

    assert [
        'course/outline.yml «figures» error[code-in-core] "core" asks for no Python, and "figures" does | leave it out'
    ] == course.told()


@pytest.mark.parametrize("code", ["minutes = 2", r"practice(\"first-one\", 2)", "%run it.py"])
def test_a_cell_of_code_in_a_pathway_without_is_told(course, code):
    """Once, however many pathways have the lesson; one call that shows something is none."""
    course.change(OUTLINE, "    scenario: a-call\n", "")
    course.change(LESSON, r"play(\"../../simulations/a-call\")", code)

    assert (
        f'{LESSON} «"id": "cell-7",» error[code-in-core] cell 7 ("cell-7") of "first" is code to be understood | '
        "make it one call that shows something"
    ) in course.told()


@pytest.mark.parametrize(("code", "name"), [("table.tail(2)", "tail"), ("rows(table)", "rows")])
def test_a_name_of_python_before_it_is_taught_is_told(course, code, name):
    """A method or a function that no step has introduced, where it stands."""
    course.change(ANALYST, "table.head(2)", code)

    assert [
        f'{ANALYST} «{name}» error[name-before-taught] cell 7 ("cell-7") of "figures" uses "{name}" before it is '
        f'taught | introduce it, and add it to the names of "figures"'
    ] == course.told()


@pytest.mark.parametrize("code", ["len(table)", "table.upper()", r"rows = len\nrows(table)"])
def test_python_itself_and_names_of_the_notebook_are_known(course, code):
    """What Python has, and what a cell has just given a meaning to."""
    course.change(ANALYST, "table.head(2)", code)

    assert [] == course.told()


def test_a_name_has_its_meaning_only_from_where_it_was_given(course):
    """A later cell does not explain an earlier one."""
    notebook = (course.folder / ANALYST).read_text(encoding="utf-8")
    course.write(
        ANALYST, notebook.replace("table.head(2)", "rows(table)").replace('practice(\\"figures-one\\")', "rows = 2")
    )

    assert any('uses "rows" before it is taught' in each for each in course.told())
