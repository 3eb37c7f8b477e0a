"""``trainingkit schema``: the form of a story file, for editors."""

from pathlib import Path

import click

from trainingkit.cli.help import Command


@click.command(
    cls=Command,
    examples=(
        "trainingkit schema",
        "trainingkit schema --out docs/story.schema.json",
    ),
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.  [default: print]")
def schema(out: Path | None) -> None:
    """Print the JSON Schema of story files.

    With it an editor completes keys and underlines slips. Editors that use the YAML language server find it through
    the first line of a story: # yaml-language-server: $schema=../../docs/story.schema.json
    """
    from trainingkit.cli.writing import write_file
    from trainingkit.story.published_schema import published_schema

    text = published_schema()
    if out is None:
        click.echo(text, nl=False)
    else:
        write_file(out, text)
