"""Who has approved this very text, and what is still open."""

import re

from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import voiced
from trainingkit.diagnostics import Severity
from trainingkit.rule import Finding, rule
from trainingkit.story.edition import content_hash
from trainingkit.story.walk import trainer_texts_of

TODO = re.compile(r"\b(?:TODO|FIXME|TBC|XXX)\b")


@rule("sign-off-stale", Severity.WARNING)
def sign_off_stale(subject: Subject) -> Findings:
    """The sign-off is of another text, or of other pictures. An error in the check before a release.

    Why: somebody approved every word and picture; one changed word is another story. Gallery and page say "Draft"
    again.

    Example:
        signed_off: {role: "...", organisation: "...", date: 2026-11-21, until: 2027-11-21, hash: "sha256:..."}

    Mend: have the changed text approved, then write its hash and the new dates.
    """
    seal = subject.story.signed_off
    if seal and seal.hash != (now := content_hash(subject.story, subject.folder)):
        message = f"the sign-off is of another text than this one ({now[7:15]})"
        at = subject.where("signed_off", "hash")
        yield Finding(message, at, f'once this text is approved, write hash: "{now}"')


@rule("sign-off-expired", Severity.WARNING)
def sign_off_expired(subject: Subject) -> Findings:
    """The sign-off has run out, or begins in the future. An error in the check before a release.

    Why: approval is for a time, because advice changes.

    Example:
        signed_off: {role: "...", organisation: "...", date: 2024-01-08, until: 2025-01-08, hash: "sha256:..."}

    Mend: have it approved again.
    """
    seal = subject.story.signed_off
    if (
        seal
        and seal.hash == content_hash(subject.story, subject.folder)
        and not seal.date <= subject.today <= seal.until
    ):
        key, said = ("until", "ran out on") if subject.today > seal.until else ("date", "begins only on")
        message = f"the sign-off {said} {getattr(seal, key)}"
        yield Finding(message, subject.where("signed_off", key), "have the story approved again")


@rule("draft", Severity.WARNING)
def draft(subject: Subject) -> Findings:
    """Nobody has signed the story off. Told in the check before a release only.

    Why: a draft is not for pupils, and its results are practice.

    Example:
        story: a-friend-request           # and no signed_off

    Mend: have it approved; ``signed_off`` names role, organisation, dates and the hash of the text.
    """
    if subject.release and subject.story.signed_off is None:
        now = content_hash(subject.story, subject.folder)
        yield Finding("a draft: nobody has signed it off", subject.where("story"), f'its hash is "{now}"')


@rule("todo", Severity.NOTE)
def todo(subject: Subject) -> Findings:
    """A text still holds TODO, FIXME, TBC or XXX. An error in the check before a release.

    Why: it is a note to the author, and learners would read it.

    Example:
        - {id: t-1, text: "TODO: what the aunt says"}

    Mend: write it.
    """
    texts = [(s.path, s.text) for s in voiced(subject.story)] + list(trainer_texts_of(subject.story))
    for path, text in texts:
        if match := TODO.search(text):
            yield Finding(f'"{match[0]}" is left to do', subject.where_words(path, match[0]), "write it, or remove it")


RULES = (sign_off_stale, sign_off_expired, draft, todo)
