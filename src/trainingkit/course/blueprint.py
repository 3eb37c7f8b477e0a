"""``blueprint.yml``: what the officers' standard is made of, row by row, and how often each red behaviour is seen.

``confirmed.yml`` beside it lists the claims that a force's expert has confirmed.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from trainingkit.datafile import Loaded, read_datafile
from trainingkit.datafile.parts import Part, Slug, Text
from trainingkit.guidance.model import Claim
from trainingkit.guidance.review import is_confirmed
from trainingkit.marking.keys import RedBehaviour, Row


class BlueprintRow(Part):
    """One row: its weight in points over the assignments that count, and what it covers."""

    row: Row
    name: Text
    weight: Annotated[float, Field(ge=0)]
    covers: Text


class Red(Part):
    """A behaviour that decides alone, and elsewhere than in the assignments it is seen (the role-play, say)."""

    behaviour: RedBehaviour
    text: Text
    also_seen: tuple[Text, ...] = ()


class Blueprint(Part):
    """The standard: ``counts`` names the assignments whose points are weighed."""

    format: Annotated[int, Field(ge=1, le=1)]
    counts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    chances: Annotated[int, Field(ge=1)]
    """How often each red behaviour must be seen, so that nothing rests on one item."""
    rows: Annotated[tuple[BlueprintRow, ...], Field(min_length=1)]
    red: Annotated[tuple[Red, ...], Field(min_length=1)]


class Confirmation(Part):
    """Who confirmed a claim for this force, since when, until when; ``wording`` where the force says it otherwise."""

    claim: Slug
    who: Text
    role: Text
    since: date
    until: date
    wording: Text | None = None


class ConfirmedFile(Part):
    """``confirmed.yml``; empty until an expert has confirmed something."""

    format: Annotated[int, Field(ge=1, le=1)]
    confirmed: tuple[Confirmation, ...] = ()


def read_blueprint(path: Path) -> Loaded[Blueprint]:
    """Read ``blueprint.yml``; all its mistakes at once."""
    return read_datafile(path, Blueprint)


def read_confirmed(path: Path) -> Loaded[ConfirmedFile]:
    """Read ``confirmed.yml``; all its mistakes at once."""
    return read_datafile(path, ConfirmedFile)


def may_be_graded(claim: Claim, confirmed: Mapping[str, Confirmation], today: date) -> bool:
    """Whether a result may rest on a claim: read at its source and undisputed, or confirmed here and still in date."""
    here = confirmed.get(claim.id)
    return is_confirmed(claim) or (here is not None and here.until >= today)
