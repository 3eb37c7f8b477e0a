"""What a person should look at although all can be marked: handed in late, after feedback, or another first run.

Nothing is taken off for any of it. It holds a result until an instructor has opened it, and decided.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Graded
from trainingkit.grading.records import Attempt, Event, Records
from trainingkit.marking.items import Play

FEEDBACK = "feedback"
"""The kind of event that says that a page was written for a trainee."""

Step = tuple[Any, Any]


def noticed(
    desk: Desk, records: Records, attempt: Attempt, events: Iterable[Event], closes: datetime | None
) -> tuple[str, ...]:
    """What is to be looked at in the hand-in that stands, in sentences for an instructor.

    Parameters
    ----------
    desk : Desk
    records : Records
        The earlier hand-ins of the same seat, with their answers as long as they are kept.
    attempt : Attempt
        The one that stands.
    events : iterable of Event
        Of this seat and assignment.
    closes : datetime or None
        When it closes for this seat.

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    return (*_late(attempt.graded, events, closes), *_other_runs(desk, records, attempt))


def _late(graded: Graded, events: Iterable[Event], closes: datetime | None) -> Iterator[str]:
    if graded.received is None:
        return
    received = datetime.fromisoformat(graded.received)
    if closes is not None and received > closes:
        yield "it was handed in after it had closed: a person has to look"
    if any(each.kind == FEEDBACK and datetime.fromisoformat(each.at) < received for each in events):
        yield "it was handed in after feedback had been written: a person has to look"


def _other_runs(desk: Desk, records: Records, attempt: Attempt) -> Iterator[str]:
    """A first run goes on from one hand-in to the next; where it does not, it is another one."""
    plays = [item.id for item in desk.items.values() if isinstance(item, Play)]
    earlier = records.attempts(desk.assignment, attempt.graded.seat) if plays else []
    for item in plays:
        runs = [_first_run(records, each.graded, item) for each in earlier if each.id <= attempt.id]
        kept = [run for run in runs if run is not None]
        if any(later[: len(one)] != one for one, later in zip(kept, kept[1:], strict=False)):
            yield f"the first run of “{item}” is another than in an earlier hand-in: a person has to look"


def _first_run(records: Records, graded: Graded, item: str) -> list[Step] | None:
    """The first run of a story as choices with their times; None where none is kept, or it cannot be read."""
    response = graded.by_item.get(item)
    if response is None or response.answer is None or response.unmarked:
        return None
    body = records.answer(response.answer, graded.seat)
    try:
        run = json.loads(body or b"")["value"]["runs"][0]
        return [(run["form"], run["started"]), *((step["choice"], step.get("at")) for step in run["steps"])]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return None
