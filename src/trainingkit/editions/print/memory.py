"""What a story remembers, in words: where each thing is set, so that "only if" can be followed on paper."""

from collections.abc import Callable, Iterator

from trainingkit.editions.edition import Edition
from trainingkit.editions.print.told import Told, flag_words
from trainingkit.papers.pdf import Block, Heading, Table
from trainingkit.story import Choice


def memory(edition: Edition, told: Told) -> Iterator[Block]:
    """A table of the flags and counters of a story; nothing for a story without any."""
    story = edition.story
    rows = [(flag_words(name), *_places(told, name)) for name in story.flags]
    rows += [(f"{flag_words(name)}, from 0 to {most}", *_counted(told, name)) for name, most in story.counters.items()]
    if rows:
        yield Heading("What the story remembers", 2)
        yield Table(("What", "Becomes so after", "Is forgotten after"), tuple(rows), (1, 2, 1))


def _places(told: Told, flag: str) -> tuple[str, str]:
    return _where(told, lambda c: flag in c.set), _where(told, lambda c: flag in c.clear)


def _counted(told: Told, name: str) -> tuple[str, str]:
    return _where(told, lambda c: c.add.get(name, 0) > 0), _where(told, lambda c: c.add.get(name, 0) < 0)


def _where(told: Told, does: Callable[[Choice], bool]) -> str:
    """``4B, 6D``: the passages and letters of the choices that do it."""
    found = [(name, c) for name, passage in told.story.passages.items() for c in passage.choices if does(c)]
    return ", ".join(f"{told.number(name)} {told.letters(name, choice)}" for name, choice in found) or "never"
