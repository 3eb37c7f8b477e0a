"""Nothing is used before it is taught: rules over the outline, the lessons' words, and their code."""

import builtins
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from trainingkit.course.notebook import Notebook, calls, names_defined, names_used, read_notebook
from trainingkit.course.outline import Outline, Step
from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Diagnostic, Location, did_you_mean, in_order
from trainingkit.rule import Finding, rule

OWN_TYPES = (str, list, dict, set, tuple, float, date, datetime)
PLAIN = frozenset(dir(builtins)).union(*map(dir, OWN_TYPES)) | {"practice", "form", "play", "case_files"}
"""What any cell may use without its having been taught: Python's own, and the calls that show an exercise."""

Findings = Iterator[Finding]


@dataclass(frozen=True)
class Course:
    """The outline with the folders it speaks of: ``lessons`` and ``assignments`` are their parents."""

    file: Loaded[Outline]
    lessons: Path
    assignments: Path
    stories: Path

    @property
    def outline(self) -> Outline:
        assert self.file.sound is not None
        return self.file.sound

    @cached_property
    def notebooks(self) -> dict[str, Notebook | Diagnostic]:
        """The notebook of each lesson and assignment."""
        paths = {each.id: self.lessons / each.id / "lesson.ipynb" for each in self.outline.lessons}
        paths |= {each.id: self.assignments / each.id / f"{each.id}.ipynb" for each in self.outline.assignments}
        return {step: read_notebook(path) for step, path in paths.items()}

    @cached_property
    def words(self) -> dict[str, str]:
        """All that a trainee reads in each step: its Markdown, and its items."""
        folders = {each.id: self.lessons / each.id / "practice.yml" for each in self.outline.lessons}
        folders |= {each.id: self.assignments / each.id / "items.yml" for each in self.outline.assignments}
        return {
            step: (notebook.prose() if isinstance(notebook, Notebook) else "") + "\n" + _text_of(folders[step])
            for step, notebook in self.notebooks.items()
        }

    def where(self, *path: str | int) -> Location:
        return self.file.where(*path)


@rule("unknown-step")
def unknown_step(course: Course) -> Findings:
    """A pathway, or a lesson's needs, names a step that the outline does not have."""
    known = [*course.outline.steps()]
    for name, place in _named(course.outline):
        if name not in known:
            yield Finding(f'there is no step "{name}"', course.where(*place), did_you_mean(name, known))


@rule("missing-step")
def missing_step(course: Course) -> Findings:
    """A lesson or an assignment has no notebook, or one that cannot be read."""
    for kind, steps in (("lessons", course.outline.lessons), ("assignments", course.outline.assignments)):
        for n, step in enumerate(steps):
            if isinstance(found := course.notebooks[step.id], Diagnostic):
                at = course.where(kind, n, "id")
                yield Finding(f'"{step.id}": {found.message}', at, f"put it at {found.location.path}")


@rule("unknown-scenario")
def unknown_scenario(course: Course) -> Findings:
    """A lesson names a story that is not in ``simulations/``, or one that its notebook does not play."""
    for n, lesson in enumerate(course.outline.lessons):
        if lesson.scenario is None:
            continue
        at = course.where("lessons", n, "scenario")
        notebook = course.notebooks[lesson.id]
        if not (course.stories / lesson.scenario / "story.yml").is_file():
            yield Finding(f'there is no story "{lesson.scenario}"', at, None)
        elif isinstance(notebook, Notebook) and lesson.scenario not in _played(notebook):
            yield Finding(f'"{lesson.id}" does not play "{lesson.scenario}"', at, "play it, or leave out scenario:")


@rule("before-its-needs")
def before_its_needs(course: Course) -> Findings:
    """A step of a pathway comes before one that it needs."""
    for n, pathway in enumerate(course.outline.pathways):
        place = {step: i for i, step in enumerate(pathway.steps)}
        for step in course.outline.along(pathway):
            for need in step.needs:
                if place.get(need, -1) > place[step.id]:
                    at = course.where("pathways", n, "steps", place[need])
                    yield Finding(f'"{step.id}" needs "{need}", which comes later', at, f"put {need} before it")


@rule("term-before-taught")
def term_before_taught(course: Course) -> Findings:
    """A word of the trade is used in a pathway before any of its steps has explained it."""
    terms = {term for step in course.outline.steps().values() for term in step.terms}
    for n, pathway in enumerate(course.outline.pathways):
        known: set[str] = set()
        for step in course.outline.along(pathway):
            known |= set(step.terms)
            place = pathway.steps.index(step.id)
            for term in sorted(terms - known):
                if _uses(course.words[step.id], term):
                    message = f'in "{pathway.id}", "{step.id}" uses "{term}" before it is taught'
                    hint = f'explain it there, and add it to the terms of "{step.id}"'
                    yield Finding(message, course.where("pathways", n, "steps", place), hint)


