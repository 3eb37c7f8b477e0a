"""``trainingkit regrade``: a changed key, and who would come to another result by it."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Show what a changed key would change; apply it.",
    examples=(
        "trainingkit regrade first-response",
        'trainingkit regrade first-response --apply --why "The key left out a service that takes this age"',
    ),
)
@click.argument("assignment")
@in_instructor_folder
@click.option("--apply", "is_applied", is_flag=True, help="Write it. Without this, nothing is written.")
@click.option("--why", default="", help="One sentence that will be understood in a year; needed to apply.")
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
def regrade(assignment: str, root: Path, is_applied: bool, why: str, by: str) -> None:
    """Mark all answers to an ASSIGNMENT again by today's key, and show who would come to another result.

    The answers are those that were kept when they were marked. The better of old and new stands, item by item, so
    nobody's result is ever lowered; levels that persons gave for texts stay, and so do scores that they typed.
    """
    from trainingkit.cli.regrading import apply_regrade, show_regrade
    from trainingkit.cli.terminal import standard_output

    if not is_applied:
        show_regrade(root, assignment, standard_output())
        return
    at = datetime.now(UTC).isoformat(timespec="seconds")
    apply_regrade(root, assignment, at, by, why, standard_output())
