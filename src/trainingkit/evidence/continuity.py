"""Continuity: who answered for an exhibit, from when to when, and where nobody did."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from trainingkit.evidence.exhibits import WHEN, Column

CONTINUITY_COLUMNS: tuple[Column, ...] = (
    Column(id="exhibit_ref", label="Exhibit or production", help="The reference, the same everywhere."),
    Column(id="holder", label="Held by", help="Who answers for it in this time."),
    Column(id="place", label="Place", help="Where it is in this time."),
    Column(id="begin", label="From", help=WHEN, format="datetime"),
    Column(id="end", label="To", help=WHEN + " Empty if it is still there.", format="datetime"),
    Column(id="reason", label="Reason", help="Why it was moved there."),
    Column(id="seal", label="Seal number", help="The seal it was received under."),
    Column(
        id="hash_checked",
        label="Hash checked",
        help="Whether the hash was taken again on receipt.",
        format="choice",
        options=("yes", "no"),
    ),
)


class ContinuityEntry(BaseModel):
    """A period for which somebody answers for an exhibit; ``end`` is None while it lasts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    exhibit_ref: str
    holder: str
    place: str = ""
    begin: AwareDatetime
    end: AwareDatetime | None = None
    reason: str = ""
    seal: str = ""
    hash_checked: Literal["", "yes", "no"] = ""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.end is not None and self.end < self.begin:
            raise PydanticCustomError("ends-before-it-begins", "this period ends before it begins", {})
        return self


class Gap(BaseModel):
    """A time for which nobody answers for an exhibit: after whom, and before whom."""

    model_config = ConfigDict(frozen=True)

    exhibit_ref: str
    begin: datetime
    end: datetime
    after: str
    before: str


def continuity_gaps(entries: Iterable[ContinuityEntry]) -> tuple[Gap, ...]:
    """Where nobody answers for an exhibit between its first entry and its last.

    Parameters
    ----------
    entries : iterable of ContinuityEntry
        Of any exhibits, in any order. Periods may overlap; one without an end lasts.

    Returns
    -------
    tuple of Gap
        By exhibit, in the order in which the exhibits first occur, then by time.
    """
    by_exhibit: dict[str, list[ContinuityEntry]] = {}
    for entry in entries:
        by_exhibit.setdefault(entry.exhibit_ref, []).append(entry)
    return tuple(gap for own in by_exhibit.values() for gap in _gaps(sorted(own, key=lambda entry: entry.begin)))


def _gaps(entries: list[ContinuityEntry]) -> Iterable[Gap]:
    """Of the entries of one exhibit, in order of their beginnings."""
    latest = entries[0]
    for entry in entries[1:]:
        if latest.end is None:
            return
        if latest.end < entry.begin:
            yield Gap(
                exhibit_ref=entry.exhibit_ref,
                begin=latest.end,
                end=entry.begin,
                after=latest.holder,
                before=entry.holder,
            )
        if entry.end is None or entry.end > latest.end:
            latest = entry
