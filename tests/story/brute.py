"""The slow way: play every run up to a length and look. Shares nothing with the explorer but the engine."""

from collections.abc import Iterator

from trainingkit.story import Story, choices, choose, start
from trainingkit.story.engine import State


def all_runs(story: Story, longest: int) -> Iterator[tuple[tuple[str, ...], State]]:
    """Every run (``passage.choice``) of at most so many choices, with the state it comes to."""
    todo: list[tuple[tuple[str, ...], State]] = [((), start(story))]
    while todo:
        run, state = todo.pop()
        yield run, state
        if len(run) < longest:
            todo += [((*run, f"{state.passage}.{c.id}"), choose(story, state, c.id)) for c in choices(story, state)]


def all_states(story: Story) -> set[State]:
    """Every state that can be reached, with nothing forgotten."""
    seen, todo = {start(story)}, [start(story)]
    for state in todo:
        for choice in choices(story, state):
            after = choose(story, state, choice.id)
            if after not in seen:
                seen.add(after)
                todo.append(after)
    return seen
