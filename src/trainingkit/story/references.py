"""Rules about names: everything a story refers to must be there. They come before all other rules."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Location, did_you_mean
from trainingkit.rule import Finding, Rule, rule
from trainingkit.story.model import CONTINUE, Choice, Story, Told
from trainingkit.story.walk import (
    PathInStory,
    cards_of,
    choices_of,
    conditions_of,
    lines_of,
    lines_of_passages,
    texts_of,
)

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A story of which parts may have been cut out as unsound, with its file."""

    story: Story
    file: Loaded[Story]

    def where(self, *path: str | int) -> Location:
        return self.file.where(*path)

    def whole(self, passage: str) -> bool:
        """Whether nothing of that passage was cut out, so that something may be said about what it lacks."""
        return not any(lost[:2] == ("passages", passage) for lost in self.file.lost)

    def partly_lost(self, key: str) -> bool:
        """Whether something was cut out there, so that nothing may be said about what it does not declare."""
        return any(lost[:1] == (key,) for lost in self.file.lost)

    def passages(self) -> dict[str, Location]:
        """Every passage the file names, also one that was cut out, with its place."""
        names = (
            [p[1] for p in self.file.composed.keys if p[:1] == ("passages",) and len(p) == 2]
            if self.file.composed
            else []
        )
        lost = [p[1] for p in self.file.lost if p[:1] == ("passages",) and len(p) > 1]
        return {str(n): self.file.where_key("passages", n) for n in (*names, *self.story.passages, *lost)}


@rule("unknown-passage")
def unknown_passage(draft: Draft) -> Iterator[Finding]:
    """A destination, the start, or a passage named in ``must_pass`` or ``decided_at`` does not exist.

    Why: the run would stop there.

    Example:
        - {id: tell, text: "Tell a teacher", to: tolld}      # the passage is called "told"

    Mend: write the name of a passage of this file.
    """
    known = draft.passages()

    def look(name: str, what: str, *path: str | int) -> Iterator[Finding]:
        if name not in known:
            yield Finding(f'{what} "{name}", which is not a passage', draft.where(*path), did_you_mean(name, known))

    yield from look(draft.story.start, "the story starts at", "start")
    for i, name in enumerate(draft.story.must_pass):
        yield from look(name, "must_pass names", "must_pass", i)
    for i, criterion in enumerate(draft.story.criteria):
        for j, name in enumerate(criterion.decided_at):
            yield from look(name, f'criterion "{criterion.id}" is decided at', "criteria", i, "decided_at", j)
    for name, passage in draft.story.passages.items():
        if passage.next:
            yield from look(passage.next, f'passage "{name}" goes on to', "passages", name, "next")
    for path, choice in choices_of(draft.story):
        yield from look(choice.to, f'choice "{choice.text}" goes to', *path, "to")


@rule("unknown-choice")
def unknown_choice(draft: Draft) -> Iterator[Finding]:
    """A criterion names a choice that does not exist.

    Why: it could never be met, or never be broken.

    Example:
        - {id: asks, text: "Asked about safety", why: "...", best: {did: [safety.aks]}}

    Mend: write it as ``passage.choice``.
    """
    known = {f"{path[1]}.{choice.id}": draft.where(*path) for path, choice in choices_of(draft.story)}
    for i, criterion in enumerate(draft.story.criteria):
        for ref in sorted(criterion.choices() - known.keys()):
            if draft.whole(ref.split(".")[0]):
                message = f'criterion "{criterion.id}" speaks of "{ref}", which is not a choice'
                yield Finding(message, draft.where("criteria", i), did_you_mean(ref, known))


@rule("unknown-name")
def unknown_name(draft: Draft) -> Iterator[Finding]:
    """A flag or counter in a condition or an effect was not declared.

    Why: a slip of the pen would make a condition false for ever.

    Example:
        flags: [told_someone]
        choices:
          - {id: ask, text: "Ask again", to: asked, if: told_somone}

    Mend: correct it, or declare it under ``flags`` or ``counters``.
    """
    flags, counters = set(draft.story.flags), set(draft.story.counters)

    def look(name: str, known: set[str], kind: str, path: PathInStory) -> Iterator[Finding]:
        if name in known or draft.partly_lost(f"{kind}s"):
            return
        if name in counters:
            compare = f'compare it, such as "{name} >= 1"' if path[-1] == "if" else f'write "add: {{{name}: 1}}"'
            yield Finding(f'"{name}" is a counter, not a flag', draft.where(*path), compare)
        elif name in flags:
            alone = f'write "{name}" or "not {name}"' if path[-1] == "if" else f'write "set: [{name}]"'
            yield Finding(f'"{name}" is a flag, not a counter', draft.where(*path), alone)
        else:
            hint = did_you_mean(name, known) or f'add "{name}" to {kind}s'
            yield Finding(f'"{name}" is not a declared {kind}', draft.where(*path), hint)

    for path, condition in conditions_of(draft.story):
        for name in sorted(condition.flags):
            yield from look(name, flags, "flag", path)
        for name in sorted(condition.counters):
            yield from look(name, counters, "counter", path)
    for path, choice in choices_of(draft.story):
        for key in ("set", "clear"):
            for i, name in enumerate(getattr(choice, key)):
                yield from look(name, flags, "flag", (*path, key, i))
        for name in choice.add:
            yield from look(name, counters, "counter", (*path, "add", name))


