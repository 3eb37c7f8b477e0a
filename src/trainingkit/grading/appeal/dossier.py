"""Everything that is known of one result, as a paper: what was shown, answered, marked, by whom, and what changed.

It is told from the record: by the edition that was in force when it was marked, with the answers that were kept.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import BadZipFile

from nbgrader.api import Gradebook

from trainingkit.errors import AuthorMistakes, TrainingkitError
from trainingkit.grading.appeal.case import case_blocks
from trainingkit.grading.appeal.changes import change_blocks, typed_comments, version_blocks
from trainingkit.grading.appeal.claims import claim_blocks
from trainingkit.grading.appeal.front import front_blocks, next_blocks, result_blocks
from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.grading.appeal.marks import reader_blocks
from trainingkit.grading.appeal.shown import shown_blocks
from trainingkit.grading.class_standing import standings
from trainingkit.grading.desk import Desk, open_desk
from trainingkit.grading.editions import GUIDANCE, unpacked
from trainingkit.grading.gradebook import closes_for
from trainingkit.grading.levels import settled
from trainingkit.grading.records import Attempt, Event, Records
from trainingkit.guidance.reading import Guidance, load_guidance, read_guidance
from trainingkit.papers.pdf import Heading, Paper


class NothingToAppeal(TrainingkitError):
    """Nothing is recorded for a seat in an assignment."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file is made for: whose, when (ISO 8601), at whose wish, and why, as far as anybody said.

    ``opens``: an appeal that was closed is opened again.
    """

    seat: str
    at: str
    by: str
    why: str = ""
    opens: bool = False


def dossier(today: Desk, records: Records, gradebook: Gradebook, asked: Asked) -> Paper:
    """The whole file of a seat and an assignment.

    Parameters
    ----------
    today : Desk
        As the assignment is now; it need not be sound, for the edition of that day counts.
    records : Records
    gradebook : Gradebook
    asked : Asked

    Raises
    ------
    NothingToAppeal
        Nothing was recorded for this seat.
    RecordsBroken
        The records cannot be used.
    """
    with gathered(today, records, gradebook, asked) as all_of_it:
        items = all_of_it.desk.files.items.sound
        title = items.title if items else today.assignment
        footer = (
            f"{asked.seat} · {today.assignment} · edition {all_of_it.graded.edition[:12]} · "
            f"key {all_of_it.graded.key_version} · made {asked.at[:10]}"
        )
        body = (
            *result_blocks(all_of_it),
            *shown_blocks(all_of_it),
            *claim_blocks(all_of_it),
            *reader_blocks(all_of_it),
            *version_blocks(all_of_it),
            *change_blocks(all_of_it),
            *next_blocks(all_of_it),
            Heading("Appendix: the files of the case"),
            *case_blocks(all_of_it),
        )
        return Paper(f"Appeal file: {title}", f"Seat {asked.seat}", footer, tuple(front_blocks(all_of_it)), body)


@contextmanager
def gathered(today: Desk, records: Records, gradebook: Gradebook, asked: Asked) -> Iterator[Gathered]:
    """All that is known of a result; the editions are unpacked as long as it is looked at.

    Raises
    ------
    NothingToAppeal, RecordsBroken
        As in ``dossier``.
    """
    seat, assignment = asked.seat, today.assignment
    attempts = records.attempts(assignment, seat)
    if not attempts:
        raise NothingToAppeal(f'nothing of "{seat}" is recorded for "{assignment}"; mark it first, or look at the seat')
    latest, own = attempts[-1], records.levels(assignment, seat)
    events = [each for each in records.events() if _concerns(each, seat, assignment)]
    with ExitStack() as stack:
        editions = _editions(stack, records, today, {each.graded.edition for each in attempts})
        desk, guidance, unlike = editions[latest.graded.edition]
        hashes = {each.item: each.answer for each in latest.graded.responses}
        yield Gathered(
            desk=desk,
            today=today,
            unlike=unlike,
            guidance=guidance,
            editions={name: each[0] for name, each in editions.items()},
            attempts=tuple(attempts),
            standing=standings(today, records, gradebook)[seat],
            levels=tuple(own),
            settled=settled(own, desk, hashes),
            events=tuple(events),
            bodies=_bodies(records, seat, attempts),
            comments=typed_comments(gradebook, assignment, seat),
            closes=closes_for(gradebook, assignment, seat),
            asked_at=asked.at,
            asked_by=asked.by,
            asked_why=asked.why,
        )


Edition = tuple[Desk, Guidance, str | None]
"""An edition as it is read, and in a sentence why it is not the one of that day, if it is not."""


def _editions(stack: ExitStack, records: Records, today: Desk, wanted: set[str]) -> dict[str, Edition]:
    return {name: _edition(stack, records, today, name) for name in sorted(wanted)}


def _edition(stack: ExitStack, records: Records, today: Desk, name: str) -> Edition:
    body = records.edition(name)
    if body is None:
        return today, load_guidance(), "The edition by which this was marked was not kept."
    try:
        root = stack.enter_context(unpacked(body))
        desk = open_desk(root, today.assignment)
    except (AuthorMistakes, BadZipFile):
        return today, load_guidance(), "The edition of that day is kept, and this program cannot read it."
    guidance = read_guidance(root / GUIDANCE).value
    if guidance is None:
        return desk, load_guidance(), "The guidance of that day is kept, and this program cannot read it."
    return desk, guidance, None


def _concerns(event: Event, seat: str, assignment: str) -> bool:
    return event.seat in (None, seat) and event.assignment in (None, assignment)


def _bodies(records: Records, seat: str, attempts: Sequence[Attempt]) -> dict[str, bytes]:
    hashes = {r.answer for attempt in attempts for r in attempt.graded.responses if r.answer}
    found = {sha256: records.answer(sha256, seat) for sha256 in sorted(hashes)}
    return {sha256: data for sha256, data in found.items() if data is not None}


def default_name(seat: str, assignment: str, at: str) -> Path:
    """Where a file is written if nobody says otherwise, below the instructor's folder."""
    return Path("private", f"appeal-{seat}-{assignment}-{datetime.fromisoformat(at):%Y-%m-%d}.pdf")
