"""Every ending teaches, looks ahead, and has passed what must be passed."""

import numpy as np

from trainingkit.checks.subject import Findings, Subject, last_passage, shown
from trainingkit.rule import Finding, rule
from trainingkit.story.engine import visible_lines
from trainingkit.story.explore import Run, Space
from trainingkit.story.model import Audience, Told

SECTIONS: dict[Audience, tuple[str, ...]] = {
    "pupil": ("offender_did", "helped", "could_still_help"),
    "teacher": ("teaching",),
    "officer": ("teaching",),
}


@rule("ending-without-debrief")
def ending_without_debrief(subject: Subject) -> Findings:
    """A section of the debrief is missing, or after some run none of its lines shows.

    Pupil stories need ``offender_did``, ``helped`` and ``could_still_help``; the others need ``teaching``.

    Why: the debrief is where it is said whose fault it was and what helps. Nobody may leave without it.

    Example:
        debrief:
          offender_did: [{id: d-1, text: "The offender set a trap."}]     # no "helped", no "could_still_help"

    Mend: write the section, with one line that has no ``if``.
    """
    sections = subject.story.debrief.sections()
    for name in SECTIONS[subject.story.audience]:
        if name not in sections:
            message = f'the debrief of a {subject.story.audience} story has no "{name}"'
            yield Finding(message, subject.where_key("debrief"), f'add "{name}:" with one line or more')
        elif run := _run_without(subject, sections[name]):
            yield Finding(
                f'no line of "{name}" shows after {shown(run)}',
                subject.where_key("debrief", name),
                "give one of its lines no condition",
            )


def _run_without(subject: Subject, lines: tuple[Told, ...]) -> Run | None:
    if any(line.if_ is None for line in lines):
        return None
    space = subject.space
    for i in np.flatnonzero(space.endings):
        if not visible_lines(lines, space.state(int(i))):
            return space.path(int(i))
    return None


@rule("ending-without-later")
def ending_without_later(subject: Subject) -> Findings:
    """An ending has no ``later``: the beat "three weeks later", calmer, believed, still supported.

    Why: a story that stops at the report leaves its reader in the crisis.

    Example:
        supported:
          ending: supported
          lines: [{id: s-1, text: "{name} told a teacher."}]

    Mend: add ``later`` with one line that has no condition.
    """
    for name, passage in subject.story.passages.items():
        if passage.ending and not any(line.if_ is None for line in passage.later):
            missing = 'has no "later"' if not passage.later else 'has only conditional lines in "later"'
            hint = 'add "later:" with a line such as "Three weeks later ..."'
            yield Finding(f'ending "{name}" {missing}', subject.where_key("passages", name), hint)


@rule("must-pass-bypassed")
def must_pass_bypassed(subject: Subject) -> Findings:
    """Some run reaches an ending without a passage that ``must_pass`` names. One finding for each shortest such run.

    Why: what everybody must see (who helps, for one) is missed by somebody.

    Example:
        must_pass: [who-helps]
        passages:
          told:
            choices:
              - {id: ask, text: "Ask who helps", to: who-helps}
              - {id: go, text: "Go home", to: end}

    Mend: lead every way through it.
    """
    by_run: dict[Run, list[str]] = {}
    for name, run in bypassed(subject).items():
        by_run.setdefault(run, []).append(name)
    for run, missed in by_run.items():
        end, them = last_passage(subject.space, run), ", ".join(f'"{name}"' for name in missed)
        yield Finding(
            f'ending "{end}" is reached without {them}, by {shown(run)}',
            subject.where("must_pass", subject.story.must_pass.index(missed[0])),
            f"lead every way through {them}",
        )


def bypassed(subject: Subject) -> dict[str, Run]:
    """The passages that every run must visit but not every run does, each with a run that does not."""
    space = subject.space
    runs = {
        name: space.run(start_of(space), space.endings, avoid=space.at_passages(name))
        for name in subject.story.must_pass
    }
    return {name: run for name, run in runs.items() if run is not None}


def start_of(space: Space) -> np.ndarray:
    """The mask of the first state alone."""
    mask = np.zeros(space.size, bool)
    mask[0] = True
    return mask


RULES = (ending_without_debrief, ending_without_later, must_pass_bypassed)
