"""Continuity: where nobody answers for an exhibit."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from trainingkit.evidence import ContinuityEntry, continuity_gaps

START = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


def held(holder: str, begin: int, end: int | None, ref: str = "AB/1") -> ContinuityEntry:
    """A period in minutes from the start."""
    until = None if end is None else START + timedelta(minutes=end)
    return ContinuityEntry(exhibit_ref=ref, holder=holder, begin=START + timedelta(minutes=begin), end=until)


def gaps(*entries: ContinuityEntry) -> list[tuple]:
    """Gaps in minutes from the start."""
    minute = timedelta(minutes=1)
    found = continuity_gaps(entries)
    return [(g.exhibit_ref, (g.begin - START) // minute, (g.end - START) // minute, g.after, g.before) for g in found]


def test_a_gap_is_named_with_who_was_before_and_after():
    """Of several handovers, the one with time between is told."""
    found = gaps(held("officer", 0, 60), held("store", 60, 100), held("examiner", 150, None))

    assert [("AB/1", 100, 150, "store", "examiner")] == found


def test_the_order_of_the_lines_does_not_matter():
    """A log need not be sorted, and may mix exhibits."""
    found = gaps(held("b", 30, 40), held("x", 0, 90, "AB/2"), held("a", 0, 20), held("y", 90, None, "AB/2"))

    assert [("AB/1", 20, 30, "a", "b")] == found


def test_periods_that_overlap_leave_no_gap():
    """A short period within a longer one hides nothing, and one without an end lasts."""
    assert [] == gaps(held("a", 0, 100), held("b", 10, 20), held("c", 100, 120))
    assert [] == gaps(held("a", 0, None), held("b", 500, 600))
    assert [] == gaps()


def test_a_period_cannot_end_before_it_begins():
    """Such a line is refused when it is written, not when it is looked at."""
    with pytest.raises(ValidationError, match="ends before it begins"):
        held("a", 10, 9)


def test_a_time_without_a_zone_is_refused():
    """A time without a zone can be two moments."""
    with pytest.raises(ValidationError, match="timezone"):
        ContinuityEntry(exhibit_ref="AB/1", holder="a", begin=datetime(2026, 7, 1, 9, 0))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), min_size=1, max_size=8))
def test_gaps_are_the_minutes_that_nobody_covers(periods):
    """Between the first minute and the last, a minute lies in a gap exactly if no period holds it."""
    entries = [held("a", begin, begin + length) for begin, length in periods]
    uncovered = {m for _, begin, end, _, _ in gaps(*entries) for m in range(begin, end)}
    covered = {m for begin, length in periods for m in range(begin, begin + length)}
    span = range(min(b for b, _ in periods), max(b + length for b, length in periods))

    assert set(span) - covered == uncovered
