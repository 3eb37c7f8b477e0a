"""Every fact of practice points to a claim that is known, in date, and for officers."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.course.small_course import A_DAY, SmallCourse
from trainingkit.course.check import check_course
from trainingkit.guidance import Guidance, load_guidance

PRACTICE = "course/first/practice.yml"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


def told(course: SmallCourse, guidance: Guidance, today: date = A_DAY) -> list[str]:
    """Code, message and hint of what is said with this guidance, on this day."""
    at = course.folder
    where = (at / "course", at / "instructor" / "source", at / "simulations")
    return [
        f"{d.severity}[{d.code}] {d.message} | {d.hint}" for d in check_course(*where, guidance=guidance, today=today)
    ]


@pytest.mark.parametrize(
    ("claim", "hint"),
    [
        ("do-not-pya", 'did you mean "do-not-pay"?'),
        ("qqqq", "find one: trainingkit guidance --find WORD"),
    ],
)
def test_a_claim_that_is_not_in_the_guidance_is_told(course, claim, hint):
    """At the id, with the one that was probably meant."""
    course.change(PRACTICE, "[do-not-pay]", f"[{claim}]")

    assert [
        f'{PRACTICE} «{claim}» error[unknown-claim] "{claim}" is not a claim of the guidance | {hint}'
    ] == course.told()


def test_a_claim_for_others_is_told(course):
    """What is worded for pupils is not an officer's."""
    guidance = load_guidance()
    pupils = guidance.claims["do-not-pay"].model_copy(update={"audiences": ("pupil", "teacher")})

    assert [
        'error[claim-for-others] claim "do-not-pay" is for pupil and teacher | lean on a claim for officers'
    ] == list(dict.fromkeys(told(course, replace(guidance, claims={**guidance.claims, "do-not-pay": pupils}))))


def test_a_claim_past_its_review_is_told_once_a_lesson(course):
    """From the day after; a warning, because the lesson may still be right."""
    guidance = load_guidance()
    day = guidance.claims["do-not-pay"].review_by
    later = [each for each in told(course, guidance, day + timedelta(1)) if "do-not-pay" in each]

    assert [] == [each for each in told(course, guidance, day) if "do-not-pay" in each]
    assert {
        f'warning[claim-out-of-date] claim "do-not-pay" was due for review by {day} | '
        "look at its source again, then move its review_by in the guidance"
    } == set(later)
    assert 4 == len(later)
