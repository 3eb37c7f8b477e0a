"""Checking the course: what its files say, then every rule over the outline, each lesson and each booster."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from trainingkit.course import arranged, taught
from trainingkit.course.folders import Course
from trainingkit.course.lesson_claims import CLAIM_RULES
from trainingkit.course.lesson_code import CODE_RULES
from trainingkit.course.lesson_page import PAGE_RULES
from trainingkit.course.lessons import RULES as PARTS_RULES
from trainingkit.course.lessons import LessonFiles
from trainingkit.course.notebook import Notebook
from trainingkit.course.outline import read_outline
from trainingkit.datafile import read_datafile
from trainingkit.diagnostics import Diagnostic, in_order
from trainingkit.evidence import read_case_spec
from trainingkit.guidance import Guidance
from trainingkit.marking.practice import PracticeFile

OUTLINE_RULES = (*arranged.RULES, *taught.RULES)
LESSON_RULES = (*PARTS_RULES, *CLAIM_RULES, *CODE_RULES, *PAGE_RULES)


def check_course(
    lessons: Path, assignments: Path, stories: Path, *, guidance: Guidance, today: date
) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a course, in the order of its files.

    Parameters
    ----------
    lessons : Path
        The folder with ``outline.yml`` and a folder for each lesson and booster.
    assignments : Path
        The folder with a folder for each assignment, as the instructor has them.
    stories : Path
        The folder with the practice stories.
    guidance : Guidance
    today : date
        Claims are in date or not on this day.

    Returns
    -------
    tuple of Diagnostic
        Never raises for what is in the files, nor for one that is not there.
    """
    file = read_outline(lessons / "outline.yml")
    found = list(file.diagnostics)
    for spec in sorted(lessons.glob("*/case.yml")):
        found += read_case_spec(spec).diagnostics
    if file.sound is not None:
        course = Course(file, file.sound, lessons, assignments, stories)
        found += twice if (twice := [*arranged.duplicate_step(course)]) else _of_all(course, guidance, today)
    return in_order(dict.fromkeys(found))


def _of_all(course: Course, guidance: Guidance, today: date) -> Iterator[Diagnostic]:
    """What every rule says of a course in which each step has an id of its own."""
    yield from (each for check in OUTLINE_RULES for each in check(course))
    for step in (*course.outline.lessons, *course.outline.boosters):
        practice = read_datafile(course.lessons / step.id / "practice.yml", PracticeFile)
        yield from practice.diagnostics
        notebook = course.notebooks[step.id]
        if isinstance(notebook, Notebook):
            files = LessonFiles(step, notebook, practice, guidance, today)
            yield from (each for check in LESSON_RULES for each in check(files))
