"""The competence rule, and what one run comes to under it.

Competent: every red criterion met, at most two other criteria harmful, at least half of the points. Otherwise
*not yet*, which a person reviews. A sum alone would let a run pass that never asked about suicide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainingkit.story.machine import POINTS, Bar
from trainingkit.story.model import Criterion, Level, Story
from trainingkit.story.trackers import facts_of, level

MOST_HARMFUL = 2
LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Result:
    """What a run comes to.

    ``levels``: criterion id to level, in the order of the story. ``points`` of ``max_points``. ``red_missed``,
    ``harmful``: ids of the red criteria not met and of the other criteria that are harmful.
    """

    levels: dict[str, Level]
    points: int
    max_points: int
    red_missed: tuple[str, ...]
    harmful: tuple[str, ...]
    competent: bool


def bar_for(criteria: Sequence[Criterion]) -> Bar:
    """The rule as numbers for so many criteria."""
    most = len(criteria) * POINTS["best"]
    return Bar(harmful=MOST_HARMFUL, points=-int(-most * LEAST_SHARE // 1))


def judge(story: Story, choices: Iterable[str]) -> Result:
    """Judge a whole run.

    Parameters
    ----------
    story : Story
        With criteria.
    choices : iterable of str
        ``passage.choice`` in order; they are believed: replay a transcript before.
    """
    run = tuple(choices)
    levels = {c.id: level(c, facts_of(c, run)) for c in story.criteria}
    points = sum(POINTS[found] for found in levels.values())
    harmful = tuple(c.id for c in story.criteria if levels[c.id] == "harmful" and not c.red)
    red_missed = tuple(c.id for c in story.criteria if levels[c.id] == "harmful" and c.red)
    bar = bar_for(story.criteria)
    competent = not red_missed and len(harmful) <= bar.harmful and points >= bar.points
    return Result(levels, points, POINTS["best"] * len(levels), red_missed, harmful, competent)
