"""What a class has handed in, laid out for people."""

from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.course.assignment import read_assignment
from trainingkit.course.collected import HandedIn, RunTold, handed_in
from trainingkit.errors import AuthorMistakes
from trainingkit.marking.marks import Outcome

COLUMNS = ("seat", "answered", "points so far", "so far", "red not met", "waiting for a person", "could not be marked")
PRACTICE = "Practice: nothing here is recorded, and nobody is told. A person looks at every not yet."


def show_collected(root: Path, assignment: str, console: Console) -> None:
    """Print what was collected for an assignment.

    Raises
    ------
    NoSuchAssignment
        There is none of this name.
    AuthorMistakes
        Its items or its key have mistakes.
    NothingPrepared
        Its cases or their truths are not there.
    """
    see_that_it_is_there(root, assignment)
    files = read_assignment(root, assignment)
    if mistakes := [*files.items.diagnostics, *files.key.diagnostics]:
        raise AuthorMistakes(mistakes)
    seats = list(handed_in(files))
    if not seats:
        console.print(f'Nothing was collected for "{assignment}" yet: nbgrader collect {assignment}')
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for each in seats:
        table.add_row(*_row(each))
    console.print(table)
    for each in seats:
        _show_runs(each, console)
    console.print(PRACTICE, soft_wrap=True)


def _row(each: HandedIn) -> tuple[str, ...]:
    told = each.attempt.outcome
    return (
        each.seat,
        f"{each.answered} of {each.asked}",
        f"{told.points:g} of {told.max_points:g}",
        _verdict(told),
        ", ".join(told.red_missed) or "-",
        ", ".join(told.waiting) or "-",
        "; ".join(f"{item}: {why}" for item, why in each.attempt.troubles.items()) or "-",
    )


def _verdict(told: Outcome) -> str:
    return {True: "competent", False: "not yet", None: "open"}[told.competent]


def _show_runs(each: HandedIn, console: Console) -> None:
    for number, run in enumerate(each.runs, start=1):
        console.print(f"{each.seat}, run {number}: {_run(run)}", soft_wrap=True)


def _run(run: RunTold) -> str:
    told = f'"{run.form}", began {run.began}, {counted(run.choices, "choice")}'
    if run.why:
        return f"{told}; cannot be replayed: {run.why}"
    if run.not_met is None:
        return f"{told}, no ending yet"
    return f"{told}; not met: {', '.join(run.not_met) or 'nothing'}"
