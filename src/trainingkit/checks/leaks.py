"""What learners must not read: trainer text anywhere, criteria before the debrief."""

import re

from trainingkit.checks.readability import sentences_of, words_of
from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import voiced
from trainingkit.rule import Finding, rule
from trainingkit.story.walk import trainer_texts_of

FEW_WORDS = 5


@rule("trainer-text-leak")
def trainer_text_leak(subject: Subject) -> Findings:
    """A sentence of a trainer text stands in a text that learners read.

    Why: what is meant for the person in front of the class says what to look for, and how pupils may react.

    Example:
        lines: [{id: t-1, text: "Ask the class what the timer is for."}]
        trainer: {point: "Ask the class what the timer is for."}

    Mend: say it in one of the two places.
    """
    secret = {s: path for path, text in trainer_texts_of(subject.story) for s in _sentences(text)}
    yield from _leaks(subject, secret, "a trainer text", ("criterion", "roleplay"))


@rule("criterion-leak")
def criterion_leak(subject: Subject) -> Findings:
    """A sentence of a criterion, or of its reason, stands in a passage.

    Why: a trainee who reads the key while deciding is not deciding.

    Example:
        criteria:
          - {id: asks, text: "Asked directly about suicide in the first call.", ...}
        passages:
          call: {lines: [{id: c-1, text: "Asked directly about suicide in the first call."}]}

    Mend: word one of them differently.
    """
    secret = {}
    for i, criterion in enumerate(subject.story.criteria):
        for key in ("text", "why"):
            secret |= dict.fromkeys(_sentences(getattr(criterion, key)), ("criteria", i, key))
    yield from _leaks(subject, secret, "a criterion", ("criterion", "debrief", "roleplay"))


def _leaks(subject: Subject, secret: dict, what: str, except_in: tuple[str, ...]) -> Findings:
    for said in voiced(subject.story) if secret else ():
        text = plain(said.text)
        for sentence, path in secret.items():
            if said.voice not in except_in and f" {sentence} " in f" {text} ":
                line = subject.where(*path).line
                message = f'learners read here what stands in {what} (line {line}): "{_short(sentence)}"'
                yield Finding(message, subject.where(*said.path), "say it in one of the two places only")
                break


def _sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to be told again."""
    return [plain(s) for s in sentences_of(text) if len(words_of(s)) >= FEW_WORDS]


def plain(text: str) -> str:
    """The words of a text in lower case, without signs, so that two that say the same are the same."""
    return " ".join(re.findall(r"[\w{}]+", text.lower().replace("’", "").replace("'", "")))


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" ..." if len(words) > 6 else "")


RULES = (trainer_text_leak, criterion_leak)
