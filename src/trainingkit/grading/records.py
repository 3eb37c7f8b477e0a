"""The instructor's records beside nbgrader's gradebook: every attempt, every level a person gave, who did what.

Append-only: triggers refuse to change or delete a row. The one exception is the answers themselves, which are deleted
when the time to appeal has passed; what was decided about them stays.

::

    attempts   one verdict each, whole, as JSON (``graded.Graded``)
    recorded   attempts whose scores have reached the gradebook; the others were cut short and count for nothing
    answers    the bytes of an answer file by sha256, for a seat
    levels     what a person gave for a row of a rubric
    events     everything else that happened: received, opened, regraded, released, appealed, deleted, …
    editions   what was in force: a zip by its sha256 (``editions``)
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Self

from trainingkit.errors import TrainingkitError
from trainingkit.grading.graded import Graded
from trainingkit.grading.privacy import keep_to_owner

NAME = "records.db"
"""Its file, in the instructor's folder."""
PATIENCE = 30.0
"""Seconds to wait while another program writes."""

APPEALED, CLOSED = "appealed", "closed"
"""Kinds of events: an appeal began, it was closed."""

Round = Literal["first", "second", "agreed"]

TABLES = """
create table if not exists attempts(
  id integer primary key, seat text not null, assignment text not null, at text not null, why text not null,
  by text not null, fingerprint text not null, submission text not null, edition text not null, body text not null);
create index if not exists attempts_by_seat on attempts(assignment, seat, id);
create table if not exists recorded(attempt integer primary key references attempts(id), at text not null);
create table if not exists answers(
  sha256 text not null, seat text not null, assignment text not null, item text not null, received text, body blob
  not null, primary key (sha256, seat, assignment, item));
create table if not exists levels(
  id integer primary key, seat text not null, assignment text not null, item text not null, row text not null,
  level integer not null check (level between 0 and 3), comment text not null, marker text not null,
  round text not null, answer text not null, at text not null);
create table if not exists events(
  id integer primary key, at text not null, who text not null, kind text not null, seat text, assignment text,
  text text not null, data text not null);
create table if not exists editions(sha256 text primary key, at text not null, body blob not null);
"""
KEPT = ("attempts", "recorded", "levels", "events", "editions")


