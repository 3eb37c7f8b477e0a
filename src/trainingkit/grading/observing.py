"""An observer's sheet to a result: nothing is handed in; an instructor says, line by line, what was seen and heard.

The sheet is kept as the seat's answer and marked by the key like any other, so a red line with *no* is *not yet*, a
person opens it first, and feedback, appeal and regrade find all they need.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial

from trainingkit.diagnostics import did_you_mean
from trainingkit.errors import TrainingkitError
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.gradebook import known_seats, open_gradebook, see_that_it_is_released, write_given
from trainingkit.grading.graded import Graded
from trainingkit.grading.notebook.marked import write_marked
from trainingkit.grading.receiving.intake import wrong_seat
from trainingkit.grading.recording import Recorded, record
from trainingkit.grading.records import NAME, Attempt, Event, Records
from trainingkit.grading.verdict import verdict_on
from trainingkit.marking.answers import FORMAT, Answer
from trainingkit.marking.items import Match

OBSERVED = "observed"
"""The kind of event: a sheet was entered; ``data`` has the lines, the overall mark, and of which day it is."""


class SheetRefused(TrainingkitError):
    """An observer's sheet that is not whole, or would replace another; says what to do."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What an observer ticked. ``yes`` and ``no`` are ids of lines; ``overall`` (1 to 5) is for the talk only."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    observer: str
    day: date
    overall: int | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What became of a sheet. ``typed``: items with another score, typed in formgrader, which stays."""

    recorded: Recorded
    typed: tuple[str, ...]


def sheet_of(desk: Desk) -> Match:
    """The sheet of an assignment that is observed.

    Raises
    ------
    CannotGrade
        It is not observed, but handed in.
    """
    item = next(iter(desk.items.values()))
    if not desk.is_observed or not isinstance(item, Match):
        raise CannotGrade(f'"{desk.assignment}" is not observed: it is handed in, and marked with trainingkit grade')
    return item


def read_sheet(sheet: Match, yes: str, no: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was typed for yes and for no, as ids of lines in the order of the sheet.

    Parameters
    ----------
    sheet : Match
    yes, no : str
        Ids, or numbers as printed, with commas between them.

    Raises
    ------
    SheetRefused
        A line is not of this sheet, stands under both, or under neither.
    """
    lines = [line.id for line in sheet.left]
    found = {said: _lines(lines, text) for said, text in (("yes", yes), ("no", no))}
    if both := sorted(found["yes"] & found["no"], key=lines.index):
        raise SheetRefused(f'"{both[0]}" is under yes and under no')
    if missing := [f"{n} ({name})" for n, name in enumerate(lines, 1) if name not in found["yes"] | found["no"]]:
        told = "what did not come up is neither: ask for it in a second round, and then enter the sheet"
        raise SheetRefused(f"not yet whole, without {', '.join(missing)}; {told}")
    return tuple(x for x in lines if x in found["yes"]), tuple(x for x in lines if x in found["no"])


def _lines(lines: Sequence[str], text: str) -> set[str]:
    found = set()
    for word in filter(None, (each.strip() for each in text.split(","))):
        name = lines[int(word) - 1] if word.isdecimal() and 0 < int(word) <= len(lines) else word
        if name not in lines:
            hint = did_you_mean(name, lines) or f"write a number from 1 to {len(lines)}, or one of: {', '.join(lines)}"
            raise SheetRefused(f'"{word}" is no line of this sheet; {hint}')
        found.add(name)
    return found


