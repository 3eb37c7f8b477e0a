"""Flags and counters: each one is both written and read, and counters stay within their bounds."""

from trainingkit.checks.subject import Findings, Subject
from trainingkit.diagnostics import Location, Severity
from trainingkit.rule import Finding, rule
from trainingkit.story.walk import choices_of, conditions_of


@rule("never-set", Severity.WARNING)
def never_set(subject: Subject) -> Findings:
    """A condition reads a flag or counter that no choice ever sets or adds to.

    Why: the condition can never change. What waits for it stays hidden for ever.

    Example:
        flags: [told]
        choices:
          - {id: ask, text: "Ask again", to: asked, if: told}   # and no choice has "set: [told]"

    Mend: set it where it happens, or remove the condition.
    """
    written, read = _used(subject)
    for kind, name, at in _declared(subject):
        if name in read and name not in written:
            effect = f"set: [{name}]" if kind == "flag" else f"add: {{{name}: 1}}"
            yield Finding(f'{kind} "{name}" is read, but nothing ever sets it', at, f'add "{effect}" to a choice')


@rule("never-read", Severity.WARNING)
def never_read(subject: Subject) -> Findings:
    """Choices set or add to a flag or counter, but no condition reads it.

    Why: what the reader did makes no difference, though it was meant to.

    Example:
        - {id: tell, text: "Tell a friend", to: told, set: [told_someone]}   # and no "if: told_someone"

    Mend: use it in a condition, or remove it.
    """
    written, read = _used(subject)
    for kind, name, at in _declared(subject):
        if name in written and name not in read:
            condition = name if kind == "flag" else f"{name} >= 1"
            hint = f'use it, such as "if: {condition}", or remove it'
            yield Finding(f'{kind} "{name}" is set, but no condition reads it', at, hint)


@rule("unused-name", Severity.WARNING)
def unused_name(subject: Subject) -> Findings:
    """A flag or counter is declared and used nowhere.

    Why: it is a leftover, or a slip of the pen elsewhere.

    Example:
        flags: [told_someone, tired]      # nothing sets or reads "tired"

    Mend: remove it.
    """
    written, read = _used(subject)
    for kind, name, at in _declared(subject):
        if name not in written | read:
            yield Finding(f'{kind} "{name}" is declared but used nowhere', at, "remove it")


@rule("counter-out-of-bounds", Severity.WARNING)
def counter_out_of_bounds(subject: Subject) -> Findings:
    """A choice can push a counter below 0 or above its bound; it then stays where it is.

    Why: what was counted is no longer what happened.

    Example:
        counters: {calls: 1}
        choices:
          - {id: again, text: "Call again", to: hub, add: {calls: 1}}   # can be chosen twice

    Mend: raise the bound, or offer the choice only while there is room.
    """
    subject.space  # noqa: B018 - exploring is what finds them
    for ref, name in sorted(subject.space.machine.saturated):
        bound = subject.story.counters[name]
        step = subject.story.choice(ref).add[name]
        edge, room = (bound, f"{name} < {bound}") if step > 0 else (0, f"{name} > 0")
        passage, _, wanted = ref.partition(".")
        i = [c.id for c in subject.story.passages[passage].choices].index(wanted)
        yield Finding(
            f'choice "{ref}" adds {step:+d} to "{name}" when it is {edge} already (bounds: 0 to {bound})',
            subject.where("passages", passage, "choices", i, "add", name),
            f'offer it only "if: {room}", or raise the bound of "{name}"',
        )


def _used(subject: Subject) -> tuple[set[str], set[str]]:
    """The names that are written and those that are read."""
    written = {n for _, c in choices_of(subject.story) for n in (*c.set, *c.clear, *c.add)}
    read = {n for _, c in conditions_of(subject.story) for n in (*c.flags, *c.counters)}
    return written, read


def _declared(subject: Subject) -> list[tuple[str, str, Location]]:
    flags = [("flag", name, subject.where("flags", i)) for i, name in enumerate(subject.story.flags)]
    return flags + [("counter", name, subject.where_key("counters", name)) for name in subject.story.counters]


RULES = (never_set, never_read, unused_name, counter_out_of_bounds)
