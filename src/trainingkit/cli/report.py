"""``trainingkit report``: what a class came to, and grades for other systems."""

from datetime import UTC, datetime
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(
    cls=Command,
    short_help="Say what a class came to; write grades for Moodle or Canvas.",
    examples=(
        "trainingkit report first-response",
        'trainingkit report first-response --moodle grades.csv --people people.csv --id-column "Email address"',
    ),
)
@click.argument("assignments", metavar="ASSIGNMENT...", nargs=-1, required=True)
@in_instructor_folder
@click.option("--moodle", type=FILE, help="Write grades for Moodle's import into this file.")
@click.option("--canvas", type=FILE, help="Write grades for Canvas's import into this file.")
@click.option("--items", type=FILE, help="Write a row for each item of each recorded attempt into this file.")
@click.option(
    "--people",
    type=FILE,
    help="A CSV with a column seat, and who that is: for Moodle the --id-column, for Canvas its own columns.",
)
@click.option(
    "--id-column", default="Username", show_default=True, help="For Moodle: Username, Email address or ID number."
)
@click.option(
    "--column", "names", multiple=True, metavar="ASSIGNMENT=NAME", help="What the other system calls an assignment."
)
@click.option("--provisional", is_flag=True, help="Also write results that wait for a person.")
def report(
    assignments: tuple[str, ...],
    root: Path,
    moodle: Path | None,
    canvas: Path | None,
    items: Path | None,
    people: Path | None,
    id_column: str,
    names: tuple[str, ...],
    provisional: bool,
) -> None:
    """Say what a class came to in one ASSIGNMENT or several, in counts, or write files for other systems.

    The file of people is read and not kept: who a seat is, only the force knows. Results that wait for a person are
    left out of the files, and listed with the reasons in the summary.
    """
    from trainingkit.cli.reporting import Files, named, write_report
    from trainingkit.cli.terminal import standard_output

    files = Files(moodle, canvas, items, people, id_column, named(names, assignments), provisional)
    write_report(root, assignments, files, datetime.now(UTC).date(), standard_output())
