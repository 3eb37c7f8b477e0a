"""``trainingkit export``: what is given out to people who install nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from trainingkit.cli.help import Command, Group
from trainingkit.cli.stories import StoryPath

NATIONS = ("england", "wales", "scotland", "northern-ireland")
AGES = ("11-14", "14-16", "16-18")
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

STORY = click.argument("story", type=StoryPath())
NATION = click.option("--nation", type=click.Choice(NATIONS), help="Whose services.  [default: the story's first]")
AGE = click.option("--age", type=click.Choice(AGES), default="11-14", show_default=True, help="Of the class.")
SCHOOL = click.option(
    "--school", type=FILE, help="Your school's own line of help.  [default: school.yml beside the story]"
)
PREVIEW = click.option("--preview", is_flag=True, help="Also what nobody has signed off; it says so on every page.")


def out(default: str) -> Callable[[Any], Any]:
    """The folder to write to."""
    return click.option("--out", type=FOLDER, default=default, show_default=True, help="The folder to write to.")


def options(*each: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several options at once, in this order."""

    def add(command: Any) -> Any:
        for option in reversed(each):
            command = option(command)
        return command

    return add


@click.group(
    cls=Group,
    examples=(
        "trainingkit export pack a-friend-request --nation wales --age 14-16 --preview",
        "trainingkit export html a-friend-request --preview",
    ),
)
def export() -> None:
    """Make files from a story that need no kit: for a stick, a share, a projector, paper, an LMS.

    All of it is made from the story that was proved, so it says what the story says. Each kind has its own help:
    trainingkit export KIND --help
    """


@export.command(
    cls=Command,
    short_help="One page that plays anywhere.",
    examples=(
        "trainingkit export html a-friend-request --preview",
        "trainingkit export html a-friend-request --nation scotland --out exported --preview",
    ),
)
@options(STORY, NATION, AGE, SCHOOL, PREVIEW, out("exported"))
def html(story: Path, out: Path, **wishes: Any) -> None:
    """Write the page that plays a story without a server, and one beside it that opens it for a projector.

    On a pupil's own screen a page for pupils waits at three stops for a word; the words are on the facilitator sheet.
    """
    from trainingkit.cli.exporting import export_kind
    from trainingkit.editions.offline.page import projector_page, story_page

    export_kind(story, out, lambda edition: (story_page(edition), projector_page()), **wishes)


@export.command(
    cls=Command,
    short_help="Slides whose links are the choices.",
    examples=(
        "trainingkit export slides a-friend-request --preview",
        "trainingkit export slides a-friend-request --nation wales --out exported --preview",
    ),
)
@options(STORY, NATION, AGE, SCHOOL, PREVIEW, out("exported"))
def slides(story: Path, out: Path, **wishes: Any) -> None:
    """Write a story as slides, a file for each set of its names; what is for the teacher is in the notes."""
    from trainingkit.cli.exporting import export_kind
    from trainingkit.editions.pack import slides_of

    export_kind(story, out, slides_of, **wishes)


@export.command(
    "print",
    cls=Command,
    short_help="The sheets for a lesson, to print.",
    examples=(
        "trainingkit export print a-friend-request --preview",
        "trainingkit export print a-friend-request --nation northern-ireland --out exported --preview",
    ),
)
@options(STORY, NATION, AGE, SCHOOL, PREVIEW, out("exported"))
def print_(story: Path, out: Path, **wishes: Any) -> None:
    """Write every sheet of a lesson as a PDF that a screen reader can read."""
    from trainingkit.cli.exporting import export_kind
    from trainingkit.editions.pack import papers_of

    export_kind(story, out, papers_of, **wishes)


@export.command(
    cls=Command,
    short_help="The cards and the sheet of a role-play.",
    examples=(
        "trainingkit export roleplay first-call --preview",
        "trainingkit export roleplay first-call --out exported --preview",
    ),
)
@options(STORY, NATION, AGE, SCHOOL, PREVIEW, out("exported"))
def roleplay(story: Path, out: Path, **wishes: Any) -> None:
    """Write what a role-play of an officer's story needs: the actor's card, the officer's, and the observer's sheet."""
    from trainingkit.cli.exporting import export_kind
    from trainingkit.editions.roleplay.cards import actor_brief, officer_brief
    from trainingkit.editions.roleplay.observer import observer_sheet

    papers = (actor_brief, officer_brief, observer_sheet)
    export_kind(story, out, lambda edition: (paper(edition) for paper in papers), **wishes)


@export.command(
    cls=Command,
    short_help="A package for a learning platform.",
    examples=(
        "trainingkit export scorm a-friend-request --preview",
        "trainingkit export scorm a-friend-request --nation wales --out exported --preview",
    ),
)
@options(STORY, NATION, AGE, SCHOOL, PREVIEW, out("exported"))
def scorm(story: Path, out: Path, **wishes: Any) -> None:
    """Write a story as a SCORM 1.2 package; the platform learns that it was read to its end, and nothing else."""
    from trainingkit.cli.exporting import export_kind
    from trainingkit.editions.pack import package_of

    export_kind(story, out, package_of, **wishes)


@export.command(
    cls=Command,
    short_help="All that one lesson needs, in one zip.",
    examples=(
        "trainingkit export pack a-friend-request --nation england --age 11-14 --preview",
        "trainingkit export pack a-friend-request --nation wales --age 14-16 --school school.yml --preview",
    ),
)
@options(STORY, NATION, AGE, SCHOOL, PREVIEW, out("packs"))
def pack(story: Path, out: Path, **wishes: Any) -> None:
    """Write the teacher's pack of a story: a folder, and the same as one zip to be downloaded.

    It opens with start-here.pdf. A second call makes only what has changed.
    """
    from trainingkit.cli.exporting import export_pack

    export_pack(story, out, **wishes)


@export.command(
    cls=Command,
    short_help="The packs of all stories, nations and ages.",
    examples=(
        "trainingkit export packs --preview",
        "trainingkit export packs simulations --nation wales --out packs --preview",
    ),
)
@click.argument("stories", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--nation", type=click.Choice(NATIONS), help="Only this one.")
@click.option("--age", type=click.Choice(AGES), help="Only this one.")
@options(SCHOOL, PREVIEW, out("packs"))
def packs(stories: Path | None, out: Path, **wishes: Any) -> None:
    """Write the packs of every story for pupils and teachers under STORIES, for every nation and age.

    Without STORIES, of those in the folder simulations here. What an earlier call made and nothing asks for any more
    is deleted.
    """
    from trainingkit.cli.exporting import export_packs

    export_packs(stories, out, **wishes)


@export.command(
    cls=Command,
    short_help="The gallery for a web space.",
    examples=(
        "trainingkit export site --nation england --age 11-14 --out site --preview",
        "trainingkit export site simulations --nation scotland --school school.yml --out site --preview",
    ),
)
@click.argument("stories", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--nation", type=click.Choice(NATIONS), default="england", show_default=True, help="Whose services.")
@options(AGE, SCHOOL, PREVIEW, out("site"))
def site(stories: Path | None, out: Path, **wishes: Any) -> None:
    """Write a list of stories and their pages, for the web space of a school: nothing runs there.

    Stories for pupils and teachers of that nation; officers' are passed over. Stops hold in every view.
    """
    from trainingkit.cli.exporting import export_site

    export_site(stories, out, **wishes)
