"""Ten readers with a habit. A sound assessment gives each of them the verdict that their habit deserves.

A bot narrows the choices on offer. Where more than one is left, all of them are explored, so a verdict is a
statement about every run of that habit, not about one.
"""

from dataclasses import dataclass

from trainingkit.story.machine import Narrow
from trainingkit.story.model import Choice, Level, Tag

Offer = tuple[Choice, ...]
MOST_LUCK = 0.05
"""The largest chance of passing that blind clicking may have."""


@dataclass(frozen=True, slots=True)
class Bot:
    """A habit, in a sentence, and whether a reader who has it is competent."""

    name: str
    habit: str
    competent: bool
    narrow: Narrow | None


def _of(*levels: Level) -> Narrow:
    """The choices of the first of these levels that is on offer; all, if none is."""

    def pick(offer: Offer) -> Offer:
        for wanted in levels:
            if found := tuple(c for c in offer if c.level == wanted):
                return found
        return offer

    return pick


BEST = _of("best", "acceptable")


def _prefer(tag: Tag, shun: Tag | None = None) -> Narrow:
    """Choices with a tag; without one, the best. What is shunned is taken only where nothing else is on offer."""

    def narrow(offer: Offer) -> Offer:
        left = tuple(c for c in offer if shun not in c.tags) or offer
        return tuple(c for c in left if tag in c.tags) or BEST(left)

    return narrow


def _longest(offer: Offer) -> Offer:
    most = max(len(c.text) for c in offer)
    return tuple(c for c in offer if len(c.text) == most)


BOTS: tuple[Bot, ...] = (
    Bot("random", "clicks blindly", False, None),
    Bot("longest-text", "always takes the longest answer", False, _longest),
    Bot("most-polite", "always takes the politest answer", False, _prefer("polite")),
    Bot("always-refer", "hands everything to somebody else", False, _prefer("refer")),
    Bot("script-follower", "reads the script and never asks about risk", False, _prefer("script", shun="risk")),
    Bot("kind-but-no-evidence", "is kind and keeps no evidence", False, _prefer("kind", shun="evidence")),
    Bot("evidence-before-risk", "secures evidence before asking about safety", False, _prefer("evidence")),
    Bot("adult-tools-for-a-child", "gives a child what is meant for adults", False, _prefer("adult-tools")),
    Bot("acceptable-only", "never does the best, always something acceptable", True, _of("acceptable", "best")),
    Bot("best-with-block-first", "does the best, and has the account blocked first", True, _prefer("block-first")),
)  # fmt: skip
