"""Files that a command was asked to write: their folders are made, and a refusal is one sentence."""

from pathlib import Path

from trainingkit.errors import TrainingkitError
from trainingkit.grading.privacy import make_folder

PRIVATE = "private"
"""The folder of this name is the instructor's own."""


class CannotWrite(TrainingkitError):
    """A file cannot be written where it was asked for; says why."""


def write_file(path: Path, text: str) -> None:
    """Write a text; a folder that is missing is made.

    Raises
    ------
    CannotWrite
        The place allows no file.
    """
    try:
        if PRIVATE in path.parts:
            make_folder(path.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise refusal(path, error) from error


def see_that_it_can_be_written(path: Path) -> None:
    """Make the folder of a file and try it out, before an hour of work depends on it. Nothing else is left.

    Raises
    ------
    CannotWrite
        The place allows no file.
    """
    trial = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise refusal(path, error) from error


def refusal(path: Path, error: OSError) -> CannotWrite:
    """The sentence for a person; where a file stands in the way of a folder, it says which."""
    folders = [path, *path.parents] if isinstance(error, FileExistsError) else path.parents
    in_the_way = [folder for folder in folders if folder.exists() and not folder.is_dir()]
    why = f'"{in_the_way[0]}" is a file, not a folder' if in_the_way else error.strerror or str(error)
    return CannotWrite(f'"{path}" cannot be written: {why}')
