"""What still matters where: flags, counters and choices that something reachable can still read.

Two states that differ only in what nothing reachable reads are one state. Forgetting it is what keeps the exact
exploration small. This is the backward data-flow analysis of compilers ("live variables") on the passage graph.
"""

from collections.abc import Iterator

from trainingkit.story.conditions import Condition
from trainingkit.story.model import Passage, Story


def live_names(story: Story) -> dict[str, frozenset[str]]:
    """Flags and counters whose value on entering each passage can still be read.

    Read means: in the condition of a line or a choice there or in any passage that can follow, before the name
    is overwritten. The debrief is read at every ending.
    """
    shown_last = _names(line.if_ for lines in story.debrief.sections().values() for line in lines)
    reads = {name: _reads(p) | (shown_last if p.ending else set()) for name, p in story.passages.items()}
    live = {name: frozenset(own) for name, own in reads.items()}
    changed = True
    while changed:
        changed = False
        for name, passage in reversed(story.passages.items()):
            after = set(reads[name])
            for choice in passage.ways():
                after |= live[choice.to] - {*choice.set, *choice.clear}
            if after != live[name]:
                live[name] = frozenset(after)
                changed = True
    return live


def following(story: Story) -> dict[str, frozenset[str]]:
    """The passages that can follow each passage, itself included, whatever the conditions say."""
    after = {name: frozenset({name}) for name in story.passages}
    changed = True
    while changed:
        changed = False
        for name, passage in reversed(story.passages.items()):
            wider = after[name].union(*(after[c.to] for c in passage.ways()))
            if wider != after[name]:
                after[name] = wider
                changed = True
    return after


def _reads(passage: Passage) -> set[str]:
    return _names(thing.if_ for thing in (*passage.lines, *passage.later, *passage.ways()))


def _names(conditions: Iterator[Condition | None]) -> set[str]:
    return {name for c in conditions if c is not None for name in c.flags | c.counters}
