"""Slides while they are being laid out: each has a key of its own, and leads to the keys of others."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from trainingkit.editions.slides.deck import GO_ON, Slide

Key = Hashable
Sketches = dict[Key, tuple[Slide, tuple[Key, ...]]]
Linked = tuple[Slide, tuple[int, ...]]
"""A slide, and the places of those that it leads to."""


def chain(sketches: Sketches, first: Key, slides: Sequence[Slide], then: Key) -> Key:
    """Lay slides one after the other, the last one going on to ``then``.

    Returns the key of the first; ``then`` itself where there are none.
    """
    keys = [first, *((first, n) for n in range(1, len(slides)))]
    for key, slide, after in zip(keys, slides, [*keys[1:], then], strict=False):
        sketches[key] = (replace(slide, ways=(GO_ON,)), (after,))
    return first if slides else then


def merged(sketches: Sketches, roots: Sequence[Key]) -> tuple[list[Linked], list[int]]:
    """Those that can be reached, each once: slides that say the same and lead to the same are one.

    Returns them with their links as places in the list, and the places of the roots. As in ``story.minimise``, a
    first guess (what a slide says) is refined until the slides that it leads to agree.
    """
    keys = _reached(sketches, roots)
    block = _numbered({key: sketches[key][0] for key in keys})
    while True:
        finer = _numbered({key: (block[key], *(block[to] for to in sketches[key][1])) for key in keys})
        if len(set(finer.values())) == len(set(block.values())):
            break
        block = finer
    one_of: dict[int, Key] = {}
    for key in keys:
        one_of.setdefault(block[key], key)
    number = {each: n for n, each in enumerate(one_of)}
    alike = [(sketches[key][0], tuple(number[block[to]] for to in sketches[key][1])) for key in one_of.values()]
    return alike, [number[block[root]] for root in roots]


def _reached(sketches: Sketches, roots: Sequence[Key]) -> list[Key]:
    seen = dict.fromkeys(roots)
    todo = list(roots)
    for key in todo:
        fresh = [to for to in dict.fromkeys(sketches[key][1]) if to not in seen]
        seen |= dict.fromkeys(fresh)
        todo += fresh
    return todo


def _numbered(things: dict[Key, Hashable]) -> dict[Key, int]:
    seen: dict[Hashable, int] = {}
    return {key: seen.setdefault(thing, len(seen)) for key, thing in things.items()}
