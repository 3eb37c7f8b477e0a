"""Three places where a class waits for each other, and the word for each that stands on the teacher's sheet.

The words keep a class together and a story out of homework. They are no lock: whoever looks into the file can find
what lies behind them.
"""

import hashlib
from dataclasses import dataclass

from trainingkit.story import Story, content_hash

WORDS = (
    *("apple", "bridge", "candle", "daisy", "engine", "feather", "garden", "harbour", "island", "jigsaw"),
    *("kettle", "lantern", "maple", "needle", "orange", "pencil", "quilt", "ribbon", "saddle", "tunnel"),
    *("umbrella", "violin", "willow", "anchor", "button", "carpet", "dragon", "elbow", "forest", "guitar"),
    *("hammer", "jacket", "ladder", "marble", "napkin", "otter", "parcel", "rocket", "signal", "teapot"),
)
"""Everyday words that are quickly said, heard and typed, and that nobody could take for a part of the story."""
PLACES = {
    "threat": "when the demand comes",
    "response": "when somebody begins to help",
    "after": "when the story goes on some days later",
}
"""By the stage whose first page is behind it: where the stop is, for the teacher's sheet."""
OFFSET, PRIME = 0x811C9DC5, 0x01000193


@dataclass(frozen=True, slots=True)
class Stop:
    """``number`` from 1; ``stage`` is what lies behind it, ``place`` the same in words; ``word`` opens it."""

    number: int
    stage: str
    place: str
    word: str


def stops_of(story: Story) -> tuple[Stop, ...]:
    """The stops of a story for pupils; none for other readers.

    The words follow from the text of the story: another edition has other words, the same edition the same.
    """
    if story.audience != "pupil":
        return ()
    stages = {passage.stage for passage in story.passages.values()}
    behind = [stage for stage in PLACES if stage in stages]
    words = _words(content_hash(story), len(behind))
    return tuple(
        Stop(number, stage, PLACES[stage], word)
        for number, (stage, word) in enumerate(zip(behind, words, strict=True), start=1)
    )


def word_print(story: str, word: str) -> str:
    """What the page compares a word with: FNV-1a, 32 bits, as 8 hex digits, so that no glance reads the word.

    Parameters
    ----------
    story : str
        Its slug.
    word : str
        Capitals and blanks around it do not count.
    """
    total = OFFSET
    for byte in f"{story}:{word.strip().lower()}".encode():
        total = ((total ^ byte) * PRIME) & 0xFFFFFFFF
    return f"{total:08x}"


def _words(seed: str, number: int) -> list[str]:
    """Different words, drawn by the hash of a text."""
    order = sorted(WORDS, key=lambda word: hashlib.sha256(f"{seed} {word}".encode()).digest())
    return order[:number]
