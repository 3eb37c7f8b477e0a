"""``trainingkit appeal``: everything that is known of one result, as one file."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Make the file of a result that is contested.",
    examples=(
        'trainingkit appeal seat-07 first-response --why "contests the risk question"',
        'trainingkit appeal seat-07 first-response --close "upheld, marked again by CD"',
    ),
)
@click.argument("seat")
@click.argument("assignment")
@in_instructor_folder
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF to write.  [default: private/appeal-SEAT-ASSIGNMENT-DATE.pdf in the instructor's folder]",
)
@click.option("--why", default="", help="Why it is asked for, in the trainee's words; it is printed and kept.")
@click.option("--open", "opens", is_flag=True, help="Open an appeal again that was closed.")
@click.option("--close", "how", help="Make no file; keep how the appeal ended.")
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
def appeal(
    seat: str, assignment: str, root: Path, out: Path | None, why: str, opens: bool, how: str | None, by: str
) -> None:
    """Make one PDF of all that is known of the result of a SEAT in an ASSIGNMENT.

    It has every word that was shown, every answer, each criterion with its reason, the claims and sources as they
    stood on that day, who marked what, and every change. The first file opens the appeal: as long as it is open, the
    answers are not deleted, and whoever has not read the texts is asked to (review). Made again, it opens nothing.
    """
    from trainingkit.cli.instructor import see_that_it_is_there
    from trainingkit.cli.terminal import standard_error
    from trainingkit.grading.appeal.appeal import close_appeal, is_recorded, write_appeal
    from trainingkit.grading.appeal.dossier import Asked

    console = standard_error()
    if not is_recorded(root, assignment):
        see_that_it_is_there(root, assignment)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    if how is not None:
        close_appeal(root, assignment, seat, at, by, how)
        console.print(f"closed: {how}", soft_wrap=True)
        return
    path, size = write_appeal(root, assignment, Asked(seat, at, by, why, opens), out, console.print)
    console.print(f"{path}: {size / 1024:,.0f} KB", soft_wrap=True)
