"""From where a reader stands: the way to something, and how far it still is. Cheap; no exploration, no numpy."""

from collections import deque
from collections.abc import Callable
from functools import cache

from trainingkit.story.engine import State, choices, choose
from trainingkit.story.model import Choice, Passage, Story


def path_to(story: Story, state: State, wanted: Callable[[Passage], bool]) -> tuple[Choice, ...] | None:
    """The fewest choices from a state to a passage that is wanted; None if there is no way.

    For "from here, what could help?": it looks only as far as it must, without exploring the story.
    """
    came: dict[State, tuple[State, Choice] | None] = {state: None}
    todo = deque([state])
    while todo:
        here = todo.popleft()
        if came[here] is not None and wanted(story.passages[here.passage]):
            way = []
            while (step := came[here]) is not None:
                here, choice = step
                way.append(choice)
            return tuple(reversed(way))
        for choice in choices(story, here):
            after = choose(story, here, choice.id)
            if after not in came:
                came[after] = (here, choice)
                todo.append(after)
    return None


@cache
def _fewest(ways: tuple[tuple[str, tuple[tuple[str, bool], ...]], ...]) -> dict[str, int]:
    """Fewest decisions from each passage to one without ways on; Bellman and Ford's relaxation."""
    far = {name: 0 if not out else len(ways) for name, out in ways}
    for _ in ways:
        for name, out in ways:
            far[name] = min([far[name], *(far[to] + decides for to, decides in out)])
    return far


def decisions_left(story: Story) -> dict[str, int]:
    """For each passage the fewest decisions to an ending, conditions aside; a "Continue" is not a decision."""
    return _fewest(
        tuple((name, tuple((c.to, bool(p.choices)) for c in p.ways())) for name, p in story.passages.items())
    )
