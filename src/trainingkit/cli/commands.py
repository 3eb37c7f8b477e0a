"""All commands under one name: ``trainingkit``.

A command module is options and one call. It imports what it works with when it runs, so that ``--help`` and
completion answer at once.
"""

import click

from trainingkit.cli.appeal import appeal
from trainingkit.cli.case import case_
from trainingkit.cli.check import check
from trainingkit.cli.collect import collect
from trainingkit.cli.export import export
from trainingkit.cli.feedback import feedback
from trainingkit.cli.forget import forget
from trainingkit.cli.grade import grade
from trainingkit.cli.guidance import guidance
from trainingkit.cli.help import Group
from trainingkit.cli.lab import lab
from trainingkit.cli.map import map_
from trainingkit.cli.new import new
from trainingkit.cli.observe import observe
from trainingkit.cli.paper import paper
from trainingkit.cli.play import play
from trainingkit.cli.prepare import prepare
from trainingkit.cli.record import record
from trainingkit.cli.regrade import regrade
from trainingkit.cli.release import release
from trainingkit.cli.report import report
from trainingkit.cli.review import review
from trainingkit.cli.schema import schema
from trainingkit.cli.serve import serve
from trainingkit.cli.sign_off import sign_off
from trainingkit.cli.texts import texts


@click.group(
    cls=Group,
    examples=(
        "trainingkit serve --preview      # open the gallery in the browser, drafts included",
        "trainingkit check simulations    # prove every story",
    ),
)
@click.version_option(None, "--version", package_name="trainingkit", message="trainingkit %(version)s")
def main() -> None:
    """Stories that train people to recognise online blackmail and to respond well to a victim.

    Each command has its own help: trainingkit COMMAND --help
    """


for command in (
    serve,
    play,
    lab,
    new,
    check,
    map_,
    sign_off,
    prepare,
    release,
    collect,
    grade,
    texts,
    observe,
    review,
    feedback,
    report,
    regrade,
    appeal,
    record,
    forget,
    case_,
    paper,
    export,
    guidance,
    schema,
):
    main.add_command(command)
