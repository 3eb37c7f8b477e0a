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
    help="The folder of stories.  [default: simulations, here or further up]",
)
def new(slug: str, audience: str, into: Path | None) -> None:
    """Write a small story that passes the check, to start from.

    SLUG names its folder: lower case, digits and hyphens. It gets a story.yml, a notebook of two lines, a design.md
    with the questions to answer first, and a walkthrough.
    """
    from trainingkit.cli.skeleton import NotASlug, write_skeleton
    from trainingkit.cli.stories import HOME, homes

    try:
        folder = write_skeleton(into or next(iter(homes()), Path(HOME)), slug, audience)
    except NotASlug as error:
        raise click.BadParameter(str(error), param_hint="SLUG") from error
    click.echo(f"Written: {folder}\n")
    click.echo(f"  trainingkit play {folder}     # try it")
    click.echo(f"  trainingkit check {folder}    # after every change")
    click.echo("\nStart with its design.md; docs/format.md shows all that a story can hold.")
