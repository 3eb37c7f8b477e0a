"""What a trainee may show of the course: one page with the edition, the lessons and the outcome, and no answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

from nbgrader.api import Gradebook

from trainingkit.course.outline import Lesson, Outline, Pathway, read_outline
from trainingkit.diagnostics import Severity, did_you_mean
from trainingkit.errors import AuthorMistakes, TrainingkitError
from trainingkit.grading.appeal.appeal import write_whole
from trainingkit.grading.appeal.front import result_words
from trainingkit.grading.class_standing import standings
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import open_desk
from trainingkit.grading.editions import OUTLINE, unpacked
from trainingkit.grading.gradebook import closes_for, open_gradebook
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.signed import standard_is_signed
from trainingkit.grading.standing import Standing
from trainingkit.grading.times import when_words
from trainingkit.papers.pdf import Block, Facts, Heading, Note, Paper, Points, Table, to_pdf

NOT_SAID = (
    "Who the holder is: a seat is a pseudonym, and only the force knows whose it is.",
    "Who was in the room: nobody records attendance. The lessons are those of the pathway.",
    "Points, answers, single questions, clicks or times: none of them is on this page.",
    "That somebody is fit for a duty. The assignments show judgement in made-up cases, once.",
)


class NoRecord(TrainingkitError):
    """Nothing is recorded for a seat, or there is no such pathway."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose record; of which pathway, if somebody said; and when it is made, ISO 8601."""

    seat: str
    pathway: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Line:
    """One assignment of a seat: the day of the result that stands, what it is, by which key, how often handed in.

    ``at`` is when it was marked, ISO 8601, ``edition`` by what (``editions``), and ``kit`` by which version of the
    package; empty where nobody knows.
    """

    id: str
    title: str
    day: str
    outcome: str
    key: int
    attempts: int
    at: str = ""
    edition: str = ""
    kit: str = ""


def page_for(root: Path, outline_file: Path, wanted: Wanted) -> Paper:
    """The page of a seat, from the files of a course.

    What was taught is told by the outline that was in force when the newest of its results was marked, if it was kept.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    outline_file : Path
        ``outline.yml``.
    wanted : Wanted

    Raises
    ------
    NoRecord
        Nothing is recorded for the seat, or there is no such pathway.
    AuthorMistakes, CannotGrade, RecordsBroken
        The outline, an assignment, the configuration, the gradebook or the records cannot be used.
    """
    outline = _outline(outline_file)
    if not (root / NAME).is_file():
        raise NoRecord(f'"{root / NAME}" is not there: nothing was marked in this folder yet')
    with Records(root / NAME) as records, open_gradebook(read_course_config(root)) as gradebook:
        lines = record_lines(root, outline, records, gradebook, wanted.seat, wanted.at)
        newest = max(lines, key=lambda each: datetime.fromisoformat(each.at))
        outline = _outline_of(records.edition(newest.edition)) or outline
    pathway = pathway_of(outline, wanted.pathway, [each.id for each in lines])
    return record_page(outline, pathway, wanted.seat, lines, wanted.at)


def write_page(path: Path, page: Paper, at: str) -> None:
    """Write a page as PDF, whole or not at all.

    Raises
    ------
    CannotSet, CannotWriteFile
        It cannot be made, or not written there.
    """
    write_whole(path, to_pdf(page, at))


def _outline(path: Path) -> Outline:
    read = read_outline(path)
    if read.value is None:
        raise AuthorMistakes([each for each in read.diagnostics if each.severity is Severity.ERROR])
    return read.value


def _outline_of(edition: bytes | None) -> Outline | None:
    """The outline of a kept edition; None where it has none that can be read."""
    if edition is None:
        return None
    try:
        with unpacked(edition) as folder:
            return read_outline(folder / OUTLINE).value if (folder / OUTLINE).is_file() else None
    except BadZipFile:
        return None


