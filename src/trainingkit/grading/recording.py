"""From a verdict to the record: which verdict stands, the marked notebook, the gradebook. Scores are committed last.

Cut short anywhere, the same is done again from the beginning and comes to the same: an attempt counts only when its
scores have reached the gradebook.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from nbgrader.api import Gradebook

from trainingkit.grading.desk import Desk
from trainingkit.grading.gradebook import has_scores, write_scores
from trainingkit.grading.graded import Graded, Response
from trainingkit.grading.records import Attempt, Records

Done = Literal["graded", "unchanged", "key-changed"]
"""``key-changed``: the key is another than the one it was marked by, and what was decided stays until a regrade."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was done for a seat. ``attempt`` is the one that stands now."""

    seat: str
    done: Done
    attempt: Attempt


def what_stands(before: Attempt | None, now: Graded, desk: Desk) -> tuple[Graded, Done]:
    """Which verdict stands: what a person has not decided and a trainee has not done takes no result away.

    A changed key alone changes nothing, only a regrade does (``regrade``), nor does a notebook that looks different
    because the release was made again. A function that had been run keeps its marks where the same source cannot be
    run today, or not to its end.

    Parameters
    ----------
    before : Attempt or None
        What was recorded last for this seat and assignment.
    now : Graded
        What the answers come to today.
    desk : Desk
        Its key says which marks are a person's.

    Returns
    -------
    tuple
        Where the same answers were marked by another key or grader before, that verdict, with what persons have given
        since and what is found in the notebook today; otherwise ``now``, with the functions that had been run before.
    """
    if before is None:
        return now, "graded"
    old = before.graded
    if old.fingerprint == now.fingerprint:
        return old, "unchanged"
    same_key = (old.edition, old.grader) == (now.edition, now.grader)
    if same_key or _handed_in(old) != _handed_in(now):
        stands = replace(now, responses=tuple(_as_it_ran(old.by_item.get(each.item), each) for each in now.responses))
        is_same = same_key and _says(stands) == _says(old)
        return (old, "unchanged") if is_same else (stands, "graded")
    responses = tuple(_with_levels(desk, each, now.by_item.get(each.item)) for each in old.responses)
    stands = replace(old, responses=responses, tampered=now.tampered, submission=now.submission)
    if stands == old:
        return old, "key-changed"
    return replace(stands, fingerprint=now.fingerprint, seconds=now.seconds), "key-changed"


def _handed_in(graded: Graded) -> dict[str, tuple[str | None, bool]]:
    """Item to the hash of its answer, and whether there was one that could not even be read."""
    return {each.item: (each.answer, each.answer is None and each.trouble is not None) for each in graded.responses}


def _says(graded: Graded) -> Graded:
    """A verdict without how it was reached."""
    return replace(graded, fingerprint="", seconds=0.0, seen="")


def _as_it_ran(old: Response | None, new: Response) -> Response:
    """The response of a function as it was where the same source ran before and has trouble today."""
    if old is None or new.lane != "code" or not new.trouble or old.trouble or old.answer != new.answer:
        return new
    return old if _criteria(old) == _criteria(new) else new


def _criteria(response: Response) -> list[tuple[str, float]]:
    return [(mark.criterion, mark.max_points) for mark in response.marks]


def _with_levels(desk: Desk, old: Response, new: Response | None) -> Response:
    """The marks as they were, those that a person gives as they are given now."""
    key = desk.keys.get(old.item)
    if key is None or new is None:
        return old
    given = {mark.criterion: mark for mark in new.marks if mark.criterion in key.rubric_rows}
    marks = tuple(given.get(mark.criterion, mark) for mark in old.marks)
    return old if marks == old.marks else replace(old, marks=marks)


def record(
    desk: Desk,
    records: Records,
    gradebook: Gradebook,
    now: Graded,
    answers: Mapping[str, bytes],
    at: str,
    write_notebook: Callable[[Graded], None],
    why: str = "graded",
    by: str = "trainingkit",
) -> Recorded:
    """Record the verdict that stands.

    Parameters
    ----------
    now : Graded
        As reached from what lies in ``submitted/``; for a regrade, what is to stand.
    answers : mapping
        Item to the bytes of its answer.
    at : str
        The time, ISO 8601.
    write_notebook : callable
        Writes the marked notebook of the verdict that stands; called before the scores are committed. It must do
        nothing where the notebook is there and says the same.

    Raises
    ------
    RecordsBroken, CannotGrade, OSError
        Nothing has reached the gradebook then.
    """
    before = records.latest(desk.assignment, now.seat)
    stands, done = (now, "graded") if why == "regraded" else what_stands(before, now, desk)
    write_notebook(stands)
    if before is not None and stands == before.graded and has_scores(gradebook, stands):
        return Recorded(now.seat, "unchanged" if done == "graded" else done, before)
    records.keep_edition(*desk.edition, at)
    attempt = records.add_attempt(stands, answers, at, why, by)
    was_tampered = before is not None and bool(before.graded.tampered)
    write_scores(gradebook, stands, _answered_anew(before, stands), was_tampered)
    records.mark_recorded(attempt, at)
    return Recorded(now.seat, done, Attempt(attempt, stands, at, why, by))


def _answered_anew(before: Attempt | None, stands: Graded) -> set[str]:
    """The items whose answer is another than it was."""
    was = {each.item: each.answer for each in before.graded.responses} if before else {}
    return {each.item for each in stands.responses if each.item in was and was[each.item] != each.answer}
