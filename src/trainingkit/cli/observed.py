"""An observer's sheet on the terminal: its lines, and what entering one came to."""

from rich.console import Console

from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import Desk
from trainingkit.grading.observing import Observation, enter_sheet, sheet_of


def show_lines(desk: Desk, console: Console) -> None:
    """Print the lines of a sheet as they are numbered; the red ones say so."""
    sheet = sheet_of(desk)
    red = {each.id for each in desk.keys[sheet.id].criteria if each.red}
    for number, line in enumerate(sheet.left, start=1):
        sign = "RED  " if line.id in red else ""
        console.print(f"{number:>2}  {line.id}: {sign}{line.text}", soft_wrap=True, markup=False, highlight=False)


def enter(desk: Desk, seat: str, seen: Observation, at: str, by: str, again: bool, new: bool, console: Console) -> None:
    """Enter a sheet, and say what it comes to and what a person has still to do.

    Raises
    ------
    SheetRefused, CannotGrade, RecordsBroken, OSError
        See ``observing.enter_sheet``.
    """
    entered = enter_sheet(desk, read_course_config(desk.root), seat, seen, at, by, again, new)
    told = entered.recorded.attempt.graded.outcome
    result = f"{told.points:g} of {told.max_points:g}, {'competent' if told.competent else 'not yet'}"
    same = ", as before" if entered.recorded.done == "unchanged" else ""
    lines = [f"{seat}: {result}{same}; observed by {seen.observer} on {seen.day.isoformat()}"]
    if told.red_missed:
        lines.append(f"red, and not seen: {', '.join(told.red_missed)}")
    if not told.competent:
        lines.append(f"A person talks with the officer first: trainingkit review {desk.assignment}")
    lines += [f"“{item}” has another score, typed in formgrader: it stays; look at it" for item in entered.typed]
    for line in lines:
        console.print(line, soft_wrap=True, markup=False, highlight=False)
