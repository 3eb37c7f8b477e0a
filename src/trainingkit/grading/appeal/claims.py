"""What a result rests on: the claims and sources as they stood on the day it was marked."""

from collections.abc import Iterator

from trainingkit.course.blueprint import Confirmation, read_confirmed
from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.guidance.jurisdiction import NAMES
from trainingkit.guidance.model import Claim, Source
from trainingkit.papers.pdf import Block, Facts, Heading, Note, Text

CONFIDENCE = {
    "read": "read at its source",
    "secondary": "from somebody who quotes the source",
    "derived": "follows from what was read",
    "general": "general knowledge, not read anywhere",
}
SEEN = {"full": "read in full", "part": "read in part", "secondary": "seen quoted only", "none": "not seen"}


def claim_blocks(of: Gathered) -> Iterator[Block]:
    """Every claim on which a criterion rests, with its sources."""
    yield Heading("What it rests on")
    yield Text(
        f"Claims and sources as they stood in the edition by which this was marked, {of.edition_day.isoformat()}."
    )
    if of.unlike:
        yield Note(f"NOT OF THAT DAY. {of.unlike} Today's are printed.")
    confirmed = {each.claim: each for each in _confirmed(of)}
    for claim_id in of.claims():
        yield Heading(claim_id, 2, listed=False)
        claim = of.guidance.claims.get(claim_id)
        if claim is None:
            yield Note("This claim is not in the guidance of that day.")
            continue
        yield from _claim(of, claim, confirmed.get(claim_id))


def _claim(of: Gathered, claim: Claim, confirmed: Confirmation | None) -> Iterator[Block]:
    yield Text(claim.text)
    rows = [
        ("How sure", CONFIDENCE[claim.confidence]),
        ("Where it holds", ", ".join(NAMES[each] for each in claim.jurisdictions)),
        ("To be looked at again by", claim.review_by.isoformat()),
    ]
    if claim.review_by < of.edition_day:
        rows.append(("Overdue", "on the day of marking this date had passed"))
    if claim.expert:
        rows.append(("Still to be settled by an expert", claim.expert))
    if confirmed:
        wording = f", in these words: {confirmed.wording}" if confirmed.wording else ""
        told = f"{confirmed.who}, {confirmed.role}, from {confirmed.since} to {confirmed.until}{wording}"
        rows.append(("Confirmed for this force by", told))
    rows += [("Source", _source(of, each)) for each in claim.sources]
    yield Facts(tuple(rows))
    if claim.conflict:
        yield Text("Official bodies do not agree on this:", strong=True)
        positions = (
            (position.who, f"{position.says} ({'; '.join(_source(of, each) for each in position.sources)})")
            for position in claim.conflict.positions
        )
        yield Facts((*positions, ("What was taught until it is settled", claim.conflict.taught)))


def _source(of: Gathered, source_id: str) -> str:
    source: Source | None = of.guidance.sources.get(source_id)
    if source is None:
        return f"{source_id} (not in the guidance of that day)"
    dated = f", {source.date}" if source.date else ""
    return f"{source.publisher}: {source.title}{dated}. {source.where}; {SEEN[source.seen]} on {source.read_on}."


def _confirmed(of: Gathered) -> tuple[Confirmation, ...]:
    read = read_confirmed(of.desk.root / "confirmed.yml").sound
    return read.confirmed if read else ()
