"""``trainingkit grade``: what a class handed in, marked and recorded."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Mark what a class handed in.",
    examples=(
        "trainingkit grade first-response",
        "trainingkit grade evidence-handling --seat seat-07 --instructor instructor",
    ),
)
@click.argument("assignment")
@in_instructor_folder
@click.option("--seat", "seats", multiple=True, help="Only this seat; may be given several times.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="How many programs mark at the same time.  [default: one, or more where it is quicker]",
)
@click.option("--again", is_flag=True, help="Mark also what is unchanged since it was marked.")
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
@click.pass_context
def grade(
    context: click.Context,
    assignment: str,
    root: Path,
    seats: tuple[str, ...],
    workers: int | None,
    again: bool,
    by: str,
) -> None:
    """Mark what was collected for an ASSIGNMENT, and record it in nbgrader's gradebook.

    Nothing of a learner's is run outside the jail, and no learner's trouble stops another's. What is unchanged is not
    marked again, scores that a person typed are never touched, and a command that was cut short goes on where it
    stopped. Nobody is told anything: that is what feedback is for.
    """
    from trainingkit.cli.grading_progress import Wishes, grade_class
    from trainingkit.cli.terminal import standard_error, standard_output

    at = datetime.now(UTC).isoformat(timespec="seconds")
    wishes = Wishes(seats, workers, again, by, at)
    context.exit(grade_class(root, assignment, wishes, standard_output(), standard_error()))
