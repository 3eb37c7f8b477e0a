"""Which claims the course leans on, and where: graded criteria, rows of rubrics, practice, and lessons' sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainingkit.datafile import read_datafile
from trainingkit.marking.keys import KeyFile
from trainingkit.marking.practice import PracticeFile
from trainingkit.marking.rubrics import RubricFile
from trainingkit.story.reader import read_story

CODE = re.compile(r"`([a-z0-9]+(?:-[a-z0-9]+)*)`")


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Somewhere that leans on a claim: the ``title`` people know it by, and the ``part`` of it, if it has parts."""

    title: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Leaning:
    """One claim and one place that leans on it; ``graded`` if a result may rest on it there."""

    claim: str
    place: Place
    graded: bool


def leaning(instructor: Path, course: Path) -> tuple[Leaning, ...]:
    """Everything that leans on a claim, in the order of the files; what cannot be read is left to its own check.

    Parameters
    ----------
    instructor : Path
        The folder with ``keys``, ``rubrics`` and ``assessed``.
    course : Path
        The folder with the lessons and boosters.
    """
    found = [Leaning(claim, place, True) for claim, place in _graded(instructor)]
    found += [Leaning(claim, place, False) for claim, place in _taught(course)]
    return tuple(dict.fromkeys(found))


def _graded(instructor: Path) -> Iterator[tuple[str, Place]]:
    for path in sorted((instructor / "keys").glob("*.yml")):
        if key := read_datafile(path, KeyFile).sound:
            criteria = [criterion for item in key.items for criterion in item.criteria]
            yield from ((claim, Place(_titled(path.stem), each.id)) for each in criteria for claim in each.claim)
    for path in sorted((instructor / "rubrics").glob("*.yml")):
        if rubric := read_datafile(path, RubricFile).sound:
            yield from ((claim, Place(rubric.title, row.id)) for row in rubric.rows for claim in row.claim)
    for path in sorted((instructor / "assessed").glob("*/story.yml")):
        if story := read_story(path.parent).story:
            yield from ((claim, Place(story.title, each.id)) for each in story.criteria for claim in each.claim)


def _taught(course: Path) -> Iterator[tuple[str, Place]]:
    for folder in sorted(path for path in course.iterdir() if path.is_dir()):
        title = _titled(folder.name)
        if practice := read_datafile(folder / "practice.yml", PracticeFile).sound:
            yield from ((claim, Place(title, item.id)) for item in practice.items for claim in item.claim)
        if (design := folder / "design.md").is_file():
            yield from ((claim, Place(title)) for claim in sources_of(design.read_text(encoding="utf-8")))


def sources_of(design: str) -> tuple[str, ...]:
    """The ids that stand as code under the heading *Sources* of a lesson's design."""
    under = re.search(r"^## Sources$(.*?)(?=^## |\Z)", design, re.DOTALL | re.MULTILINE)
    return tuple(dict.fromkeys(CODE.findall(under[1]))) if under else ()


def _titled(slug: str) -> str:
    return slug.replace("-", " ").capitalize()
