"""Every fact points to a claim that is known, in date, and holds for this audience and place."""

from collections.abc import Iterator

from trainingkit.checks.subject import Findings, Subject
from trainingkit.diagnostics import Severity, did_you_mean
from trainingkit.guidance import Claim, nations, open_points
from trainingkit.rule import Finding, rule
from trainingkit.story.walk import PathInStory, leaning_of


@rule("unknown-claim")
def unknown_claim(subject: Subject) -> Findings:
    """A text points to a claim that is not in the guidance.

    Why: a fact without its source cannot be checked, nor be found when the advice changes.

    Example:
        - {id: t-1, text: "Paying does not end it.", claim: paying-dos-not-end-it}

    Mend: write the id of a claim of the guidance (``trainingkit guidance --find WORD`` finds it), or add the claim
    there with its source.
    """
    for path, name in _named(subject):
        if name not in subject.guidance.claims:
            hint = did_you_mean(name, subject.guidance.claims) or "find one: trainingkit guidance --find WORD"
            yield Finding(f'"{name}" is not a claim of the guidance', subject.where(*path), hint)


@rule("claim-out-of-date", Severity.WARNING)
def claim_out_of_date(subject: Subject) -> Findings:
    """The review date of a claim has passed. An error in the check before a release.

    Why: advice, tools and law change; what was true two years ago may do harm.

    Example:
        - {id: t-1, text: "Ring this number.", claim: old-number}      # review_by: 2025-01-31

    Mend: look at the source again and move ``review_by`` in the guidance.
    """
    for path, claim in _once(subject):
        if claim.review_by < subject.today:
            message = f'claim "{claim.id}" was due for review by {claim.review_by}'
            hint = "look at its source again, then move its review_by in the guidance"
            yield Finding(message, subject.where(*path), hint)


@rule("unconfirmed-claim", Severity.NOTE)
def unconfirmed_claim(subject: Subject) -> Findings:
    """The story leans on a claim that nobody has confirmed. Told in the check before a release only.

    Unconfirmed: read at second hand, derived, general knowledge, disputed between official bodies, or with a point
    left to an expert.

    Why: it may be practised and discussed, never graded. The list is what the experts are asked.

    Example:
        - {id: t-1, text: "...", claim: hacked-or-lookalike-account}      # confidence: derived

    Mend: ask the expert named in the guidance; nothing is wrong with the story.
    """
    for path, claim in _once(subject) if subject.release else ():
        if points := open_points(claim):
            yield Finding(f'claim "{claim.id}" is not confirmed: {"; ".join(points)}', subject.where(*path))


@rule("claim-for-others")
def claim_for_others(subject: Subject) -> Findings:
    """A story leans on a claim that is not for its audience.

    Trainer texts may lean on any claim for teachers.

    Why: what an officer must know about suicide, say, is not what a pupil is told.

    Example:
        audience: pupil
        passages:
          told: {lines: [{id: t-1, text: "...", claim: ask-directly}]}      # audiences: [teacher, officer]

    Mend: leave it out, or use the claim that is worded for this audience.
    """
    for path, claim in _known(subject):
        readers = {"teacher", subject.story.audience} if "trainer" in path else {subject.story.audience}
        if claim.audiences and not readers & set(claim.audiences):
            message = f'claim "{claim.id}" is for {" and ".join(claim.audiences)} stories'
            yield Finding(message, subject.where(*path), "leave it out, or lean on a claim worded for this audience")


@rule("claim-elsewhere", Severity.WARNING)
def claim_elsewhere(subject: Subject) -> Findings:
    """The claims of a text do not, taken together, hold in every jurisdiction of the story.

    Why: law and routes differ between England and Wales, Scotland, and Northern Ireland.

    Example:
        jurisdictions: [england-wales, scotland]
        passages:
          told: {lines: [{id: t-1, text: "...", claim: english-offence}]}

    Mend: add the claim for the other place, or lean on one that holds everywhere the story is for.
    """
    for path, names in leaning_of(subject.story):
        known = [subject.guidance.claims[name] for name in names if name in subject.guidance.claims]
        if not known or len(known) < len(names):
            continue  # an unknown claim is told there
        missing = nations(subject.story.jurisdictions).difference(*(nations(c.jurisdictions) for c in known))
        if missing:
            them = ", ".join(f'"{name}"' for name in names)
            message = f"{them} {'does' if len(names) == 1 else 'do'} not hold in {', '.join(sorted(missing))}"
            hint = "add the claim for that place, or lean on one that holds everywhere the story is for"
            yield Finding(message, subject.where(*path, "claim", 0), hint)


@rule("no-source", Severity.WARNING)
def no_source(subject: Subject) -> Findings:
    """A criterion or a line of the teaching points to no claim.

    Why: a trainee may ask why, and an appeal will. The debrief shows the source beside it.

    Example:
        - {id: asks, text: "Asked about suicide", why: "It protects.", best: {did: [safety.ask]}}

    Mend: add ``claim`` with the id of a claim of the guidance.
    """
    for i, criterion in enumerate(subject.story.criteria):
        if not criterion.claim:
            at = subject.where("criteria", i, "id")
            yield Finding(f'criterion "{criterion.id}" points to no claim', at, 'add "claim:"')
    for i, line in enumerate(subject.story.debrief.teaching):
        if not line.claim:
            at = subject.where("debrief", "teaching", i, "id")
            yield Finding(f'teaching line "{line.id}" points to no claim', at, 'add "claim:"')


def _named(subject: Subject) -> Iterator[tuple[PathInStory, str]]:
    """Every place that names a claim."""
    for path, names in leaning_of(subject.story):
        yield from (((*path, "claim", j), name) for j, name in enumerate(names))


def _known(subject: Subject) -> Iterator[tuple[PathInStory, Claim]]:
    for path, name in _named(subject):
        if name in subject.guidance.claims:
            yield path, subject.guidance.claims[name]


def _once(subject: Subject) -> Iterator[tuple[PathInStory, Claim]]:
    """Each known claim at the first place that names it."""
    first: dict[str, tuple[PathInStory, Claim]] = {}
    for path, claim in _known(subject):
        first.setdefault(claim.id, (path, claim))
    yield from first.values()


RULES = (unknown_claim, claim_out_of_date, unconfirmed_claim, claim_for_others, claim_elsewhere, no_source)