def record_lines(
    root: Path, outline: Outline, records: Records, gradebook: Gradebook, seat: str, at: str
) -> list[Line]:
    """The assignments that are recorded for a seat, in the order of the outline.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    outline : Outline
    records : Records
    gradebook : Gradebook
    seat : str
    at : str
        The time, ISO 8601: before an assignment closes, and while a person has still to look, no outcome is said.

    Raises
    ------
    NoRecord
        Nothing is recorded for this seat.
    AuthorMistakes, RecordsBroken
        An assignment or the records cannot be used.
    """
    found = []
    known = [each for each in outline.assignments if records.latest(each.id, seat)]
    for assignment in known:
        desk = open_desk(root, assignment.id)
        standing = standings(desk, records, gradebook)[seat]
        closes = closes_for(gradebook, assignment.id, seat)
        is_open = closes is not None and closes.astimezone(UTC).isoformat() > at
        graded = standing.attempt.graded
        signed = standard_is_signed(desk, _day_of(standing))
        times = len({each.graded.submission for each in records.attempts(assignment.id, seat)})
        outcome = _outcome(standing, signed, is_open)
        how = (graded.key_version, times, standing.attempt.at, graded.edition, graded.kit)
        found.append(Line(assignment.id, assignment.title, _when(standing), outcome, *how))
    if not found:
        raise NoRecord(f'nothing is recorded for "{seat}"; look at the name of the seat')
    return found


def pathway_of(outline: Outline, wanted: str | None, done: Sequence[str]) -> Pathway:
    """The pathway that is named, or the shortest one that has all of these assignments.

    Parameters
    ----------
    outline : Outline
    wanted : str or None
        The id of a pathway.
    done : sequence of str
        Ids of assignments.

    Raises
    ------
    NoRecord
        There is none of this name, or none that has all of them; says which there are.
    """
    ids = [each.id for each in outline.pathways]
    if wanted is not None:
        named = next((each for each in outline.pathways if each.id == wanted), None)
        if named is None:
            hint = did_you_mean(wanted, ids) or f"there are: {', '.join(ids)}"
            raise NoRecord(f'there is no pathway "{wanted}"; {hint}')
        return named
    fitting = [each for each in outline.pathways if set(done) <= set(each.steps)]
    if not fitting:
        raise NoRecord(f"no pathway has all that is recorded; name one with --pathway: {', '.join(ids)}")
    return min(fitting, key=lambda each: len(each.steps))


def record_page(outline: Outline, pathway: Pathway, seat: str, lines: Sequence[Line], at: str) -> Paper:
    """The page of a seat.

    Parameters
    ----------
    outline : Outline
    pathway : Pathway
    seat : str
    lines : sequence of Line
        ``record_lines``.
    at : str
        When it is made, ISO 8601.
    """
    edition = _editions(lines)
    body = tuple(_body(outline, pathway, seat, lines, at))
    return Paper(
        "Training record", outline.title, f"{seat} · course edition {edition} · made {at[:10]}", (), body, False
    )


def _body(outline: Outline, pathway: Pathway, seat: str, lines: Sequence[Line], at: str) -> Iterator[Block]:
    yield Facts(
        (
            ("Seat", seat),
            ("Course", f"edition {_editions(lines)}, pathway “{pathway.title}”"),
            ("Made", when_words(at)),
        )
    )
    yield Heading("What was assessed")
    rows = tuple((each.title, each.day, each.outcome, str(each.key), str(each.attempts)) for each in lines)
    yield Table(("Assignment", "Marked", "Outcome", "Key version", "Times handed in"), rows, (2.2, 1.8, 2.4, 1, 1.3))
    if any("practice" in each.outcome for each in lines):
        yield Note("Practice: the experts of the force have not signed the standard. No basis for a decision.")
    yield Heading("What was taught")
    lessons = [step for step in outline.along(pathway) if isinstance(step, Lesson)]
    yield Table(("Lesson", "Taught"), tuple((x.title, "; ".join(x.objectives)) for x in lessons), (1, 3.2))
    yield Heading("What this page does not say")
    yield Points(NOT_SAID)


def _editions(lines: Sequence[Line]) -> str:
    """By which versions of the package it was marked; today's where that was not kept."""
    return " and ".join(dict.fromkeys(each.kit or version("trainingkit") for each in lines))


def _outcome(standing: Standing, signed: bool, is_open: bool) -> str:
    if is_open:
        return "handed in; not closed yet"
    if standing.provisional or standing.outcome.competent is None:
        return "handed in; a person is still looking at it"
    words = result_words(standing.outcome)
    return words if signed else f"{words} (practice)"


def _when(standing: Standing) -> str:
    return when_words(standing.attempt.at).split(",")[0]


def _day_of(standing: Standing) -> date:
    return datetime.fromisoformat(standing.attempt.at).date()
