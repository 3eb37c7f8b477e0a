"""``trainingkit paper``: an assessed story on paper, for the day the machines fail."""

from pathlib import Path

import click

from trainingkit.cli.help import Command
from trainingkit.cli.stories import StoryPath

FORM, SHEET = "form.html", "marking-sheet.html"


@click.command(
    cls=Command,
    examples=(
        "trainingkit paper instructor/assessed/call-back-at-nine --out instructor/private/paper",
        "trainingkit paper simulations/first-call --out paper",
    ),
)
@click.argument("story", type=StoryPath())
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write to; it is made if it is not there.",
)
def paper(story: Path, out: Path) -> None:
    """Write a story as a form to print, and the sheet to mark it by.

    The form has every passage and every choice of the story, in numbered sections, and nothing of what is right; the
    marking sheet has all of that and is for staff only. Open them in Edge or Chrome, and print.
    """
    from trainingkit.cli.terminal import standard_error
    from trainingkit.cli.writing import write_file
    from trainingkit.course.paper import marking_sheet, paper_form
    from trainingkit.story import story_from

    tale = story_from(story)
    for name, text in ((FORM, paper_form(tale)), (SHEET, marking_sheet(tale))):
        path = out / f"{tale.story}-{name}"
        write_file(path, text)
        standard_error().print(str(path), soft_wrap=True)
