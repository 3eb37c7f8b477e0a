"""Where the facts come from: every claim that a story and its papers lean on, with its sources and how sure it is."""

from collections.abc import Iterable

from trainingkit.editions.edition import Edition
from trainingkit.editions.imprint import day
from trainingkit.guidance import Claim, Source
from trainingkit.papers.pdf import Block, Points, Table, Text
from trainingkit.story.walk import leaning_of

CONFIDENCE = {
    "read": "read at the source",
    "secondary": "read at second hand",
    "derived": "worked out from facts that were read",
    "general": "general knowledge, to be confirmed",
}
SEEN = {"secondary": "quoted or summarised by somebody else", "none": "nothing was read"}


def sources_of(edition: Edition, more: Iterable[str] = ()) -> tuple[Block, ...]:
    """The claims of a story, and some more, as a table; then what experts still have to settle.

    Raises
    ------
    KeyError
        A claim is not there.
    """
    named = [each for _, ids in leaning_of(edition.story) for each in ids]
    claims = edition.claims([*named, *more])
    order = list(dict.fromkeys(each for claim in claims for each in claim.sources))
    table = Table(
        ("What is said", "Sources", "How sure", "Look again by"),
        tuple(
            (claim.text, _numbers(order, claim), CONFIDENCE[claim.confidence], day(claim.review_by)) for claim in claims
        ),
        (3.4, 0.9, 1.5, 1.4),
    )
    listed = Points(tuple(_source(edition.guidance.sources[each]) for each in order), ordered=True)
    return (table, Text("The sources", strong=True), listed, *_open(claims))


def _numbers(order: list[str], claim: Claim) -> str:
    return ", ".join(str(order.index(each) + 1) for each in claim.sources)


def _source(source: Source) -> str:
    parts = (f"{source.publisher}: {source.title}", source.date, SEEN.get(source.seen))
    return ", ".join(part for part in parts if part)


def _open(claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    points = [f"{claim.text} {claim.expert}" for claim in claims if claim.expert]
    points += [
        f"{claim.text} Official positions differ; taught: {claim.conflict.taught}" for claim in claims if claim.conflict
    ]
    return (Text("Still to be settled by an expert, or disputed", strong=True), Points(tuple(points))) if points else ()
