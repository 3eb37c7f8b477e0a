"""What must hold between the guidance files: one function a rule, its docstring the rule's page."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Location, did_you_mean
from trainingkit.guidance.jurisdiction import NAMES, NATIONS, meet
from trainingkit.guidance.model import Advice, Ages, Claim, Helpline
from trainingkit.rule import Finding, rule


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and where it stands: ``at`` is its path in ``file``."""

    record: Any
    file: Loaded[Any]
    at: tuple[str | int, ...]

    def where(self, *path: str | int) -> Location:
        """The place of a value inside this record."""
        return self.file.where(*self.at, *path)


@dataclass(frozen=True, slots=True)
class Files:
    """The entries of all files, in file order."""

    claims: tuple[Entry, ...]
    sources: tuple[Entry, ...]
    helplines: tuple[Entry, ...]
    routes: tuple[Entry, ...]
    offences: tuple[Entry, ...]
    advice: tuple[Entry, ...]
    curriculum: tuple[Entry, ...]

    def dated(self) -> tuple[Entry, ...]:
        """Everything that is said somewhere and therefore has sources and a review date."""
        return self.claims + self.helplines + self.routes + self.offences + self.curriculum

    def kinds(self) -> tuple[tuple[Entry, ...], ...]:
        """All entries, a tuple for each file."""
        return tuple(getattr(self, each.name) for each in fields(self))


@rule("duplicate-id")
def duplicate_id(files: Files) -> Iterator[Finding]:
    """Two records of one file have the same id.

    Why: one of the two would hide the other.

    Example:
        - {id: do-not-pay, ...}
        - {id: do-not-pay, ...}

    Mend: give the second an id of its own, or remove it.
    """
    for kind in files.kinds():
        first: dict[str, Location] = {}
        for entry in kind:
            here = entry.where("id")
            if entry.record.id in first:
                message = f'"{entry.record.id}" is the id of two records'
                yield Finding(message, here, f"the first is in line {first[entry.record.id].line}")
            first.setdefault(entry.record.id, here)


@rule("unknown-source")
def unknown_source(files: Files) -> Iterator[Finding]:
    """A record leans on a source that ``sources.yml`` does not have.

    Why: a reader of the debrief, or of an appeal, must be able to look up where a fact came from.

    Example:
        sources: [iwf-anual-report]

    Mend: correct it, or add the source.
    """
    known = {entry.record.id: entry.where("id") for entry in files.sources}
    for entry in files.dated():
        for path, source in cited(entry):
            if source not in known:
                message = f'"{entry.record.id}" names "{source}", which is not in sources.yml'
                yield Finding(message, entry.where(*path), did_you_mean(source, known))


@rule("unused-source")
def unused_source(files: Files) -> Iterator[Finding]:
    """A source that nothing leans on: a leftover, or a claim that was forgotten.

    Why: it is a leftover, or a claim was forgotten.

    Example:
        - {id: old-leaflet, ...}      # and no claim names it

    Mend: remove it, or name it where it was used.
    """
    used = {source for entry in files.dated() for _, source in cited(entry)}
    for entry in files.sources:
        if entry.record.id not in used:
            yield Finding(f'nothing leans on "{entry.record.id}"', entry.where("id"), "remove it, or name it")


@rule("nothing-was-read")
def nothing_was_read(files: Files) -> Iterator[Finding]:
    """A record says that its fact was read, but every source it names was not.

    Why: confidence is what a result is allowed to rest on, so it may not be claimed without a source.

    Example:
        confidence: read      # and its only source has seen: none

    Mend: name a source that was read, or write confidence: general.
    """
    read = {entry.record.id for entry in files.sources if entry.record.seen != "none"}
    known = {entry.record.id for entry in files.sources}
    for entry in files.dated():
        sources = {source for _, source in cited(entry)}
        if entry.record.confidence in ("read", "secondary") and sources <= known and not sources & read:
            message = f'"{entry.record.id}" is marked {entry.record.confidence}, but nothing was read for it'
            yield Finding(message, entry.where("confidence"), "name a source, or write: confidence: general")


