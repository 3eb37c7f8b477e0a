"""``trainingkit map``: a picture of every passage and every link."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.stories import StoryPath


@click.command(
    "map",
    cls=Command,
    examples=(
        "trainingkit map a-friend-request --out map.svg",
        "trainingkit map first-call --format mermaid",
    ),
)
@click.argument("story", type=StoryPath())
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.  [default: print]")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["svg", "mermaid"]),
    help="What to draw.  [default: by the ending of FILE (.svg, .mmd or .md), else svg]",
)
def map_(story: Path, out: Path | None, kind: str | None) -> None:
    """Draw the map of a story, for its authors.

    It shows every passage with its choices, where each leads, endings, beats, what every run must pass, and what no
    run can reach. It gives the story away: never hand it to learners.
    """
    from trainingkit.cli.terminal import counted, standard_error
    from trainingkit.maps import mermaid, never_reached, svg
    from trainingkit.story import story_from

    tale = story_from(story)
    kind = kind or ("mermaid" if out and out.suffix in {".mmd", ".md"} else "svg")
    lost = never_reached(tale)
    drawn = mermaid(tale, lost) if kind == "mermaid" else svg(tale, lost)
    if out is None:
        click.echo(drawn, nl=False)
        return
    if out.suffix == ".md":
        drawn = f"```mermaid\n{drawn}```\n"
    out.write_text(drawn, encoding="utf-8")
    told = f"{out}: {counted(len(tale.passages), 'passage')}"
    if lost:
        told += f", {len(lost)} that no run reaches: {', '.join(sorted(lost))}"
    standard_error().print(told, soft_wrap=True)