@rule("unknown-person")
def unknown_person(draft: Draft) -> Iterator[Finding]:
    """A line is said by somebody who is not under ``people``.

    Why: the page could not say who speaks.

    Example:
        people: {aunt: {name: Aunt, role: adult}}
        lines: [{id: t-1, who: ant, text: "I am glad you told me."}]

    Mend: correct it, or add the person; leave ``who`` out for a narrated line.
    """
    for path, line in lines_of_passages(draft.story):
        if line.who is not None and line.who not in draft.story.people and not draft.partly_lost("people"):
            hint = did_you_mean(line.who, draft.story.people) or "add the person under people"
            yield Finding(
                f'line "{line.id}" is said by "{line.who}", who is not under people',
                draft.where(*path, "who"),
                hint,
            )


@rule("unknown-placeholder")
def unknown_placeholder(draft: Draft) -> Iterator[Finding]:
    """A text has ``{something}`` that the cast does not fill.

    Why: learners would see the braces.

    Example:
        cast: {name: [Alex, Sam, Jo, Robin]}
        lines: [{id: t-1, text: "{nam} sits down."}]

    Mend: correct it, or add it to the cast.
    """
    for path, text in texts_of(draft.story):
        for name in PLACEHOLDER.findall(text):
            if name not in draft.story.cast and not draft.partly_lost("cast"):
                hint = did_you_mean(name, draft.story.cast) or f'add "{name}" under cast'
                yield Finding(f'"{{{name}}}" is not in the cast', draft.where(*path), hint)


@rule("cast-uneven")
def cast_uneven(draft: Draft) -> Iterator[Finding]:
    """The lists of the cast are not equally long.

    Why: the names at the same place belong together; whoever picks the fourth of one needs a fourth of the other.

    Example:
        cast: {name: [Alex, Sam, Jo, Robin], friend: [Kim, Charlie]}

    Mend: give every entry of ``cast`` as many names.
    """
    cast = draft.story.cast
    if any(lost[:1] == ("cast",) for lost in draft.file.lost):
        return
    most = max(map(len, cast.values()), default=0)
    for key, names in cast.items():
        if len(names) < most:
            longest = next(other for other, others in cast.items() if len(others) == most)
            message = f'"{key}" has {len(names)} names, "{longest}" {most}'
            yield Finding(message, draft.where("cast", key), "make the lists of the cast equally long")


@rule("duplicate-id")
def duplicate_id(draft: Draft) -> Iterator[Finding]:
    """Two lines, two choices of a passage, two criteria, or a flag and a counter have the same id.

    The cards of a role-play count among the lines.

    Why: translations, transcripts and reviews refer to ids; two things under one id cannot be told apart.

    Example:
        lines: [{id: t-1, text: "The aunt listens."}, {id: t-1, text: "She is not angry."}]

    Mend: give one of them an id of its own.
    """
    lines = chain(lines_of(draft.story), cards_of(draft.story))
    for found in (_same(lines, "line"), _same(_criteria(draft.story), "criterion")):
        for message, path in found:
            yield Finding(message, draft.where(*path, "id"), "give it an id of its own")
    for name in draft.story.passages:
        own = [(path, choice) for path, choice in choices_of(draft.story) if path[1] == name]
        for message, path in _same(own, "choice"):
            yield Finding(message, draft.where(*path, "id"), "give it an id of its own")
    names = Counter((*draft.story.flags, *draft.story.counters))
    for name in [n for n, times in names.items() if times > 1]:
        yield Finding(f'"{name}" is declared twice among flags and counters', draft.where("flags"), "keep one")


@rule("no-way-on")
def no_way_on(draft: Draft) -> Iterator[Finding]:
    """A passage has not exactly one of ``choices``, ``next`` and ``ending``, or its choice is called "next".

    Why: a reader would be stuck there, or the story would not know how to go on.

    Example:
        told: {lines: [{id: t-1, text: "The aunt listens."}]}      # and then?

    Mend: keep exactly one of ``choices``, ``next`` and ``ending``.
    """
    for name, passage in draft.story.passages.items():
        if not draft.whole(name):
            continue
        ways = [key for key in ("choices", "next", "ending") if getattr(passage, key)]
        at = draft.file.where_key("passages", name)
        if not ways:
            yield Finding(f'passage "{name}" is a dead end', at, 'add "choices:", "next:" or "ending:"')
        elif len(ways) > 1:
            yield Finding(f'passage "{name}" has {" and ".join(ways)}', at, "keep one of them")
        if any(c.id == CONTINUE for c in passage.choices):
            yield Finding(
                f'passage "{name}" has a choice with the id "{CONTINUE}"',
                at,
                'that id stands for "Continue": use another',
            )


def _criteria(story: Story) -> Iterator[tuple[PathInStory, Choice | Told]]:
    yield from ((("criteria", i), c) for i, c in enumerate(story.criteria))


def _same(things: Iterator, kind: str) -> Iterator[tuple[str, PathInStory]]:
    seen: set[str] = set()
    for path, thing in things:
        if thing.id in seen:
            yield f'{kind} id "{thing.id}" is used twice', path
        seen.add(thing.id)


REFERENCE_RULES: tuple[Rule[Draft], ...] = (
    unknown_passage,
    unknown_choice,
    unknown_name,
    unknown_person,
    unknown_placeholder,
    cast_uneven,
    duplicate_id,
    no_way_on,
)
