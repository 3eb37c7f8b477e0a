"""What a lesson holds, minute by minute, around the story."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainingkit.editions.edition import Edition
from trainingkit.editions.print.said import Said, held, said
from trainingkit.editions.print.timing import PLANS, Part, second_lesson
from trainingkit.editions.print.told import Told


@dataclass(frozen=True, slots=True)
class Step:
    """Something that takes so many minutes."""

    minutes: int
    what: Said


RULES = said(
    "Ground rules, made together: kind words, no personal stories, anyone may pass or stop. The story is about a "
    "made-up person. Who helps here.",
    "ground-rules-and-distance",
    "question-box",
)
RULES_AGAIN = said(
    "Ground rules again. Who helps here. What has happened so far, in three sentences.", "ground-rules-and-distance"
)
STARTER = said("Starter: two ways in which anybody can be hurried into something, from adverts, games or a queue.")
FRIEND = said("In pairs: each says two true things to a friend it happened to, as the friend in the story would.")
SLIP = said("Exit slip, folded and handed in by everybody; the box for questions with it.", "question-box")
CLOSE = said("Closing activity: something else, so that nobody carries the story out of the room.")

BEFORE: dict[str, tuple[tuple[Step, ...], ...]] = {
    "20": ((Step(2, RULES),),),
    "50": ((Step(4, RULES), Step(4, STARTER)),),
    "2 × 50": ((Step(6, RULES), Step(4, STARTER)), (Step(5, RULES_AGAIN),)),
}
AFTER: dict[str, tuple[tuple[Step, ...], ...]] = {
    "20": ((Step(1, SLIP), Step(5, CLOSE)),),
    "50": ((Step(4, FRIEND), Step(3, SLIP), Step(5, CLOSE)),),
    "2 × 50": ((Step(3, SLIP), Step(5, CLOSE)), (Step(4, FRIEND), Step(3, SLIP), Step(5, CLOSE))),
}
"""By the name of a plan, for each of its lessons: what fills the minutes before the story is opened and after it."""
ONCE = said(
    "The story, on the projector: a choice at a time, by cards. At the page of the first words, everybody says one "
    "sentence aloud to a partner, as the character."
)
FIRST_HALF = said(
    "The story, up to the passage before {begins}. It stops where help has come, never at the threat. At the page of "
    "the first words, everybody says one sentence aloud to a partner, as the character."
)
SECOND_HALF = said(
    "The story, from {begins} on: who helps, and what could still help. With time left, from there again with other "
    "choices."
)


def schedules(edition: Edition) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """For each lesson of each plan that the story fits into: its heading, and rows of minutes and what happens.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    told = Told(edition.story)
    begins = edition.fill(told.place(second_lesson(told.space)))
    for name, parts in PLANS.items():
        if sum(part.over - part.opens for part in parts) < edition.story.minutes:
            continue
        for n, part in enumerate(parts):
            story = ONCE if len(parts) == 1 else (FIRST_HALF, SECOND_HALF)[n]
            steps = (*BEFORE[name][n], Step(part.over - part.opens, story), *AFTER[name][n])
            yield _heading(name, part, n, len(parts)), tuple(_rows(edition, steps, begins))


def _heading(name: str, part: Part, n: int, of: int) -> str:
    return f"{part.minutes} minutes" if of == 1 else f"{name} minutes, lesson {n + 1}"


def _rows(edition: Edition, steps: tuple[Step, ...], begins: str) -> Iterator[tuple[str, str]]:
    at = 0
    for step in steps:
        (what,) = held(edition, (step.what,))
        yield f"{at} to {at + step.minutes}", what.replace("{begins}", f"“{begins}”")
        at += step.minutes
