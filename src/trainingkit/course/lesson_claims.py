"""Every fact of a lesson's practice points to a claim that is known, in date, and for officers."""

from collections.abc import Iterator

from trainingkit.course.lessons import LessonFiles
from trainingkit.diagnostics import Location, Severity, did_you_mean
from trainingkit.guidance import Claim
from trainingkit.rule import Finding, rule

AUDIENCE = "officer"

Findings = Iterator[Finding]


@rule("unknown-claim")
def unknown_claim(files: LessonFiles) -> Findings:
    """An item of practice leans on a claim that is not in the guidance.

    Why: a fact without its source cannot be checked, nor be found when the advice changes.

    Example:
        claim: [do-not-pya]

    Mend: write the id of a claim; ``trainingkit guidance --find WORD`` finds it.
    """
    claims = files.guidance.claims
    for name, at in _named(files):
        if name not in claims:
            hint = did_you_mean(name, claims) or "find one: trainingkit guidance --find WORD"
            yield Finding(f'"{name}" is not a claim of the guidance', at, hint)


@rule("claim-for-others")
def claim_for_others(files: LessonFiles) -> Findings:
    """An item of practice leans on a claim that is not for officers.

    Why: what a teacher is told to do may be wrong for an officer, and the other way round.

    Example:
        claim: [ground-rules-and-distance]      # audiences: [teacher]

    Mend: lean on a claim for officers, or on one for everybody.
    """
    for claim, at in _known(files):
        if claim.audiences and AUDIENCE not in claim.audiences:
            message = f'claim "{claim.id}" is for {" and ".join(claim.audiences)}'
            yield Finding(message, at, "lean on a claim for officers")


@rule("claim-out-of-date", Severity.WARNING)
def claim_out_of_date(files: LessonFiles) -> Findings:
    """The review date of a claim that practice leans on has passed.

    Why: advice, tools and law change; what was true two years ago may do harm.

    Example:
        claim: [old-number]      # review_by: 2025-01-31

    Mend: look at the source again and move ``review_by`` in the guidance.
    """
    first = {claim.id: (claim, at) for claim, at in reversed([*_known(files)])}
    for claim, at in first.values():
        if claim.review_by < files.today:
            hint = "look at its source again, then move its review_by in the guidance"
            yield Finding(f'claim "{claim.id}" was due for review by {claim.review_by}', at, hint)


CLAIM_RULES = (unknown_claim, claim_for_others, claim_out_of_date)


def _named(files: LessonFiles) -> Iterator[tuple[str, Location]]:
    for n, item in files.items:
        yield from ((name, files.where("items", n, "claim", i)) for i, name in enumerate(item.claim))


def _known(files: LessonFiles) -> Iterator[tuple[Claim, Location]]:
    claims = files.guidance.claims
    yield from ((claims[name], at) for name, at in _named(files) if name in claims)
