"""Everything can be reached, and from everywhere an ending."""

from collections.abc import Iterable

import numpy as np

from trainingkit.checks.subject import Findings, Subject, first, shown
from trainingkit.diagnostics import Severity
from trainingkit.rule import Finding, rule
from trainingkit.story.liveness import following
from trainingkit.story.model import Choice
from trainingkit.story.walk import choices_of, lines_of


@rule("unreachable-passage", Severity.WARNING)
def unreachable_passage(subject: Subject) -> Findings:
    """No link leads to a passage, whatever is chosen. Only the first passage of an unreachable part is told.

    Why: it was written for nothing, or the link to it was forgotten.

    Example:
        start: request
        passages:
          request: {next: thanks}
          told: {next: thanks}      # nothing goes to "told"

    Mend: add a choice that goes there, or remove the passage.
    """
    after = following(subject.story)
    lost = [name for name in subject.story.passages if name not in after[subject.story.start]]
    entered = {c.to for name in lost for c in subject.story.passages[name].ways() if c.to != name}
    explained: set[str] = set()
    for name in sorted(lost, key=lambda n: n in entered):
        if name not in explained:
            explained |= after[name]
            yield Finding(
                f'nothing leads to passage "{name}"',
                subject.where_key("passages", name),
                f'add a choice with "to: {name}", or remove the passage',
            )


@rule("passage-never-reached", Severity.WARNING)
def passage_never_reached(subject: Subject) -> Findings:
    """Links lead to a passage, but their conditions never hold when the reader is there.

    Why: nobody will ever read it. The conditions contradict what has happened by then.

    Example:
        - {id: ask, text: "Ask again", to: asked, if: told and not told}

    Mend: look at where the flags of the condition are set and cleared.
    """
    for choice, ref in _never_offered(subject):
        if choice.to not in _reached(subject):
            yield Finding(
                f'passage "{choice.to}" is never reached: "{ref}" leads there, but "if: {choice.if_}" never holds',
                subject.where_key("passages", choice.to),
                "change the condition, or set its flags on the way",
            )


@rule("choice-never-offered", Severity.WARNING)
def choice_never_offered(subject: Subject) -> Findings:
    """The condition of a choice never holds when the reader is there.

    Why: nobody will ever see it.

    Example:
        - {id: ask, text: "Ask again", to: start, if: told and not told}

    Mend: look at where the flags of the condition are set and cleared.
    """
    for choice, ref in _never_offered(subject):
        if choice.to in _reached(subject):
            at = subject.where_choice(ref)
            yield Finding(
                f'choice "{ref}" is never offered: "if: {choice.if_}" never holds', at, "change the condition"
            )


@rule("line-never-shown", Severity.WARNING)
def line_never_shown(subject: Subject) -> Findings:
    """The condition of a line never holds when the reader is there, or that of a line of the debrief after any run.

    Why: nobody will ever read it.

    Example:
        - {id: end-2, text: "The money is gone.", if: paid and not paid}

    Mend: change the condition, or remove the line.
    """
    space, settable = subject.space, _settable(subject)
    for path, line in lines_of(subject.story):
        if line.if_ is None or not (line.if_.flags | line.if_.counters) <= settable:
            continue
        there = np.flatnonzero(space.endings if path[0] == "debrief" else space.at_passages(path[1]))
        if there.size and not any(line.if_.holds(s.flags, s.counts) for s in map(space.state, there)):
            message = f'line "{line.id}" is never shown: "if: {line.if_}" never holds'
            yield Finding(message, subject.where(*path, "if"), "change the condition, or remove the line")


@rule("all-choices-hidden")
def all_choices_hidden(subject: Subject) -> Findings:
    """In some state every choice of a passage is hidden by its condition, so the reader is stuck.

    Why: there is nothing to click.

    Example:
        choices:
          - {id: tell, text: "Tell someone", to: told, if: ready}

    Mend: leave one choice without a condition.
    """
    space = subject.space
    stuck = _stuck(subject)
    for name in _names(subject, stuck):
        state = first(stuck & space.at_passages(name))
        yield Finding(
            f'in passage "{name}" every choice can be hidden, after {shown(space.path(state))}',
            subject.where_key("passages", name),
            "leave one choice without a condition",
        )


