"""The exceptions of the package.

TrainingkitError
├── ChoiceNotOffered      a run asks for a choice that is not on offer
├── TranscriptRefused     a saved run that cannot be trusted: cut short, changed, or of another story
├── NotProved             a story has more states than the cap, so nothing may be claimed about all of them
└── AuthorMistakes        a file has errors; carries their diagnostics

These are what several layers speak of. A layer has exceptions of its own below ``TrainingkitError``, in the modules
that raise them: ``story.walkthroughs``, ``story.compiled``, ``story.move_code``, ``marking.answers``, ``course``,
``serving.app``, ``serving.forking.template``, ``exercises``, ``editions``, ``papers``, ``grading``, and some of
``cli``.

Mistakes in an author's file are not exceptions but diagnostics (``trainingkit.diagnostics``), so that all of
them are told at once. ``AuthorMistakes`` is for callers that cannot go on without the file.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainingkit.diagnostics import Diagnostic


_MOST_QUOTED = 60


def legible(words: object) -> str:
    """Somebody else's words for a message: not long, on one line, and with nothing that a terminal would obey."""
    text = str(words)
    short = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in short)


class TrainingkitError(Exception):
    """Whatever this package raises on purpose; its text can be shown to a person."""


class ChoiceNotOffered(TrainingkitError):
    """A run asks for a choice that its state does not offer."""


class TranscriptRefused(TrainingkitError):
    """A transcript is cut short, was altered, or belongs to another version of the story."""


class NotProved(TrainingkitError):
    """The state space is larger than the cap, so a statement about every path would be a guess."""


class AuthorMistakes(TrainingkitError):
    """A file cannot be used; ``diagnostics`` says why, all of it."""

    def __init__(self, diagnostics: "Sequence[Diagnostic]") -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(d.headline() for d in self.diagnostics))
