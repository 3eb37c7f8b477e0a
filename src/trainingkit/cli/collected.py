"""``trainingkit collected``: what a class has handed in, before anybody has marked it."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Show what a class handed in.",
    examples=(
        "trainingkit collected first-response",
        "trainingkit collected evidence-handling --instructor instructor",
    ),
)
@click.argument("assignment")
@in_instructor_folder
def collected(assignment: str, root: Path) -> None:
    """Show what was collected for an ASSIGNMENT, seat by seat: practice results, which are recorded nowhere.

    For each seat: how much was answered, the points so far, red criteria not met, what waits for a person, what could
    not be marked, and every run of a story, the first of which counts.
    """
    from trainingkit.cli.handing_in import show_collected
    from trainingkit.cli.terminal import standard_output

    show_collected(root, assignment, standard_output())
