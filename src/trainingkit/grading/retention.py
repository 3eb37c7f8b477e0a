"""When the time to appeal has passed, what trainees wrote is deleted; what was decided about it stays.

Gone: answers in the records, what was handed in, the marked notebooks and the feedback, which quote them. Kept:
verdicts, marks, levels with their comments, events, and the editions that they were given by.
"""

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dateutil.relativedelta import relativedelta

from trainingkit.course.own_cases import SUBMITTED
from trainingkit.errors import TrainingkitError
from trainingkit.grading.receipt import received_at
from trainingkit.grading.receiving.placing import BEFORE
from trainingkit.grading.records import APPEALED, CLOSED, Event, Records

FORGOTTEN = "forgotten"
"""The kind of event: the answers were deleted."""
FOLDERS = (SUBMITTED, BEFORE, "autograded", "feedback")
"""Where an answer may lie, in the instructor's folder, under seat and assignment."""
MONTHS = 12


class NotForgotten(TrainingkitError):
    """Something could not be deleted: it says what; the same command goes on from there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers of a seat to an assignment: how many are in the records, in which folders they lie, since when.

    ``received`` is when the last of them was received, or, where nobody knows, when it was marked or last written.
    ``appealed``: an appeal is open, so they stay. ``marked``: a result is recorded, which stays.
    """

    seat: str
    assignment: str
    received: datetime
    answers: int
    folders: tuple[Path, ...]
    appealed: bool = False
    marked: bool = True


def window_begins(at: datetime, months: int = MONTHS) -> datetime:
    """What was received before this day may go.

    Parameters
    ----------
    at : datetime
        With a zone.
    months : int
        How long answers are kept, 0 or more.
    """
    return at - relativedelta(months=months)


def kept(root: Path, records: Records, assignment: str | None = None) -> list[Kept]:
    """All answers that are still there, marked or not; the oldest first.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    records : Records
    assignment : str, optional
        Only of this one.

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    last: dict[tuple[str, str], datetime] = {}
    for attempt in records.attempts(assignment):
        when = datetime.fromisoformat(attempt.graded.received or attempt.at)
        pair = (attempt.graded.seat, attempt.graded.assignment)
        last[pair] = max(when, last.get(pair, when))
    rows = {}
    for seat, name, count, received in records.answers_kept(assignment):
        rows[seat, name] = count
        if received:  # of an attempt that was cut short, there may be no other time
            last.setdefault((seat, name), datetime.fromisoformat(received))
    marked = set(last)
    opened = _open_appeals(records.events(assignment, kinds=(APPEALED, CLOSED)))
    lying = _lying(root, assignment)
    found = []
    for seat, name in dict.fromkeys([*last, *lying]):
        folders = tuple(lying.get((seat, name), ()))
        count = rows.get((seat, name), 0)
        if count or folders:
            when = last.get((seat, name)) or max(_last_written(folder) for folder in folders)
            again = received_at(root / SUBMITTED / seat / name)  # handed in once more, and not marked yet
            latest = max(when, datetime.fromisoformat(again)) if again else when
            of_pair = ((seat, name) in opened, (seat, name) in marked)
            found.append(Kept(seat, name, latest, count, folders, *of_pair))
    return sorted(found, key=lambda each: (each.received, each.assignment, each.seat))


def forget(root: Path, records: Records, gone: Iterable[Kept], at: str, by: str) -> None:
    """Delete answers; cut short, the same again does the rest.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    gone : iterable of Kept
        Of ``kept``; one whose appeal is open is left.
    at, by : str
        The time, ISO 8601, and who does it.

    Raises
    ------
    NotForgotten
        A folder cannot be deleted.
    RecordsBroken
        The records cannot be written, or another program has them open: then bytes may be left in the file.
    """
    for each in gone:
        if each.appealed:
            continue
        for folder in each.folders:
            _delete(folder)
        names = [folder.relative_to(root).as_posix() for folder in each.folders]
        stays = "the result stays" if each.marked else "it was never marked"
        told = f"what was handed in was deleted, for the time to appeal has passed; {stays}"
        data = {"answers": each.answers, "folders": names, "received": each.received.isoformat()}
        records.add_event(Event(at, by, FORGOTTEN, told, each.seat, each.assignment, data))
        records.forget_answers(each.seat, each.assignment)
    records.wipe()


def _lying(root: Path, assignment: str | None) -> dict[tuple[str, str], list[Path]]:
    """The folders in which answers lie, by seat and assignment; what a link leads to is not ours."""
    found: dict[tuple[str, str], list[Path]] = {}
    for each in FOLDERS:
        for seat in _folders(root / each):
            for folder in _folders(seat):
                if assignment in (None, folder.name):
                    found.setdefault((seat.name, folder.name), []).append(folder)
    return found


def _folders(place: Path) -> Iterator[Path]:
    if place.is_dir():
        for path in sorted(place.iterdir()):
            if path.is_dir() and not path.is_symlink() and not path.name.startswith("."):
                yield path


def _last_written(folder: Path) -> datetime:
    """When a folder was received, or, where it does not say so, when the newest file in it was written."""
    if told := received_at(folder):
        return datetime.fromisoformat(told)
    files = [Path(at, name) for at, _, names in os.walk(folder) for name in names]
    return datetime.fromtimestamp(max(path.lstat().st_mtime for path in files or [folder]), UTC)


def _open_appeals(events: Iterable[Event]) -> set[tuple[str | None, str | None]]:
    found: set[tuple[str | None, str | None]] = set()
    for event in events:
        pair = (event.seat, event.assignment)
        found.add(pair) if event.kind == APPEALED else found.discard(pair)
    return found


def _delete(folder: Path) -> None:
    """Delete a folder, also where nbgrader has made what is in it read-only."""
    try:
        if folder.is_symlink():  # what a link leads to is not ours
            folder.unlink()
        else:
            _open_up(folder)
            shutil.rmtree(folder)
        if not any(folder.parent.iterdir()):
            folder.parent.rmdir()
    except OSError as error:
        raise NotForgotten(f'"{folder}" cannot be deleted: {error}') from error


def _open_up(folder: Path) -> None:
    """Make folders such that what is in them can be deleted. A file may have another name elsewhere: it stays as it is.

    Only Windows deletes no file that is read-only.
    """
    folder.chmod(stat.S_IRWXU)
    for at, folders, files in os.walk(folder):
        for path in (Path(at, name) for name in [*folders, *(files if os.name == "nt" else ())]):
            if not path.is_symlink():
                path.chmod(stat.S_IRWXU)