@rule("endless-loop")
def endless_loop(subject: Subject) -> Findings:
    """From a passage no link leads to an ending: the reader goes round for ever.

    Why: a story must let go of its reader, and the teaching comes after the ending.

    Example:
        wait: {next: still-waiting}
        still-waiting: {next: wait}

    Mend: add a choice that leads towards an ending.
    """
    lost = _without_exit(subject)
    after = following(subject.story)
    explained: set[str] = set()
    for name in _reached(subject):
        if name in lost and name not in explained:
            explained |= after[name]
            yield Finding(
                f'from passage "{name}" no ending can be reached: {_circle(subject, name)}',
                subject.where_key("passages", name),
                "add a choice that leads towards an ending",
            )


@rule("trap")
def trap(subject: Subject) -> Findings:
    """After some run no ending can be reached any more, though links lead to one: their conditions never hold again.

    Why: the reader is caught. From every state an ending must be in reach.

    Example:
        - {id: out, text: "Go on", to: end, if: told}   # and nothing sets "told" from here on

    Mend: offer a way on without a condition, or a choice that makes the condition true.
    """
    space = subject.space
    elsewhere = _stuck(subject) | space.at_passages(*_without_exit(subject))
    caught = ~space.can_reach(space.endings) & ~space.can_reach(elsewhere)
    while (state := first(caught)) is not None:
        name = space.passages[space.at[state]]
        yield Finding(
            f'passage "{name}" is a trap after {shown(space.path(state))}: no ending can be reached from there',
            subject.where_key("passages", name),
            "offer a way on without a condition, or a choice that makes one true",
        )
        start = np.zeros(space.size, bool)
        start[state] = True
        caught &= ~space.at_passages(*_names(subject, space.reach(start)))


def _circle(subject: Subject, name: str) -> str:
    """The circle that the reader comes into first: ``wait > still-waiting > wait``."""
    way: list[str] = [name]
    while True:
        on = subject.story.passages[way[-1]].ways()
        if not on:
            return "the way ends there"
        if (after := on[0].to) in way:
            return " > ".join((*way[way.index(after) :], after))
        way.append(after)


def _settable(subject: Subject) -> frozenset[str]:
    """Flags and counters that some choice sets or moves."""
    return frozenset(n for _, c in choices_of(subject.story) for n in (*c.set, *c.add))


def _never_offered(subject: Subject) -> Iterable[tuple[Choice, str]]:
    """Choices of reached passages that no state offers; not those that wait for what nothing sets (told there)."""
    space, settable, reached = subject.space, _settable(subject), _reached(subject)
    offered = {space.choices[i] for i in np.unique(space.labels)}
    for path, choice in choices_of(subject.story):
        ref = f"{path[1]}.{choice.id}"
        hidden = path[1] in reached and ref not in offered and choice.if_
        if hidden and (choice.if_.flags | choice.if_.counters) <= settable:
            yield choice, ref


def _reached(subject: Subject) -> list[str]:
    """The passages that are reached in some state, nearest first."""
    at, nearest = np.unique(subject.space.at, return_index=True)
    return [subject.space.passages[i] for i in at[np.argsort(nearest)]]


def _stuck(subject: Subject) -> np.ndarray:
    return (np.diff(subject.space.offsets.astype("i8")) == 0) & ~subject.space.endings


def _without_exit(subject: Subject) -> list[str]:
    after, passages = following(subject.story), subject.story.passages
    return [name for name in passages if not any(passages[n].ending for n in after[name])]


def _names(subject: Subject, mask: np.ndarray) -> list[str]:
    """The passages in which these states stand, in the order of the file."""
    return [subject.space.passages[i] for i in np.unique(subject.space.at[mask])]


RULES = (
    unreachable_passage,
    passage_never_reached,
    choice_never_offered,
    line_never_shown,
    all_choices_hidden,
    endless_loop,
    trap,
)