@rule("review-too-late")
def review_too_late(files: Files) -> Iterator[Finding]:
    """A record would be shown for more than a year after anybody looked at its source.

    Why: advice, tools and law change within a year.

    Example:
        review_by: 2029-01-01      # and the source was read on 2026-11-20

    Mend: move ``review_by`` to within a year of that day, or read the source again.
    """
    read_on = {entry.record.id: entry.record.read_on for entry in files.sources}
    for entry in files.dated():
        looked = last_looked_at(entry, read_on)
        if looked and entry.record.review_by > (limit := a_year_after(looked)):
            message = f'"{entry.record.id}" is to be reviewed more than a year after {looked}'
            yield Finding(message, entry.where("review_by"), f"write {limit} or earlier")


@rule("unknown-claim")
def unknown_claim(files: Files) -> Iterator[Finding]:
    """A piece of advice rests on a claim that ``claims.yml`` does not have.

    Why: what a pupil is told to do must rest on something that was read.

    Example:
        claims: [do-not-pya]

    Mend: correct it, or add the claim with its source.
    """
    known = {entry.record.id: entry.where("id") for entry in files.claims}
    for entry in files.advice:
        for i, claim in enumerate(entry.record.claims):
            if claim not in known:
                message = f'"{entry.record.id}" rests on "{claim}", which is not in claims.yml'
                yield Finding(message, entry.where("claims", i), did_you_mean(claim, known))


@rule("no-advice")
def no_advice(files: Files) -> Iterator[Finding]:
    """There is nothing to say before the threat, during it, or after it.

    Why: "From here, what could help?" must have an answer at every point, the worst ones too.

    Example:
        phase: after      # and no advice has it

    Mend: add advice for that phase.
    """
    told = {entry.record.phase for entry in files.advice}
    for phase in get_args(Advice.model_fields["phase"].annotation):
        if phase not in told:
            at = files.advice[0].file.where("advice") if files.advice else Location(Path("advice.yml"))
            yield Finding(f'there is no advice for the phase "{phase}"', at, "add one")


@rule("nothing-taught")
def nothing_taught(files: Files) -> Iterator[Finding]:
    """Nothing that is taught elsewhere is named for a nation and an age.

    Why: a teacher has to see where a story stands beside what the school teaches already.

    Example:
        ages: [11-14]      # and no other row for Wales

    Mend: add a row with its link and source.
    """
    told = [entry.record for entry in files.curriculum]
    at = files.curriculum[0].file.where("curriculum") if files.curriculum else Location(Path("curriculum.yml"))
    for nation in NATIONS:
        for age in get_args(Ages):
            if not any(age in row.ages and meet(row.jurisdictions, (nation,)) for row in told):
                yield Finding(f"there is nothing for {NAMES[nation]} at {age}", at, "add a row")


RULES = (
    duplicate_id,
    unknown_source,
    unused_source,
    nothing_was_read,
    review_too_late,
    unknown_claim,
    no_advice,
    nothing_taught,
)


def cited(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The sources a record names, each with its path inside the record."""
    record = entry.record
    if isinstance(record, Helpline):
        yield ("source",), record.source
        return
    for i, source in enumerate(record.sources):
        yield ("sources", i), source
    if isinstance(record, Claim) and record.conflict:
        for p, position in enumerate(record.conflict.positions):
            for i, source in enumerate(position.sources):
                yield ("conflict", "positions", p, "sources", i), source


def last_looked_at(entry: Entry, read_on: dict[str, date]) -> date | None:
    """The latest day on which somebody looked: a helpline's own, otherwise that of its sources."""
    if isinstance(entry.record, Helpline):
        return entry.record.checked
    return max((read_on[source] for _, source in cited(entry) if source in read_on), default=None)


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
