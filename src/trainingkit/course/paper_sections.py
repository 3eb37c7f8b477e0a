"""A story as numbered sections for paper: it plays as on the screen, and nothing printed says how it is marked.

A passage that reads differently for different runs is printed once for each way in which it can read, with a
section before them that sends the reader on by the boxes ticked so far. What follows from a choice is a section of
its own, in a second part, so that it is on no page with the question. Flags and once-only choices are numbered
boxes, counters are lettered rows of circles: what they stand for is not told.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from string import ascii_uppercase

from trainingkit.story.edition import content_hash
from trainingkit.story.engine import State, choices, visible_lines
from trainingkit.story.explore import explore
from trainingkit.story.model import Choice, Line, Passage, Story

Key = tuple[str, ...]
"""Names a section before it has a number: ``look`` at the boxes, ``stand`` in a passage, or ``follows`` a choice."""
Known = tuple[tuple[str, int], ...]
"""Flags (0 or 1) and counters, each with its value."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do on the answer sheet: ``tick`` or ``empty`` a box, ``cross`` or ``uncross`` circles of a row."""

    kind: str
    what: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Way:
    """A lettered choice and the section it leads to. ``ref`` is the story's own name; ``unless`` a box to be empty."""

    letter: str
    ref: str
    text: str
    to: int
    acts: tuple[Act, ...] = ()
    unless: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One way on by the boxes: every test must hold. A test is a box or row, and 1 or 0, or how many circles."""

    tests: tuple[tuple[str, int], ...]
    to: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one number.

    ``passage`` is a passage of the story whose words are printed, with the ``lines`` and ``later`` that show;
    ``told`` is what follows from a choice. Then ``ways``, ``turns``, or ``to``; none of them at an ending.
    """

    number: int
    passage: str | None = None
    lines: tuple[Line, ...] = ()
    later: tuple[Line, ...] = ()
    ways: tuple[Way, ...] = ()
    told: str | None = None
    acts: tuple[Act, ...] = ()
    turns: tuple[Turn, ...] = ()
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Booklet:
    """All sections by number: ``situations`` begin with 1, where everybody begins; ``outcomes`` have the rest.

    ``boxes`` are their names on the answer sheet, ``rows`` the circles of each lettered row; ``most`` is how many
    letters a run may have to write down.
    """

    situations: tuple[Section, ...]
    outcomes: tuple[Section, ...]
    boxes: tuple[str, ...]
    rows: Mapping[str, int]
    most: int

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.situations + self.outcomes


@dataclass(slots=True)
class _Version:
    """One way in which a passage can read. ``gated``: choices that are on offer in some of its states only."""

    lines: tuple[Line, ...]
    later: tuple[Line, ...]
    ways: tuple[Choice, ...]
    gated: frozenset[str]
    known: list[Known] = field(default_factory=list)

    @property
    def ids(self) -> tuple[tuple[str, ...], ...]:
        """What tells it from the others of its passage."""
        return tuple(tuple(each.id for each in part) for part in (self.lines, self.later, self.ways))


def booklet(story: Story) -> Booklet:
    """The story as sections; the same story gives the same numbers.

    Parameters
    ----------
    story : Story
        One that can be played; what no run can reach is not printed.

    Raises
    ------
    NotProved
        It has more states than can be visited.
    """
    return _Printer(story).booklet()


