"""A regrade, laid out for the person who decides about it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from nbgrader.api import Gradebook
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.grading.blind import unread, without_levels
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import CannotGrade, Desk, open_desk
from trainingkit.grading.gradebook import open_gradebook, see_that_it_is_released, typed_scores
from trainingkit.grading.graded import Graded
from trainingkit.grading.notebook.marked import write_marked
from trainingkit.grading.reaching import jail_for
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.regrade.key_changes import key_changes
from trainingkit.grading.regrade.recording import NoReason, apply
from trainingkit.grading.regrade.regrade import Change
from trainingkit.grading.regrade.regrade import regrade as changes_of
from trainingkit.marking.marks import Outcome

RESULT = {True: "competent", False: "not yet", None: "open"}
BY_KEY = {"new": "", "old": " (kept)", "both": " (the better of both)"}
COLUMNS = ("seat", "now", "by today's key", "would stand", "criteria that change")


@dataclass(frozen=True)
class _Open:
    desk: Desk
    records: Records
    gradebook: Gradebook
    changes: Sequence[Change]


def show_regrade(root: Path, assignment: str, console: Console) -> None:
    """Print what a regrade would come to; nothing is written.

    Raises
    ------
    NoSuchAssignment
        There is none of this name.
    AuthorMistakes, CannotGrade, RecordsBroken
        The assignment, the configuration, the gradebook or the records cannot be used.
    """
    with _opened(root, assignment) as found:
        if _show(found, console) and not all(each.is_recorded for each in found.changes):
            console.print("Nothing was written. To apply it:", soft_wrap=True)
            console.print(f'  trainingkit regrade {assignment} --apply --why "…"', soft_wrap=True)


def apply_regrade(root: Path, assignment: str, at: str, by: str, why: str, console: Console) -> None:
    """Regrade, and print what was done.

    Raises
    ------
    NoReason
        ``why`` says nothing.
    KeyNotCountedUp
        The key was changed, and not its version.
    NoSuchAssignment, AuthorMistakes, CannotGrade, RecordsBroken
        As for ``show_regrade``; what was recorded until then is whole.
    """
    if not why.strip():
        raise NoReason('say why, in one sentence that will be understood in a year: --why "…"')
    with _opened(root, assignment) as found:
        see_that_it_is_released(found.gradebook, found.desk)
        _show(found, console)

        hidden = unread(found.desk, found.records)

        def write(graded: Graded, answers: Mapping[str, bytes]) -> None:
            seen = without_levels(found.desk, graded, hidden.get(graded.seat, ()))
            write_marked(found.desk, seen, answers)

        try:
            written = apply(found.changes, found.desk, found.records, found.gradebook, at, by, why, write)
        except OSError as error:
            raise CannotGrade(f"a marked notebook cannot be written: {error}") from error
        console.print(f"Recorded for {counted(len(written), 'seat')}.", soft_wrap=True)
        if any(each.is_raised for each in found.changes):
            console.print(f"Tell those concerned: trainingkit feedback {assignment} --release", soft_wrap=True)


@contextmanager
def _opened(root: Path, assignment: str) -> Iterator[_Open]:
    see_that_it_is_there(root, assignment)
    desk, course = open_desk(root, assignment), read_course_config(root)
    with open_gradebook(course) as gradebook, Records(desk.root / NAME) as records:
        typed = typed_scores(gradebook, assignment) if records.latest_of_all(assignment) else {}
        yield _Open(desk, records, gradebook, changes_of(desk, records, jail_for(desk), typed))


def _show(found: _Open, console: Console) -> bool:
    """Print it all; whether there is anything to regrade."""
    if not found.changes:
        console.print(f'Nothing of "{found.desk.assignment}" was graded yet.', soft_wrap=True)
        return False
    _show_key(found, console)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    told = [each for each in found.changes if not each.is_same or each.levels]
    for change in told:
        table.add_row(*_row(change))
    if told:
        console.print(table)
    for line in _lines(found.changes):
        console.print(line, soft_wrap=True)
    return True


def _show_key(found: _Open, console: Console) -> None:
    """What changed since each edition by which somebody's result was recorded."""
    seats: dict[str, list[str]] = {}
    for change in found.changes:
        seats.setdefault(change.before.graded.edition, []).append(change.seat)
    for edition, whose in seats.items():
        if edition == found.desk.edition[0]:
            continue
        kept = found.records.edition(edition)
        told = _changes(kept, found.desk) if kept else ["the edition was not kept: nobody can say what changed"]
        console.print(f"Since {counted(len(whose), 'seat')} were marked:", soft_wrap=True)
        for line in told:
            console.print(f"  {line}", soft_wrap=True)


def _changes(kept: bytes, desk: Desk) -> list[str]:
    try:
        return key_changes(kept, desk)
    except BadZipFile:
        return ["the edition that was kept is damaged: nobody can say what changed"]


def _row(change: Change) -> tuple[str, ...]:
    levels = [f"{each.criterion}: {each.old} → {each.new}" for each in change.levels]
    stands = _told(change.outcome) + BY_KEY[change.by_key]
    return change.seat, _told(change.old_outcome), _told(change.new_outcome), stands, "\n".join(levels) or "-"


def _told(outcome: Outcome) -> str:
    return f"{outcome.points:g} of {outcome.max_points:g}, {RESULT[outcome.competent]}"


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    raised = [each for each in changes if each.is_raised]
    marked = [each for each in changes if each.left is None]
    yield f"{len(raised)} of {counted(len(changes), 'seat')} would have a better result; nobody's is lowered."
    if now := [each.seat for each in raised if each.outcome.competent and each.old_outcome.competent is False]:
        yield f"From not yet to competent: {', '.join(now)}."
    if held := sum(each.is_held for each in marked):
        yield f"{held} would have less by today's key alone, and keep the better marks."
    yield f"{sum(each.is_same for each in marked)} without change."
    for change in changes:
        if change.left:
            yield f"{change.seat}: {change.left}."
        for item, why in change.not_marked.items():
            yield f"{change.seat}: “{item}” keeps its marks, for it cannot be marked now: {why}."
