"""A regrade is written: seat by seat, with who and why, so that it can be explained a year later."""

from collections.abc import Callable, Iterable, Mapping

from nbgrader.api import Gradebook

from trainingkit.errors import TrainingkitError
from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.graded import Graded
from trainingkit.grading.recording import record
from trainingkit.grading.records import Attempt, Event, Records
from trainingkit.grading.regrade.key_changes import is_key_another
from trainingkit.grading.regrade.regrade import Change
from trainingkit.grading.standing import OPENED

REGRADED = "regraded"
"""The kind of event, and why an attempt was recorded: its answers were marked again."""


class KeyNotCountedUp(TrainingkitError):
    """The key is another under the same number: a year later nobody could tell by which one a result was marked."""


class NoReason(TrainingkitError):
    """A regrade that nobody gave a reason for: a year later it could not be explained."""


def apply(
    changes: Iterable[Change],
    desk: Desk,
    records: Records,
    gradebook: Gradebook,
    at: str,
    by: str,
    why: str,
    write_notebook: Callable[[Graded, Mapping[str, bytes]], None],
) -> list[str]:
    """Record what stands, seat by seat; cut short, the same again does the rest.

    Parameters
    ----------
    changes : iterable of Change
        Of ``regrade``, with the same desk.
    gradebook : Gradebook
        It knows the assignment as it is today (``see_that_it_is_released``).
    at : str
        The time, ISO 8601.
    by, why : str
        Who does it, and one sentence why.
    write_notebook : callable
        Writes the marked notebook of a verdict, given the bytes of its answers.

    Returns
    -------
    list of str
        The seats for which something was written.

    Raises
    ------
    NoReason
        ``why`` says nothing.
    KeyNotCountedUp
        The key was changed, and its version is not greater than before; nothing is written.
    CannotGrade
        A seat was marked again in the meantime.
    RecordsBroken, OSError
        What was recorded until then is whole.
    """
    if not why.strip():
        raise NoReason('say why, in one sentence that will be understood in a year: --why "…"')
    changes = list(changes)
    see_that_the_key_was_counted_up(changes, desk, records)
    written = []
    for change in changes:
        before, stands = change.before, change.stands
        latest = records.latest(desk.assignment, change.seat)
        if latest is None or latest.id != before.id:
            raise CannotGrade(f'"{change.seat}" was marked again in the meantime: look at the regrade once more')
        if stands is None or change.is_recorded:
            if before.why == REGRADED and not _is_told(records, before):  # cut short after its scores were written
                records.add_event(_event(change, before.id, at, by, why))
            continue
        answers = records.answers_of(stands)
        written_notebook = _writer(write_notebook, answers)
        done = record(desk, records, gradebook, stands, answers, at, written_notebook, REGRADED, by)
        records.add_event(_event(change, done.attempt.id, at, by, why))
        if change.is_same:
            _carry_over(records, before, done.attempt.id, at)
        written.append(change.seat)
    return written


def see_that_the_key_was_counted_up(changes: Iterable[Change], desk: Desk, records: Records) -> None:
    """Make sure that no two keys by which somebody was marked have the same number.

    Raises
    ------
    KeyNotCountedUp
        They would; says what to raise.
    RecordsBroken
        The records cannot be read.
    """
    versions = {each.before.graded.edition: each.before.graded.key_version for each in changes}
    for edition, version in versions.items():
        kept = records.edition(edition) if edition != desk.edition[0] and version >= desk.key_version else None
        if kept and is_key_another(kept, desk):
            told = f"raise version: {desk.key_version} -> {version + 1} in keys/{desk.assignment}.yml"
            raise KeyNotCountedUp(f"the key was changed since somebody was marked, and not its number: {told}")


def _event(change: Change, attempt: int, at: str, by: str, why: str) -> Event:
    data = {
        "attempt": attempt,
        "before": change.before.id,
        "old_edition": change.before.graded.edition,
        "new_edition": change.new.edition if change.new else change.before.graded.edition,
        "by_key": change.by_key,
        "points": [change.old_outcome.points, change.new_outcome.points, change.outcome.points],
    }
    return Event(at, by, REGRADED, why.strip(), change.seat, change.before.graded.assignment, data)


def _is_told(records: Records, attempt: Attempt) -> bool:
    told = records.events(attempt.graded.assignment, attempt.graded.seat, [REGRADED])
    return any(event.data.get("attempt") == attempt.id for event in told)


def _carry_over(records: Records, before: Attempt, attempt: int, at: str) -> None:
    """An instructor had opened this result; its marks are the same, so they need not open it again."""
    graded = before.graded
    opened = [e for e in records.events(graded.assignment, graded.seat, [OPENED]) if e.data.get("attempt") == before.id]
    if opened:
        told = f"opened on {opened[-1].at}; the regrade changed no mark"
        data = {**opened[-1].data, "attempt": attempt}
        records.add_event(Event(at, opened[-1].who, OPENED, told, graded.seat, graded.assignment, data))


def _writer(
    write_notebook: Callable[[Graded, Mapping[str, bytes]], None], answers: Mapping[str, bytes]
) -> Callable[[Graded], None]:
    return lambda graded: write_notebook(graded, answers)
