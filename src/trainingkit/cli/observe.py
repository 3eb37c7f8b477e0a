"""``trainingkit observe``: an observer's sheet of the role-play, into the results."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Enter an observer's sheet of the role-play.",
    examples=(
        "trainingkit observe seat-07 role-play --yes 1,2,3,4,5,6,7,8,9,10,11 --no 12 --overall 4",
        "trainingkit observe seat-07 role-play --lines",
    ),
)
@click.argument("seat")
@click.argument("assignment")
@in_instructor_folder
@click.option("--yes", default="", metavar="LINES", help="What was so: numbers or ids of lines, with commas.")
@click.option("--no", default="", metavar="LINES", help="What was not so.")
@click.option("--overall", type=click.IntRange(1, 5), help="Overall, 1 to 5; kept for the talk, worth no points.")
@click.option("--observer", default=getuser, show_default="your account", help="Who observed.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the role-play.  [default: today]")
@click.option("--again", is_flag=True, help="Let this sheet stand in place of one entered before; both are kept.")
@click.option("--new", is_flag=True, help="The seat is one that the gradebook does not know yet.")
@click.option("--lines", is_flag=True, help="Print the lines of the sheet with their numbers and ids, and do nothing.")
@click.option("--by", default=getuser, show_default="your account", help="Who enters it.")
def observe(
    seat: str,
    assignment: str,
    root: Path,
    yes: str,
    no: str,
    overall: int | None,
    observer: str,
    day: datetime | None,
    again: bool,
    new: bool,
    lines: bool,
    by: str,
) -> None:
    """Record what was seen of a SEAT in an ASSIGNMENT that is observed, and write it into nbgrader's gradebook.

    Every line is answered, yes or no. One red line with "no" is "not yet", which an instructor opens first, as always.
    The score is kept as one that a person gave, so formgrader, feedback and exports show it.
    """
    from trainingkit.cli.instructor import see_that_it_is_there
    from trainingkit.cli.observed import enter, show_lines
    from trainingkit.cli.terminal import standard_output
    from trainingkit.grading.desk import open_desk
    from trainingkit.grading.observing import Observation, read_sheet, sheet_of

    see_that_it_is_there(root, assignment)
    desk, console = open_desk(root, assignment), standard_output()
    sheet = sheet_of(desk)
    if lines:
        show_lines(desk, console)
        return
    now = datetime.now(UTC)
    so, not_so = read_sheet(sheet, yes, no)
    seen = Observation(so, not_so, observer, (day or now).date(), overall)
    enter(desk, seat, seen, now.isoformat(timespec="seconds"), by, again, new, console)
