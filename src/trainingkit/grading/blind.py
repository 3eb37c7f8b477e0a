"""What must not be seen while a second person has still to read a text: what the first one gave for it."""

from collections.abc import Collection
from dataclasses import replace

from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Graded
from trainingkit.grading.levels import rows_of, second_due
from trainingkit.grading.records import Attempt, Records


def unread(desk: Desk, records: Records, now: Graded | None = None) -> dict[str, set[str]]:
    """Seat to the items whose text a second person has still to read.

    Parameters
    ----------
    desk : Desk
    records : Records
    now : Graded, optional
        A verdict that is about to be recorded.

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    given = records.levels(desk.assignment)
    if not any(now is None or each.seat == now.seat for each in given):
        return {}
    attempts = records.latest_of_all(desk.assignment)
    if now is not None:
        attempts[now.seat] = Attempt(0, now, now.received or "", "", "")
    found: dict[str, set[str]] = {}
    for seat, item in second_due(desk, attempts, given):
        found.setdefault(seat, set()).add(item)
    return found


def without_levels(desk: Desk, graded: Graded, items: Collection[str]) -> Graded:
    """A verdict as whoever opens formgrader may see it: what a person gave for these items waits.

    Parameters
    ----------
    desk : Desk
    graded : Graded
    items : collection of str
        Those of ``unread``.
    """
    if not items:
        return graded
    hidden = {(item, row.id) for item in items for row in rows_of(desk, item)}
    responses = (
        replace(
            each,
            marks=tuple(
                replace(m, level=None, points=0.0) if (each.item, m.criterion) in hidden else m for m in each.marks
            ),
        )
        for each in graded.responses
    )
    return replace(graded, responses=tuple(responses))
