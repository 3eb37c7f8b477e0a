"""The outline speaks of what is there: its steps, their notebooks and stories, and nothing is left out of it."""

from collections.abc import Iterator
from pathlib import Path

from trainingkit.course.folders import Course
from trainingkit.course.notebook import calls
from trainingkit.course.outline import Outline
from trainingkit.diagnostics import Diagnostic, Severity, did_you_mean
from trainingkit.rule import Finding, rule

Findings = Iterator[Finding]
Place = tuple[str | int, ...]


@rule("duplicate-step")
def duplicate_step(course: Course) -> Findings:
    """Two lessons, assignments, boosters or pathways have the same id, or a pathway has a step twice.

    Why: one of them would hide the other.

    Example:
        steps: [first-contact, digital-evidence, first-contact]

    Mend: give the second an id of its own, or take it out.
    """
    outline = course.outline
    groups = {"lessons": outline.lessons, "assignments": outline.assignments, "boosters": outline.boosters}
    ids = [(each.id, (kind, n, "id")) for kind, group in groups.items() for n, each in enumerate(group)]
    yield from _twice(course, ids)
    yield from _twice(course, [(each.id, ("pathways", n, "id")) for n, each in enumerate(outline.pathways)])
    for n, pathway in enumerate(outline.pathways):
        yield from _twice(course, [(step, ("pathways", n, "steps", i)) for i, step in enumerate(pathway.steps)])


@rule("unknown-step")
def unknown_step(course: Course) -> Findings:
    """A pathway, or a lesson, names a step that the outline does not have.

    Why: it would be passed over in silence.

    Example:
        steps: [first-contct]

    Mend: correct it, or add the lesson or assignment.
    """
    known = [*course.outline.steps()]
    assignments = [each.id for each in course.outline.assignments]
    for name, place in _named(course.outline):
        if name not in known:
            yield Finding(f'there is no step "{name}"', course.where(*place), did_you_mean(name, known))
    for n, lesson in enumerate(course.outline.lessons):
        if lesson.assignment and lesson.assignment not in assignments:
            at = course.where("lessons", n, "assignment")
            hint = did_you_mean(lesson.assignment, assignments) or f"there are: {', '.join(assignments) or 'none'}"
            yield Finding(f'there is no assignment "{lesson.assignment}"', at, hint)


@rule("missing-step")
def missing_step(course: Course) -> Findings:
    """A lesson, an assignment or a booster has no notebook, or one that cannot be read.

    Why: a trainee would open an empty folder.

    Example:
        - {id: first-contact, ...}      # and no course/first-contact/lesson.ipynb

    Mend: put it there, or correct the id.
    """
    outline = course.outline
    groups = {"lessons": outline.lessons, "assignments": outline.assignments, "boosters": outline.boosters}
    for kind, steps in groups.items():
        for n, step in enumerate(steps):
            found = course.notebooks[step.id]
            if isinstance(found, Diagnostic):
                there = found.location.path.is_file()
                at = found.location if there else course.where(kind, n, "id")
                hint = found.hint if there else f"put it at {found.location.path}, or correct the id"
                yield Finding(f'"{step.id}": {found.message}', at, hint)


@rule("step-not-listed")
def step_not_listed(course: Course) -> Findings:
    """A folder has a lesson, a booster or an assignment that the outline does not name.

    Why: nobody would be sent there, and nothing would be checked.

    Example:
        course/first-contact-old/lesson.ipynb      # a copy that was left behind

    Mend: add it to the outline, or remove the folder.
    """
    listed = set(course.paths.values())
    found = [path for name in ("lesson", "booster") for path in course.lessons.glob(f"*/{name}.ipynb")]
    found += [path.with_name(f"{path.parent.name}.ipynb") for path in course.assignments.glob("*/items.yml")]
    for path in sorted(found):
        if path not in listed:
            at = course.where()
            yield Finding(f'"{path.parent.name}" is not in the outline', at, f"add it, or remove {path.parent}")


@rule("step-off-pathways", Severity.WARNING)
def step_off_pathways(course: Course) -> Findings:
    """No pathway leads to a lesson or an assignment.

    Why: nobody is sent there.

    Example:
        - {id: reading-the-figures, ...}      # and in the steps of no pathway

    Mend: add it to a pathway.
    """
    walked = {step for pathway in course.outline.pathways for step in pathway.steps}
    for kind, n, step in course.outline.placed():
        if step.id not in walked:
            yield Finding(f'no pathway leads to "{step.id}"', course.where(kind, n, "id"), "add it to one")


@rule("unknown-scenario")
def unknown_scenario(course: Course) -> Findings:
    """A lesson names or plays a story that is not there, or names one that its notebook does not play.

    Why: a trainee would see an error in the middle of a lesson.

    Example:
        scenario: frist-call

    Mend: correct the name; play it in the notebook, or leave out ``scenario``.
    """
    known = sorted(path.parent.name for path in course.stories.glob("*/story.yml"))
    for n, lesson in enumerate(course.outline.lessons):
        played, broken = set(), False
        for notebook, cell in course.code(lesson.id):
            for path in (Path(str(args[0])) for name, args in calls(cell) if name == "play" and args):
                played.add(path.name)
                if not (notebook.path.parent / path / "story.yml").is_file():
                    broken = True
                    at, hint = notebook.at(cell), did_you_mean(path.name, known)
                    yield Finding(f'cell {cell.number} ("{cell.id}") plays "{path}", which is not there', at, hint)
        at = course.where("lessons", n, "scenario")
        if lesson.scenario and lesson.scenario not in known:
            yield Finding(f'there is no story "{lesson.scenario}"', at, did_you_mean(lesson.scenario, known))
        elif lesson.scenario and not broken and lesson.scenario not in played and course.is_readable(lesson.id):
            yield Finding(f'"{lesson.id}" does not play "{lesson.scenario}"', at, "play it, or leave out scenario:")


RULES = (duplicate_step, unknown_step, missing_step, step_not_listed, step_off_pathways, unknown_scenario)


def _named(outline: Outline) -> Iterator[tuple[str, Place]]:
    for n, pathway in enumerate(outline.pathways):
        for i, step in enumerate(pathway.steps):
            yield step, ("pathways", n, "steps", i)
    for kind, n, step in outline.placed():
        for i, need in enumerate(step.needs):
            yield need, (kind, n, "needs", i)


def _twice(course: Course, named: list[tuple[str, Place]]) -> Findings:
    first: dict[str, int] = {}
    for name, place in named:
        at = course.where(*place)
        if name in first:
            yield Finding(f'"{name}" stands here twice', at, f"the first is in line {first[name]}; keep one")
        first.setdefault(name, at.line)
