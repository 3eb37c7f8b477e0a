"""Checking a story: what its file says, then every rule."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from trainingkit.checks.rules import ON_REQUEST, RELEASE_ERRORS, STORY_RULES
from trainingkit.checks.subject import StoryRule, Subject
from trainingkit.checks.translations import mistakes_of_form
from trainingkit.checks.walkthroughs import mistakes_in_walkthroughs
from trainingkit.diagnostics import Diagnostic, Severity, in_order
from trainingkit.errors import NotProved
from trainingkit.guidance import Guidance
from trainingkit.story.explore import CAP
from trainingkit.story.reader import StoryFile


def check_story(
    file: StoryFile,
    *,
    guidance: Guidance,
    today: date,
    release: bool = False,
    measures: bool = False,
    cap: int = CAP,
) -> tuple[Diagnostic, ...]:
    """Everything there is to say about a story file.

    Parameters
    ----------
    file : StoryFile
        From ``read_story``.
    guidance : Guidance
    today : date
        Claims and sign-offs are in date or not on this day.
    release : bool
        The check before a release: stricter, and it lists what is unconfirmed.
    measures : bool
        Also tell, as a note, how long and how hard the story is.
    cap : int
        The most states to visit; beyond it the story is not proved, which is an error.

    Returns
    -------
    tuple of Diagnostic
        In file order. Where the story cannot be played, only what its reading found.
    """
    if file.story is None:
        return file.diagnostics
    subject = Subject(file, file.story, guidance, today, release, cap)
    found = [*file.diagnostics, *mistakes_of_form(subject), *mistakes_in_walkthroughs(subject)]
    for rule in STORY_RULES:
        if measures or rule.code not in ON_REQUEST:
            found += _told(rule, subject)
    return in_order(dict.fromkeys(_at_release(d) if release else d for d in found))


def _told(rule: StoryRule, subject: Subject) -> Iterator[Diagnostic]:
    try:
        yield from rule(subject)
    except NotProved as reason:
        subject.unproved.append(reason)  # told once, by the rule of that name


def _at_release(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, severity=Severity.ERROR) if diagnostic.code in RELEASE_ERRORS else diagnostic
