"""``trainingkit collect``: what trainees handed in, from the exchange, a stick or an LMS."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Take in what a class handed in.",
    examples=(
        "trainingkit collect first-response",
        "trainingkit collect first-response --instructor instructor",
        "trainingkit collect first-response --from D:\\seat-07.zip",
        "trainingkit collect first-response --from download.zip --named '_file_/(?P<seat>seat-\\d+)'",
    ),
)
@click.argument("assignment")
@in_instructor_folder
@click.option(
    "--from",
    "places",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="FOLDER_OR_ZIP",
    help="Take it in from here instead of the exchange; may be said several times.",
)
@click.option("--named", metavar="PATTERN", help="A regular expression that finds (?P<seat>…) in each file's path.")
@click.option("--replace", is_flag=True, help="Take also an older one again, in place of a newer one.")
@click.option("--by", default=getuser, show_default="your account", help="Who does it.")
@click.pass_context
def collect(
    context: click.Context,
    assignment: str,
    root: Path,
    places: tuple[Path, ...],
    named: str | None,
    replace: bool,
    by: str,
) -> None:
    """Take in what trainees handed in for an ASSIGNMENT, and show what is there now.

    From the exchange the time of receipt is when it got there; from a folder or a zip it is now. The time that a
    trainee's own file says decides nothing. Zips are checked before anything is unpacked. What was handed in before
    is kept, in submitted-before/. A stick or zip that was taken in before, and has been replaced by a newer one since,
    is left alone.
    """
    from trainingkit.cli.collecting import Places, collect_all
    from trainingkit.cli.terminal import standard_error, standard_output

    now = datetime.now(UTC).isoformat(timespec="seconds")
    done = collect_all(root, assignment, Places(places, named, replace), now, by, standard_output(), standard_error())
    context.exit(done)
