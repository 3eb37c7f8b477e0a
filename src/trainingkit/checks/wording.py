"""Words that harm: blame, careless words about suicide, sexual detail. Screened by list; a person signs the rest."""

import re

from trainingkit.checks.phrases import Phrase, found, without
from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import Voiced, voiced
from trainingkit.checks.word_lists import BLAME, EXPLICIT, SUICIDE
from trainingkit.guidance import helplines_for
from trainingkit.rule import Finding, rule

OTHERS = frozenset({"victim", "adult", "friend", "other"})
ABOUT_WORDS = frozenset({"debrief", "criterion"})


@rule("blaming-words")
def blaming_words(subject: Subject) -> Findings:
    """A text blames the victim, makes light of the crime, or uses a word that has been given up.

    In officer and teacher stories three things may hold such words: a choice of level ``harmful``, a line said by
    the victim, a relative or a friend, and a quotation in the debrief or a criterion. A service of the guidance that
    the story's readers are shown may be called by its exact name.

    Why: the first blaming word is often the last thing a victim says. Blame is what the offender counts on.

    Example:
        - {id: t-1, text: "{name} fell for it and put himself at risk."}

    Mend: the hint gives the words to say.
    """
    for said in voiced(subject.story):
        text = said.unquoted() if said.voice in ABOUT_WORDS and not subject.is_pupil else said.text
        if not _may_be_harsh(subject, said):
            plain = _without_services(subject, text)
            yield from screened(subject, said, BLAME, "blames the victim or belittles the crime", plain)


@rule("suicide-words")
def suicide_words(subject: Subject) -> Findings:
    """A text speaks about suicide in words that do harm, or names a method.

    Why: "committed" makes it a crime, a method makes it an example. Asking directly, by contrast, protects.

    Example:
        - {id: t-1, text: "A boy committed suicide."}

    Mend: the hint gives the words to say.
    """
    for said in voiced(subject.story):
        yield from screened(subject, said, SUICIDE, "can do harm when suicide is spoken about")


@rule("explicit-words")
def explicit_words(subject: Subject) -> Findings:
    """A text shows or describes something sexual.

    Why: nothing of it is needed to teach what helps, and for somebody in the room it is a memory.

    Example:
        - {id: p-1, text: "The account wants a nude."}

    Mend: say "private image", and go on.
    """
    for said in voiced(subject.story):
        if said.voice != "offender":  # told by offender-words
            text = _without_services(subject, said.text)
            plain = text if _may_be_harsh(subject, said) else without(BLAME, text)
            yield from screened(subject, said, EXPLICIT, "describes something sexual", plain)


def screened(
    subject: Subject, said: Voiced, phrases: tuple[Phrase, ...], wrong: str, text: str | None = None
) -> Findings:
    """One finding for every phrase that a text holds, at its words."""
    for words, hint in found(phrases, said.text if text is None else text):
        yield Finding(f'"{words}" {wrong}', subject.where_words(said.path, words), hint)


def _without_services(subject: Subject, text: str) -> str:
    """The text with the exact names of services blanked out, at the same places: a service is called what it is called.

    Only those that the story's audience is shown where the story is set, so that no pupil meets an adults' name.
    """
    for service in helplines_for(subject.guidance, subject.story.audience, subject.story.jurisdictions):
        text = re.sub(rf"(?<!\w){re.escape(service.name)}(?!\w)", lambda m: " " * len(m[0]), text)
    return text


def _may_be_harsh(subject: Subject, said: Voiced) -> bool:
    if subject.is_pupil:
        return False
    if said.voice == "choice":
        _, name, _, i, _ = said.path
        return subject.story.passages[name].choices[i].level == "harmful"
    return said.voice in OTHERS


RULES = (blaming_words, suicide_words, explicit_words)
