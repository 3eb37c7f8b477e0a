"""``trainingkit prepare``: what is made for a release, beside each assignment's notebook."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Make what an assignment is released with.",
    examples=(
        "trainingkit prepare",
        "trainingkit prepare evidence-handling --instructor instructor",
    ),
)
@click.argument("assignments", metavar="[ASSIGNMENT]...", nargs=-1)
@in_instructor_folder
def prepare(assignments: tuple[str, ...], root: Path) -> None:
    """Make what an assignment is released with: packed stories, and the variants of its case.

    The variants follow from a secret that is made at first use and kept in the instructor's folder; each is proved
    to be solvable from its own files. What is true in them is written beside it, never where trainees can fetch it.
    Afterwards: nbgrader generate_assignment, release_assignment.
    """
    from trainingkit.cli.preparing import prepare_all
    from trainingkit.cli.terminal import standard_error

    prepare_all(root, assignments, standard_error())
