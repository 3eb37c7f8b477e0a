"""``trainingkit sign-off``: the block that approves exactly this text."""

from datetime import date, datetime
from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.stories import StoryPath

APPROVED_HERE = frozenset({"draft", "sign-off-stale", "sign-off-expired"})  # what a new sign-off mends
DAY = click.DateTime(["%Y-%m-%d"])


def not_blank(ctx: click.Context, param: click.Parameter, words: str) -> str:
    """What somebody wrote, without blanks around it; an approval by nobody is none."""
    if not words.strip():
        raise click.BadParameter("this must say who approves", ctx, param)
    return words.strip()


@click.command(
    "sign-off",
    cls=Command,
    examples=(
        'trainingkit sign-off a-friend-request --role "DSL" --organisation "A school" --until 2027-11-21',
        'trainingkit sign-off first-call --role "Trainer" --organisation "A force" --until 2027-11-21',
    ),
)
@click.argument("story", type=StoryPath())
@click.option("--role", required=True, callback=not_blank, help="Who approves it, by their role; no names are needed.")
@click.option("--organisation", required=True, callback=not_blank, help="For whom they work.")
@click.option("--until", type=DAY, required=True, metavar="DATE", help="The last day on which the approval holds.")
@click.option("--date", "given", type=DAY, metavar="DATE", help="The day of approval.  [default: today]")
def sign_off(story: Path, role: str, organisation: str, until: datetime, given: datetime | None) -> None:
    """Print the sign-off of a story, to paste into its file.

    A person reads every word of the story first, then pastes the block. It holds for exactly these words and
    pictures: after any change the story is a draft again. A story that does not pass the check before a release, TODO
    marks and facts past their review date included, cannot be signed off.
    """
    import yaml

    from trainingkit.checks import check_story
    from trainingkit.cli.terminal import show_diagnostics, standard_error
    from trainingkit.diagnostics import Severity
    from trainingkit.errors import AuthorMistakes
    from trainingkit.guidance import load_guidance
    from trainingkit.story import content_hash, read_story

    day = given.date() if given else date.today()
    if until.date() < day:
        raise click.BadParameter("the approval would end before it begins", param_hint="--until")
    file = read_story(story)
    if file.story is None:
        raise AuthorMistakes(file.diagnostics)
    told = check_story(file, guidance=load_guidance(), today=day, release=True)
    if errors := [d for d in told if d.severity is Severity.ERROR and d.code not in APPROVED_HERE]:
        show_diagnostics(standard_error(), errors)
        raise click.ClickException("the story does not pass the check before a release, so it cannot be signed off")
    block = {
        "role": role,
        "organisation": organisation,
        "date": day,
        "until": until.date(),
        "hash": content_hash(file.story, file.path.parent),
    }
    replaces = "in place of the one there" if file.story.signed_off else 'above "passages:"'
    standard_error().print(f"Paste this into {story}, {replaces}:", soft_wrap=True)
    click.echo(yaml.safe_dump({"signed_off": block}, sort_keys=False, allow_unicode=True, width=1000), nl=False)
