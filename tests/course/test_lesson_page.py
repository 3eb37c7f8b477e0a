"""The page of a lesson: found, begun and helped in by anybody, and true in its pictures and links."""

from pathlib import Path

import pytest

from tests.course.small_course import SmallCourse, words
from trainingkit.course.lesson_page import prose_words

OUTLINE, LESSON = "course/outline.yml", "course/first/lesson.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"# The first lesson"',
            '"The first lesson"',
            '«{» error[not-one-title] the notebook has no title | begin with "# The first lesson"',
        ),
        (
            '"An exhibit may be shown."',
            '"# An exhibit may be shown."',
            '«# An exhibit may be shown.» error[not-one-title] "# An exhibit may be shown." is a second title | '
            "write ## for a heading",
        ),
        (
            '"# The first lesson"',
            '"# The lesson"',
            '«# The lesson» error[not-one-title] the outline calls this "The first lesson" | write the same in both',
        ),
        (
            "116 123",
            "the number",
            "«{» error[help-not-told] no help box with 116 123 stands before the first code | "
            "copy the box of another lesson",
        ),
        (
            "> **Help,",
            "**Help,",
            "«{» error[help-not-told] no help box with 116 123 stands before the first code | "
            "copy the box of another lesson",
        ),
        (
            "press Ctrl+Shift+C, ",
            "",
            "«{» error[beginning-not-told] it is not said how to run all cells by keyboard | "
            'copy the line "To begin" of another lesson',
        ),
        (
            "press *Run All Cells*",
            "go on",
            "«{» error[beginning-not-told] it is not said how to run all cells by mouse | "
            'copy the line "To begin" of another lesson',
        ),
        (
            "An exhibit may be shown.",
            "An exhibit ![](lesson.ipynb)",
            '«lesson.ipynb» error[picture-not-told] the picture "lesson.ipynb" is not told in words | '
            "write them into the brackets",
        ),
        (
            "An exhibit may be shown.",
            "An exhibit ![A box with a label.](box.svg)",
            '«box.svg» error[picture-not-told] the picture "box.svg" is not there | put it beside the notebook',
        ),
        (
            "An exhibit may be shown.",
            "An exhibit [next](../secnd/lesson.ipynb#top)",
            '«../secnd/lesson.ipynb#top» error[link-broken] "../secnd/lesson.ipynb#top" is not there | '
            "the path starts from the notebook's folder",
        ),
        (
            "| Minutes | 30",
            "| Minutes | 40",
            "«| Minutes | 40» warning[lesson-minutes] the notebook says 40 minutes, the outline 30 | "
            "write the same in both",
        ),
        (
            "| Minutes | 30",
            "| Time | 30",
            "«{» warning[lesson-minutes] the notebook does not say how long it takes | add | Minutes | 30 |",
        ),
    ],
)
def test_what_is_missing_on_a_page_is_told(course, old, new, expected):
    """One change, one finding, where it stands or at the beginning."""
    course.change(LESSON, old, new)

    assert [f"{LESSON} {expected}"] == course.told()


@pytest.mark.parametrize(
    "link",
    ["../second/lesson.ipynb", "../second/lesson.ipynb#top", "#here", "https://example.org", "mailto:a@example.org"],
)
def test_a_link_that_leads_somewhere_is_not_told(course, link):
    """A file that is there, a place on the page; what is on the web is not looked up."""
    course.change(LESSON, "An exhibit may be shown.", f"An exhibit [next]({link}).")

    assert [] == course.told()


def test_a_hash_sign_within_code_is_no_title(course):
    """A comment in a block of code begins with the same sign."""
    course.change(LESSON, "An exhibit may be shown.", r"An exhibit.\n```\n# a comment\n```")

    assert [] == course.told()


def test_a_lesson_of_an_hour_is_told(course):
    """The outline plans 30 to 45 minutes for a lesson; an assignment may take longer."""
    course.change(OUTLINE, "minutes: 30", "minutes: 60")
    course.change(OUTLINE, "minutes: 35", "minutes: 90")
    course.change(LESSON, "| Minutes | 30", "| Minutes | 60")

    assert [
        f"{LESSON} «{{» warning[lesson-minutes] a lesson takes 30 to 45 minutes, this one 60 | shorten or divide it"
    ] == course.told()


@pytest.mark.parametrize(("more", "expected"), [(700, "1,"), (-600, "3")])
def test_a_lesson_that_is_too_long_or_too_short_is_told(course, more, expected):
    """Its items are not counted; a booster has no length."""
    course.change(LESSON, f'"{words(900)}"', f'"{words(900 + more)}"')
    (told,) = course.told()

    assert told.startswith(f"{LESSON} «{{» warning[lesson-length] the lesson has {expected}")
    assert told.endswith(" words; 900 to 1,500 fit the time | say more, or less")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One, two.", 2),
        ("| a | b |\n|---|---|", 2),
        ("[next lesson](../a-b/c.ipynb)", 2),
        ("don’t at 23:40 on 116 123", 6),
        ("one<br>two", 2),
        ("**bold** *word*", 2),
    ],
)
def test_words_are_those_that_are_read(text, count):
    """Rules of tables, addresses of links and marks are none."""
    assert count == len(prose_words(text))
