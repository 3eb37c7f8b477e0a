"""What would be deleted, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.retention import Kept, forget, kept, window_begins

ELSEWHERE = (
    "Not reached from here: nbgrader's exchange folder, backups, and what you printed or saved elsewhere "
    "(pages of texts, appeal files)."
)


@dataclass(frozen=True)
class Window:
    """How long answers are kept, from when."""

    now: datetime
    months: int


def forget_answers(
    root: Path, assignment: str | None, window: Window, is_sure: bool, by: str, console: Console
) -> None:
    """Show what has outlived the time to appeal, and delete it where somebody is sure.

    Raises
    ------
    NoSuchAssignment
        There is none of this name.
    CannotGrade
        It is no instructor's folder.
    NotForgotten, RecordsBroken
        Something cannot be deleted; the same command goes on from there.
    """
    if assignment:
        see_that_it_is_there(root, assignment)
    course = read_course_config(root)
    with Records(course.root / NAME) as records:
        begins = window_begins(window.now, window.months)
        due = [each for each in kept(course.root, records, assignment) if each.received < begins]
        gone = [each for each in due if not each.appealed]
        _show(gone, begins, console)
        if held := [each for each in due if each.appealed]:
            names = ", ".join(f"{each.seat} ({each.assignment})" for each in held)
            console.print(f"An appeal is open, so these stay: {names}.", soft_wrap=True)
        if is_sure:
            forget(course.root, records, gone, window.now.isoformat(timespec="seconds"), by)
            console.print(f"Deleted: {_counts(gone)}.", soft_wrap=True)
            console.print(ELSEWHERE, soft_wrap=True)
        elif gone:
            console.print("Nothing was deleted. To delete it, say --yes.", soft_wrap=True)


def _show(gone: Sequence[Kept], begins: datetime, console: Console) -> None:
    if not gone:
        console.print(f"Nothing was received before {begins:%d %B %Y} and is still here.", soft_wrap=True)
        return
    table = Table("assignment", "seats", "answers", "folders", "oldest", "newest", box=SIMPLE_HEAD, pad_edge=False)
    for name in sorted({each.assignment for each in gone}):
        own = [each for each in gone if each.assignment == name]
        days = sorted(each.received.date().isoformat() for each in own)
        answers, folders = sum(each.answers for each in own), sum(len(each.folders) for each in own)
        table.add_row(name, str(len(own)), str(answers), str(folders), days[0], days[-1])
    console.print(f"Received before {begins:%d %B %Y}:", soft_wrap=True)
    console.print(table)


def _counts(gone: Sequence[Kept]) -> str:
    answers, folders = sum(each.answers for each in gone), sum(len(each.folders) for each in gone)
    return f"{counted(answers, 'answer')} and {counted(folders, 'folder')} of {counted(len(gone), 'seat')}"
