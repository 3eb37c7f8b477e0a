"""An appeal: the file is made, the event is kept so that nobody deletes the answers, and in the end it is closed."""

from collections.abc import Callable
from pathlib import Path

from trainingkit.course.assignment import read_assignment
from trainingkit.errors import TrainingkitError
from trainingkit.grading.appeal.dossier import Asked, NothingToAppeal, default_name, dossier
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import Desk
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.privacy import make_folder
from trainingkit.grading.records import APPEALED, CLOSED, NAME, Event, Records
from trainingkit.papers.pdf import to_pdf
from trainingkit.whole_file import replace_file

MADE_AGAIN = "appeal file"
"""The kind of event: the file was made, and the appeal stays as it was, open or closed."""


class CannotWriteFile(TrainingkitError):
    """A file cannot be written where it was asked for; says why."""


class NoOpenAppeal(TrainingkitError):
    """There is nothing to close."""


def write_appeal(
    root: Path, assignment: str, asked: Asked, out: Path | None, progress: Callable[[str], None]
) -> tuple[Path, int]:
    """Make the file of a result, and keep that it was made: from the first time on the appeal is open.

    The file of an appeal that is open, or was closed, can be made again; that opens nothing, unless it is asked for.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    assignment : str
    asked : Asked
        Whose, when, at whose wish, why.
    out : Path or None
        Where to write it; below ``private/`` of the instructor's folder if nobody says.
    progress : callable
        Is told in a few words what is done next.

    Returns
    -------
    tuple
        Where it lies, and its bytes. It is whole or not there at all.

    Raises
    ------
    NothingToAppeal
        Nothing is recorded for this seat.
    CannotGrade, RecordsBroken
        The configuration, the gradebook or the records cannot be used. What the files of the assignment are like today
        stops nothing: it is told by the edition that was kept.
    CannotSet, CannotWriteFile
        The PDF cannot be made, or not written there; no appeal is open then.
    """
    path = out or root / default_name(asked.seat, assignment, asked.at)
    today, course = Desk(read_assignment(root.absolute(), assignment)), read_course_config(root)
    with _records(root) as records, open_gradebook(course) as gradebook:
        if records.latest(assignment, asked.seat) is None:
            raise NothingToAppeal(
                f'nothing of "{asked.seat}" is recorded for "{assignment}"; '
                f"look at the name of the seat, or mark it first: trainingkit grade {assignment}"
            )
        progress("reading the record")
        paper = dossier(today, records, gradebook, asked)
        progress("setting the pages")
        body = to_pdf(paper, asked.at)
        write_whole(path, body)
        before = records.events(assignment, asked.seat, (APPEALED, CLOSED))
        is_closed = bool(before) and before[-1].kind == CLOSED
        kind = APPEALED if not before or (is_closed and asked.opens) else MADE_AGAIN
        told = f"The appeal file was made. {asked.why}".strip()
        records.add_event(Event(asked.at, asked.by, kind, told, asked.seat, assignment))
        if is_closed and not asked.opens:
            progress("the appeal was closed, and stays so; to open it again: --open")
    return path, len(body)


def is_recorded(root: Path, assignment: str) -> bool:
    """Whether anything is recorded for an assignment, though its files may be gone.

    Raises
    ------
    RecordsBroken
        The records cannot be used.
    """
    if not (root / NAME).is_file():
        return False
    with Records(root / NAME) as records:
        return bool(records.latest_of_all(assignment))


def close_appeal(root: Path, assignment: str, seat: str, at: str, by: str, how: str) -> None:
    """Keep how an appeal ended; from then on the answers may be deleted when their time has passed.

    Raises
    ------
    NoOpenAppeal
        None is open for this seat and assignment.
    RecordsBroken
        The records cannot be used.
    """
    with _records(root) as records:
        events = records.events(assignment, seat, (APPEALED, CLOSED))
        if not events or events[-1].kind == CLOSED:
            raise NoOpenAppeal(f'no appeal of "{seat}" is open for "{assignment}"')
        records.add_event(Event(at, by, CLOSED, how, seat, assignment))


def write_whole(path: Path, body: bytes) -> None:
    """Write a file so that it is whole or not there; only its owner may read it.

    Raises
    ------
    CannotWriteFile
        The place allows none.
    """
    try:
        make_folder(path.parent)
        replace_file(path, body, 0o600)
    except OSError as error:
        raise CannotWriteFile(f'"{path}" cannot be written: {error.strerror or error}') from error


def _records(root: Path) -> Records:
    if not (root / NAME).is_file():
        raise NothingToAppeal(f'"{root / NAME}" is not there: nothing was marked in this folder yet')
    return Records(root / NAME)
