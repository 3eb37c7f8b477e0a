"""What a trainee hands in, as the bytes that a seat saves, and what it comes to."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.course.attempt import Attempt
from trainingkit.marking.answers import Answer
from trainingkit.marking.items import Play
from trainingkit.marking.rubrics import MOST

ROOT = Path(__file__).resolve().parents[2]
INSTRUCTOR = ROOT / "instructor"
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def answer_files(
    files: AssignmentFiles, values: Mapping[str, Any], variant: str | None = None, form: str | None = None
) -> dict[str, bytes]:
    """``answers/<item>.json`` of a trainee with this variant of the case and this form of the story."""
    version = files.items.value.version
    found = {}
    for item_id, value in values.items():
        item = files.by_id[item_id]
        answer = Answer(
            format=1,
            assignment=files.id,
            item=item_id,
            version=version,
            kind=item.kind,
            variant=form if isinstance(item, Play) else variant,
            seq=1,
            saved_at=NOON,
            value=value,
        )
        found[item_id] = answer.to_json().encode()
    return found


def all_at(files: AssignmentFiles, level: int = MOST) -> dict[str, dict[str, int]]:
    """The levels of a person who gives every row of every text the same."""
    return {key.item: dict.fromkeys(key.rubric_rows, level) for key in files.keys.values() if key.rubric}


def lost(attempt: Attempt) -> dict[str, float]:
    """The points that were lost, by criterion."""
    return {m.criterion: round(m.max_points - m.points, 2) for m in attempt.marks if m.points < m.max_points}


def criteria_of(files: AssignmentFiles, items: Iterable[str]) -> dict[str, float]:
    """The criteria of the keys of some items, with their points."""
    return {c.id: c.points for item in items for c in files.keys[item].criteria}
