"""``trainingkit play``: a story in the terminal."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.stories import StoryPath

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    cls=Command,
    examples=(
        "trainingkit play a-friend-request",
        "trainingkit play first-call --choices simulations/first-call/walkthroughs/all-best.yml",
    ),
)
@click.argument("story", type=StoryPath())
@click.option("--choices", type=FILE, help="Make these choices first: a walkthrough, or a passage.choice on each line.")
@click.option("--transcript", type=FILE, help="Show a saved run; it is replayed, and refused if it does not fit.")
@click.option("--name", metavar="NAME", help="The character's name, one of the story's own.  [default: the first]")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the run to this file at the end; never for a pupils' story.",
)
def play(story: Path, choices: Path | None, transcript: Path | None, name: str | None, save: Path | None) -> None:
    """Play a story here, with its debrief.

    STORY is a story file, its folder, or the name of a folder under simulations. While playing: a number picks a
    choice, h shows who can help, b goes back, q leaves. Nothing is kept unless you ask for it with --save.
    """
    from trainingkit.cli.playing import Table, play_on
    from trainingkit.cli.runs import NotACharacter, cast_set, choices_in, steps_in
    from trainingkit.cli.terminal import standard_output
    from trainingkit.cli.writing import see_that_it_can_be_written
    from trainingkit.story import story_from

    if choices and transcript:
        raise click.UsageError("--choices and --transcript cannot be used together")
    tale = story_from(story)
    if save and tale.audience == "pupil":
        raise click.UsageError("a pupil's run is nobody's: --save is for officers' and teachers' stories")
    try:
        cast = cast_set(tale, name)
    except NotACharacter as error:
        raise click.BadParameter(str(error), param_hint="--name") from error
    if save:
        see_that_it_can_be_written(save)
    made = steps_in(transcript, tale) if transcript else choices_in(choices, tale) if choices else ()
    table = Table(tale, cast, standard_output(widest=88))
    by_hand = not (transcript or choices) or (choices is not None and table.console.is_terminal)
    play_on(table, made, by_hand=by_hand, save=save)
