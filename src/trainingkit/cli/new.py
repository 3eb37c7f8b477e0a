"""``trainingkit new``: a story to start from."""

from pathlib import Path

import click

from trainingkit.cli.help import Command


@click.command(
    cls=Command,
    examples=(
        "trainingkit new a-new-neighbour",
        "trainingkit new night-shift --audience officer",
    ),
)
@click.argument("slug")
@click.option(
    "--audience",
    type=click.Choice(["pupil", "teacher", "officer"]),
    default="pupil",
    show_default=True,
    help="Who will play it; it decides what the story needs.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("simulations"),
    show_default=True,
    help="The folder of stories.",
)
def new(slug: str, audience: str, into: Path) -> None:
    """Write a small story that passes the check, to start from.

    SLUG names its folder: lower case, digits and hyphens. It gets a story.yml, a notebook of two lines, a design.md
    with the questions to answer first, and a walkthrough.
    """
    from trainingkit.cli.skeleton import write_skeleton

    folder = write_skeleton(into, slug, audience)
    click.echo(f"Written: {folder}\n")
    click.echo(f"  trainingkit play {folder}     # try it")
    click.echo(f"  trainingkit check {folder}    # after every change")
    click.echo("\nStart with its design.md; docs/format.md shows all that a story can hold.")
