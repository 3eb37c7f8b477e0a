"""It is never too late: no text of a story says otherwise, not even one that learners do not see."""

import re

from trainingkit.checks.subject import Findings, Subject
from trainingkit.rule import Finding, rule
from trainingkit.story.walk import texts_of, trainer_texts_of

SAID = re.compile(r"(?<!\w)too\s+late(?!\w)", re.IGNORECASE)
# "not yet too late", "don't think that it is too late": up to five words between, within one clause.
DENIED = re.compile(
    r"(?:(?<!\w)(?:not|never|cannot)|n[’']t)"
    r"(?:\s+(?!(?:and|but|so|or|as|because|since|when|if|until|till|unless|before|after)(?!\w))[\w’'{}]+){0,5}\s+$",
    re.IGNORECASE,
)


@rule("too-late-said")
def too_late_said(subject: Subject) -> Findings:
    """A text says "too late" without "not" or "never" before it. Texts for the trainer are looked at too.

    Why: whoever has paid, or told nobody for a year, must never hear it. Help works at any time, and the offender is
    the one who says that it does not.

    Example:
        - {id: t-1, text: "Now it is too late to tell anybody."}

    Mend: say "It is not too late.", or leave it out; a question can be "Can anything still be done?"
    """
    for path, text in (*texts_of(subject.story), *trainer_texts_of(subject.story)):
        for match in SAID.finditer(text):
            if not DENIED.search(text[: match.start()]):
                at = subject.where_words(path, match[0])
                yield Finding(f'this text says "{match[0]}"', at, 'write "It is not too late."')


RULES = (too_late_said,)
