"""``trainingkit map``: a picture of every passage and every link."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.stories import StoryPath

PRINTED = Path("-")
KINDS = {".svg": "svg", ".mmd": "mermaid", ".md": "mermaid"}


@click.command(
    "map",
    cls=Command,
    examples=(
        "trainingkit map a-friend-request --out map.svg",
        "trainingkit map first-call --format mermaid",
    ),
)
@click.argument("story", type=StoryPath())
@click.option(
    "--out",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="The .svg, .mmd or .md to write; - prints.  [default: the story's name, in this folder]",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["svg", "mermaid"]),
    help="What to draw.  [default: by the ending of FILE, else svg]",
)
def map_(story: Path, out: Path | None, kind: str | None) -> None:
    """Draw the map of a story, for its authors.

    It shows every passage with its choices, where each leads, endings, beats, what every run must pass, and what no
    run can reach. It gives the story away: never hand it to learners.
    """
    from trainingkit.cli.terminal import counted, standard_error
    from trainingkit.cli.writing import write_file
    from trainingkit.maps import mermaid, never_reached, svg
    from trainingkit.story import story_from

    kind = kind_of(out, kind)
    tale = story_from(story)
    lost = never_reached(tale)
    drawn = mermaid(tale, lost) if kind == "mermaid" else svg(tale, lost)
    if out == PRINTED:
        click.echo(drawn, nl=False)
        return
    out = out or Path(f"{tale.story}{'.mmd' if kind == 'mermaid' else '.svg'}")
    write_file(out, f"```mermaid\n{drawn}```\n" if out.suffix == ".md" else drawn)
    told = f"{out}: {counted(len(tale.passages), 'passage')}"
    if lost:
        told += f", {len(lost)} that no run reaches: {', '.join(sorted(lost))}"
    standard_error().print(told, soft_wrap=True)


def kind_of(out: Path | None, asked: str | None) -> str:
    """What to draw, by what was asked for and by the ending of the file.

    Raises
    ------
    click.BadParameter
        The ending is not one of a map, or not one of the kind that was asked for.
    """
    if out is None or out == PRINTED:
        return asked or "svg"
    kind = KINDS.get(out.suffix)
    if kind is None or asked not in (None, kind):
        endings = [ending for ending, meant in KINDS.items() if asked in (None, meant)]
        raise click.BadParameter(f'"{out}" should end in {" or ".join(endings)}', param_hint="--out")
    return kind
