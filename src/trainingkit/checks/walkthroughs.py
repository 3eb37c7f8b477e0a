"""Walkthroughs lie beside a story, ``walkthroughs/<name>.yml``: each still comes to the ending it was written for."""

from collections.abc import Iterator

from trainingkit.checks.subject import Findings, Subject
from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Diagnostic
from trainingkit.marking.competence import judge
from trainingkit.rule import Finding, rule
from trainingkit.story.walkthroughs import (
    Walkthrough,
    WalkthroughFails,
    read_walkthrough,
    run_walkthrough,
    walkthrough_files,
)


@rule("walkthrough-fails")
def walkthrough_fails(subject: Subject) -> Findings:
    """A walkthrough beside the story cannot be played any more, or comes to another ending or verdict than it says.

    Why: it was written down because somebody read that run and found it right. What has changed since is either a
    slip in the story, or to be read again.

    Example:
        story: first-call
        name: Asks at once
        choices: [call.ask]      # and "call.ask" has become "opening.ask"
        ending: handed-over

    Mend: play it again, ``trainingkit play --choices``, and write down what it comes to now, if that is right.
    """
    for loaded in _files(subject):
        if loaded.value is None:
            continue  # told by the reading of the file
        try:
            played = run_walkthrough(subject.story, loaded.value)
        except WalkthroughFails as reason:
            yield Finding(str(reason), loaded.where(*reason.at), "play it again, and write down what it comes to now")
            continue
        yield from _verdict(subject, loaded, played.choices)


def _verdict(subject: Subject, loaded: Loaded[Walkthrough], run: tuple[str, ...]) -> Findings:
    run_of, at = loaded.value, loaded.where("competent")
    if run_of.competent is None:
        return
    if not subject.story.criteria:
        yield Finding(f'"{run_of.name}" has a verdict, the story has no criteria', at, 'remove "competent"')
    elif judge(subject.story, run).competent != run_of.competent:
        verdict, other = ("not yet", "competent") if run_of.competent else ("competent", "not yet")
        message = f'"{run_of.name}" is judged {verdict}, not {other}'
        yield Finding(message, at, "look at what its choices meet, then correct one of the two")


def mistakes_in_walkthroughs(subject: Subject) -> Iterator[Diagnostic]:
    """What is wrong with the form of the walkthroughs themselves."""
    for loaded in _files(subject):
        yield from loaded.diagnostics


def _files(subject: Subject) -> Iterator[Loaded[Walkthrough]]:
    return map(read_walkthrough, walkthrough_files(subject.folder))


RULES = (walkthrough_fails,)
