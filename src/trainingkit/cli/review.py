"""``trainingkit review``: the marking evening, and results that a person has to open."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Mark texts by hand, and open results.",
    examples=(
        "trainingkit review first-response --marker AB",
        "trainingkit review first-response --list",
    ),
)
@click.argument("assignment")
@in_instructor_folder
@click.option("--marker", default="", metavar="AB", help="Your initials; otherwise the page asks.")
@click.option("--list", "list_only", is_flag=True, help="Print the counts and results here, and open no page.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, metavar="PORT", help="[default: any free one]")
@click.option("--no-browser", is_flag=True, help="Do not open a browser; print the link.")
def review(assignment: str, root: Path, marker: str, list_only: bool, port: int, no_browser: bool) -> None:
    """Open the marking evening of an ASSIGNMENT in a browser on this machine.

    Question by question, without names: a first reading, a second that does not see the first, what the two have to
    agree on, and the results that nobody hears of before a person has opened them. Every level is kept at once. For a
    second browser run the command again in a second terminal. Ctrl-C ends it.
    """
    from trainingkit.cli.reviewing import open_pages, show_list
    from trainingkit.cli.terminal import standard_output

    if list_only:
        show_list(root, assignment, standard_output())
        return
    with suppress(KeyboardInterrupt):
        open_pages(root, assignment, marker, port, not no_browser, lambda: datetime.now(UTC), standard_output())