@rule("term-not-explained")
def term_not_explained(course: Course) -> Findings:
    """A step says that it explains a term, and its notebook and items never use the word."""
    for kind, steps in (("lessons", course.outline.lessons), ("assignments", course.outline.assignments)):
        for n, step in enumerate(steps):
            for term in step.terms:
                if not _uses(course.words[step.id], term):
                    at = course.where(kind, n, "terms", term)
                    yield Finding(f'"{step.id}" never uses "{term}"', at, "explain it, or take it off the list")


@rule("code-in-core")
def code_in_core(course: Course) -> Findings:
    """A pathway that asks for no Python has a step that does: more in a cell than one call that shows something."""
    for n, pathway in enumerate(course.outline.pathways):
        for step in course.outline.along(pathway) if not pathway.code else ():
            at = course.where("pathways", n, "steps", pathway.steps.index(step.id))
            notebook = course.notebooks[step.id]
            if step.code:
                yield Finding(f'"{pathway.id}" asks for no Python, and "{step.id}" does', at, "leave it out")
            elif isinstance(notebook, Notebook):
                for cell in notebook.code():
                    if _is_code(cell.source):
                        message = f'cell {cell.number} ("{cell.id}") of "{step.id}" is code to be understood'
                        yield Finding(message, notebook.at(cell), "make it one call that shows something")


@rule("name-before-taught")
def name_before_taught(course: Course) -> Findings:
    """A step that asks for Python uses a function or method that no step of the pathway has introduced yet."""
    for pathway in course.outline.pathways:
        known = set(PLAIN)
        for step in course.outline.along(pathway):
            known |= {name.rpartition(".")[2] for name in step.names}
            notebook = course.notebooks[step.id]
            if not step.code or not isinstance(notebook, Notebook):
                continue
            own = set().union(*(names_defined(cell) for cell in notebook.code()))
            for cell in notebook.code():
                for name in sorted(names_used(cell) - known - own):
                    message = f'in "{pathway.id}", cell {cell.number} of "{step.id}" uses "{name}" before it is taught'
                    yield Finding(message, notebook.at(cell), f'introduce it, and add it to the names of "{step.id}"')


RULES = (
    unknown_step,
    missing_step,
    unknown_scenario,
    before_its_needs,
    term_before_taught,
    term_not_explained,
    code_in_core,
    name_before_taught,
)


def check_outline(course: Course) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the outline and what it speaks of, in the order of the files."""
    found = list(course.file.diagnostics)
    if course.file.sound is not None:
        found += [each for check in RULES for each in check(course)]
    return in_order(dict.fromkeys(found))


def _named(outline: Outline) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for n, pathway in enumerate(outline.pathways):
        for i, step in enumerate(pathway.steps):
            yield step, ("pathways", n, "steps", i)
    groups: dict[str, tuple[Step, ...]] = {"lessons": outline.lessons, "assignments": outline.assignments}
    for kind, steps in groups.items():
        for n, step in enumerate(steps):
            for i, need in enumerate(step.needs):
                yield need, (kind, n, "needs", i)
    for n, lesson in enumerate(outline.lessons):
        if lesson.assignment:
            yield lesson.assignment, ("lessons", n, "assignment")


def _uses(text: str, term: str) -> bool:
    """Whether a text has a term as a word; capitals count only in an abbreviation."""
    flags = 0 if term.isupper() or term[:2].isupper() or term != term.lower() else re.IGNORECASE
    return re.search(rf"(?<![\w-]){re.escape(term)}(?![\w-])", text, flags) is not None


def _text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _played(notebook: Notebook) -> set[str]:
    played = [args for cell in notebook.code() for name, args in calls(cell) if name == "play"]
    return {Path(str(args[0])).name for args in played if args}


def _is_code(source: str) -> bool:
    """Whether a cell is more than imports and single calls of what shows something, with nothing but texts inside."""
    for line in filter(None, map(str.strip, source.splitlines())):
        shown = re.fullmatch(r"(\w+)\((\"[^\"]*\"(, (\w+=)?\"[^\"]*\")*)?\)", line)
        if not (line.startswith(("from ", "import ", "#")) or shown):
            return True
    return False
