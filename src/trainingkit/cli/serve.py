"""``trainingkit serve``: the gallery and its stories in browsers."""

import ipaddress
import sys
from contextlib import suppress
from pathlib import Path

import click

from trainingkit.cli.help import Command

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
PORTS = click.IntRange(0, 65535)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

SCHOOL_FILE = """\b
A school's file has two lines, and may have two more:
  adult: Ms Example
  room: B12
  phone: "201"
  note: The door is always open.
"""


def named_networks(ctx: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The addresses as they were given, if they are some."""
    for each in value:
        try:
            ipaddress.ip_network(each)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return value


@click.command(
    cls=Command,
    examples=(
        "trainingkit serve --preview              # for yourself, drafts included",
        "trainingkit serve --lan --class-size 30  # for a class, with a QR code",
    ),
    epilog=SCHOOL_FILE,
)
@click.argument("root", type=FOLDER, required=False)
@click.option("--port", metavar="PORT", type=PORTS, default=8866, help="If taken, the next free one.  [default: 8866]")
@click.option("--class-size", type=click.IntRange(1, 500), metavar="N", help="Hold this many places ready.")
@click.option(
    "--audience",
    type=click.Choice(["pupil", "teacher", "officer"]),
    help="Only stories for them.  [default: all; with --lan: pupil]",
)
@click.option("--lan", is_flag=True, help="Let other devices in the room's network in; prints a QR code.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser here.")
@click.option("--preview", is_flag=True, help="Also open pupils' stories that nobody has signed off.")
@click.option("--log", "log_form", type=click.Choice(["text", "json"]), help="Write a line an event to standard error.")
@click.option(
    "--health-from",
    metavar="ADDRESS",
    multiple=True,
    callback=named_networks,
    help="Another machine, or a network, that may ask /health.",
)
@click.option("--school", type=FILE, help="Your school's own line of help; see below.  [default: school.yml in ROOT]")
def serve(
    root: Path | None,
    port: int,
    class_size: int | None,
    audience: str | None,
    lan: bool,
    no_browser: bool,
    preview: bool,
    log_form: str | None,
    health_from: tuple[str, ...],
    school: Path | None,
) -> None:
    """Open the gallery of stories, here or for a class.

    ROOT is a folder of stories, or one story; without it, the folder simulations here. Nothing that learners do is
    kept, and no page asks a third party for anything. Ctrl-C ends it.
    """
    from trainingkit.cli.opening import Announcement
    from trainingkit.cli.stories import home_of, misnamed_under, nearest_home, renaming
    from trainingkit.cli.terminal import standard_output
    from trainingkit.serving.catalogue import Catalogue
    from trainingkit.serving.event_log import write_events
    from trainingkit.serving.help_lines import school_beside

    root = root or nearest_home()
    if not Catalogue(root).slugs():
        wrong = misnamed_under(root)
        raise click.ClickException(
            renaming(wrong[0])
            if wrong
            else f'there is no story in "{root}": a story is a folder with a story.yml. '
            "Make one with: trainingkit new my-first-story"
        )
    # A pupil on the network must not come upon a story for officers, which speaks of suicide.
    for_pupils_only = lan and audience is None
    audience = "pupil" if for_pupils_only else audience
    school = school or school_beside(home_of(root))
    if log_form:
        write_events(log_form, sys.stderr)
    announcement = Announcement(standard_output(), port, class_size, audience, lan, for_pupils_only, school)
    with announcement.starting():
        from trainingkit.serving.app import serve as open_server

        with suppress(KeyboardInterrupt):
            open_server(
                root,
                port=port,
                class_size=class_size,
                audience=audience,
                lan=lan,
                preview=preview,
                open_browser=not no_browser,
                school=school,
                on_ready=announcement.opened,
                probers=health_from,
            )
    announcement.closed()