class RecordsBroken(TrainingkitError):
    """``records.db`` cannot be read: it is damaged, locked for too long, or no such file."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A verdict as it was recorded. ``why``: graded, regraded or marked; ``by``: who or what asked for it."""

    id: int
    graded: Graded
    at: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class LevelGiven:
    """What a person gave for one row of a rubric. ``answer`` is the sha256 of the text it was given for.

    Of appeals of this seat and assignment: ``appeals`` is how many had begun when it was given, and ``contested`` says
    that one which began later is open now. Both follow from the events, and are not kept.
    """

    seat: str
    assignment: str
    item: str
    row: str
    level: int
    marker: str
    round: Round
    answer: str
    at: str
    comment: str = ""
    appeals: int = 0
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``text`` is one sentence for people; ``data`` what programs need of it."""

    at: str
    who: str
    kind: str
    text: str
    seat: str | None = None
    assignment: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class Records:
    """The store. Times are ISO 8601 texts with a zone; the caller has the clock.

    Parameters
    ----------
    path : Path
        Made where there is none.

    Raises
    ------
    RecordsBroken
        From every method: the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(path):
            keep_to_owner(path)  # truths, keys and answers are in it
            self._db = sqlite3.connect(path, timeout=PATIENCE)
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma foreign_keys=on")
            self._db.executescript(TABLES)
            for table in KEPT:
                for act in ("update", "delete"):
                    self._db.execute(
                        f"create trigger if not exists {table}_no_{act} before {act} on {table} "
                        f"begin select raise(abort, '{table} is append-only'); end"
                    )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add_attempt(
        self, graded: Graded, answers: Mapping[str, bytes], at: str, why: str = "graded", by: str = "trainingkit"
    ) -> int:
        """Keep a verdict and the answers it is about; its id. It counts only after ``mark_recorded``.

        Parameters
        ----------
        answers : mapping
            Item to the bytes of its file, as far as they can be read.
        """
        row = (graded.seat, graded.assignment, at, why, by, graded.fingerprint, graded.submission, graded.edition)
        kept = {each.item: each.answer for each in graded.responses}
        with _told(self.path), self._db:
            done = self._db.execute(
                "insert into attempts(seat, assignment, at, why, by, fingerprint, submission, edition, body) "
                "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, graded.to_json()),
            )
            self._db.executemany(
                "insert or ignore into answers(sha256, seat, assignment, item, received, body) values (?,?,?,?,?,?)",
                [
                    (kept[item], graded.seat, graded.assignment, item, graded.received, body)
                    for item, body in answers.items()
                    if kept.get(item)
                ],
            )
        return int(done.lastrowid or 0)

    def mark_recorded(self, attempt: int, at: str) -> None:
        """Say that the scores of an attempt have reached the gradebook."""
        with _told(self.path), self._db:
            self._db.execute("insert or ignore into recorded(attempt, at) values (?, ?)", (attempt, at))

    def attempts(self, assignment: str | None = None, seat: str | None = None) -> list[Attempt]:
        """Recorded attempts, the oldest first."""
        return [self._attempt(row) for row in self._recorded(assignment, seat)]

    def latest(self, assignment: str, seat: str) -> Attempt | None:
        """The attempt that stands: the last one that was recorded."""
        rows = list(self._recorded(assignment, seat, newest_only=True))
        return self._attempt(rows[0]) if rows else None

    def latest_of_all(self, assignment: str) -> dict[str, Attempt]:
        """The attempt that stands, for every seat, in the order of the seats."""
        found = [self._attempt(row) for row in self._recorded(assignment, None, newest_only=True)]
        return {each.graded.seat: each for each in sorted(found, key=lambda each: each.graded.seat)}

    def _recorded(self, assignment: str | None, seat: str | None, newest_only: bool = False) -> Iterator[tuple]:
        newest = "id in (select max(attempt) from recorded join attempts on id = attempt group by seat, assignment)"
        where = newest if newest_only else "id in (select attempt from recorded)"
        with _told(self.path):
            yield from self._db.execute(
                f"select id, body, at, why, by from attempts where {where} "
                "and (?1 is null or assignment = ?1) and (?2 is null or seat = ?2) order by id",
                (assignment, seat),
            )

    def _attempt(self, row: tuple) -> Attempt:
        with _damage_told(self.path, "attempt", row[0]):
            return Attempt(row[0], Graded.from_json(row[1]), *row[2:])

    def _event(self, number: int, row: tuple, data: str) -> Event:
        with _damage_told(self.path, "event", number):
            return Event(*row, json.loads(data))

    def answer(self, sha256: str, seat: str) -> bytes | None:
        """The bytes of an answer of this seat; None once it has been deleted."""
        with _told(self.path):
            row = self._db.execute(
                "select body from answers where sha256 = ? and seat = ? limit 1", (sha256, seat)
            ).fetchone()
        return row[0] if row else None

    def answers_of(self, graded: Graded) -> dict[str, bytes]:
        """The answers that a verdict is about, item to bytes, as far as they are still kept."""
        found = {each.item: self.answer(each.answer, graded.seat) for each in graded.responses if each.answer}
        return {item: data for item, data in found.items() if data is not None}

    def answers_kept(self, assignment: str | None = None) -> list[tuple[str, str, int, str | None]]:
        """Whose answers are kept: seat, assignment, how many, and when the last of them was received."""
        with _told(self.path):
            return self._db.execute(
                "select seat, assignment, count(*), max(received) from answers where (?1 is null or assignment = ?1) "
                "group by seat, assignment order by assignment, seat",
                (assignment,),
            ).fetchall()

    def forget_answers(self, seat: str, assignment: str) -> int:
        """Delete the answers of a seat; how many they were. Their bytes are gone after ``wipe``."""
        with _told(self.path):
            self._db.execute("pragma secure_delete=on")
            with self._db:
                done = self._db.execute("delete from answers where seat = ? and assignment = ?", (seat, assignment))
        return done.rowcount

    def wipe(self) -> None:
        """Write the file anew, so that nothing of what was deleted is left in it or beside it."""
        with _told(self.path):
            self._db.execute("vacuum")
            busy = self._db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
            if busy:
                raise sqlite3.OperationalError("another program has it open, so deleted answers are still beside it")

    def add_level(self, given: LevelGiven) -> None:
        """Keep what a person gave; a later one of the same person in the same round replaces it in effect."""
        row = (given.seat, given.assignment, given.item, given.row, given.level, given.comment, given.marker)
        with _told(self.path), self._db:
            self._db.execute(
                "insert into levels(seat, assignment, item, row, level, comment, marker, round, answer, at) "
                "values (?,?,?,?,?,?,?,?,?,?)",
                (*row, given.round, given.answer, given.at),
            )

    def levels(self, assignment: str, seat: str | None = None) -> list[LevelGiven]:
        """What people gave, in the order they gave it."""
        with _told(self.path):
            rows = self._db.execute(
                "select seat, assignment, item, row, level, marker, round, answer, at, comment from levels "
                "where assignment = ?1 and (?2 is null or seat = ?2) order by id",
                (assignment, seat),
            ).fetchall()
        appeals: dict[str | None, list[Event]] = {}
        for event in self.events(assignment, seat, (APPEALED, CLOSED)):
            appeals.setdefault(event.seat, []).append(event)
        return [_with_appeals(LevelGiven(*row), appeals.get(row[0], ())) for row in rows]

    def add_event(self, event: Event) -> None:
        """Keep what happened."""
        row = (event.at, event.who, event.kind, event.seat, event.assignment, event.text, json.dumps(event.data))
        with _told(self.path), self._db:
            self._db.execute(
                "insert into events(at, who, kind, seat, assignment, text, data) values (?,?,?,?,?,?,?)", row
            )

    def events(self, assignment: str | None = None, seat: str | None = None, kinds: Sequence[str] = ()) -> list[Event]:
        """What happened, in order; with ``kinds``, only events of these."""
        with _told(self.path):
            rows = self._db.execute(
                "select id, data, at, who, kind, text, seat, assignment from events "
                "where (?1 is null or assignment = ?1) and (?2 is null or seat = ?2) order by id",
                (assignment, seat),
            ).fetchall()
        found = [self._event(row[0], row[2:], row[1]) for row in rows]
        return [event for event in found if not kinds or event.kind in kinds]

    def keep_edition(self, sha256: str, body: bytes, at: str) -> None:
        """Keep what is in force; once is enough."""
        with _told(self.path), self._db:
            if self._db.execute("select 1 from editions where sha256 = ?", (sha256,)).fetchone():
                return
            self._db.execute("insert or ignore into editions values (?, ?, ?)", (sha256, at, body))

    def edition(self, sha256: str) -> bytes | None:
        """The zip of an edition; None where it was never kept."""
        with _told(self.path):
            row = self._db.execute("select body from editions where sha256 = ?", (sha256,)).fetchone()
        return row[0] if row else None


def _with_appeals(given: LevelGiven, events: Sequence[Event]) -> LevelGiven:
    """What was given, and which of these appeals came before it; ``events`` are of its seat."""
    if not events:
        return given
    began = [datetime.fromisoformat(each.at) for each in events if each.kind == APPEALED]
    before = sum(each <= datetime.fromisoformat(given.at) for each in began)
    return replace(given, appeals=before, contested=events[-1].kind == APPEALED and before < len(began))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise RecordsBroken(f'"{path}" cannot be used: {error}') from error


@contextmanager
def _damage_told(path: Path, what: str, number: int) -> Iterator[None]:
    try:
        yield
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise RecordsBroken(f'"{path}": {what} {number} is damaged: bring back an older copy of the file') from error
