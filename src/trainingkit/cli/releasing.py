"""Assignments on their way to trainees, step by step, with a bar that says which step it is."""

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from trainingkit.cli.instructor import see_that_it_is_there
from trainingkit.cli.preparing import prepare_all
from trainingkit.cli.writing import refusal
from trainingkit.course.agreement import check_assignment
from trainingkit.course.assignment import read_assignment
from trainingkit.course.blueprint import read_confirmed
from trainingkit.course.outline import read_outline
from trainingkit.course.subject import Subject
from trainingkit.diagnostics import Diagnostic, Severity
from trainingkit.errors import AuthorMistakes
from trainingkit.evidence import Truth
from trainingkit.grading.course_config import CourseConfig, read_course_config
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.receiving.exchange import exchange_of
from trainingkit.grading.records import NAME, Event, Records
from trainingkit.grading.releasing import generate, pack, put_into_exchange, set_closing
from trainingkit.guidance import load_guidance

STEPS = ("checking", "preparing", "generating", "releasing", "writing down")
KIND = "released"


def release_all(
    root: Path,
    assignments: Sequence[str],
    closes: datetime | None,
    packed: bool,
    at: str,
    by: str,
    console: Console,
) -> None:
    """Release assignments, one after the other.

    Raises
    ------
    NoSuchAssignment, CannotGrade
        One of them is not there, or this is no instructor's folder; nothing has been done.
    AuthorMistakes
        One of them has mistakes; nothing has been done.
    CannotPrepare, CannotRelease, CannotWrite
        Those before are released; what trainees could fetch before is still there.
    """
    names = tuple(dict.fromkeys(assignments))
    for name in names:
        see_that_it_is_there(root, name)
    course = read_course_config(root)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("checking", total=len(STEPS) * len(names))
        see_that_they_are_sound(course.root, names, datetime.fromisoformat(at).date())
        bar.advance(task, len(names))
        for name in names:
            bar.update(task, description=f"{name}: preparing")
            bar.stop()  # it has a bar of its own
            prepare_all(course.root, [name], console)
            bar.start()
            bar.advance(task)
            bar.update(task, description=f"{name}: generating")
            generate(course, name)
            bar.advance(task)
            bar.update(task, description=f"{name}: releasing")
            told = _hand_out(course, name, packed)
            bar.advance(task)
            told += _write_down(course, name, closes, told, at, by)
            bar.advance(task)
            for line in told:
                bar.console.print(f"{name}: {line}", soft_wrap=True)


def see_that_they_are_sound(root: Path, names: Sequence[str], today: date) -> None:
    """Make sure that everything about these assignments agrees, as ``trainingkit check`` sees it, proofs left out.

    Raises
    ------
    AuthorMistakes
        It does not; carries all mistakes.
    """
    outline = read_outline(root.parent / "course" / "outline.yml").sound
    lessons = frozenset(lesson.id for lesson in outline.lessons) if outline else frozenset()
    confirmed = read_confirmed(root / "confirmed.yml").sound
    confirmations = {each.claim: each for each in (confirmed.confirmed if confirmed else ())}
    guidance, truths = load_guidance(), frozenset(Truth.model_fields)
    found: list[Diagnostic] = []
    for name in names:
        subject = Subject(read_assignment(root, name), guidance, truths, lessons, today, confirmations)
        found += check_assignment(subject)
    without_course = {"unknown-lesson"} if outline is None else set()
    errors = [each for each in found if each.severity is Severity.ERROR and each.code not in without_course]
    if errors:
        raise AuthorMistakes(tuple(dict.fromkeys(errors)))


def _hand_out(course: CourseConfig, name: str, packed: bool) -> list[str]:
    exchange = put_into_exchange(course, name)
    if exchange:
        told = [f"released into {exchange}; trainees: nbgrader fetch_assignment {name} --course {course.course_id}"]
    else:
        told = ["there is no exchange folder here, so it is packed: carry the zip to the seats, and unpack it there"]
    if packed or exchange is None or (course.root / "release" / f"{name}.zip").exists():  # never an older one beside it
        try:
            told.append(f"packed into {pack(course, name)}")
        except OSError as error:
            raise refusal(course.root / "release" / f"{name}.zip", error) from error
    return told


def _write_down(
    course: CourseConfig, name: str, closes: datetime | None, told: Sequence[str], at: str, by: str
) -> list[str]:
    with open_gradebook(course) as gradebook, Records(course.root / NAME) as records:
        data = {"closes": closes.isoformat() if closes else None}
        records.add_event(Event(at, by, KIND, _without_paths(course, "; ".join(told)), None, name, data))
        if closes is None:
            return []
        set_closing(gradebook, name, closes)
        zone = "UTC" if closes.tzname() == "UTC" else f"{closes.tzname()}, UTC{closes:%z}"
        return [f"closes on {closes:%A, %d %B %Y at %H:%M} ({zone})"]


def _without_paths(course: CourseConfig, text: str) -> str:
    """What is printed in files of appeals: a path of this machine may have somebody's name in it."""
    if exchange := exchange_of(course):
        text = text.replace(str(exchange), "the exchange")
    return text.replace(f"{course.root}{os.sep}", "")
