"""Forms of a story are of equal standard: the same criteria, reds and points, and about as long."""

from collections.abc import Callable, Mapping

import numpy as np

from trainingkit.course.subject import Findings
from trainingkit.course.whole import InstructorFolder
from trainingkit.errors import NotProved
from trainingkit.rule import Finding, rule
from trainingkit.story.chances import expectation
from trainingkit.story.explore import Space, explore
from trainingkit.story.model import Story

ROOM = 0.1
"""How far a form may be from the longest, as a share of it."""


@rule("forms-differ")
def forms_differ(folder: InstructorFolder) -> Findings:
    """The forms of a story differ in a criterion, or in which of them are red: they would not be worth the same.

    Why: two trainees with two forms would be held to two standards.

    Example:
        criteria: [{id: asks-suicide, red: true, ...}]      # and in the other form it is not red

    Mend: give both forms the same criteria, with the same ones red.
    """
    for files, item in folder.plays():
        (first, standard), *others = _standards(folder.stories(files, item)).items() or [("", {})]
        for name, other in others:
            at = files.items.where("items")
            if missing := sorted(set(standard) ^ set(other)):
                yield Finding(f'"{first}" and "{name}" differ in the criterion "{missing[0]}"', at)
            elif red := sorted(each for each in standard if standard[each] != other[each]):
                yield Finding(f'"{red[0]}" is red in only one of "{first}" and "{name}"', at)


def _standards(stories: Mapping[str, Story]) -> dict[str, dict[str, bool]]:
    return {name: {c.id: c.red for c in story.criteria} for name, story in stories.items()}


@rule("forms-differ-in-length")
def forms_differ_in_length(folder: InstructorFolder) -> Findings:
    """A form is more than a tenth shorter than the longest: in its planned minutes, as read, or in its longest run.

    Why: a longer story leaves less time to think, and more to get wrong.

    Example:
        minutes: 20      # and the other form has 15

    Mend: shorten the one or lengthen the other.
    """
    for files, item in folder.plays():
        at = files.items.where("items")
        stories = folder.stories(files, item)
        try:
            spaces = {name: explore(story) for name, story in stories.items()}
            for what, measure in MEASURES.items():
                lengths = {name: measure(space) for name, space in spaces.items()}
                for name, length in lengths.items():
                    if length < max(lengths.values()) * (1 - ROOM):
                        told = f'{what}: "{name}" has {length:.0f}, another form {max(lengths.values()):.0f}'
                        yield Finding(told, at, "make them about as long")
        except (NotProved, ValueError) as error:
            yield Finding(str(error), at)


def longest_run(space: Space) -> float:
    """The most choices that a run can take.

    Raises
    ------
    NotProved
        The story has a circle, so that there is no longest run.
    """
    reached = np.zeros(space.size, dtype=int)
    for _ in range(space.size):
        further = reached.copy()
        np.maximum.at(further, space.targets, reached[space.sources] + 1)
        if (further == reached).all():
            return float(reached.max())
        reached = further
        if reached.max() >= space.size:
            break
    raise NotProved(f'"{space.story.story}" has a circle: its forms cannot be compared in length')


MEASURES: Mapping[str, Callable[[Space], float]] = {
    "planned minutes": lambda space: space.story.minutes,
    "minutes of a blind reader": lambda space: expectation(space).minutes,
    "choices of the longest run": longest_run,
}
