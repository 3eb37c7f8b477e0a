"""What must hold on every path, for every audience: it is never too late, harm is met by support, help is in reach."""

import re

import numpy as np

from trainingkit.checks.endings import start_of
from trainingkit.checks.subject import Findings, Subject, first, last_passage, run_through, shown
from trainingkit.diagnostics import Location
from trainingkit.rule import Finding, rule
from trainingkit.story.engine import visible_lines
from trainingkit.story.explore import Mask, Run
from trainingkit.story.walk import choices_of

WORDS = re.compile(r"\bnot\W+too\W+late\b", re.IGNORECASE)
HURTS = {"threat", "harm", "payment"}


@rule("not-too-late-unsaid")
def not_too_late_unsaid(subject: Subject) -> Findings:
    """A passage with the beat ``not-too-late`` has no line that says "not too late".

    Why: somebody who paid last month must read it in plain words.

    Example:
        paid-and-told:
          beats: [not-too-late]
          lines: [{id: p-1, text: "Many people pay. Help still works."}]

    Mend: say it: "It is not too late."
    """
    for name, passage in subject.story.passages.items():
        if "not-too-late" in passage.beats and not _says_it(passage.lines):
            yield Finding(
                f'passage "{name}" has the beat "not-too-late", but no line says "not too late"',
                subject.where("passages", name, "beats", passage.beats.index("not-too-late")),
                'add a line: "It is not too late."',
            )


@rule("payment-not-followed")
def payment_not_followed(subject: Subject) -> Findings:
    """After a payment (beat ``payment`` or act ``pay``) some run ends without the beat ``not-too-late``.

    Why: whoever has paid must hear that it is not too late, whatever was chosen.

    Example:
        - {id: pay, act: pay, text: "{name} pays", to: end}

    Mend: lead the way through a passage with ``beats: [not-too-late]`` that says it.
    """
    space, said = subject.space, _not_too_late(subject)
    pays: dict[str, list[str]] = {}
    for path, choice in choices_of(subject.story):
        if choice.act == "pay":
            pays.setdefault(choice.to, []).append(f"{path[1]}.{choice.id}")
    for refs in pays.values():  # choices that lead to one place have one cause
        if run := run_through(space, space.edges_of(refs), space.endings, said):
            yield _unmended(subject, run, f'choice "{refs[0]}"', subject.where_choice(refs[0]))
    for name in (n for n, p in subject.story.passages.items() if "payment" in p.beats):
        entered_otherwise = any(
            c.act != "pay" for p in subject.story.passages.values() for c in p.ways() if c.to == name
        )
        paid = space.at_passages(name)
        if (name not in pays or entered_otherwise) and (run := space.run(paid, space.endings, avoid=said)):
            yield _unmended(subject, run, f'the payment in "{name}"', subject.where("passages", name, "beats"))


def _unmended(subject: Subject, run: Run, what: str, at: Location) -> Finding:
    end = last_passage(subject.space, run)
    message = f'{what} can be followed by ending "{end}" without "it is not too late", by {shown(run)}'
    return Finding(message, at, 'lead the way through a passage with "beats: [not-too-late]"')


@rule("harm-without-support")
def harm_without_support(subject: Subject) -> Findings:
    """After a threat, a harm or a payment some run ends without a passage of the beat ``support``.

    A passage of the stage ``threat`` counts as a threat.

    Why: no story may leave somebody alone with it. One finding for each ending.

    Example:
        demand: {beats: [threat], next: end}
        end: {ending: alone}

    Mend: lead the way through a passage with ``beats: [support]``, or support the victim in the ending itself.
    """
    space, support = subject.space, subject.space.with_beat("support")
    passages = subject.story.passages.items()
    hurt = space.at_passages(*(n for n, p in passages if p.stage == "threat" or HURTS & set(p.beats)))
    for name in (n for n, p in subject.story.passages.items() if p.ending):
        if run := space.run(hurt, space.at_passages(name), avoid=support):
            yield Finding(
                f'ending "{name}" is reached after harm without support, by {shown(run)}',
                subject.where_key("passages", name),
                'lead the way through a passage with "beats: [support]"',
            )


@rule("help-out-of-reach")
def help_out_of_reach(subject: Subject) -> Findings:
    """In some state no passage of the beat ``help`` or ``support`` was passed, and none can be reached any more.

    Why: from everywhere, the reader must see a way to help.

    Example:
        alone: {next: end}
        end: {ending: alone}

    Mend: offer a way from there to a passage with ``beats: [help]`` or ``beats: [support]``.
    """
    space = subject.space
    helps = space.with_beat("help") | space.with_beat("support")
    if subject.is_pupil and space.run(start_of(space), space.endings, avoid=space.with_beat("help")):
        return  # told by pupil-help-bypassed
    lost = space.reach(start_of(space), avoid=helps) & ~space.can_reach(helps)
    while (state := first(lost)) is not None:
        name = space.passages[space.at[state]]
        yield Finding(
            f'from passage "{name}" no help can be reached, and none was passed, after {shown(space.path(state))}',
            subject.where_key("passages", name),
            'offer a way to a passage with "beats: [help]" or "beats: [support]"',
        )
        here = np.zeros(space.size, bool)
        here[state] = True
        lost &= ~np.isin(space.at, space.at[space.reach(here)])


def _says_it(lines: tuple) -> bool:
    return any(WORDS.search(line.text) for line in lines)


def _not_too_late(subject: Subject) -> Mask:
    """States in which "not too late" is read; a passage that never says it is told elsewhere and counts."""
    space = subject.space
    said = space.with_beat("not-too-late")
    for name, passage in subject.story.passages.items():
        always = _says_it(tuple(line for line in passage.lines if line.if_ is None))
        if "not-too-late" not in passage.beats or always or not _says_it(passage.lines):
            continue
        for i in np.flatnonzero(space.at_passages(name)):
            said[i] = _says_it(visible_lines(passage.lines, space.state(int(i))))
    return said


RULES = (not_too_late_unsaid, payment_not_followed, harm_without_support, help_out_of_reach)
