"""Times of a case: with their zone, and the same on every machine."""

from datetime import UTC, date, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingkit.evidence.times import BST, is_summer_time, iso, long_date, mail_date, shown, utc_iso

NIGHT = datetime(2026, 7, 1, 0, 40, tzinfo=BST)


def test_one_moment_has_two_dates():
    """Shortly after midnight, UTC has another hour, another day and even another month."""
    assert "2026-07-01T00:40+01:00" == iso(NIGHT)
    assert "2026-06-30T23:40+00:00" == utc_iso(NIGHT)
    assert "2026-07-01 00:40 BST" == shown(NIGHT)
    assert "1 July 2026" == long_date(NIGHT.date())


@pytest.mark.parametrize(
    ("day", "is_summer"),
    [
        (date(2026, 3, 29), False),  # the clocks go forward
        (date(2026, 3, 30), True),
        (date(2026, 10, 24), True),
        (date(2026, 10, 25), False),  # the clocks go back
        (date(2027, 3, 28), False),
        (date(2027, 10, 30), True),
        (date(2027, 10, 31), False),
        (date(2026, 1, 1), False),
    ],
)
def test_summer_time_is_from_sunday_to_sunday(day, is_summer):
    """A day counts only if all of it is in British Summer Time."""
    assert is_summer == is_summer_time(day)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.sampled_from([UTC, BST]))
def test_an_email_has_the_date_that_other_programs_write(moment, zone):
    """The header agrees with the standard library's."""
    at = moment.replace(second=0, microsecond=0, tzinfo=zone)

    assert format_datetime(at) == mail_date(at)