class _Printer:
    """Numbers for everything, then the sections."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.versions, self.most = _versions(story)
        self.tests = {name: _tests(found) for name, found in self.versions.items()}
        read = {name for rows in self.tests.values() for tests, _ in rows for name, _ in tests}
        flags = self._drawn("box", [name for name in story.flags if name in read])
        gated = {(name, c) for name, found in self.versions.items() for version in found for c in version.gated}
        once = self._drawn("once", [f"{name}.{choice}" for name, choice in gated])
        self.boxes = {name: str(number) for number, name in enumerate((*flags, *once), start=1)}
        counters = self._drawn("row", [name for name in story.counters if name in read])
        self.rows = {name: _letter(n) for n, name in enumerate(counters)}
        self.numbers = self._numbers()

    def _drawn(self, kind: str, names: Iterable[str]) -> list[str]:
        """An order that says nothing."""
        salt = content_hash(self.story)
        return sorted(names, key=lambda name: hashlib.sha256(f"{salt} {kind} {name}".encode()).digest())

    def _numbers(self) -> dict[Key, int]:
        """Situations first, then outcomes, each shuffled; the story begins at 1."""
        first = self._entry(self.story.start)
        stand = {" ".join(key): key for key in self._situation_keys() if key != first}
        outcome = {" ".join(key): key for key in self._outcome_keys()}
        order = [first, *(stand[k] for k in self._drawn("stand", stand))]
        order += [outcome[k] for k in self._drawn("outcome", outcome)]
        return {key: number for number, key in enumerate(order, start=1)}

    def _situation_keys(self) -> Iterator[Key]:
        for name, found in self.versions.items():
            if len(found) > 1:
                yield ("look", name)
            yield from (("stand", name, str(i)) for i in range(len(found)))

    def _outcome_keys(self) -> Iterator[Key]:
        for name, found in self.versions.items():
            shown = {choice.id for version in found for choice in version.ways}
            for choice in self.story.passages[name].choices:
                if choice.id in shown and _is_told(choice):
                    yield ("follows", name, choice.id)

    def _entry(self, passage: str) -> Key:
        return ("look", passage) if len(self.versions[passage]) > 1 else ("stand", passage, "0")

    def booklet(self) -> Booklet:
        sections = sorted((self._section(key) for key in self.numbers), key=lambda section: section.number)
        situations = sum(1 for _ in self._situation_keys())
        rows = {letter: self.story.counters[name] for name, letter in self.rows.items()}
        return Booklet(
            tuple(sections[:situations]), tuple(sections[situations:]), tuple(self.boxes.values()), rows, self.most
        )

    def _section(self, key: Key) -> Section:
        kind, passage, *rest = key
        if kind == "look":
            return Section(self.numbers[key], turns=self._turns(passage))
        if kind == "follows":
            choice = self.story.choice(f"{passage}.{rest[0]}")
            acts, to = self._acts(passage, choice), self.numbers[self._entry(choice.to)]
            return Section(self.numbers[key], told=choice.then, acts=acts, to=to)
        version = self.versions[passage][int(rest[0])]
        next_ = self.story.passages[passage].next
        return Section(
            self.numbers[key],
            passage,
            version.lines,
            version.later,
            tuple(self._ways(passage, version)) if next_ is None else (),
            to=self.numbers[self._entry(next_)] if next_ else None,
        )

    def _ways(self, passage: str, version: _Version) -> Iterator[Way]:
        for letter, choice in zip(map(_letter, count()), version.ways, strict=False):
            ref = f"{passage}.{choice.id}"
            unless = self.boxes[ref] if choice.id in version.gated else None
            if _is_told(choice):
                yield Way(letter, ref, choice.text, self.numbers[("follows", passage, choice.id)], unless=unless)
            else:
                to = self.numbers[self._entry(choice.to)]
                yield Way(letter, ref, choice.text, to, self._acts(passage, choice), unless)

    def _acts(self, passage: str, choice: Choice) -> tuple[Act, ...]:
        """What a choice changes, as far as anything that is printed asks for it."""
        ticked = [*choice.set, f"{passage}.{choice.id}"]
        acts = [Act("tick", self.boxes[name]) for name in ticked if name in self.boxes]
        acts += [Act("empty", self.boxes[n]) for n in choice.clear if n in self.boxes and n not in choice.set]
        counted = [(self.rows[name], n) for name, n in choice.add.items() if name in self.rows and n]
        return (*acts, *(Act("cross" if n > 0 else "uncross", row, abs(n)) for row, n in counted))

    def _turns(self, passage: str) -> tuple[Turn, ...]:
        named = {**self.boxes, **self.rows}
        return tuple(
            Turn(tuple((named[name], value) for name, value in tests), self.numbers[("stand", passage, str(i))])
            for tests, i in self.tests[passage]
        )


def _tests(found: Sequence[_Version]) -> list[tuple[Known, int]]:
    """What to look at to know which version it is, row by row."""
    return _split([(dict(known), i) for i, version in enumerate(found) for known in version.known])


def _split(cases: Sequence[tuple[Mapping[str, int], int]]) -> list[tuple[Known, int]]:
    """The fewest rows of tests that tell the cases apart; exactly one row fits each case."""
    if len({i for _, i in cases}) == 1:
        return [((), cases[0][1])]
    best: list[tuple[Known, int]] | None = None
    for name in cases[0][0]:
        values = sorted({known[name] for known, _ in cases}, reverse=True)
        if len(values) == 1:
            continue
        rows = [
            (((name, value), *tests), i)
            for value in values
            for tests, i in _split([case for case in cases if case[0][name] == value])
        ]
        if best is None or len(rows) < len(best):
            best = rows
    return best or []


def _versions(story: Story) -> tuple[dict[str, list[_Version]], int]:
    """Every way in which each reachable passage can read, and the most letters that any run needs."""
    space = explore(story)
    found: dict[str, dict[tuple, _Version]] = {}
    offers: dict[int, tuple[_Version, frozenset[str]]] = {}
    for i in range(space.size):
        state = space.state(i)
        passage = story.passages[state.passage]
        version = _version(passage, state)
        version = found.setdefault(state.passage, {}).setdefault(version.ids, version)
        known = _known(passage, state)
        if known not in version.known:
            version.known.append(known)
        offers[i] = version, frozenset(choice.id for choice in choices(story, state))
    for versions in found.values():
        for version in versions.values():
            sets = [offer for other, offer in offers.values() if other is version]
            ever, always = frozenset().union(*sets), frozenset.intersection(*sets)
            version.ways = tuple(choice for choice in version.ways if choice.id in ever)
            version.gated = ever - always
    decisions = [name for name in found if story.passages[name].choices]
    return {name: list(versions.values()) for name, versions in found.items()}, len(decisions) + _returns(story)


def _version(passage: Passage, state: State) -> _Version:
    """How a passage reads in a state, once-only choices left standing."""
    ways = tuple(c for c in passage.ways() if c.if_ is None or c.if_.holds(state.flags, state.counts))
    return _Version(visible_lines(passage.lines, state), visible_lines(passage.later, state), ways, frozenset())


def _known(passage: Passage, state: State) -> Known:
    conditions = [thing.if_ for thing in (*passage.lines, *passage.later, *passage.ways()) if thing.if_]
    flags = sorted({name for condition in conditions for name in condition.flags})
    counters = sorted({name for condition in conditions for name in condition.counters})
    values = [(name, int(name in state.flags)) for name in flags]
    return (*values, *((name, state.counts.get(name, 0)) for name in counters))


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..., counted from 0."""
    before, last = divmod(number, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def _returns(story: Story) -> int:
    """How often once-only choices may bring a reader back to a decision."""
    return sum(choice.once for passage in story.passages.values() for choice in passage.choices)


def _is_told(choice: Choice) -> bool:
    """Whether a choice has a section of its own: it says what follows, or ticks a box that should not be foreseen."""
    return bool(choice.then or choice.set or choice.clear)
