"""Trainees of all assignments, and what each of them is told."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from tests.grading.classes import NOON, Class
from tests.trainees import evidence_handling, first_response, recognise_the_approach
from tests.trainees.cases import own_case
from tests.trainees.hand_in import all_at, answer_files
from tests.trainees.runs import bot_run, story_of
from trainingkit.evidence import hash_file
from trainingkit.grading.desk import Desk
from trainingkit.grading.feedback.compose import Beside, Feedback, compose
from trainingkit.grading.graded import Graded
from trainingkit.grading.records import Attempt, Event, LevelGiven
from trainingkit.grading.standing import OPENED, Standing, standing_of
from trainingkit.grading.verdict import verdict_on
from trainingkit.marking.bots import BOTS
from trainingkit.marking.items import Function
from trainingkit.marking.solution import NoSolution, solution

A1, A2, A3, A4 = "recognise-the-approach", "first-response", "evidence-handling", "figures-and-money"
ALL = (A1, A2, A3, A4)
SEAT, RECEIVED = "seat-01", "2026-11-21T11:30:00+00:00"
LESSONS = {"first-contact": "lesson 2, First contact", "risk-and-safeguarding": "lesson 3, Risk and safeguarding"}


@dataclass(frozen=True)
class Trainee:
    """``values``: item to what is handed in."""

    name: str
    assignment: str
    values: Mapping[str, Any]


@cache
def trainees(room: Class, assignment: str) -> tuple[Trainee, ...]:
    """The reference, the blank one, and each mistake or habit that there is."""
    return tuple(_trainees(room, assignment))


def _trainees(room: Class, assignment: str) -> Iterator[Trainee]:
    yield Trainee("reference", assignment, reference(room, assignment))
    yield Trainee("blank", assignment, {})
    if assignment == A1:
        for criterion, (item, value) in recognise_the_approach.MISTAKES.items():
            yield Trainee(criterion, A1, reference(room, A1) | {item: value})
    if assignment == A2:
        form = room.form(SEAT, A2)
        yield from (Trainee(bot.name, A2, first_response.played(form, bot_run(story_of(form), bot))) for bot in BOTS)
    if assignment == A3:
        for criterion in evidence_handling.MISTAKES:
            yield Trainee(criterion, A3, evidence_handling.mistake(criterion, room.variant(SEAT, A3)))
    if assignment == A4:
        yield Trainee("neighbour", A4, _figures(room, "v02" if room.variant(SEAT, A4) == "v01" else "v01"))


def reference(room: Class, assignment: str) -> dict[str, Any]:
    """What somebody hands in who has understood everything."""
    if assignment == A2:
        return first_response.reference(room.form(SEAT, A2))
    if assignment == A3:
        return evidence_handling.reference(room.variant(SEAT, A3))
    return recognise_the_approach.reference() if assignment == A1 else _figures(room, room.variant(SEAT, A4))


def _figures(room: Class, variant: str) -> dict[str, Any]:
    """Functions that are well formed and do nothing; everything else as the key wants it for this variant."""
    desk, truth = opened(room, A4), own_case(A4, variant).truth
    found: dict[str, Any] = {}
    for item in desk.items.values():
        if isinstance(item, Function):
            found[item.id] = {"source": f"def {item.name}({', '.join(item.parameters)}):\n    return None\n"}
            continue
        try:
            found[item.id] = solution(item, desk.keys[item.id], truth)
        except NoSolution:
            found[item.id] = {"texts": dict(desk.files.rubrics["figures-note"].sound.exemplars[0].texts)}
    return found


@cache
def opened(room: Class, assignment: str) -> Desk:
    """The desk of a room, read once."""
    return room.desk(assignment)


_KNOWN: dict[tuple, tuple[Graded, dict[str, bytes]]] = {}


def graded(room: Class, trainee: Trainee, level: int | None = 3) -> tuple[Graded, dict[str, bytes]]:
    """The verdict on a trainee, if a person gives every text this level, and the answers; reached once."""
    place = (room, trainee.assignment, written(trainee), level)
    if place not in _KNOWN:
        _KNOWN[place] = _graded(room, trainee, level)
    return _KNOWN[place]


def _graded(room: Class, trainee: Trainee, level: int | None) -> tuple[Graded, dict[str, bytes]]:
    desk = opened(room, trainee.assignment)
    variant, form = (each(SEAT, trainee.assignment) for each in (room.variant, room.form))
    answers = answer_files(desk.files, trainee.values, variant, form)
    levels = None if level is None else all_at(desk.files, level)
    return verdict_on(desk, SEAT, answers, {}, (), RECEIVED, levels, lambda item, key, source: {}), answers


def stands(verdict: Graded, looked_at: bool = True, typed: Mapping[str, float] | None = None) -> Standing:
    """Where the verdict stands, opened by an instructor or not."""
    event = Event(NOON, "anna", OPENED, "opened", SEAT, verdict.assignment, {"attempt": 1})
    return standing_of(Attempt(1, verdict, NOON, "graded", "anna"), typed or {}, [event] if looked_at else [])


def told(room: Class, trainee: Trainee, level: int | None = 3, looked_at: bool = True, **options: Any) -> Feedback:
    """What a trainee is told. ``options``: typed, closes, comment, comments."""
    verdict, answers = graded(room, trainee, level)
    desk = opened(room, trainee.assignment)
    given = [
        LevelGiven(SEAT, desk.assignment, item, row, level, marker, turn, hash_file(answers[item]), NOON, comment)
        for item, rows in (all_at(desk.files).items() if level is not None else ())
        for row in rows
        for marker, turn, comment in (("anna", "first", options.get("comment", "")), ("ben", "second", ""))
        if item in answers
    ]
    beside = Beside(LESSONS, answers, options.get("comments", {}))
    standing = stands(verdict, looked_at, options.get("typed"))
    return compose(desk, standing, given, NOON, options.get("closes"), beside)


@cache
def told_to_all(room: Class, assignment: str) -> tuple[tuple[Trainee, Feedback], ...]:
    """Each trainee with what they are told when all is closed and looked at."""
    return tuple((trainee, told(room, trainee)) for trainee in trainees(room, assignment))


def words(told_of: Any, leave_out: tuple[str, ...] = ()) -> Iterator[str]:
    """Every text in a piece of feedback, but for the fields that are left out."""
    if isinstance(told_of, str):
        yield told_of
    elif is_dataclass(told_of):
        for field in fields(told_of):
            if field.name not in leave_out:
                yield from words(getattr(told_of, field.name), leave_out)
    elif isinstance(told_of, tuple | list):
        for each in told_of:
            yield from words(each, leave_out)


def written(trainee: Trainee) -> str:
    """All that a trainee handed in, as one text."""
    return json.dumps(trainee.values, ensure_ascii=False)
