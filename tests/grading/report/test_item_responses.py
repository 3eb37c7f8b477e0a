"""Item responses as one tidy table."""

import io
import json

import pandas as pd
import pytest

from tests.grading.marked_class import A1, SEATS, grade, marked_class, values
from trainingkit.grading.report.item_responses import COLUMNS, first_attempts, item_csv, item_responses

ITEMS = 13


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The table of a class in which one seat handed in again, better."""
    room = marked_class(tmp_path_factory.mktemp("marked"))
    with room.records() as records, room.gradebook() as gradebook:
        room.hand_in("seat-02", A1, values())
        grade(room, records, gradebook, "seat-02")
        return item_responses(records.attempts())


def test_every_recorded_attempt_has_a_row_for_each_item(table):
    """Nothing is taken out: what was recorded before the levels, and before the seat handed in again, is there too."""
    counts = table.groupby("seat").size().to_dict()

    assert {"seat-01": 2, "seat-02": 3, "seat-03": 2, "seat-04": 2, "seat-05": 1} == {
        seat: count // ITEMS for seat, count in counts.items()
    }
    assert 0 == len(table) % ITEMS


def test_first_attempts_are_what_was_handed_in_first_as_it_was_marked_last(table):
    """One row for each seat and item, of the first submission, with the levels that a person gave to it."""
    first = first_attempts(table)
    own = first[(first["seat"] == "seat-02") & (first["item"] == "which-tool")].iloc[0]

    assert len(SEATS) * ITEMS == len(first)
    assert not first.duplicated(["seat", "item"]).any()
    assert (0.0, {"tool-for-the-age": "harmful"}) == (own["points"], json.loads(own["criteria"]))


def test_a_row_says_what_it_rests_on(table):
    """Answer, submission and edition by their hashes, the version of item, key and grader, and how it was marked."""
    row = table.iloc[0]

    assert (64, 64, 64) == tuple(len(row[each]) for each in ("answer", "submission", "edition"))
    assert (1, 1, 2) == tuple(row[each] for each in ("item_version", "key_version", "grader"))
    assert ("data", "graded", "2026-11-21T11:30:00+00:00") == (row["lane"], row["why"], row["received"])
    assert row["seconds"] > 0


def test_a_mark_that_waits_is_no_level(table):
    """The text that nobody has read waits, in the lane of persons."""
    own = table[(table["seat"] == "seat-05") & (table["item"] == "fine-just-annoyed")].iloc[0]

    assert "person" == own["lane"]
    assert "waits" in json.loads(own["criteria"]).values()


def test_the_file_is_the_table(table):
    """Read again, it is the same, column by column."""
    again = pd.read_csv(io.StringIO(item_csv(table)), keep_default_na=False, dtype={"variant": str, "trouble": str})

    assert list(COLUMNS) == list(again.columns)
    pd.testing.assert_frame_equal(table, again, check_dtype=False)


def test_a_class_without_results_has_an_empty_table():
    """The columns and their types are there all the same."""
    table = item_responses([])

    assert (0, "float64", "bool") == (len(table), str(table["points"].dtype), str(table["last_verdict"].dtype))
