"""``trainingkit release``: an assignment checked, prepared, generated, and put where trainees fetch it."""

from datetime import datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


class LocalTime(click.ParamType):
    """A day and a time; without a zone, where the instructor is."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(str(value)).astimezone()
        except (ValueError, OverflowError, OSError):
            self.fail(f'"{value}" is no time: write it as 2026-12-01T17:00', param, ctx)


@click.command(
    cls=Command,
    short_help="Check, prepare and release assignments.",
    examples=(
        "trainingkit release first-response --closes 2026-12-01T17:00",
        "trainingkit release evidence-handling --zip",
    ),
)
@click.argument("assignments", metavar="ASSIGNMENT...", nargs=-1, required=True)
@in_instructor_folder
@click.option("--closes", type=LocalTime(), metavar="TIME", help="When it closes, such as 2026-12-01T17:00.")
@click.option("--zip", "packed", is_flag=True, help="Write release/ASSIGNMENT.zip as well, for a stick or an LMS.")
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
def release(assignments: tuple[str, ...], root: Path, closes: datetime | None, packed: bool, by: str) -> None:
    """Release each ASSIGNMENT: check it, make its stories and cases, generate it and put it into the exchange.

    Where there is no exchange folder, as on Windows, it is packed into a zip that a stick can carry. A closing time
    without a zone is your own; it decides what counts as late, and nothing closes by itself.
    """
    from datetime import UTC

    from trainingkit.cli.releasing import release_all
    from trainingkit.cli.terminal import standard_error

    now = datetime.now(UTC).isoformat(timespec="seconds")
    release_all(root, assignments, closes, packed, now, by, standard_error())
