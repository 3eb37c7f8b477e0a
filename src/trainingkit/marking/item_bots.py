"""The ten readers with a habit, on the items of an assignment: the verdict of each, proved over every way it may take.

A habit bends what an able reader would answer, as far as an option speaks to it, and all that a habit-bound reader
writes is given the highest level; so a bot that fails here fails for its habit alone. ``acceptable-only`` writes at
level 2. The blind clicker writes nothing, and its chance is exact. A habit need not show on every assignment: the
course is passed only where each assignment is, so a bot that fails on one fails (see ``course.standard``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from trainingkit.marking.bots import BOTS, MOST_LUCK, Bot
from trainingkit.marking.habits import Way, ways
from trainingkit.marking.luck import NOTHING, Spread, both, is_competent, spread_of
from trainingkit.marking.posed import Posed
from trainingkit.marking.rubrics import MOST
from trainingkit.story.model import Level

WRITES = {"random": 0, "acceptable-only": 2}
"""The level that a person gives for what a bot writes; 3 for all others."""


@dataclass(frozen=True, slots=True)
class BotOnItems:
    """How a bot fares on an assignment.

    ``chance`` (0 to 1): of passing, where all ways that are left to the bot are equally likely. ``competent``,
    ``not_yet``: answers of its, item to value, that come to that verdict; None where there are none.
    """

    bot: Bot
    chance: Fraction
    competent: Mapping[str, Any] | None
    not_yet: Mapping[str, Any] | None

    @property
    def verdict(self) -> bool | None:
        """True where it always passes, False where it never does (blind: hardly ever), None where it depends."""
        if self.bot.narrow is None:
            return False if self.chance <= MOST_LUCK else None
        return {0: False, 1: True}.get(self.chance)


def bots_on_items(parts: Sequence[Posed]) -> tuple[BotOnItems, ...]:
    """The verdict of each bot on an assignment.

    Parameters
    ----------
    parts : sequence of Posed
        All items of the assignment; one with a story is proved by exploring the story.

    Raises
    ------
    NotProved
        An item can be clicked in too many ways to look at each.
    KeyError
        A key looks something up that the truth does not have.
    """
    offered = [ways(posed) for posed in parts]
    return tuple(_fares(bot, parts, offered) for bot in BOTS)


def _fares(bot: Bot, parts: Sequence[Posed], offered: Sequence[tuple[Way, ...]]) -> BotOnItems:
    written = WRITES.get(bot.name, MOST)
    total: Spread = NOTHING
    for posed, of_item in zip(parts, offered, strict=True):
        taken = _taken(bot, posed, of_item)
        states = {levels: posed.state_at(levels, written) for levels in {levels for _, levels in taken}}
        total = both(total, spread_of(posed.item.id, [(value, states[levels]) for value, levels in taken]))
    most = Fraction(sum(posed.points for posed in parts)).limit_denominator(1000)
    passed = [reached for state, reached in total.items() if is_competent(state, most)]
    failed = [reached for state, reached in total.items() if not is_competent(state, most)]
    chance = sum((reached.chance for reached in passed), Fraction(0))
    return BotOnItems(bot, chance, *(next((r.answers for r in some), None) for some in (passed, failed)))


def _taken(bot: Bot, posed: Posed, offered: tuple[Way, ...]) -> list[tuple[Any, tuple[Level, ...]]]:
    """What a bot may answer to an item, each with its levels."""
    if bot.narrow is None:
        return posed.clicked
    taken = bot.narrow(offered)  # type: ignore[arg-type] - a way has what a bot looks at in a choice
    return [(way.value, way.levels) for way in taken]
