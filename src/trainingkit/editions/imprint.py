"""The line at the foot of everything given out: which edition, when it was checked, and by when it must be again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingkit.guidance import Guidance, Helpline
from trainingkit.story import Story, edition, signed_off
from trainingkit.story.walk import leaning_of

CHECK_FIRST = "Check these numbers before you teach"
"""What is said first once the day to check by has passed."""
DRAFTS = {"pupil": "Draft: not approved for pupils"}
DRAFT = "Draft: for practice; not signed off"


@dataclass(frozen=True, slots=True)
class Imprint:
    """``approved`` is who signed it off, by role and organisation; None for a draft.

    ``checked`` is the day of the oldest of its checks, ``next_check_by`` the last day on which all of it may be shown.
    """

    title: str
    audience: str
    edition: str
    approved: str | None
    checked: date
    next_check_by: date

    @property
    def draft(self) -> bool:
        return self.approved is None

    @property
    def draft_words(self) -> str | None:
        """What is said wherever a draft is shown; None once it is signed off."""
        return DRAFTS.get(self.audience, DRAFT) if self.draft else None

    @property
    def footer(self) -> str:
        """``edition 1a2b3c4d · checked 21 November 2026 · next check by 1 May 2027``; a draft says so first."""
        parts = [
            self.draft_words,
            f"edition {self.edition}",
            f"checked {day(self.checked)}",
            f"next check by {day(self.next_check_by)}",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def at(self) -> str:
        """The moment that files are stamped with, ISO 8601: noon of the day of the check, so the same each time."""
        return f"{self.checked.isoformat()}T12:00:00+00:00"


def day(of: date) -> str:
    """A day as it is printed: ``1 May 2027``."""
    return f"{of.day} {of:%B %Y}"


def imprint_of(story: Story, folder: Path, guidance: Guidance, shown: Iterable[Helpline], today: date) -> Imprint:
    """The imprint of a story with the helplines that are shown beside it.

    The day to check by is the first on which a helpline, a claim of the story, or the sign-off is due.
    """
    lines = tuple(shown)
    named = {each for _, ids in leaning_of(story) for each in ids}
    claims = [guidance.claims[each] for each in named if each in guidance.claims]
    seal = story.signed_off if signed_off(story, folder, today) else None
    due = [record.review_by for record in (*lines, *claims)] + ([seal.until] if seal else [])
    checked = [line.checked for line in lines] + ([seal.date] if seal else [])
    return Imprint(
        title=story.title,
        audience=story.audience,
        edition=edition(story, folder),
        approved=f"{seal.role}, {seal.organisation}" if seal else None,
        checked=min(checked),
        next_check_by=min(due),
    )
