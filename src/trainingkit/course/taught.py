"""Nothing is used before it is taught: rules over the outline, the lessons' words, and their code."""

import builtins
import re
from collections.abc import Iterator
from datetime import date, datetime

from trainingkit.course.folders import Course
from trainingkit.course.notebook import names_defined, names_used, only_shows
from trainingkit.course.outline import Pathway
from trainingkit.course.words import word
from trainingkit.diagnostics import Location
from trainingkit.rule import Finding, rule

OWN_TYPES = (str, list, dict, set, tuple, float, date, datetime)
PLAIN = frozenset(dir(builtins)).union(*map(dir, OWN_TYPES)) | {"practice", "form", "play", "case_files"}
"""What any cell may use without its having been taught: Python's own, and the calls that show an exercise."""

Findings = Iterator[Finding]


@rule("before-its-needs")
def before_its_needs(course: Course) -> Findings:
    """A step of a pathway comes before one that it needs.

    Why: a trainee would meet questions whose answers come later.

    Example:
        steps: [risk-and-safeguarding, first-contact]      # risk-and-safeguarding needs first-contact

    Mend: put the step that is needed before it.
    """
    for n, pathway in enumerate(course.outline.pathways):
        place = {step: i for i, step in enumerate(pathway.steps)}
        for step in course.outline.along(pathway):
            for need in step.needs:
                if place.get(need, -1) > place[step.id]:
                    at = course.where("pathways", n, "steps", place[need])
                    yield Finding(
                        f'"{step.id}" needs "{need}", which comes later', at, f'put "{need}" before "{step.id}"'
                    )


@rule("term-before-taught")
def term_before_taught(course: Course) -> Findings:
    """A word of the trade is used in a pathway before any of its steps has explained it.

    Why: who does not know the word cannot use the sentence, and seldom asks.

    Example:
        steps: [first-contact, digital-evidence]      # first-contact says "metadata", and digital-evidence explains it

    Mend: say it in other words; or explain it there too, and add it to the ``terms`` of that step.
    """
    terms = sorted({term for step in course.outline.steps().values() for term in step.terms})
    for step in course.outline.steps():
        for term in terms:
            early = [way.id for way in course.outline.pathways if term not in _terms_known(course, way, step)]
            if early and (at := _first(course, step, term)):
                hint = f'say it in other words, or explain it there and add it to the terms of "{step}"'
                yield Finding(f'"{step}" uses "{term}" before it is taught (in {", ".join(early)})', at, hint)


@rule("term-not-explained")
def term_not_explained(course: Course) -> Findings:
    """A step says that it explains a term, and neither its notebook nor its items use the word.

    Why: later steps would rely on an explanation that nobody was given.

    Example:
        terms: {metadata: "Data about data."}      # and the lesson never says "metadata"

    Mend: explain it, or take it off the list.
    """
    for kind, n, step in course.outline.placed():
        for term in step.terms if course.is_readable(step.id) else ():
            if not _first(course, step.id, term):
                at = course.file.where_key(kind, n, "terms", term)
                yield Finding(f'"{step.id}" never uses "{term}"', at, "explain it, or take it off the list")


@rule("code-in-core")
def code_in_core(course: Course) -> Findings:
    """A pathway that asks for no Python has a step that does, or a cell that is more than calls that show something.

    Why: a trainee who has never programmed finishes it by pressing, choosing and writing.

    Example:
        practice("front-desk", hints=3 * 2)

    Mend: make it one call with nothing but texts inside, or move the step to a pathway that asks for Python.
    """
    told: set[tuple[str, int]] = set()
    for n, pathway in enumerate(course.outline.pathways):
        for step in course.outline.along(pathway) if not pathway.code else ():
            if step.code:
                at = course.where("pathways", n, "steps", pathway.steps.index(step.id))
                yield Finding(f'"{pathway.id}" asks for no Python, and "{step.id}" does', at, "leave it out")
                continue
            for notebook, cell in course.code(step.id):
                if not only_shows(cell) and (step.id, cell.number) not in told:
                    told.add((step.id, cell.number))
                    message = f'cell {cell.number} ("{cell.id}") of "{step.id}" is code to be understood'
                    yield Finding(message, notebook.at(cell), "make it one call that shows something")


@rule("name-before-taught")
def name_before_taught(course: Course) -> Findings:
    """A step that asks for Python uses a function or method that no step of the pathway has introduced yet.

    Python's own, and what the notebook itself has given a name to, count as known.

    Why: whoever copies code that nobody explained has learned to copy.

    Example:
        bank.pivot_table(values="amount")      # and no step so far has pivot_table among its names

    Mend: introduce it, and add it to the ``names`` of that step; or do it with what is known.
    """
    told: set[tuple[str, str]] = set()
    for pathway in course.outline.pathways:
        known = set(PLAIN)
        for step in course.outline.along(pathway):
            known |= {name.rpartition(".")[2] for name in step.names}
            own: set[str] = set()
            for notebook, cell in course.code(step.id) if step.code else ():
                own |= names_defined(cell)
                for name in sorted(names_used(cell) - known - own):
                    if (step.id, name) not in told:
                        told.add((step.id, name))
                        message = f'cell {cell.number} ("{cell.id}") of "{step.id}" uses "{name}" before it is taught'
                        at = notebook.at(cell, re.compile(rf"\b{re.escape(name)}\b"))
                        yield Finding(message, at, f'introduce it, and add it to the names of "{step.id}"')


RULES = (before_its_needs, term_before_taught, term_not_explained, code_in_core, name_before_taught)


def _terms_known(course: Course, pathway: Pathway, step: str) -> set[str]:
    """The terms explained in a pathway up to the end of a step; all of them where the pathway does not come to it."""
    way = course.outline.along(pathway)
    place = next((i for i, each in enumerate(way) if each.id == step), None)
    if place is None:
        return {term for each in course.outline.steps().values() for term in each.terms}
    return {term for each in way[: place + 1] for term in each.terms}


def _first(course: Course, step: str, term: str) -> Location | None:
    """Where a step first uses a term: in its notebook, else in its items."""
    words = word(term)
    return next((at for read in course.reads[step] if (at := read.find(words))), None)
