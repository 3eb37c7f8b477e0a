"""The instructor's folder on the command line: where it is, and which assignments are in it."""

from pathlib import Path

import click

from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import TrainingkitError
from trainingkit.grading.privacy import open_to_others


def _told_if_open(root: Path) -> Path:
    """The folder; a line on the standard error where others could read what is in it."""
    if warning := open_to_others(root):
        click.echo(f"Careful: {warning}", err=True)
    return root


in_instructor_folder = click.option(
    "--instructor",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("instructor"),
    show_default=True,
    help="The folder with nbgrader_config.py.",
    callback=lambda context, option, root: _told_if_open(root),
)


class NoSuchAssignment(TrainingkitError):
    """The instructor's folder has no assignment of this name."""


def assignments_in(root: Path) -> list[str]:
    """The names of the assignments in an instructor's folder, sorted."""
    return sorted(path.parent.name for path in (root / "source").glob("*/items.yml"))


def see_that_it_is_there(root: Path, assignment: str) -> None:
    """Make sure that an assignment is there.

    Raises
    ------
    NoSuchAssignment
        It is not; guesses what was meant.
    """
    known = assignments_in(root)
    if assignment not in known:
        hint = did_you_mean(assignment, known) or f"there are: {', '.join(known) or 'none'}"
        raise NoSuchAssignment(f'there is no assignment "{assignment}"; {hint}')
