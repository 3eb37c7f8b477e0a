"""A run as a short code, to go on with it on another device. The code *is* the run: nobody keeps anything.

A code is characters of five bits each, of an alphabet without look-alikes (Crockford's base 32), in groups of four::

    length of what follows it · story (2) · edition (3) · number of choices · the choices · check (1)

The choices are one whole number in mixed radix: each is its place among those on offer where it was made, so a
"Continue" costs nothing, and thirty decisions between three ways cost ten characters. Story and edition are the first
bits of a hash, so that a code of another story, or of another text of it, is told from one that was mistyped. The
check character is a Reed-Solomon one: it finds every single wrong character, and any two that were swapped with
fewer than 31 between them.

Only officers' and teachers' runs have a code, as only theirs are ever written down.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Literal

from trainingkit.errors import TrainingkitError
from trainingkit.story.edition import content_hash
from trainingkit.story.engine import choices, replay, start, take
from trainingkit.story.model import Story

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
BITS = 5
GROUP = 4
VERSION = 1
MOST_CHOICES = 2000
"""No run is longer; bounds the work that a code can ask for."""
STORY_CHARACTERS, EDITION_CHARACTERS = 2, 3

Kind = Literal["mistyped", "cut-short", "other-story", "other-edition"]
WORDS: dict[Kind, str] = {
    "mistyped": "the code was mistyped: its check character does not fit",
    "cut-short": "the code was cut short: its end is missing",
    "other-story": "this is a code of another story",
    "other-edition": "this is a code of another edition of this story",
}


class MoveCodeRefused(TrainingkitError):
    """A text is not a code of this story; ``kind`` says in what way."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        super().__init__(WORDS[kind])


def encode(story: Story, choice_ids: Sequence[str]) -> str:
    """The code of a run, such as ``8K2D-61F0-3Q7A``.

    Parameters
    ----------
    story : Story
        For officers or teachers.
    choice_ids : sequence of str
        Every choice of the run, "Continue" included; at most `MOST_CHOICES`.

    Raises
    ------
    ValueError
        The story is for pupils, who have no codes, or the run is longer than any that can be moved.
    ChoiceNotOffered
        The run cannot be played; says at which choice.
    """
    _refuse_pupils(story)
    if len(choice_ids) > MOST_CHOICES:
        raise ValueError(f"a run of more than {MOST_CHOICES} choices has no code")
    number, places = 0, 1
    for state, choice_id in zip(replay(story, choice_ids), choice_ids, strict=False):
        offered = [choice.id for choice in choices(story, state)]
        number += places * offered.index(choice_id)
        places *= len(offered)
    body = [*_story_tag(story), *_edition_tag(story), *_counted(len(choice_ids))]
    body += _characters(number, _width(places))
    values = [*_counted(len(body) + 1), *body]
    text = "".join(ALPHABET[value] for value in [*values, _check(values)])
    return "-".join(text[i : i + GROUP] for i in range(0, len(text), GROUP))


def decode(story: Story, text: str) -> tuple[str, ...]:
    """The choices of a code. Small letters, spaces, hyphens and the look-alikes O, I and L are read as they were meant.

    Raises
    ------
    ValueError
        The story is for pupils, who have no codes.
    MoveCodeRefused
        The text is cut short, mistyped, or of another story or another edition of this one; ``kind`` says which. A
        code with its length mistyped may be called cut short.
    """
    _refuse_pupils(story)
    values = _whole(text)
    rest = iter(values)
    _read_count(rest)
    if [next(rest, None) for _ in range(STORY_CHARACTERS)] != _story_tag(story):
        raise MoveCodeRefused("other-story")
    if [next(rest, None) for _ in range(EDITION_CHARACTERS)] != _edition_tag(story):
        raise MoveCodeRefused("other-edition")
    count = _read_count(rest)
    digits = list(rest)[:-1]
    ids, places = _choices_of(story, count, _number(digits))
    if len(digits) != _width(places):
        raise MoveCodeRefused("mistyped")
    return ids


def _choices_of(story: Story, count: int, number: int) -> tuple[tuple[str, ...], int]:
    """The choices in a number, and how many numbers there are for a run that was offered as much."""
    if count > MOST_CHOICES:
        raise MoveCodeRefused("mistyped")
    state, ids, places = start(story), [], 1
    for _ in range(count):
        offered = choices(story, state)
        if not offered:
            raise MoveCodeRefused("mistyped")
        number, place = divmod(number, len(offered))
        ids.append(offered[place].id)
        places *= len(offered)
        state = take(story, state, offered[place])
    if number:
        raise MoveCodeRefused("mistyped")
    return tuple(ids), places


def _whole(text: str) -> list[int]:
    """The values of all characters, of a code that is as long as it says and has the right check character."""
    typed = "".join(text.upper().translate(READ_AS).replace("-", " ").split())
    if not all(character in ALPHABET for character in typed):
        raise MoveCodeRefused("mistyped")
    values = [ALPHABET.index(character) for character in typed]
    rest = iter(values)
    told = _read_count(rest)
    there = len(list(rest))
    if there < told or not values:
        raise MoveCodeRefused("cut-short")
    if there > told or told < STORY_CHARACTERS + EDITION_CHARACTERS + 2 or _check(values):
        raise MoveCodeRefused("mistyped")
    return values


def _refuse_pupils(story: Story) -> None:
    if story.audience == "pupil":
        raise ValueError("a pupil's run is never written down")


def _story_tag(story: Story) -> list[int]:
    return _tag(story.story, STORY_CHARACTERS)


def _edition_tag(story: Story) -> list[int]:
    """Of the words alone (a picture changes no choice), and of how a code is made."""
    return _tag(f"{VERSION} {content_hash(story)}", EDITION_CHARACTERS)


def _tag(words: str, length: int) -> list[int]:
    return _characters(int.from_bytes(hashlib.sha256(words.encode()).digest()[:8]), 13)[:length]


def _counted(number: int) -> list[int]:
    """A number as characters of four bits, of which all but the last have the fifth bit."""
    values = [number & 15]
    while number := number >> 4:
        values.insert(0, 16 | number & 15)
    return values


def _read_count(values: Iterator[int]) -> int:
    number = 0
    for value in values:
        number = number << 4 | value & 15
        if value < 16:
            return number
    raise MoveCodeRefused("cut-short")


def _characters(number: int, length: int) -> list[int]:
    """The lowest bits of a number, the lowest first."""
    return [number >> BITS * i & 31 for i in range(length)]


def _number(values: Sequence[int]) -> int:
    return sum(value << BITS * i for i, value in enumerate(values))


def _width(places: int) -> int:
    """How many characters every number below ``places`` fits in."""
    return -(-(places - 1).bit_length() // BITS)


def _check(values: Sequence[int]) -> int:
    """What follows these values in a right code; 0 if they are a whole one. Horner's rule at 2 in GF(32)."""
    found = 0
    for value in values:
        found = _doubled(found) ^ value
    return _doubled(found)


def _doubled(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 16 else 0)
