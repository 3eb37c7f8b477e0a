"""Item responses as one tidy table: a row for each item of each recorded attempt, nothing ever taken out.

The rows follow from the records, where attempts are only ever added. A seat may have several rows for an item: it
handed in again, a person gave levels, a key was changed. ``first_submission`` and ``last_verdict`` tell them apart;
statistics of a summative test want the rows where both are true (``first_attempts``).
"""

import json
from collections.abc import Sequence
from typing import Any

import pandas as pd

from trainingkit.grading.graded import Response
from trainingkit.grading.records import Attempt
from trainingkit.grading.report.grades import safe

WAITS = "waits"
COLUMNS = {
    "attempt": "int64",
    "seat": "str",
    "assignment": "str",
    "item": "str",
    "item_version": "int64",
    "kind": "str",
    "variant": "str",
    "answer": "str",
    "points": "float64",
    "max_points": "float64",
    "criteria": "str",
    "lane": "str",
    "trouble": "str",
    "seconds": "float64",
    "submission": "str",
    "received": "str",
    "recorded": "str",
    "why": "str",
    "edition": "str",
    "key_version": "int64",
    "grader": "int64",
    "first_submission": "bool",
    "last_verdict": "bool",
}


def item_responses(attempts: Sequence[Attempt]) -> pd.DataFrame:
    """The table of these attempts.

    Parameters
    ----------
    attempts : sequence of Attempt
        In the order in which they were recorded (``Records.attempts``), of one or several assignments, all of them.

    Returns
    -------
    DataFrame, one row for each attempt and item, in that order
        ``attempt`` (its id), ``seat``, ``assignment``, ``item``, ``item_version``, ``kind``, ``variant`` (of the case,
        or form of the story), ``answer`` (sha256), ``points``, ``max_points``, ``criteria`` (JSON: criterion to best,
        acceptable, harmful or waits), ``lane`` (data, code or person), ``trouble`` (why it could not be marked),
        ``seconds`` (that the verdict on the whole submission took), ``submission`` (sha256), ``received`` and
        ``recorded`` (ISO 8601), ``why`` (graded, marked or regraded), ``edition`` (sha256), ``key_version``,
        ``grader``, ``first_submission`` (nothing else was recorded of this seat before), ``last_verdict`` (on this
        submission). What is not known is an empty text.
    """
    first: dict[tuple[str, str], str] = {}
    last: dict[tuple[str, str, str], int] = {}
    for each in attempts:
        graded = each.graded
        first.setdefault((graded.seat, graded.assignment), graded.submission)
        last[graded.seat, graded.assignment, graded.submission] = each.id
    rows = []
    for each in attempts:
        graded = each.graded
        marked = {
            "first_submission": first[graded.seat, graded.assignment] == graded.submission,
            "last_verdict": last[graded.seat, graded.assignment, graded.submission] == each.id,
        }
        rows += [_row(each, response) | marked for response in graded.responses]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({name: _dtype(kind) for name, kind in COLUMNS.items()})


def first_attempts(table: pd.DataFrame) -> pd.DataFrame:
    """The last verdict on what each seat handed in first: one row for each seat and item.

    Parameters
    ----------
    table : DataFrame
        Of ``item_responses``.
    """
    return table[table["first_submission"] & table["last_verdict"]].reset_index(drop=True)


def item_csv(table: pd.DataFrame) -> str:
    """The table as CSV, UTF-8 without a mark at the beginning: it is for programs. Safe in a spreadsheet all the same.

    Parameters
    ----------
    table : DataFrame
        Of ``item_responses``, or some rows of it.
    """
    texts = [name for name, kind in COLUMNS.items() if kind == "str"]
    return str(table.assign(**{name: table[name].map(safe) for name in texts}).to_csv(index=False, lineterminator="\n"))


def _row(attempt: Attempt, response: Response) -> dict[str, Any]:
    graded = attempt.graded
    return {
        "attempt": attempt.id,
        "seat": graded.seat,
        "assignment": graded.assignment,
        "item": response.item,
        "item_version": response.version,
        "kind": response.kind,
        "variant": response.variant or "",
        "answer": response.answer or "",
        "points": response.points,
        "max_points": response.max_points,
        "criteria": json.dumps({mark.criterion: mark.level or WAITS for mark in response.marks}, ensure_ascii=False),
        "lane": response.lane,
        "trouble": response.trouble or "",
        "seconds": graded.seconds,
        "submission": graded.submission,
        "received": graded.received or "",
        "recorded": attempt.at,
        "why": attempt.why,
        "edition": graded.edition,
        "key_version": graded.key_version,
        "grader": graded.grader,
    }


def _dtype(kind: str) -> str:
    return "object" if kind == "str" else kind
