"""The report on a class: its summary for the terminal, its files."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click
from nbgrader.api import Gradebook
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.terminal import counted
from trainingkit.cli.writing import write_file
from trainingkit.grading.class_standing import standings
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import Desk, open_desk
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.report.counts import ENOUGH, ClassReport, class_report
from trainingkit.grading.report.grades import People, canvas_csv, column_of, moodle_csv, read_people, unknown_seats
from trainingkit.grading.report.item_responses import item_csv, item_responses
from trainingkit.grading.signed import standard_is_signed

PRACTICE = "Results are practice: the standard is not signed."


@dataclass(frozen=True)
class Files:
    """Which files were asked for, and how; ``names``: assignment to what the other system calls it."""

    moodle: Path | None = None
    canvas: Path | None = None
    items: Path | None = None
    people: Path | None = None
    id_column: str = "Username"
    names: Mapping[str, str] = field(default_factory=dict)
    provisional: bool = False

    @property
    def is_none(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.moodle or self.canvas or self.items)


def named(names: Sequence[str], assignments: Sequence[str]) -> dict[str, str]:
    """``ASSIGNMENT=NAME`` as a mapping.

    Raises
    ------
    click.BadParameter
        One is something else, or of another assignment.
    """
    found = {}
    for each in names:
        assignment, sign, name = each.partition("=")
        if not (sign and name.strip()) or assignment not in assignments:
            raise click.BadParameter(f'"{each}" is not ASSIGNMENT=NAME of an assignment given', param_hint="--column")
        found[assignment] = name.strip()
    return found


def write_report(root: Path, assignments: Sequence[str], files: Files, today: date, console: Console) -> None:
    """Print the summary of each assignment, or write the files that were asked for.

    Raises
    ------
    NoSuchAssignment
        There is none of this name.
    AuthorMistakes, CannotGrade, RecordsBroken, CannotExport, CannotWrite
        Something cannot be read, or a file not be written.
    """
    for assignment in assignments:
        see_that_it_is_there(root, assignment)
    people = read_people(files.people) if files.people else People()
    desks = [open_desk(root, assignment) for assignment in assignments]
    with open_gradebook(read_course_config(root)) as gradebook, Records(desks[0].root / NAME) as records:
        if not files.is_none:
            _write(desks, files, people, records, gradebook, console)
            if not all(standard_is_signed(desk, today) for desk in desks):
                console.print(PRACTICE, soft_wrap=True)
            return
        for desk in desks:
            found = class_report(desk, standings(desk, records, gradebook), records.levels(desk.assignment))
            _show(found, standard_is_signed(desk, today), console)


def _write(
    desks: Sequence[Desk], files: Files, people: People, records: Records, gradebook: Gradebook, console: Console
) -> None:
    if files.items:
        attempts = [each for desk in desks for each in records.attempts(desk.assignment)]
        write_file(files.items, item_csv(item_responses(attempts)))
        console.print(f"{files.items}: {counted(len(attempts), 'attempt')}", soft_wrap=True)
    if not (files.moodle or files.canvas):
        return
    columns = [column_of(desk, records, gradebook, files.names.get(desk.assignment)) for desk in desks]
    if files.moodle:
        write_file(files.moodle, moodle_csv(columns, people, files.id_column, files.provisional))
    if files.canvas:
        write_file(files.canvas, canvas_csv(columns, people, files.provisional))
    for path in filter(None, (files.moodle, files.canvas)):
        console.print(str(path), soft_wrap=True)
    left = unknown_seats(columns, people)
    if left:
        console.print(f"Not in the file of people, so left out: {', '.join(left)}.", soft_wrap=True)
    waiting = {seat for column in columns for seat, each in column.standings.items() if each.provisional}
    if waiting := waiting - set(left):
        how = "are in it as well" if files.provisional else "are left empty"
        console.print(f"Provisional results of {counted(len(waiting), 'seat')} {how}.", soft_wrap=True)


def _show(found: ClassReport, is_signed: bool, console: Console) -> None:
    console.print(f"{found.assignment}: {counted(found.n, 'result')}", style="bold", soft_wrap=True)
    if not found.n:
        console.print(f"Nothing was graded yet: trainingkit grade {found.assignment}", soft_wrap=True)
        return
    for line in _lines(found, is_signed):
        console.print(line, soft_wrap=True)
    console.print(_criteria(found))
    if found.misconceptions:
        console.print("Commonest misconceptions, by seats:", soft_wrap=True)
        for text, count in found.misconceptions[:5]:
            console.print(f"  {count:>3}  {text}", soft_wrap=True)
    console.print(f"Marked twice: {found.agreement.sentence}.", soft_wrap=True)
    if found.provisional:
        console.print("Provisional: a person has to do something first.", soft_wrap=True)
        for seat, why in found.provisional.items():
            console.print(f"  {seat}: {'; '.join(why)}", soft_wrap=True)
    console.print()


def _lines(found: ClassReport, is_signed: bool) -> Iterator[str]:
    if not is_signed:
        yield PRACTICE
    results = f"{found.competent} competent, {found.not_yet} not yet, {found.open} open"
    yield f"{results}; {len(found.provisional)} provisional"
    yield (
        f"Points of {counted(found.n, 'seat')}: median {found.median:g}, "
        f"from {found.points[0]:g} to {found.points[-1]:g} of {found.max_points:g}"
    )
    if found.n < ENOUGH:
        yield f"Below {ENOUGH} answers only counts are told: shares and statistics of so few would mislead."


def _criteria(found: ClassReport) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("criterion", "met", "partly", "not met", "waiting"):
        table.add_column(column, overflow="fold", justify="left" if column == "criterion" else "right")
    if found.n >= ENOUGH:
        table.add_column("met, of those marked", justify="right")
    for each in found.criteria:
        text = f"{each.text} (red)" if each.red else each.text
        share = [] if found.n < ENOUGH else ["-" if each.share_met is None else f"{each.share_met:.0%}"]
        table.add_row(text, *map(str, (each.met, each.partly, each.not_met, each.waiting)), *share)
    return table
