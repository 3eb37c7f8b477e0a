"""One answer to its marks. Nothing of a learner's is run, and a value that does not fit its item earns nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trainingkit.marking.answers import Manifest, unmarkable
from trainingkit.marking.competence import judge
from trainingkit.marking.fits import NO_OUTPUTS, Outputs, fits, is_blank
from trainingkit.marking.items import Item, texts_of
from trainingkit.marking.keys import ItemKey, KeyCriterion, looked_up
from trainingkit.marking.marks import Mark
from trainingkit.marking.rubrics import MOST, RubricFile, RubricRow
from trainingkit.story.engine import replay
from trainingkit.story.machine import POINTS
from trainingkit.story.model import Level, Story

SHARE: dict[Level, float] = {"best": 1.0, "acceptable": 0.5, "harmful": 0.0}


def mark_answer(
    item: Item,
    key: ItemKey,
    value: Any,
    truth: Mapping[str, Any] | None = None,
    manifest: Manifest | None = None,
    outputs: Outputs = NO_OUTPUTS,
) -> tuple[Mark, ...]:
    """The marks of the criteria that a key has of its own.

    Parameters
    ----------
    item, key : Item, ItemKey
        Of the same id; from the instructor's files.
    value : JSON or None
        What was answered; None where nothing was. A blank one, or one that cannot be marked, counts as none.
    truth, manifest : mappings, optional
        Of the trainee's case, where the key or the options lean on it.
    outputs : mapping of JSON
        For a function: what it gave in the jail, by its arguments.

    Returns
    -------
    tuple of Mark
        One for each criterion, in the order of the key; unanswered is harmful, with no points and no misconception.

    Raises
    ------
    KeyError
        The key looks something up that the truth does not have.
    """
    answered = value is not None and unmarkable(item, value, manifest) is None and not is_blank(value)
    return tuple(_mark(item, c, value if answered else None, truth or {}, outputs) for c in key.criteria)


def _mark(item: Item, criterion: KeyCriterion, value: Any, truth: Mapping[str, Any], outputs: Outputs) -> Mark:
    level = level_of(true_of(criterion, truth), value, outputs) if value is not None else "harmful"
    told = criterion.misconception if value is not None and level == "harmful" else None
    return Mark(
        item.id,
        criterion.id,
        criterion.row,
        level,
        criterion.points * SHARE[level],
        criterion.points,
        criterion.red,
        told,
        criterion.read_again,
    )


def true_of(criterion: KeyCriterion, truth: Mapping[str, Any]) -> KeyCriterion:
    """A criterion with what it takes from the truth of a case written out.

    Raises
    ------
    KeyError
        The truth does not have it.
    """
    acceptable = criterion.acceptable and looked_up(criterion.acceptable, truth)
    return criterion.model_copy(update={"best": looked_up(criterion.best, truth), "acceptable": acceptable})


def level_of(criterion: KeyCriterion, value: Any, outputs: Outputs = NO_OUTPUTS) -> Level:
    """The level that a value, which can be marked, has in a criterion (see ``true_of``)."""
    if fits(criterion.best, value, outputs):
        return "best"
    if criterion.acceptable and fits(criterion.acceptable, value, outputs):
        return "acceptable"
    return "harmful"


def mark_run(item: Item, key: ItemKey, story: Story, choices: Iterable[str] | None) -> tuple[Mark, ...]:
    """The marks of a played story: its own criteria, two points each.

    Parameters
    ----------
    item, key : Item, ItemKey
        ``key.story_rows`` has the blueprint row of each criterion, ``key.story_read_again`` its lesson.
    story : Story
        The assessed story itself, with criteria.
    choices : iterable of str or None
        ``passage.choice`` of a whole run, mapped back from the packed story and replayed by the caller; None where
        there was no run, or one that was not finished.
    """
    run = None if choices is None else tuple(choices)
    levels: Mapping[str, Level] = judge(story, run).levels if run is not None else {}
    return tuple(
        Mark(
            item.id,
            criterion.id,
            key.story_rows[criterion.id],
            level := levels.get(criterion.id, "harmful"),
            float(POINTS[level]),
            float(POINTS["best"]),
            key.story_red.get(criterion.id, ()),
            read_again=key.story_read_again.get(criterion.id),
        )
        for criterion in story.criteria
    )


def is_whole_run(story: Story, choice_ids: Sequence[str]) -> bool:
    """Whether these choices lead from the start to an ending.

    Raises
    ------
    ChoiceNotOffered
        They cannot have been made in this story.
    """
    return bool(story.passages[replay(story, choice_ids)[-1].passage].ending)


def mark_texts(item: Item, key: ItemKey, rubric: RubricFile, value: Any, levels: Mapping[str, int]) -> tuple[Mark, ...]:
    """The marks of written texts, by the levels that a person gave.

    Parameters
    ----------
    item, key, rubric
        ``key.rubric_rows`` are the rows of the rubric that this item is marked by.
    value : JSON or None
        The answer. Where nothing was written, or nothing that can be read, nobody needs to read it: each row is
        level 0. A text that is longer than was asked for waits for a person like any other.
    levels : mapping
        Rubric row to 0-3; a row that is not there waits for a person (``Mark.level`` is None).

    Raises
    ------
    ValueError
        A level is not 0, 1, 2 or 3.
    KeyError
        The rubric has no such row as the key names.
    """
    if wrong := [level for level in levels.values() if level not in range(MOST + 1)]:
        raise ValueError(f"a level is 0 to {MOST}, not {wrong[0]}")
    blank = value is None or unmarkable(item, value) is not None or is_blank(list(texts_of(item, value)))
    rows = [rubric.row(row_id) for row_id in key.rubric_rows]
    return tuple(rubric_mark(item, row, 0 if blank else levels.get(row.id)) for row in rows)


def rubric_mark(item: Item, row: RubricRow, level: int | None) -> Mark:
    """The mark of one row of a rubric; None waits for a person."""
    points = row.points * (level or 0) / MOST
    return Mark(item.id, row.id, row.row, _as_level(row, level), points, row.points, row.red, read_again=row.read_again)


def _as_level(row: RubricRow, level: int | None) -> Level | None:
    """3 is best, 0 harmful; between them acceptable, unless it is below the red line of this row."""
    if level is None:
        return None
    if level == 0 or (row.red_below is not None and level < row.red_below):
        return "harmful"
    return "best" if level == MOST else "acceptable"
