"""The manual pages of what is told about the form of notebooks, items, practice and keys; their code is elsewhere."""

from typing import NamedTuple

from trainingkit.diagnostics import Severity


class Told(NamedTuple):
    """A code that no rule tells, but the reading of a file."""

    code: str
    severity: Severity
    page: str


FORM = (
    Told(
        "wrong-notebook",
        Severity.ERROR,
        """A notebook is not one that can be read.

Why: nobody could open it, and nothing can be said about it.

Example:
    {"cells": [      # and the rest was lost

Mend: open it in JupyterLab and save it again; if that fails, take it from a copy.
""",
    ),
    Told(
        "no-options",
        Severity.ERROR,
        """An item has nothing to choose from, or it is said twice where its options come from.

Why: a trainee could not answer it.

Example:
    - {kind: choose-one, id: which-file, title: "Which?", ask: "Which file is it?"}

Mend: write either ``options`` or where they come from.
""",
    ),
    Told(
        "duplicate-option",
        Severity.ERROR,
        """Two options, columns or parts of an item have the same id.

Why: what is saved is the id; nobody could tell which of the two was meant.

Example:
    options: [{id: wait, text: "Wait."}, {id: wait, text: "Ring first."}]

Mend: give the second an id of its own.
""",
    ),
    Told(
        "sound-differs",
        Severity.ERROR,
        """What is sound for an order or a match does not name exactly what is shown.

Why: an answer could not be replied to, or no answer would be sound.

Example:
    options: [{id: quiet-room, ...}, {id: home, ...}]
    sound: [[quiet-room], [hom]]

Mend: name each of what is shown, and nothing else.
""",
    ),
    Told(
        "empty-requirement",
        Severity.ERROR,
        """A requirement of a key asks for nothing.

Why: it would be met by every answer.

Example:
    best: {}

Mend: say what has to be chosen, ordered, paired or written.
""",
    ),
    Told(
        "nothing-to-mark",
        Severity.ERROR,
        """The key of an item has no criteria, no rubric and no rows of a story.

Why: whatever is answered, nobody would look at it.

Example:
    - {item: two-values}

Mend: add criteria, or a rubric, or story_rows.
""",
    ),
)
