"""Marks, and what they come to: the competence rule over criteria of any origin.

Competent: every red criterion met, at most two other criteria harmful, at least half of the points. Otherwise
*not yet*, which a person reviews before anybody else sees it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from trainingkit.marking.competence import LEAST_SHARE, MOST_HARMFUL
from trainingkit.story.model import Level

DIGITS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """One criterion of one answer.

    ``level`` is None until a person has marked it. ``row`` is its row of the blueprint, ``red`` the behaviours that
    decide alone (none for others). ``read_again`` names a lesson.
    """

    item: str
    criterion: str
    row: str
    level: Level | None
    points: float
    max_points: float
    red: tuple[str, ...] = ()
    misconception: str | None = None
    read_again: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What marks come to.

    ``competent`` is None while a person has still to mark something (``waiting``: criteria without a level) and the
    rest does not already decide against it. ``red_missed``, ``harmful``: ids of criteria.
    """

    points: float
    max_points: float
    red_missed: tuple[str, ...]
    harmful: tuple[str, ...]
    waiting: tuple[str, ...]
    competent: bool | None


def outcome(marks: Iterable[Mark], typed: Mapping[str, float] | None = None) -> Outcome:
    """What these marks come to under the competence rule.

    Parameters
    ----------
    marks : iterable of Mark
        Of one assignment.
    typed : mapping, optional
        Item to the points that a person typed, extra credit included. They always win over the points of its marks.
        All the points that an item is worth, or more, uphold it: each of its criteria counts as met, a red one too,
        and nothing of it waits. Fewer do not say which criteria are met: what is harmful stays so, and a red one that
        waits goes on waiting. ``max_points`` stays.
    """
    all_marks, typed = tuple(marks), typed or {}
    upheld = {item for item, given in typed.items() if given >= _sum(m.max_points for m in all_marks if m.item == item)}
    decided = [m for m in all_marks if m.item not in upheld]
    still_open = [m for m in decided if m.level is None]
    points = _sum((*(m.points for m in all_marks if m.item not in typed), *typed.values()))
    most = _sum(m.max_points for m in all_marks)
    red_missed = tuple(m.criterion for m in decided if m.red and m.level == "harmful")
    harmful = tuple(m.criterion for m in decided if not m.red and m.level == "harmful")
    waiting = tuple(m.criterion for m in still_open if m.red or m.item not in typed)
    still = _sum(m.max_points for m in still_open if m.item not in typed)
    lost = bool(red_missed) or len(harmful) > MOST_HARMFUL or _sum((points, still)) < most * LEAST_SHARE
    met = points >= most * LEAST_SHARE and not waiting
    competent = False if lost else True if met else None
    return Outcome(points, most, red_missed, harmful, waiting, competent)


def _sum(points: Iterable[float]) -> float:
    """Thirds of points add up to whole ones."""
    return round(fsum(points), DIGITS)
