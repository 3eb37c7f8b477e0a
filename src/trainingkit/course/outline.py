"""``outline.yml``: the lessons, boosters and assignments of the course, and the pathways through them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.datafile.compose import PathInFile
from trainingkit.datafile.parts import Part, Slug, Text

Minutes = Annotated[int, Field(ge=1, le=240)]


class Step(Part):
    """What a lesson and an assignment have in common.

    ``needs``: steps that come before it wherever both are in a pathway. ``terms``: words of the trade that it
    explains, each with what it means. ``code``: whether the trainee reads or writes Python in it, and then
    ``names`` are the functions and methods that it introduces.
    """

    id: Slug
    title: Text
    minutes: Minutes
    needs: tuple[Slug, ...] = ()
    terms: dict[Text, Text] = {}
    code: bool = False
    names: tuple[Text, ...] = ()


class Lesson(Step):
    """A folder of ``course/``. ``scenario`` is a story of ``simulations/`` that is played in it."""

    number: Annotated[int, Field(ge=1)]
    question: Text
    objectives: Annotated[tuple[Text, ...], Field(min_length=1)]
    scenario: Slug | None = None
    assignment: Slug | None = None


class Assignment(Step):
    """A folder of ``instructor/source/``."""

    number: Annotated[str, Field(pattern=r"^A[1-9]$")]


class Booster(Part):
    """A few minutes of new items, some weeks after the course; nothing of it is marked."""

    id: Slug
    title: Text
    week: Literal[1, 4, 12]
    minutes: Minutes


class Pathway(Part):
    """A way through the course: its steps in order. ``code``: whether it asks for Python."""

    id: Slug
    title: Text
    for_whom: Text
    code: bool = False
    steps: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Outline(Part):
    """The whole course."""

    format: Literal[1]
    title: Text
    lessons: Annotated[tuple[Lesson, ...], Field(min_length=1)]
    assignments: tuple[Assignment, ...]
    boosters: tuple[Booster, ...]
    pathways: Annotated[tuple[Pathway, ...], Field(min_length=1)]

    def steps(self) -> dict[str, Step]:
        """Lessons and assignments by id."""
        return {step.id: step for step in (*self.lessons, *self.assignments)}

    def placed(self) -> Iterator[tuple[str, int, Step]]:
        """Lessons and assignments, each with the key and the number under which it stands in the file."""
        for kind, steps in (("lessons", self.lessons), ("assignments", self.assignments)):
            yield from ((kind, n, step) for n, step in enumerate(steps))

    def minutes(self, pathway: Pathway) -> int:
        """How long a pathway takes, breaks left out."""
        return sum(step.minutes for step in self.along(pathway))

    def along(self, pathway: Pathway) -> tuple[Step, ...]:
        """The steps of a pathway; one that does not exist is left out (a rule tells of it)."""
        steps = self.steps()
        return tuple(steps[step] for step in pathway.steps if step in steps)


def read_outline(path: Path) -> Loaded[Outline]:
    """Read ``outline.yml``; all its mistakes at once, each with its place."""
    return read_datafile(path, Outline, hint=_hint)


def _hint(path: PathInFile, word: str, data: Any) -> str | None:
    """What to write instead of a word of the wrong form."""
    return "write A1 to A9" if path[-1] == "number" else None
