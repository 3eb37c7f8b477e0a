"""``trainingkit forget``: what trainees wrote is deleted when the time to appeal has passed."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Delete answers when the time to appeal has passed.",
    examples=(
        "trainingkit forget",
        "trainingkit forget first-response --months 12 --yes",
    ),
)
@click.argument("assignment", required=False)
@in_instructor_folder
@click.option(
    "--months", type=click.IntRange(0), default=12, show_default=True, help="How long answers are kept after receipt."
)
@click.option("--yes", "is_sure", is_flag=True, help="Delete. Without this, only show what would go.")
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
def forget(assignment: str | None, root: Path, months: int, is_sure: bool, by: str) -> None:
    """Delete the answers to an ASSIGNMENT, or to all, that were received more than so many months ago.

    Gone are the answers in the records, what was handed in, marked notebooks and feedback. Verdicts, marks, levels,
    who did what, and the key by which it was marked stay. While an appeal is open, its answers stay.
    """
    from trainingkit.cli.forgetting import Window, forget_answers
    from trainingkit.cli.terminal import standard_output

    forget_answers(root, assignment, Window(datetime.now(UTC), months), is_sure, by, standard_output())
