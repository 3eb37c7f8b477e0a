"""Which text this is (its hash), and whether somebody has approved exactly this text."""

import hashlib
import json
from datetime import date

from trainingkit.story.model import Story


def content_hash(story: Story) -> str:
    """``sha256:`` and 64 hex digits over everything but the sign-off; layout and comments of the file do not count."""
    data = story.model_dump(mode="json", by_alias=True, exclude={"signed_off"}, exclude_defaults=True)
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def edition(story: Story) -> str:
    """The first eight hex digits of the hash, for people to compare."""
    return content_hash(story)[7:15]


def signed_off(story: Story, today: date) -> bool:
    """Whether the sign-off is of exactly this text and still valid on that day."""
    seal = story.signed_off
    return seal is not None and seal.hash == content_hash(story) and seal.date <= today <= seal.until
