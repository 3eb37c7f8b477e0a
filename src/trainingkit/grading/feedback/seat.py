"""The feedback of one seat: gathered from records and gradebook, and laid where nbgrader returns it from."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nbgrader.api import Gradebook

from trainingkit.course.handed_in import answers_in
from trainingkit.course.outline import read_outline
from trainingkit.errors import AuthorMistakes
from trainingkit.evidence import hash_file
from trainingkit.grading.class_standing import standings
from trainingkit.grading.desk import CannotGrade, Desk, open_desk
from trainingkit.grading.editions import unpacked
from trainingkit.grading.feedback.compose import Beside, Feedback, compose
from trainingkit.grading.gradebook import closes_at, closes_for
from trainingkit.grading.levels import by_seat
from trainingkit.grading.noticed import FEEDBACK
from trainingkit.grading.privacy import make_folder
from trainingkit.grading.receipt import A_SECRET, LONGEST, LONGEST_SECRET, SECRET, TIMESTAMP
from trainingkit.grading.records import Attempt, Event, LevelGiven, Records
from trainingkit.grading.standing import Standing
from trainingkit.guidance import load_guidance
from trainingkit.guidance.help import Help, help_for
from trainingkit.guidance.jurisdiction import NATIONS
from trainingkit.whole_file import replace_file

OUTLINE = Path("course", "outline.yml")
"""Beside the instructor's folder."""
FOR_TRAINEES = frozenset({"emergency", "suicide", "support"})
"""The kinds of helplines that a page names."""
KIND = FEEDBACK
"""The kind of event: feedback was written; ``data`` has the attempt, the sha256 of the page, and whether released."""


class NoFeedback(CannotGrade):
    """There is nothing to tell a seat yet, and why."""


@dataclass(frozen=True)
class ClassSoFar:
    """What is known of an assignment in a class, read once.

    ``closes``: when it closes for those without an extension; ``closing``: seat to when it closes for it. ``secrets``:
    seat to what came with its submission.
    """

    desk: Desk
    standings: Mapping[str, Standing]
    comments: Mapping[str, Mapping[str, str]]
    given: Mapping[str, list[LevelGiven]]
    closes: datetime | None
    closing: Mapping[str, datetime | None]
    lessons: Mapping[str, str]
    secrets: Mapping[str, bytes]

    def standing(self, seat: str) -> Standing:
        """Where a seat stands.

        Raises
        ------
        NoFeedback
            Nothing of it was recorded, or it has handed in other answers since.
        """
        if seat not in self.standings:
            raise NoFeedback(f"{seat} has no recorded result: trainingkit grade {self.desk.assignment}")
        if _handed_in_again(self.desk, self.standings[seat].attempt):
            raise NoFeedback(f"{seat} has handed in again since: trainingkit grade {self.desk.assignment}")
        return self.standings[seat]

    def feedback(self, records: Records, standing: Standing, at: str) -> Feedback:
        """What a seat is told, by what was in force when it was marked.

        Parameters
        ----------
        records : Records
            Has the answers and what was in force.
        standing : Standing
        at : str
            Now, ISO 8601 with a zone.
        """
        seat, graded = standing.seat, standing.attempt.graded
        with _as_marked(self.desk, records, graded.edition) as desk:
            beside = Beside(self.lessons, records.answers_of(graded), self.comments.get(seat, {}), _help(desk))
            return compose(desk, standing, self.given.get(seat, ()), at, self.closing.get(seat, self.closes), beside)


def class_so_far(desk: Desk, records: Records, gradebook: Gradebook) -> ClassSoFar:
    """Read what is known of an assignment.

    Raises
    ------
    RecordsBroken
        The records cannot be read.
    """
    name = desk.assignment
    found = standings(desk, records, gradebook)
    outline = read_outline(desk.root.parent / OUTLINE).sound
    return ClassSoFar(
        desk,
        found,
        _typed_comments(gradebook, name),
        by_seat(records.levels(name)),
        closes_at(gradebook, name),
        {seat: closes_for(gradebook, name, seat) for seat in found},
        {each.id: f"lesson {each.number}, {each.title}" for each in (outline.lessons if outline else ())},
        _secrets(desk),
    )


