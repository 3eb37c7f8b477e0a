"""What a mark is about, in words: the criterion, why it matters, what it rests on, where it is taught."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Response
from trainingkit.grading.levels import rows_of
from trainingkit.marking.keys import ItemKey
from trainingkit.marking.marks import Mark
from trainingkit.marking.rubrics import RubricRow


@dataclass(frozen=True, slots=True)
class Told:
    """A mark with its words. ``level_text`` is what the level of a rubric that was given looks like; else None.

    ``text`` says what was wanted, ``why`` why it matters for the victim or the evidence, ``claims`` are ids of the
    guidance, ``read_again`` names a lesson.
    """

    mark: Mark
    text: str
    why: str
    claims: tuple[str, ...]
    read_again: str | None
    level_text: str | None = None


def told_of(desk: Desk, response: Response, levels: Mapping[str, int] | None = None) -> Sequence[Told]:
    """The marks of a response with their words, in order; a mark that the key no longer has is left out.

    Parameters
    ----------
    desk : Desk
        At the edition by which it was marked (``editions.unpacked``), or today's.
    response : Response
    levels : mapping, optional
        Row of a rubric to the level that was given.
    """
    key = desk.keys.get(response.item)
    if key is None:
        return ()
    words = {**_own(key), **_story(desk, response), **_rubric(desk, response.item, levels or {})}
    return tuple(
        Told(mark, *words[mark.criterion][:3], mark.read_again or words[mark.criterion][3], words[mark.criterion][4])
        for mark in response.marks
        if mark.criterion in words
    )


Words = dict[str, tuple[str, str, tuple[str, ...], str | None, str | None]]


def _own(key: ItemKey) -> Words:
    return {each.id: (each.text, each.why, each.claim, each.read_again, None) for each in key.criteria}


def _story(desk: Desk, response: Response) -> Words:
    story = desk.files.stories.get(response.variant or "")
    if story is None and desk.keys[response.item].story_rows:  # not played: the forms ask the same
        story = next(iter(desk.files.stories.values()), None)
    key = desk.keys[response.item]
    criteria = story.criteria if story and key.story_rows else ()
    again = key.story_read_again
    return {each.id: (each.text, each.why, tuple(each.claim), again.get(each.id), None) for each in criteria}


def _rubric(desk: Desk, item: str, levels: Mapping[str, int]) -> Words:
    return {
        row.id: (row.name, row.why, row.claim, row.read_again, _level_text(row, levels)) for row in rows_of(desk, item)
    }


def _level_text(row: RubricRow, levels: Mapping[str, int]) -> str | None:
    return row.levels[levels[row.id]] if row.id in levels else None