def enter_sheet(
    desk: Desk,
    course: CourseConfig,
    seat: str,
    seen: Observation,
    at: str,
    by: str,
    again: bool = False,
    new: bool = False,
) -> Entered:
    """Record an observer's sheet, and write it into the gradebook as a score that a person gave.

    Parameters
    ----------
    desk : Desk
    course : CourseConfig
    seat : str
        Of the officer who was observed.
    seen : Observation
        Of every line of the sheet (``read_sheet``).
    at, by : str
        The time, ISO 8601 with a zone, and who enters it.
    again : bool
        Let it stand in place of another that was entered before; both are kept.
    new : bool
        It may be a seat that the gradebook does not know yet.

    Raises
    ------
    SheetRefused
        It is no seat, or none that the gradebook knows, or another sheet was entered before.
    CannotGrade
        The assignment is not observed, not released, or the gradebook cannot be used.
    RecordsBroken, OSError
        Nothing has reached the gradebook then.
    """
    answers = {sheet_of(desk).id: _answer(desk, seen)}
    now = verdict_on(desk, seat, answers, {}, (), at)
    with open_gradebook(course) as gradebook, Records(desk.root / NAME) as records:
        see_that_it_is_released(gradebook, desk)
        _see_that_it_is_a_seat(desk, seat, None if new else known_seats(gradebook))
        before = records.latest(desk.assignment, seat)
        if before and not again and _sheet(before) != [each.answer for each in now.responses]:
            raise SheetRefused(f"{_told_before(records, before)}; with --again this one stands, and both are kept")
        keep_notebook = partial(write_marked, desk, answers=answers)
        done = record(desk, records, gradebook, now, answers, at, keep_notebook, by=by)
        entered = records.events(desk.assignment, seat, [OBSERVED])
        typed = write_given(gradebook, done.attempt.graded, entered[-1].data["points"] if entered else None)
        _keep_event(records, done.attempt.graded, seen, at, by)
    return Entered(done, typed)


def _answer(desk: Desk, seen: Observation) -> bytes:
    items, sheet = desk.files.items.sound, sheet_of(desk)
    assert items is not None  # a desk is open only where they are sound
    said = {**dict.fromkeys(seen.yes, "yes"), **dict.fromkeys(seen.no, "no")}
    answer = Answer(
        format=FORMAT,
        assignment=desk.assignment,
        item=sheet.id,
        version=items.version,
        kind=sheet.kind,
        seq=1,
        saved_at=datetime.combine(seen.day, time(12), UTC),  # of the day alone, so that the same sheet is the same
        value={line.id: said[line.id] for line in sheet.left},
    )
    return answer.to_json().encode()


def _see_that_it_is_a_seat(desk: Desk, seat: str, known: Sequence[str] | None) -> None:
    """``known``: the seats of which it must be one; None where any will do."""
    if why := wrong_seat(seat, desk.assignment):
        raise SheetRefused(why)
    if known is not None and seat not in known:
        hint = f"{near} " if (near := did_you_mean(seat, known)) else ""
        raise SheetRefused(f'the gradebook knows no "{seat}"; {hint}If it is right, add --new')


def _sheet(attempt: Attempt) -> list[str | None]:
    return [each.answer for each in attempt.graded.responses]


def _told_before(records: Records, before: Attempt) -> str:
    graded = before.graded
    events = records.events(graded.assignment, graded.seat, [OBSERVED])
    told = events[-1].text if events else "a sheet was entered"
    return f"{graded.seat} has a sheet already ({told})"


def _keep_event(records: Records, graded: Graded, seen: Observation, at: str, by: str) -> None:
    """Say who observed, when, and what; nothing where the same was said last."""
    data = {
        "yes": list(seen.yes),
        "no": list(seen.no),
        "overall": seen.overall,
        "observer": seen.observer,
        "day": seen.day.isoformat(),
        "points": graded.outcome.points,
    }
    before = records.events(graded.assignment, graded.seat, [OBSERVED])
    if before and before[-1].data == data:
        return
    missed = f": no to {', '.join(seen.no)}" if seen.no else ""
    overall = f"; overall {seen.overall} of 5, for the talk" if seen.overall else ""
    lines = f"{len(seen.yes)} yes, {len(seen.no)} no{missed}{overall}"
    told = f"observed by {seen.observer} on {seen.day.isoformat()}: {lines}"
    records.add_event(Event(at, by, OBSERVED, told, graded.seat, graded.assignment, data))
