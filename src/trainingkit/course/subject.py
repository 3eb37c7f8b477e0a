"""What the rules about an assignment look at, and what its parts are worth with nothing answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.course.blueprint import Confirmation
from trainingkit.diagnostics import Location
from trainingkit.guidance import Guidance
from trainingkit.marking.items import Item
from trainingkit.marking.keys import ItemKey, KeyCriterion
from trainingkit.marking.marks import Mark
from trainingkit.rule import Finding
from trainingkit.story.machine import POINTS

Findings = Iterator[Finding]
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Subject:
    """What the rules look at. ``truths``: the names that a case's truth has; ``lessons``: those of the outline."""

    files: AssignmentFiles
    guidance: Guidance
    truths: frozenset[str]
    lessons: frozenset[str]
    today: date
    confirmed: Mapping[str, Confirmation] = field(default_factory=dict)

    def numbered_items(self) -> Iterator[tuple[int, Item]]:
        return enumerate(self.files.items.sound.items if self.files.items.sound else ())

    def numbered_keys(self) -> Iterator[tuple[int, ItemKey]]:
        return enumerate(self.files.key.sound.items if self.files.key.sound else ())

    def criteria(self) -> Iterator[tuple[Place, ItemKey, KeyCriterion]]:
        for n, key in self.numbered_keys():
            for i, criterion in enumerate(key.criteria):
                yield ("items", n, "criteria", i), key, criterion

    def item_at(self, *path: str | int) -> Location:
        return self.files.items.where(*path)

    def key_at(self, *path: str | int) -> Location:
        return self.files.key.where(*path)


def key_points(files: AssignmentFiles, key: ItemKey) -> float:
    """The points that a key has to give."""
    return sum(mark.max_points for mark in blank_marks(files, key))


def blank_marks(files: AssignmentFiles, key: ItemKey) -> tuple[Mark, ...]:
    """What a key marks, with nothing answered: criteria of its own, of a story, and rows of a rubric."""
    own = [Mark(key.item, c.id, c.row, "harmful", 0.0, c.points, c.red, read_again=c.read_again) for c in key.criteria]
    best, again = float(POINTS["best"]), key.story_read_again
    played = [
        Mark(key.item, name, row, "harmful", 0.0, best, key.story_red.get(name, ()), read_again=again.get(name))
        for name, row in key.story_rows.items()
    ]
    rubric = files.rubrics[key.rubric].sound if key.rubric else None
    rows = [row for row in (rubric.rows if rubric else ()) if row.id in key.rubric_rows]
    written = [
        Mark(key.item, row.id, row.row, None, 0.0, row.points, row.red, read_again=row.read_again) for row in rows
    ]
    return (*own, *played, *written)
