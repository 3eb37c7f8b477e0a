"""A class whose answers to A1 were marked, for what comes after grading. It is made once and then copied."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.grading.classes import NOON, Class, new_class
from tests.trainees.hand_in import all_at
from tests.trainees.recognise_the_approach import FILES, MISTAKES, reference
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.levels import settled
from trainingkit.grading.recording import record
from trainingkit.grading.records import LevelGiven
from trainingkit.grading.verdict import reach_verdict

A1 = "recognise-the-approach"
SEATS = {
    "seat-01": (),
    "seat-02": ("tool-for-the-age",),
    "seat-03": ("tool-for-the-age", "knows-the-bluff"),
    "seat-04": ("knows-the-bluff",),
    "seat-05": ("refers-at-16",),
}
"""Seat to mistakes; the last one misses a red criterion, and nobody has read what it wrote."""


def values(*mistakes: str) -> dict:
    """The answers of a trainee with these mistakes."""
    return reference() | dict(MISTAKES[mistake] for mistake in mistakes)


def marked_class(folder: Path) -> Class:
    """The seats handed in and were marked; a person gave full levels to what they wrote, but not to the last."""
    shutil.copytree(Path(_made().name) / "instructor", folder / "instructor")
    return Class(folder / "instructor")


@cache
def _made() -> TemporaryDirectory:
    folder = TemporaryDirectory()  # goes with this process
    room = new_class(Path(folder.name))
    room.release(A1)
    with room.records() as records, room.gradebook() as gradebook:
        for seat, mistakes in SEATS.items():
            room.hand_in(seat, A1, values(*mistakes))
            grade(room, records, gradebook, seat)
            if seat != "seat-05":
                give_all(records, seat)
                grade(room, records, gradebook, seat)
    return folder


def give_all(records, seat: str, marker: str = "ann", level: int = 3) -> None:
    """A person gives the same level to every row of every text of a seat."""
    for item, rows in all_at(FILES, level).items():
        answer = records.latest(A1, seat).graded.by_item[item].answer
        for row, given in rows.items():
            records.add_level(LevelGiven(seat, A1, item, row, given, marker, "first", answer, NOON))


def grade(room: Class, records, gradebook, seat: str):
    """Mark a seat as the doors do; what was done."""
    desk = room.desk(A1)
    answers, _ = answers_in(desk.submitted(seat), desk.items)
    hashes = {each.item: each.answer for each in reach_verdict(desk, seat).responses}
    now = reach_verdict(desk, seat, settled(records.levels(A1, seat), desk, hashes))
    return record(desk, records, gradebook, now, answers, NOON, lambda _: None)