def write_page(so_far: ClassSoFar, seat: str, page: str) -> str:
    """Lay a page where nbgrader returns it from: ``feedback/<seat>/<assignment>/``; the sha256 of the page.

    Raises
    ------
    OSError
        It cannot be written.
    """
    folder = so_far.desk.root / "feedback" / seat / so_far.desk.assignment
    make_folder(folder)
    for name, data in {**return_files(so_far, seat), f"{so_far.desk.assignment}.html": page.encode()}.items():
        replace_file(folder / name, data)
    return sha256_of(page)


def sha256_of(page: str) -> str:
    """The hash of a page as it is written."""
    return hashlib.sha256(page.encode()).hexdigest()


def return_files(so_far: ClassSoFar, seat: str) -> dict[str, bytes]:
    """What nbgrader needs beside a page in order to return it to nobody but the seat that handed in.

    It gives a page the name that follows from the secret of the submission, which only that learner's own copy has.
    What came by another way than the exchange has none, and gets one that nobody knows, so that the release of all
    does not stop here.
    """
    received = so_far.desk.submitted(seat) / TIMESTAMP
    when = b""
    if received.is_file() and not received.is_symlink():
        with received.open("rb") as file:
            when = file.read(LONGEST)
    return {TIMESTAMP: when, SECRET: so_far.secrets.get(seat) or secrets.token_hex(64).encode()}


def keep_event(records: Records, standing: Standing, sha256: str, released: bool, at: str, by: str) -> None:
    """Say that feedback was written; nothing where the same was said last."""
    graded = standing.attempt.graded
    data = {"attempt": standing.attempt.id, "sha256": sha256, "released": released}
    before = records.events(graded.assignment, graded.seat, [KIND])
    if not before or before[-1].data != data:
        told = "feedback was written and returned" if released else "feedback was written"
        records.add_event(Event(at, by, KIND, told, graded.seat, graded.assignment, data))


def _secrets(desk: Desk) -> dict[str, bytes]:
    """The secret that came with each submission; left out where there is none, it is odd, or two seats have the same.

    A learner writes this file: with another's secret, one page would take the place of the other.
    """
    found = {seat: secret for seat in desk.seats() if (secret := _secret(desk.submitted(seat)))}
    times = Counter(found.values())
    return {seat: secret for seat, secret in found.items() if times[secret] == 1}


def _secret(folder: Path) -> bytes | None:
    path = folder / SECRET
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_SECRET + 1)
    except OSError:
        return None
    return data if A_SECRET.fullmatch(data) else None


def _typed_comments(gradebook: Gradebook, assignment: str) -> dict[str, dict[str, str]]:
    """What persons typed beside a question in formgrader: seat to item to text."""
    found: dict[str, dict[str, str]] = {}
    for notebook in gradebook.notebook_submissions(assignment, assignment):
        for comment in notebook.comments:
            if comment.manual_comment:
                found.setdefault(str(notebook.student.id), {})[comment.name] = comment.manual_comment
    return found


def _handed_in_again(desk: Desk, attempt: Attempt) -> bool:
    folder = desk.submitted(attempt.graded.seat)
    if desk.is_observed or not folder.is_dir():  # nothing of it is handed in; or deleted, as the time to appeal passed
        return False
    answers, _ = answers_in(folder, desk.items)
    known = {each.item: each.answer for each in attempt.graded.responses}
    return {item: hash_file(data) for item, data in answers.items()} != {i: s for i, s in known.items() if s}


@contextmanager
def _as_marked(desk: Desk, records: Records, edition: str) -> Iterator[Desk]:
    """The desk as it was when an attempt was marked; today's where that is the same, or cannot be read any more."""
    body = None if edition == desk.edition[0] else records.edition(edition)
    if body is None:
        yield desk
        return
    with unpacked(body) as root:
        try:
            then = open_desk(root, desk.assignment)
        except AuthorMistakes:  # kept in an older form of the files
            then = desk
        yield then


def _help(desk: Desk) -> Help:
    """Who is there for the trainee; the services that they would name to a caller are left out."""
    places = {place for story in desk.files.stories.values() if story for place in story.jurisdictions}
    found = help_for(load_guidance(), "officer", sorted(places) or NATIONS)
    return replace(found, services=tuple(each for each in found.services if each.line.kind in FOR_TRAINEES))
