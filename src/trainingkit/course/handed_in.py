"""What a trainee handed in, as it lies on the instructor's disk: read with care, because anything may lie there."""

from os.path import realpath
from pathlib import Path

from trainingkit.marking.answers import LARGEST, AnswerRefused

ANSWERS = "answers"


def answer_bytes(folder: Path, item_id: str) -> bytes:
    """The answer file of an item, and of a larger one only as much as shows that it is too large.

    Parameters
    ----------
    folder : Path
        What was handed in for one assignment: ``submitted/<seat>/<assignment>``.
    item_id : str

    Raises
    ------
    FileNotFoundError
        Nothing was handed in for this item.
    AnswerRefused
        It is no file, or a link: that could lead to a file which this trainee may not read.
    OSError
        It cannot be read.
    """
    name = f"{item_id}.json"
    path = folder / ANSWERS / name
    if path.is_symlink() or realpath(path) != str(Path(realpath(folder), ANSWERS, name)):
        raise AnswerRefused("this is a link, and not an answer file")
    if path.exists() and not path.is_file():
        raise AnswerRefused("this is no file")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
