"""Which story this is (the hash of its words and pictures), and whether somebody has approved exactly it."""

import hashlib
import json
from datetime import date
from pathlib import Path

from trainingkit.story.model import Story


def content_hash(story: Story, folder: Path | None = None) -> str:
    """``sha256:`` and 64 hex digits over everything but the sign-off; layout and comments of the file do not count.

    Parameters
    ----------
    story : Story
    folder : Path, optional
        Where its pictures lie: their bytes count too, as a sign-off needs it. Without it, the hash of the words alone;
        the two are the same for a story without pictures.
    """
    data = story.model_dump(mode="json", by_alias=True, exclude={"signed_off"}, exclude_defaults=True)
    if folder is not None and (pictures := _pictures(story, folder)):
        data["pictures"] = pictures
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def edition(story: Story, folder: Path | None = None) -> str:
    """The first eight hex digits of the hash, for people to compare."""
    return content_hash(story, folder)[7:15]


def signed_off(story: Story, folder: Path, today: date) -> bool:
    """Whether the sign-off is of exactly these words and the pictures in this folder, and still valid on that day."""
    seal = story.signed_off
    return seal is not None and seal.hash == content_hash(story, folder) and seal.date <= today <= seal.until


def _pictures(story: Story, folder: Path) -> dict[str, str | None]:
    """The hash of each picture by the name of its file; None for one that is not there."""
    files = {passage.image.file: folder / passage.image.file for passage in story.passages.values() if passage.image}
    return {
        name: hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else None for name, file in files.items()
    }
