"""An item together with all that decides what an answer to it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from trainingkit.marking.answers import Manifest
from trainingkit.marking.case_options import OwnCase
from trainingkit.marking.clicks import clicks
from trainingkit.marking.fits import is_blank
from trainingkit.marking.items import Item
from trainingkit.marking.keys import ItemKey, KeyCriterion
from trainingkit.marking.luck import State, state_of
from trainingkit.marking.mark import SHARE, level_of, rubric_mark, true_of
from trainingkit.marking.marks import Mark
from trainingkit.marking.rubrics import RubricFile, RubricRow
from trainingkit.story.model import Level


@dataclass(frozen=True)
class Posed:
    """An item with its key, the rubric of what is written in it, and the case it is about."""

    item: Item
    key: ItemKey
    rubric: RubricFile | None = None
    case: OwnCase | None = None

    @property
    def manifest(self) -> Manifest:
        return self.case.manifest if self.case else {}

    @property
    def truth(self) -> Mapping[str, Any]:
        return self.case.truth if self.case else {}

    @cached_property
    def criteria(self) -> tuple[KeyCriterion, ...]:
        """With what is true in the case written out."""
        return tuple(true_of(criterion, self.truth) for criterion in self.key.criteria)

    @cached_property
    def rows(self) -> tuple[RubricRow, ...]:
        return tuple(self.rubric.row(row) for row in self.key.rubric_rows) if self.rubric else ()

    @cached_property
    def points(self) -> float:
        """The most there is to be had."""
        return sum(each.points for each in (*self.criteria, *self.rows))

    @cached_property
    def clicked(self) -> list[tuple[Any, tuple[Level, ...]]]:
        """Everything that blind clicking may give, and its levels.

        Raises
        ------
        NotProved
            There is too much of it to look at each.
        """
        return [(value, self.levels(value)) for value in clicks(self.item, self.manifest)]

    def levels(self, value: Any) -> tuple[Level, ...]:
        """The level in each criterion of a value that can be marked; all harmful for a blank one."""
        return tuple("harmful" if is_blank(value) else level_of(criterion, value) for criterion in self.criteria)

    def state_at(self, levels: tuple[Level, ...], written: int) -> State:
        """What these levels come to, if a person gives ``written`` (0 to 3) for all that was written."""
        marks = [
            Mark(self.item.id, c.id, c.row, level, c.points * SHARE[level], c.points, c.red)
            for c, level in zip(self.criteria, levels, strict=True)
        ]
        return state_of([*marks, *(rubric_mark(self.item, row, written) for row in self.rows)])
