"""``trainingkit feedback``: what each trainee is told about a result, as a page of their own."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Tell each trainee what was right and what to read again.",
    examples=(
        "trainingkit feedback first-response --release",
        "trainingkit feedback first-response --seat seat-07 --out instructor/private/feedback",
    ),
)
@click.argument("assignment")
@in_instructor_folder
@click.option("--seat", "seats", multiple=True, help="Only this seat; may be given several times.")
@click.option("--release", is_flag=True, help="Also return each page to its trainee through nbgrader's exchange.")
@click.option("--provisional", is_flag=True, help="Also for whom a person has still to look; no result is told then.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Also write plain files here, one for each seat."
)
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
@click.pass_context
def feedback(
    context: click.Context,
    assignment: str,
    root: Path,
    seats: tuple[str, ...],
    release: bool,
    provisional: bool,
    out: Path | None,
    by: str,
) -> None:
    """Write what each trainee is told about an ASSIGNMENT: what was right, what was missed and why it matters.

    One page for each seat, in feedback/SEAT/ASSIGNMENT/ of the instructor's folder. Nobody hears of a result that a
    person has still to look at, and before the assignment closes nobody hears what was looked for. Run it again after
    marking; nothing is returned to trainees without --release.
    """
    from trainingkit.cli.returning import Wishes, write_feedback
    from trainingkit.cli.terminal import standard_output

    at = datetime.now(UTC).isoformat(timespec="seconds")
    wishes = Wishes(seats, release, provisional, out, by, at)
    context.exit(write_feedback(root, assignment, wishes, standard_output()))
