"""What each habit comes to on each assignment that counts, proved over every way it may answer or play.

On items, see ``marking.item_bots``. A story is explored with the log that goes with it: a habit that should fail is
given the highest level for all of its log, so that it fails for the story alone; one that should pass is given a log
of middling levels.
"""

from collections.abc import Mapping
from fractions import Fraction

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.course.whole import InstructorFolder, posed, proof_case
from trainingkit.marking.bots import BOTS
from trainingkit.marking.competence import LEAST_SHARE, MOST_HARMFUL
from trainingkit.marking.item_bots import BotOnItems, bots_on_items
from trainingkit.marking.rubrics import MOST
from trainingkit.marking.standard import bot_on_story
from trainingkit.story.machine import POINTS, Bar
from trainingkit.story.model import Story

Verdicts = Mapping[str, bool | None]
"""Bot to verdict: True where it always passes, False where it never does, None where it depends."""
MIDDLING = 2
"""The level of a log that is right and thin."""


def prove(folder: InstructorFolder) -> dict[str, Verdicts]:
    """The verdict of each bot on each assignment that can be read.

    Raises
    ------
    NotProved
        An item can be clicked, or a story gone through, in too many ways.
    """
    found = {}
    for name, files in folder.counting.items():
        plays = [
            (item, story) for f, item in folder.plays() if f is files for story in folder.stories(f, item).values()
        ]
        if plays:
            found[name] = _agreed([on_story(files, story) for _, story in plays])
        elif files.by_id:
            found[name] = _agreed([_by_name(outcomes) for outcomes in on_items(folder, files)])
    return found


def on_items(folder: InstructorFolder, files: AssignmentFiles) -> list[tuple[BotOnItems, ...]]:
    """The bots on the items of an assignment: once, or once for each of its two cases."""
    items = files.items.sound
    names = [name for name in (items.case, items.other_case) if name] if items else []
    cases = [case for name in names if (case := proof_case(folder.spec(name)))] if names else [None]
    return [bots_on_items(posed(files, case)) for case in cases]


def on_story(files: AssignmentFiles, story: Story) -> Verdicts:
    """The bots on a form of a story, with all that is written beside it."""
    written = sum(Fraction(part.points).limit_denominator(1000) for part in posed(files))
    most = written + POINTS["best"] * len(story.criteria)
    found: dict[str, bool | None] = {}
    for bot in BOTS:
        has = written * Fraction(MIDDLING, MOST) if bot.competent else written
        bar = Bar(MOST_HARMFUL, -int(-(most * Fraction(LEAST_SHARE) - has) // 1))
        found[bot.name] = bot_on_story(story, bot, bar).verdict
    return found


def _by_name(outcomes: tuple[BotOnItems, ...]) -> Verdicts:
    return {outcome.bot.name: outcome.verdict for outcome in outcomes}


def _agreed(each: list[Verdicts]) -> Verdicts:
    """What holds for every form and every case; None where they differ."""
    return {
        bot.name: verdicts.pop() if len(verdicts := {one[bot.name] for one in each}) == 1 else None
        for bot in BOTS
        if each
    }
