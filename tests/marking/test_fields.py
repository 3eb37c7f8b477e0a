"""Times, numbers and times of day are read as people write them, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from trainingkit.marking.fields import as_clock, as_number, as_time

MOMENT = as_time("2026-05-03T22:40+00:00")


@pytest.mark.parametrize(
    "text",
    ["2026-05-03 23:40 +01:00", "2026-05-03T23:40+01:00", "2026-05-03 22:40 UTC", "2026-05-03 22:40Z",
     "2026-05-03 23:40 BST", "2026-05-03 23:40:00 bst", " 2026-05-03 22:40 GMT ", "2026-05-03 23:40 +0100"],
)  # fmt: skip
def test_a_moment_may_be_written_with_any_zone(text):
    """An offset, UTC, GMT or BST: the same moment is the same."""
    assert MOMENT == as_time(text)


@pytest.mark.parametrize("text", ["2026-05-03 23:40", "23:40", "3 May 2026 23:40 BST", "", "2026-13-03 23:40Z"])
def test_a_time_without_zone_or_date_is_none(text):
    """What could be two moments is not taken for one of them."""
    assert as_time(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"), [("21:15", 1275), ("9:05", 545), ("09.05", 545), ("24:00", None), ("22:40 UTC", None)]
)
def test_a_time_of_day_is_hours_and_minutes(text, minutes):
    """With a colon or a point, and no zone."""
    assert minutes == as_clock(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("120", 120.0), ("1,250.50", 1250.5), ("£1,250.50", 1250.5), ("£ 40", 40.0), ("-3", -3.0), ("12,50", None),
     ("nan", None), ("inf", None), ("1e5", None), ("1_000", None), ("9" * 400, None), ("", None)],
)  # fmt: skip
def test_a_number_is_digits_with_commas_by_thousands(text, number):
    """Words that Python takes for numbers are none."""
    assert number == as_number(text)


@examples(0.5)
@given(st.text(max_size=80))
def test_any_text_is_read_or_is_none(text):
    """Nothing that is typed makes reading fail."""
    assert all(read(text) is None or read(text) == read(text) for read in (as_time, as_clock, as_number))
