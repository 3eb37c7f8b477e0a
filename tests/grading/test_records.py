"""The records: what is in them stays, and damage is told in a sentence."""

import sqlite3
from pathlib import Path

import pytest

from tests.grading.classes import NOON
from trainingkit.grading.records import KEPT, NAME, Event, LevelGiven, Records, RecordsBroken


@pytest.mark.parametrize("body", ["{}", "[]", "cut sho", "null"])
def test_a_damaged_attempt_is_told(tmp_path: Path, body: str):
    """With its number, so that somebody can look for it in an older copy."""
    with Records(tmp_path / NAME) as records:
        with sqlite3.connect(records.path) as database:
            database.execute(
                "insert into attempts values (7, 'seat-01', 'pick', ?, 'graded', 'anna', '', '', '', ?)", (NOON, body)
            )
            database.execute("insert into recorded values (7, ?)", (NOON,))

        for read in (
            records.attempts,
            lambda: records.latest("pick", "seat-01"),
            lambda: records.latest_of_all("pick"),
        ):
            with pytest.raises(RecordsBroken, match="attempt 7 is damaged"):
                read()


def test_a_damaged_event_is_told(tmp_path: Path):
    """With its number, as well."""
    with Records(tmp_path / NAME) as records:
        records.add_event(Event(NOON, "anna", "received", "Received.", "seat-01", "pick"))
        with sqlite3.connect(records.path) as database:
            database.execute(
                "insert into events values (9, ?, 'anna', 'received', 'seat-01', 'pick', '', '{')", (NOON,)
            )

        with pytest.raises(RecordsBroken, match="event 9 is damaged"):
            records.events("pick")


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("act", ["update {} set rowid = rowid + 1", "delete from {}"])
def test_what_was_recorded_is_neither_changed_nor_deleted(tmp_path: Path, table: str, act: str):
    """The store itself refuses, whatever program asks; of what it keeps, only answers can ever go."""
    with Records(tmp_path / NAME) as records:
        records.add_event(Event(NOON, "anna", "received", "Received.", "seat-01", "pick"))
        records.add_level(LevelGiven("seat-01", "pick", "log", "risk", 2, "AB", "first", "sha", NOON))
        records.keep_edition("sha", b"zip", NOON)
        with sqlite3.connect(records.path) as database:
            database.execute(
                "insert into attempts values (7, 'seat-01', 'pick', ?, 'graded', 'anna', '', '', '', '{}')", (NOON,)
            )
        records.mark_recorded(7, NOON)

        with sqlite3.connect(records.path) as database:
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
                database.execute(act.format(table))
            kept = database.execute(f"select count(*) from {table}").fetchone()

    assert (1,) == kept
