"""The parts of a lesson or booster agree."""

from pathlib import Path

import pytest

from tests.course.small_course import SmallCourse

LESSON, PRACTICE = "course/first/lesson.ipynb", "course/first/practice.yml"
BOOSTER = "course/booster-week-1/practice.yml"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            PRACTICE,
            "lesson: first",
            "lesson: second",
            f'{PRACTICE} «second» error[practice-elsewhere] this is the practice of "second" | write first',
        ),
        (
            LESSON,
            r"practice(\"first-one\")",
            r"practice(\"first-on\")",
            f'{LESSON} «"id": "cell-8",» error[unknown-practice] cell 8 asks for "first-on", which is not in '
            'practice.yml | did you mean "first-one"?',
        ),
        (
            PRACTICE,
            "id: first-two",
            "id: first-one",
            f'{PRACTICE} «first-one» error[practice-without-cell] item "first-one" stands here twice | '
            "the first is in line 5",
        ),
        (
            LESSON,
            r"practice(\"first-one\")",
            "# nothing",
            f'{PRACTICE} «first-one» error[practice-without-cell] item "first-one" has no cell | '
            'add a cell: practice("first-one")',
        ),
        (
            PRACTICE,
            "check: [first-two]",
            "check: [first-tow]",
            f'{PRACTICE} «first-tow» error[check-not-last] there is no item "first-tow" | '
            'did you mean "first-two" (line 13)?',
        ),
        (
            PRACTICE,
            "check: [first-two]",
            "check: [first-one]",
            f"{PRACTICE} «[first-one]» error[check-not-last] the notebook ends with first-two | "
            "let its last cells ask for these, in this order",
        ),
        (
            PRACTICE,
            "check: [first-two]",
            "check: [first-two, first-one]",
            f"{PRACTICE} «[first-two, first-one]» error[check-not-last] the notebook ends with first-one, first-two | "
            "let its last cells ask for these, in this order",
        ),
        (
            PRACTICE,
            "Pay once.",
            "do not pay",
            f'{PRACTICE} «first-one» error[options-alike] two options of "first-one" say the same: "do not pay" | '
            "change one of them",
        ),
        (
            PRACTICE,
            "sound: [[life], [log]]",
            "sound: [[life], [log, life]]",
            f'{PRACTICE} «[[life], [log, life]]» error[options-alike] "life" stands in two steps of "first-two" | '
            "keep one",
        ),
        (
            PRACTICE,
            "sound: [[life], [log]]",
            "sound: [[life], [lgo]]",
            f'{PRACTICE} «- kind: order» error[sound-differs] "sound" and what is shown differ in "lgo" | '
            "name each of what is shown, and nothing else",
        ),
        (
            PRACTICE,
            'reply: "Yes."',
            'reply: "Yes.", tone: careful',
            f'{PRACTICE} «first-one» error[nothing-sound] no option of "first-one" is sound | write one that is',
        ),
        (
            PRACTICE,
            ", tone: harmful",
            "",
            f'{PRACTICE} «first-one» error[nothing-sound] every option of "first-one" is sound | write one that is not',
        ),
        (
            PRACTICE,
            'ask: "What do you say?"',
            'aks: "What do you say?"',
            f'{PRACTICE} «aks» error[unknown-key] "aks" is not a key of item "first-one" | did you mean "ask"?',
        ),
        (
            BOOSTER,
            "check: [booster-week-1-three]",
            "check: [booster-week-1-two, booster-week-1-three]",
            f"{BOOSTER} «[booster-week-1-two, booster-week-1-three]» error[booster-shape] 2 items are at check | "
            "name the red one alone",
        ),
    ],
)
def test_a_part_that_does_not_fit_is_told(course, path, old, new, expected):
    """One cause, one finding, with the smallest edit."""
    course.change(path, old, new)

    assert [expected] == course.told()


def test_an_item_that_is_asked_for_twice_is_told(course):
    """At the second cell."""
    course.change(LESSON, "An exhibit may be shown.", "An exhibit.")
    course.change(
        LESSON, r"play(\"../../simulations/a-call\")", r"play(\"../../simulations/a-call\")\npractice(\"first-one\")"
    )

    assert [
        f'{LESSON} «"id": "cell-8",» error[unknown-practice] cell 8 asks for "first-one" again | keep one cell'
    ] == course.told()


def test_a_booster_with_two_items_is_told(course):
    """Two decisions, and one on what must never go wrong."""
    text = (course.folder / BOOSTER).read_text(encoding="utf-8")
    course.write(BOOSTER, text.split("  - kind: match")[0] + "check: [booster-week-1-two]\n")

    assert (
        f"{BOOSTER} «- kind: choose-one» error[booster-shape] a booster has 3 items, this one 2 | "
        "two decisions, and one on what must never go wrong"
    ) in course.told()


def test_a_lesson_without_practice_is_told_once(course):
    """Not once more for each of its cells."""
    (course.folder / PRACTICE).unlink()

    assert [f"{PRACTICE} «» error[unreadable-file] this file is not there | None"] == course.told()


def test_what_a_mistake_has_cut_out_is_not_missed(course):
    """An item that cannot be read is told itself; its cell is not called unknown."""
    course.change(PRACTICE, "kind: order", "kind: odrer")

    assert ["unknown-word"] == [found.code for found in course.found()]


@pytest.mark.parametrize("text", ["", "items: [", "format: 1", "- a", "format: 1\nlesson: first\nitems: []\ncheck: []"])
def test_no_text_of_practice_raises(course, text):
    """Whatever it holds, something is told."""
    course.write(PRACTICE, text)

    assert PRACTICE in {found.location.path.relative_to(course.folder).as_posix() for found in course.found()}
