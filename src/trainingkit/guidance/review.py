"""What an expert must still confirm, and what is due for a fresh look. The day is an argument, never a clock."""

from dataclasses import dataclass
from datetime import date, timedelta

from trainingkit.guidance.model import Claim, CurriculumRow, Dated, Helpline, Offence, Route
from trainingkit.guidance.reading import Guidance

REASONS = {
    "secondary": "read only at second hand",
    "derived": "worked out here from facts that were read",
    "general": "general knowledge, no source read",
}
CONFLICT = "official positions differ"
PENALTY = "the sentence is general knowledge"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One line of the report; ``kind`` is claim, helpline, route, offence or link, ``reasons`` why it stands here."""

    kind: str
    id: str
    text: str
    jurisdictions: tuple[str, ...]
    confidence: str
    review_by: date
    reasons: tuple[str, ...]
    expert: str | None


def unconfirmed(guidance: Guidance) -> tuple[ReviewRow, ...]:
    """Everything that may be practised and discussed but not graded until somebody confirms it."""
    return tuple(_row(kind, record, why) for kind, record in _all(guidance) if (why := open_points(record)))


def due(guidance: Guidance, today: date, within: int = 0) -> tuple[ReviewRow, ...]:
    """Everything whose review date has passed, or passes within some days.

    Parameters
    ----------
    guidance : Guidance
    today : date
        ``review_by`` itself is still in time.
    within : int
        Days ahead to look, 0 or more.

    Returns
    -------
    tuple of ReviewRow
        The longest overdue first.
    """
    horizon = today + timedelta(days=within)
    late = [(kind, r) for kind, r in _all(guidance) if r.review_by < horizon]
    late.sort(key=lambda pair: pair[1].review_by)
    return tuple(_row(kind, r, (_lateness(r.review_by, today),)) for kind, r in late)


def is_confirmed(record: Dated) -> bool:
    """Whether a result may rest on this: read at its source, undisputed, nothing left to an expert."""
    return not open_points(record)


def open_points(record: Dated) -> tuple[str, ...]:
    """Why a record is not confirmed; empty when it is."""
    points = [REASONS[record.confidence]] if record.confidence in REASONS else []
    if isinstance(record, Claim) and record.conflict:
        points.append(CONFLICT)
    if isinstance(record, Offence) and record.penalty and record.penalty.confidence == "general":
        points.append(PENALTY)
    if record.expert:
        points.append(f"to settle: {record.expert}")
    return tuple(points)


def _all(guidance: Guidance) -> list[tuple[str, Dated]]:
    kinds = {
        "claim": guidance.claims,
        "helpline": guidance.helplines,
        "route": guidance.routes,
        "offence": guidance.offences,
        "link": guidance.curriculum,
    }
    return [(kind, record) for kind, records in kinds.items() for record in records.values()]


def _row(kind: str, record: Dated, reasons: tuple[str, ...]) -> ReviewRow:
    return ReviewRow(
        kind,
        record.id,
        _words(record),
        record.jurisdictions,
        record.confidence,
        record.review_by,
        reasons,
        record.expert,
    )


def _words(record: Dated) -> str:
    match record:
        case Claim():
            return record.text
        case Helpline():
            return f"{record.name}: {record.contact}"
        case Route():
            return f"{record.contact}: {record.when}"
        case Offence():
            return record.statute
        case CurriculumRow():
            return f"{record.title}: {record.link}"


def _lateness(review_by: date, today: date) -> str:
    days = (today - review_by).days
    return f"review was due {days} days ago" if days > 0 else f"review is due in {-days} days"
