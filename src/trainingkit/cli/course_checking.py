"""The course and the instructor's folder through their rules: outline, lessons, assignments, keys, case specs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingkit.cli.terminal import counted
from trainingkit.course.agreement import Subject, check_assignment
from trainingkit.course.assignment import read_assignment
from trainingkit.course.blueprint import read_confirmed
from trainingkit.course.outline import read_outline
from trainingkit.course.taught import Course, check_outline
from trainingkit.datafile import read_datafile
from trainingkit.diagnostics import Diagnostic, Severity, in_order
from trainingkit.evidence import Truth, read_case_spec
from trainingkit.guidance import load_guidance
from trainingkit.marking.practice import PracticeFile

OUTLINE = "outline.yml"
BLUEPRINT = "blueprint.yml"
PRACTICE = "practice.yml"
COURSE, INSTRUCTOR, STORIES = "course", "instructor", "simulations"


@dataclass(frozen=True, slots=True)
class CourseOutcome:
    """What was looked at, in words such as ``8 lessons``, and what was found."""

    parts: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        return sum(found.severity is Severity.ERROR for found in self.diagnostics)

    def summary(self) -> str:
        """``8 lessons, 4 assignments: 0 errors``."""
        return f"{', '.join(self.parts)}: {counted(self.errors, 'error')}"


def is_course(path: Path) -> bool:
    """Whether a path is the folder of the course, or its outline."""
    return (path / OUTLINE).is_file() or path.name == OUTLINE


def is_instructor(path: Path) -> bool:
    """Whether a path is the instructor's folder."""
    return (path / BLUEPRINT).is_file()


def is_case_spec(path: Path) -> bool:
    """Whether a path is the spec of a case: a YAML file that says ``case:`` at its beginning."""
    if path.suffix != ".yml" or not path.is_file():
        return False
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return any(line.startswith("case:") for line in lines) and not any(line.startswith("items:") for line in lines)


def is_only_course(path: Path) -> bool:
    """Whether a path has no story to check: the instructor's folder has some, under ``assessed/``."""
    return is_course(path) or is_case_spec(path)


def check_course_parts(paths: Sequence[Path], today: date) -> CourseOutcome:
    """Check those of these paths that are not stories."""
    parts: list[str] = []
    found: list[Diagnostic] = []
    for path in paths:
        if is_course(path):
            folder = path if path.is_dir() else path.parent
            parts.append(_check_course(folder, found))
        elif is_instructor(path):
            parts.append(_check_instructor(path, today, found))
        elif is_case_spec(path):
            found += read_case_spec(path).diagnostics
            parts.append("1 case spec")
    return CourseOutcome(tuple(parts), in_order(dict.fromkeys(found)))


def _check_course(folder: Path, found: list[Diagnostic]) -> str:
    beside = folder.resolve().parent
    course = Course(read_outline(folder / OUTLINE), folder, beside / INSTRUCTOR / "source", beside / STORIES)
    found += check_outline(course)
    practice = sorted(folder.glob(f"*/{PRACTICE}"))
    for file in practice:
        found += read_datafile(file, PracticeFile).diagnostics
    for spec in sorted(folder.glob("*/case.yml")):
        found += read_case_spec(spec).diagnostics
    lessons = len(course.file.sound.lessons) if course.file.sound else 0
    return f"{counted(lessons, 'lesson')}, {counted(len(practice), 'practice file')}"


def _check_instructor(root: Path, today: date, found: list[Diagnostic]) -> str:
    confirmed = read_confirmed(root / "confirmed.yml")
    found += confirmed.diagnostics
    outline = read_outline(root.resolve().parent / COURSE / OUTLINE)
    lessons = frozenset(lesson.id for lesson in outline.sound.lessons) if outline.sound else frozenset()
    confirmations = {each.claim: each for each in (confirmed.sound.confirmed if confirmed.sound else ())}
    names = list(_assignments(root))
    for name in names:
        files = read_assignment(root, name)
        truths = frozenset(Truth.model_fields)
        found += check_assignment(Subject(files, load_guidance(), truths, lessons, today, confirmations))
    specs = sorted((root / "cases").glob("*.yml"))
    for spec in specs:
        found += read_case_spec(spec).diagnostics
    return f"{counted(len(names), 'assignment')}, {counted(len(specs), 'case spec')}"


def _assignments(root: Path) -> Iterator[str]:
    yield from sorted(path.parent.name for path in (root / "source").glob("*/items.yml"))
