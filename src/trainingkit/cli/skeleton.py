"""A story to start from, written whole or not at all."""

import re
import shutil
import tempfile
from pathlib import Path

from trainingkit.cli.writing import refusal
from trainingkit.errors import TrainingkitError

SKELETONS = Path(__file__).parent / "skeletons"
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SHARED = ("scenario.ipynb",)
LONGEST = 50  # letters of a slug: it becomes an address, a folder, and the ids of a notebook's cells (64 at most)


class NotWritten(TrainingkitError):
    """The skeleton was not written; says why. Nothing is left behind."""


class NotASlug(NotWritten):
    """What was typed cannot name a story."""


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
    NotASlug
        The slug cannot be one.
    NotWritten
        Something of that name is there already, or the place allows no folder.
    """
    refuse_no_slug(slug)
    folder = into / slug
    try:
        if folder.exists():
            raise NotWritten(f"{folder} is there already; nothing was changed")
        into.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{slug}-", dir=into))
    except OSError as error:
        raise NotWritten(str(refusal(folder, error))) from error
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
        raise NotWritten(str(refusal(folder, error))) from error
    return folder


def refuse_no_slug(slug: str) -> None:
    """Nothing, for what can name a story.

    Raises
    ------
    NotASlug
        Says how to write it.
    """
    if len(slug) > LONGEST:
        raise NotASlug(f"a story's name has at most {LONGEST} letters; this one has {len(slug)}")
    if not SLUG.fullmatch(slug):
        raise NotASlug(f'"{slug}" cannot name a story; write it like {near_slug(slug)}')


def sources(audience: str) -> list[Path]:
    """The files of a skeleton."""
    return sorted(path for path in (SKELETONS / audience).rglob("*") if path.is_file())


def near_slug(words: str) -> str:
    """What the slug was probably meant to be."""
    parts = re.findall(r"[a-z0-9]+", words.lower())
    slug = "-".join(parts).lstrip("0123456789-")
    return slug if SLUG.fullmatch(slug) else "a-new-neighbour"
