"""What a trainee handed in, as it lies on the instructor's disk: read with care, because anything may lie there."""

from collections.abc import Iterable
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


def answers_in(folder: Path, items: Iterable[str]) -> tuple[dict[str, bytes], dict[str, str]]:
    """The answer files of these items, as far as they are there, and why one of them cannot be read.

    Parameters
    ----------
    folder : Path
        As in ``answer_bytes``.
    items : iterable of str
        Ids; the order of the answers.

    Returns
    -------
    tuple
        Item to bytes, and item to what is wrong. One trouble never stops another item.
    """
    answers: dict[str, bytes] = {}
    troubles: dict[str, str] = {}
    for item in items:
        try:
            answers[item] = answer_bytes(folder, item)
        except FileNotFoundError:
            continue
        except (AnswerRefused, OSError) as error:
            troubles[item] = str(error)
    return answers, troubles
