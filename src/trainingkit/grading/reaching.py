"""Reaching verdicts, here or in another process: looked at first, because what has not changed need not be marked.

A worker is told what to mark (``Task``) and answers with the verdict; it never opens a database.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainingkit.course.handed_in import ANSWERS, answers_in
from trainingkit.errors import TrainingkitError
from trainingkit.evidence import hash_file
from trainingkit.grading.desk import CannotGrade, Desk, open_desk
from trainingkit.grading.graded import GRADER, Graded
from trainingkit.grading.jail.functions import jail
from trainingkit.grading.levels import settled
from trainingkit.grading.notebook.cells import LARGEST
from trainingkit.grading.notebook.integrity import EARLIER, earlier_releases
from trainingkit.grading.receipt import RECEIVED, received_at
from trainingkit.grading.receiving.placing import sweep
from trainingkit.grading.records import LevelGiven, Records
from trainingkit.grading.verdict import RunFunction, reach_verdict
from trainingkit.marking.items import Function

Levels = dict[str, dict[str, int]]
_at_hand: dict[tuple[Path, str, str], Desk] = {}
"""The desk that this process has read last, by folder, assignment and edition."""


class ChangedMeanwhile(TrainingkitError):
    """What is being marked was handed in again, or edited, while it was being marked."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a seat has handed in, before it is marked.

    ``answers``: item to bytes; ``received``: as in ``Graded``; ``levels``: what persons gave, settled; ``seen``: as in
    ``Graded``.
    """

    seat: str
    answers: Mapping[str, bytes]
    received: str | None
    levels: Levels
    seen: str


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is to mark. ``edition`` is the one that must still be in force there; ``jailed``: in the jail."""

    root: Path
    assignment: str
    edition: str
    seat: str
    levels: Levels
    seen: str
    jailed: bool


def look_at(desk: Desk, seat: str, given: Sequence[LevelGiven], jailed: bool) -> Look:
    """Look at what a seat has handed in: all of its bytes that a verdict follows from, and nothing of it is marked.

    Parameters
    ----------
    desk : Desk
    seat : str
    given : sequence of LevelGiven
        What persons gave to this seat, in order.
    jailed : bool
        Whether functions can be run.

    Raises
    ------
    OSError
        The folder cannot be read.
    """
    folder = desk.submitted(seat)
    answers, unreadable = answers_in(folder, desk.items)
    hashes = _hashes(answers)
    levels = settled(given, desk, hashes)
    received = received_at(folder)
    parts = [GRADER, desk.edition[0], hashes, unreadable, _notebooks(desk, folder), received, levels, jailed]
    seen = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    return Look(seat, answers, received, levels, seen)


def clear(folder: Path, items: Iterable[str]) -> None:
    """Take away what nobody may copy or follow; an answer that is taken away leaves an empty one in its place.

    So it is still something that was handed in and could not be marked, whoever asks, and however often.

    Parameters
    ----------
    folder : Path
        ``submitted/<seat>/<assignment>``.
    items : iterable of str

    Raises
    ------
    OSError
        It cannot be taken away.
    """
    unreadable = answers_in(folder, items)[1]
    sweep(folder)
    for item in unreadable:
        answer = folder / ANSWERS / f"{item}.json"
        answer.parent.mkdir(exist_ok=True)
        answer.touch()


def reach_here(desk: Desk, records: Records, seat: str, run: RunFunction | None) -> tuple[Look, Graded]:
    """What a seat has handed in, and the verdict on it, reached in this process; nothing is recorded.

    Parameters
    ----------
    desk : Desk
    records : Records
        Has what persons gave.
    seat : str
    run : callable or None
        The jail (``jail_for``).

    Raises
    ------
    CannotGrade, ChangedMeanwhile, RecordsBroken, OSError
        What was handed in cannot be marked, was replaced in between, or cannot be read.
    """
    clear(desk.submitted(seat), desk.items)
    look = look_at(desk, seat, records.levels(desk.assignment, seat), run is not None)
    graded = reach_seen(desk, seat, look.levels, look.seen, run)
    see_that_it_is_the_same(look, graded)
    return look, graded


def jail_for(desk: Desk) -> RunFunction | None:
    """The jail; None where an assignment needs none, or there is none."""
    return jail() if runs_code(desk) else None


def reach_seen(desk: Desk, seat: str, levels: Levels, seen: str, run: RunFunction | None) -> Graded:
    """The verdict on what was looked at; raises what ``reach_verdict`` raises."""
    return replace(reach_verdict(desk, seat, levels, run), seen=seen)


def see_that_it_is_the_same(look: Look, graded: Graded) -> None:
    """Make sure that the answers that were marked are those that were looked at, and will be kept.

    Raises
    ------
    ChangedMeanwhile
        They are not.
    """
    if _hashes(look.answers) != {each.item: each.answer for each in graded.responses if each.answer}:
        raise ChangedMeanwhile("handed in again while it was being marked: run the same command again")


def runs_code(desk: Desk) -> bool:
    """Whether an assignment has functions, which need a jail."""
    return any(isinstance(item, Function) for item in desk.items.values())


def task_of(desk: Desk, look: Look, jailed: bool) -> Task:
    """What a worker is told."""
    return Task(desk.root, desk.assignment, desk.edition[0], look.seat, look.levels, look.seen, jailed)


def reach(task: Task) -> Graded:
    """What a worker does: the verdict on one seat. The assignment is read once in each process.

    Raises
    ------
    CannotGrade
        The assignment was changed since the work began, or what ``reach_verdict`` says.
    AuthorMistakes
        It was changed, and has mistakes now.
    """
    if (desk := _at_hand.get((task.root, task.assignment, task.edition))) is None:
        desk = open_desk(task.root, task.assignment)
        if desk.edition[0] != task.edition:
            raise CannotGrade(f'"{task.assignment}" was changed while it was being marked: run the same command again')
        keep_at_hand(desk)
    return reach_seen(desk, task.seat, task.levels, task.seen, jail() if task.jailed else None)


def keep_at_hand(desk: Desk) -> None:
    """Let ``reach`` take this desk, in this process, rather than read the assignment again."""
    _at_hand.clear()
    _at_hand[desk.root, desk.assignment, desk.edition[0]] = desk


def _hashes(answers: Mapping[str, bytes]) -> dict[str, str]:
    return {item: hash_file(data) for item, data in answers.items()}


def _notebooks(desk: Desk, folder: Path) -> dict[str, str | None]:
    """What ``check_notebook`` looks at: the notebook, its releases, what was written on receipt, and other names."""
    name = f"{desk.assignment}.ipynb"
    names = {path.name for path in folder.iterdir() if path.suffix.lower() == ".ipynb"}
    found = {each: _told(folder / each) if each == name else None for each in sorted(names)}
    released = _told(desk.root / "release" / desk.assignment / name)
    earlier = {f"{EARLIER}/{each.name}": None for each in earlier_releases(desk.root, desk.assignment)}
    return {**found, **earlier, RECEIVED: _told(folder / RECEIVED), "release": released}


def _told(path: Path) -> str | None:
    """The sha256 of a file; of one that is too large to be read anyway, how large it is and since when."""
    try:
        if path.is_symlink() or not path.is_file():
            return None
        if (told := path.stat()).st_size > LARGEST:
            return f"{told.st_size} {told.st_mtime_ns}"
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error)
