"""What is known: claims and their sources, who helps, where to report, what the law calls it.

Every record is frozen and says how sure we are and until when it may be shown.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from trainingkit.guidance.jurisdiction import Jurisdiction

Day = date  # a field of Source is itself called date
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
Row = Annotated[str, Field(pattern=r"^[REH][1-9][0-9]?$")]
Ids = Annotated[tuple[Id, ...], Field(min_length=1)]
Jurisdictions = Annotated[tuple[Jurisdiction, ...], Field(min_length=1)]
Confidence = Literal["read", "secondary", "derived", "general"]
Audience = Literal["pupil", "teacher", "officer"]
Ages = Literal["11-14", "14-16", "16-18"]
Reader = Literal["pupil", "adult", "staff"]


class Record(BaseModel):
    """The settings of every record: nothing unknown, nothing coerced, nothing changed later."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Position(Record):
    """What one official body says where another says otherwise."""

    who: Text
    says: Text
    sources: Ids


class Conflict(Record):
    """Two or more official positions, and what may be taught until somebody settles it."""

    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    taught: Text


class Claim(Record):
    """One fact a story may lean on, in our own words.

    ``rows`` are the decision points it supports; ``expert`` is what somebody must still settle; no ``audiences``
    means that every audience may meet it; ``review_by`` is the last day it may be shown unreviewed.
    """

    id: Id
    text: Text
    sources: Ids
    confidence: Confidence
    jurisdictions: Jurisdictions
    audiences: tuple[Audience, ...] = ()
    rows: tuple[Row, ...] = ()
    review_by: Day
    expert: Text | None = None
    conflict: Conflict | None = None


class Source(Record):
    """Where facts were read; ``seen`` (``copy`` in the file) says how much of it, or that nothing was."""

    id: Id
    publisher: Text
    title: Text
    date: Text | None = None
    where: Text
    read_on: Day
    seen: Annotated[Literal["full", "part", "secondary", "none"], Field(alias="copy")]


class Helpline(Record):
    """A service that helps, as it stands on the help page; ``contact`` is what is read out or typed."""

    id: Id
    name: Text
    contact: Text
    href: Annotated[str, Field(pattern=r"^(tel:[0-9]+|https://[^ ]+)$")] | None = None
    for_whom: Annotated[tuple[Reader, ...], Field(min_length=1)]
    ages: Text | None = None
    hours: Text | None = None
    jurisdictions: Jurisdictions
    kind: Literal["emergency", "police", "child", "suicide", "removal", "support", "bank"]
    note: Text | None = None
    confidence: Confidence
    source: Id
    checked: Day
    review_by: Day
    expert: Text | None = None


class Route(Record):
    """Where a report goes: ``when`` it goes there and how to ``contact`` them."""

    id: Id
    kind: Literal["emergency", "police", "ceop", "child-protection", "school", "fraud", "phishing", "platform", "bank"]
    when: Text
    contact: Text
    jurisdictions: Jurisdictions
    sources: Ids
    confidence: Confidence
    review_by: Day
    expert: Text | None = None


class Penalty(Record):
    """The highest sentence, with a confidence of its own: it is often known less well than the statute."""

    text: Text
    confidence: Confidence


class Offence(Record):
    """What the law of a jurisdiction calls a conduct; ``extent`` says from when and how far it reaches."""

    id: Id
    conduct: Literal[
        "demand-money",
        "threaten-to-share",
        "share",
        "share-before-2024",
        "demand-images",
        "image-of-child",
        "create-deepfake",
        "copy-or-take",
        "platform-duty",
        "advice-on-abuse",
    ]
    jurisdictions: Jurisdictions
    statute: Text
    penalty: Penalty | None = None
    extent: Text | None = None
    sources: Ids
    confidence: Confidence
    review_by: Day
    expert: Text | None = None


class Advice(Record):
    """One thing that could help from here, for pupils: ``phase`` says from where, ``claims`` what it rests on."""

    id: Id
    phase: Literal["before", "threat", "after"]
    text: Text
    claims: Ids


class CurriculumRow(Record):
    """What is published elsewhere for a lesson like ours: a title as its publisher names it, and a link; never a text.

    ``note`` says what it is in words of ours. ``kind``: lessons to use beside a story, what the nation's curriculum
    says, or reading for staff.
    """

    id: Id
    kind: Literal["lessons", "curriculum", "staff"]
    title: Text
    note: Text | None = None
    publisher: Text
    link: Annotated[str, Field(pattern=r"^https://[^ ]+$")]
    jurisdictions: Jurisdictions
    ages: Annotated[tuple[Ages, ...], Field(min_length=1)]
    sources: Ids
    confidence: Confidence
    review_by: Day
    expert: Text | None = None


class AdviceFile(Record):
    """``advice.yml``."""

    advice: tuple[Advice, ...]


class ClaimsFile(Record):
    """``claims.yml``."""

    claims: tuple[Claim, ...]


class SourcesFile(Record):
    """``sources.yml``."""

    sources: tuple[Source, ...]


class HelplinesFile(Record):
    """``helplines.yml``."""

    helplines: tuple[Helpline, ...]


class RoutesFile(Record):
    """``routes.yml``."""

    routes: tuple[Route, ...]


class OffencesFile(Record):
    """``offences.yml``."""

    offences: tuple[Offence, ...]


class CurriculumFile(Record):
    """``curriculum.yml``."""

    curriculum: tuple[CurriculumRow, ...]


Dated = Claim | Helpline | Route | Offence | CurriculumRow
