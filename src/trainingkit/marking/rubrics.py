"""Rubrics: what a person marks written texts by, with examples marked beforehand. Only staff hold them."""

from typing import Annotated, Literal

from pydantic import Field

from trainingkit.datafile.parts import Part, Slug, Text
from trainingkit.marking.keys import RedBehaviour, Row

MOST = 3
LevelNumber = Annotated[int, Field(ge=0, le=MOST)]
Standing = Literal["clear", "borderline", "not-yet"]


class RubricRow(Part):
    """One criterion in four levels, 3 the highest. ``red_below``: a level below this is a red criterion not met.

    ``why`` it matters for the victim or the evidence, as a trainee is told; ``read_again``: the lesson that teaches it.
    """

    id: Slug
    name: Text
    row: Row
    red: tuple[RedBehaviour, ...] = ()
    red_below: LevelNumber | None = None
    points: Annotated[float, Field(gt=0)]
    why: Text
    claim: Annotated[tuple[Slug, ...], Field(min_length=1)]
    read_again: Slug
    levels: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]
    """What level 0, 1, 2 and 3 look like."""
    comments: tuple[Text, ...] = ()
    """Ready sentences for feedback."""


class Exemplar(Part):
    """A text with the levels it deserves and why, marked before live marking opens."""

    id: Slug
    standing: Standing
    texts: dict[Slug, Text]
    levels: dict[Slug, LevelNumber]
    why: dict[Slug, Text]


class RubricFile(Part):
    """``rubrics/<rubric>.yml``."""

    format: Literal[1]
    rubric: Slug
    title: Text
    not_marked: tuple[Text, ...] = ()
    rows: Annotated[tuple[RubricRow, ...], Field(min_length=1)]
    exemplars: Annotated[tuple[Exemplar, ...], Field(min_length=3)]

    def row(self, row_id: str) -> RubricRow:
        """The row with this id.

        Raises
        ------
        KeyError
            There is none.
        """
        for row in self.rows:
            if row.id == row_id:
                return row
        raise KeyError(row_id)
