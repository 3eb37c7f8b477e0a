"""Which text comes next: question by question, in an order that is random, the same every time, and each marker's own.

Pure: times come in as data, and no seat goes out. A text has a number and a key that say nothing about who wrote it.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from trainingkit.course.hand_marking import part_of, parts_of
from trainingkit.grading.desk import Desk
from trainingkit.grading.levels import readings, rows_of, to_agree
from trainingkit.grading.records import LevelGiven
from trainingkit.marking.items import Item
from trainingkit.marking.rubrics import RubricFile, RubricRow

State = Literal["open", "mine", "others"]
"""``mine``: this marker has read it in this round; ``others``: somebody else has, or must."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is marked in one go: a part of an item, with the rows of the rubric that are about it.

    ``help`` is what the trainee is told beside the part, if anything.
    """

    assignment: str
    item: Item
    part: str
    label: str
    help: str | None
    rubric: RubricFile
    rows: tuple[RubricRow, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What a seat wrote for a question. ``answer`` is the sha256 of the answer file that it is from."""

    seat: str
    item: str
    part: str
    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A text in a marker's queue. ``number`` counts within its question, from 1; ``key`` is its name on a page."""

    question: Question
    text: Text
    number: int
    key: str
    state: State


Given = Mapping[tuple[str, str, str], Sequence[LevelGiven]]
"""Seat, item and row to what was given for it, in order."""


def by_place(given: Iterable[LevelGiven]) -> Given:
    """What was given, by seat, item and row.

    Parameters
    ----------
    given : iterable of LevelGiven
        In the order in which it was given (``Records.levels``).
    """
    found: dict[tuple[str, str, str], list[LevelGiven]] = {}
    for each in given:
        found.setdefault((each.seat, each.item, each.row), []).append(each)
    return found


def questions_of(desk: Desk) -> tuple[Question, ...]:
    """The questions that persons mark, in the order of the notebook.

    Parameters
    ----------
    desk : Desk
    """
    found = []
    for item in desk.items.values():
        rows = rows_of(desk, item.id)
        help_of = {part.id: part.help for part in getattr(item, "parts", ())}
        for part, label in parts_of(item) if rows else ():
            if own := tuple(row for row in rows if part_of(row, item) == part):
                rubric = desk.files.rubrics[desk.keys[item.id].rubric or ""].sound
                assert rubric is not None
                found.append(Question(desk.assignment, item, part, label, help_of.get(part), rubric, own))
    return tuple(found)


def first_round(
    questions: Sequence[Question], texts: Iterable[Text], given: Given, marker: str, salt: str
) -> list[Place]:
    """The first reading: all texts; whatever another person has read is theirs.

    Parameters
    ----------
    questions : sequence of Question
    texts : iterable of Text
    given : mapping
        See ``by_place``.
    marker : str
    salt : str
        A secret of this run, for the keys.
    """

    def state(question: Question, text: Text) -> State:
        readers = [{each.marker for each in _read(given, text, row)} for row in question.rows]
        if all(marker in each for each in readers):
            return "mine"
        return "others" if all(readers) else "open"

    return _queue(questions, texts, marker, salt, state)


def second_round(
    questions: Sequence[Question],
    texts: Iterable[Text],
    given: Given,
    due: Collection[tuple[str, str, str]],
    marker: str,
    salt: str,
) -> list[Place]:
    """The second reading: what is due and this marker has not read, and what they have read in this round.

    Parameters
    ----------
    questions, texts, given, marker, salt
        As in ``first_round``.
    due : collection
        Seat, item and row (``levels.second_rows_due``). A text that is due, but was read first by this marker, is
        somebody else's.
    """

    def state(question: Question, text: Text) -> State | None:
        if any((text.seat, text.item, row.id) in due for row in question.rows):
            own = (each.marker == marker for row in question.rows for each in _read(given, text, row))
            return "others" if any(own) else "open"
        own_rounds = [
            {each.round for each in _read(given, text, row) if each.marker == marker} for row in question.rows
        ]
        return "mine" if all("second" in each for each in own_rounds) else None

    return _queue(questions, texts, marker, salt, state)


def talks(questions: Sequence[Question], texts: Iterable[Text], given: Given, marker: str, salt: str) -> list[Place]:
    """What two people have read so differently that they have to agree; and, as ``mine``, what was agreed.

    Parameters
    ----------
    questions, texts, given, marker, salt
        As in ``first_round``.
    """

    def state(question: Question, text: Text) -> State | None:
        of_rows = [given.get((text.seat, text.item, row.id), ()) for row in question.rows]
        if any(to_agree(row, own, text.answer) for row, own in zip(question.rows, of_rows, strict=True)):
            return "open"
        agreed = any(each.round == "agreed" and each.answer == text.answer for own in of_rows for each in own)
        return "mine" if agreed else None

    return _queue(questions, texts, marker, salt, state)


def next_open(queue: Sequence[Place], after: str | None = None) -> Place | None:
    """The next text to read behind one with this key, or from the beginning; those that were skipped come again.

    Parameters
    ----------
    queue : sequence of Place
    after : str, optional
        A key. That text itself comes only if nothing else is open.
    """
    at = next((n for n, place in enumerate(queue) if place.key == after), -1)
    return next((place for place in [*queue[at + 1 :], *queue[: at + 1]] if place.state == "open"), None)


def before(queue: Sequence[Place], key: str) -> Place | None:
    """The text before one with this key that this marker may see; None at the beginning.

    Parameters
    ----------
    queue : sequence of Place
    key : str
    """
    at = next((n for n, place in enumerate(queue) if place.key == key), 0)
    return next((place for place in reversed(queue[:at]) if place.state != "others"), None)


def minutes_left(seconds: Mapping[str, Sequence[float]], queue: Sequence[Place]) -> float | None:
    """How long the rest will take at the pace so far: for each item, its texts left times their median.

    Parameters
    ----------
    seconds : mapping
        Item to what its texts took, in seconds.
    queue : sequence of Place

    Returns
    -------
    float or None
        Minutes, at least 0; an item without times takes the median of the others. None before the first text.
    """
    if not (all_of_them := [each for own in seconds.values() for each in own]):
        return None
    left = [place.text.item for place in queue if place.state == "open"]
    return sum(median(seconds.get(item) or all_of_them) for item in left) / 60


def _read(given: Given, text: Text, row: RubricRow) -> tuple[LevelGiven, ...]:
    return readings(given.get((text.seat, text.item, row.id), ()), text.answer)


def _queue(questions, texts, marker, salt, state) -> list[Place]:
    """The texts question by question. The numbers are of all texts, so that they stay while others are marking."""
    all_texts = list(texts)
    found = []
    for question in questions:
        own = [text for text in all_texts if (text.item, text.part) == (question.item.id, question.part)]
        own.sort(key=lambda text: _digest(question.assignment, text.item, text.part, marker, text.seat))
        for number, text in enumerate(own, start=1):
            if is_now := state(question, text):
                key = _digest(salt, text.seat, text.item, text.part, text.answer)[:20]
                found.append(Place(question, text, number, key, is_now))
    return found


def _digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
