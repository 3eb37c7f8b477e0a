"""A story to start from, written whole or not at all."""

import re
import shutil
import tempfile
from pathlib import Path

from trainingkit.errors import TrainingkitError

SKELETONS = Path(__file__).parent / "skeletons"
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SHARED = ("scenario.ipynb",)


class NotWritten(TrainingkitError):
    """The skeleton was not written; says why. Nothing is left behind."""


def write_skeleton(into: Path, slug: str, audience: str) -> Path:
    """Write a story folder.

    Parameters
    ----------
    into : Path
        The folder of stories; made if it is not there.
    slug : str
        The new folder's name: lower case, digits, hyphens.
    audience : {"pupil", "teacher", "officer"}

    Returns
    -------
    Path
        The new folder.

    Raises
    ------
    NotWritten
        The slug cannot be one, or something of that name is there already.
    """
    if not SLUG.fullmatch(slug):
        raise NotWritten(f'"{slug}" cannot name a story; write it like {near_slug(slug)}')
    folder = into / slug
    if folder.exists():
        raise NotWritten(f"{folder} is there already; nothing was changed")
    into.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{slug}-", dir=into))
    try:
        made.chmod(0o755)
        title = slug.replace("-", " ").capitalize()
        for source in (*sources(audience), *(SKELETONS / name for name in SHARED)):
            target = made / (source.name if source.parent == SKELETONS else source.relative_to(SKELETONS / audience))
            target.parent.mkdir(exist_ok=True)
            text = source.read_text(encoding="utf-8")
            target.write_text(text.replace("SLUG", slug).replace("TITLE", title), encoding="utf-8")
        made.rename(folder)
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise NotWritten(f"{folder} could not be written: {error.strerror}") from error
    return folder


def sources(audience: str) -> list[Path]:
    """The files of a skeleton."""
    return sorted(path for path in (SKELETONS / audience).rglob("*") if path.is_file())


def near_slug(words: str) -> str:
    """What the slug was probably meant to be."""
    parts = re.findall(r"[a-z0-9]+", words.lower())
    slug = "-".join(parts).lstrip("0123456789-")
    return slug if SLUG.fullmatch(slug) else "a-new-neighbour"
