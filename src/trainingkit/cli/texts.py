"""``trainingkit texts``: what a class wrote, as pages to mark by hand."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.instructor import in_instructor_folder


@click.command(
    cls=Command,
    short_help="Write a class's texts as pages to mark by hand.",
    examples=(
        "trainingkit texts first-response decision-log --out instructor/private/log.html",
        "trainingkit texts evidence-handling statement --out instructor/private/statement.html",
    ),
)
@click.argument("assignment")
@click.argument("item")
@in_instructor_folder
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The page to write; print it in Edge or Chrome.",
)
def texts(assignment: str, item: str, root: Path, out: Path) -> None:
    """Write what a class wrote for an ITEM of an ASSIGNMENT as pages to mark by hand.

    Question by question, with the level key, the examples and the ready comments beside; one text in five is drawn to
    be marked twice. Seats are all that is said about a trainee. Made from what was collected.
    """
    from trainingkit.cli.terminal import standard_error
    from trainingkit.cli.writing import write_file
    from trainingkit.course.hand_marking import pages_of

    write_file(out, pages_of(root, assignment, item))
    standard_error().print(str(out), soft_wrap=True)
