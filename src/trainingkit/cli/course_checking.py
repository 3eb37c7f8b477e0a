"""The course and the instructor's folder through their rules: outline, lessons, assignments, keys, case specs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingkit.cli.stories import misnamed_under, stories_under
from trainingkit.cli.terminal import counted
from trainingkit.course.check import check_course
from trainingkit.course.outline import read_outline
from trainingkit.course.standard import check_instructor
from trainingkit.diagnostics import Diagnostic, Severity, in_order
from trainingkit.evidence import read_case_spec
from trainingkit.guidance import load_guidance

OUTLINE = "outline.yml"
BLUEPRINT = "blueprint.yml"
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
    """Whether a path has no story to check: the instructor's folder may have some, under ``assessed/``."""
    without = is_instructor(path) and not stories_under(path) and not misnamed_under(path)
    return is_course(path) or is_case_spec(path) or without


def check_course_parts(paths: Sequence[Path], today: date) -> CourseOutcome:
    """Check those of these paths that are not stories."""
    parts: list[str] = []
    found: list[Diagnostic] = []
    for path in paths:
        if is_course(path):
            parts += _check_course(path if path.is_dir() else path.parent, today, found)
        elif is_instructor(path):
            parts += _check_instructor(path, today, found)
        elif is_case_spec(path):
            found += read_case_spec(path).diagnostics
            parts.append("1 case spec")
    return CourseOutcome(tuple(parts), in_order(dict.fromkeys(found)))


def _check_course(folder: Path, today: date, found: list[Diagnostic]) -> Iterator[str]:
    beside = _beside(folder)
    assignments, stories = beside / INSTRUCTOR / "source", beside / STORIES
    found += check_course(folder, assignments, stories, guidance=load_guidance(), today=today)
    outline = read_outline(folder / OUTLINE).sound
    yield counted(len(outline.lessons) if outline else 0, "lesson")
    yield counted(len(outline.boosters) if outline else 0, "booster")


def _check_instructor(root: Path, today: date, found: list[Diagnostic]) -> Iterator[str]:
    outline = read_outline(_beside(root) / COURSE / OUTLINE).sound
    lessons = [lesson.id for lesson in outline.lessons] if outline else []
    found += check_instructor(root, load_guidance(), lessons, today)
    specs = sorted((root / "cases").glob("*.yml"))
    for spec in specs:
        found += read_case_spec(spec).diagnostics
    yield counted(len(list((root / "source").glob("*/items.yml"))), "assignment")
    yield counted(len(specs), "case spec")


def _beside(folder: Path) -> Path:
    """The folder that holds this one, named as from here where that can be said."""
    return folder.parent if folder.name not in ("", "..") else folder.resolve().parent
