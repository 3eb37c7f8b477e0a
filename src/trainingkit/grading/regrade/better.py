"""Which of two verdicts on the same answers stands: neither competence nor points are ever lower than they were."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from trainingkit.grading.graded import Graded, Response, outcome_with
from trainingkit.marking.marks import Outcome

RANK = {False: 0, None: 1, True: 2}


def better_of(
    old: Graded, new: Graded, not_marked: Collection[str], typed: Mapping[str, float]
) -> tuple[Response, ...]:
    """The best of: all by the new key, item by item whichever is better, all as it was.

    Parameters
    ----------
    old, new : Graded
        On the same answers to the same items. Where a mark waited in the old one and has a level now, that level
        counts: waiting was no result.
    not_marked : collection of str
        Items that could not be marked now; their old marks stay.
    typed : mapping
        Item to the points that a person typed. The result is not lower with them, nor without them.

    Returns
    -------
    tuple of Response
        In the order of ``new``; by the new key where both are worth the same.
    """
    filled = tuple(_fill(old.by_item[each.item], each) for each in new.responses)
    olds = {each.item: each for each in filled}
    today = tuple(olds[each.item] if each.item in not_marked else each for each in new.responses)
    mixed = tuple(_better(olds[each.item], each) for each in today)
    least = [outcome_with(filled, words) for words in ({}, typed)]

    def is_lower(responses: Sequence[Response]) -> bool:
        told = [outcome_with(responses, words) for words in ({}, typed)]
        return any(
            RANK[a.competent] < RANK[b.competent] or a.points < b.points for a, b in zip(told, least, strict=True)
        )

    allowed = [each for each in (today, mixed, filled) if not is_lower(each)]
    return max(allowed, key=lambda each: (worth(outcome_with(each, typed)), worth(outcome_with(each, {}))))


def worth(told: Outcome) -> tuple[int, float, int, int]:
    """What results are compared by: competent, then points, then how little was not met; the greater the better."""
    return RANK[told.competent], told.points, -len(told.red_missed), -len(told.harmful)


def _fill(old: Response, new: Response) -> Response:
    news = {mark.criterion: mark for mark in new.marks}
    marks = tuple(news.get(mark.criterion, mark) if mark.level is None else mark for mark in old.marks)
    return old if marks == old.marks else replace(old, marks=marks, trouble=new.trouble)


def _better(old: Response, new: Response) -> Response:
    return old if _item_worth(old) > _item_worth(new) else new


def _item_worth(response: Response) -> tuple[float, int, int]:
    harmful = [mark for mark in response.marks if mark.level == "harmful"]
    return response.points, -sum(bool(mark.red) for mark in harmful), -len(harmful)
