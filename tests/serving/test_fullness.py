"""How full the room has been, without showing anybody leaving."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingkit.serving.fullness import Band, Fullness
from trainingkit.serving.room import Room


@pytest.mark.parametrize(
    ("connected", "band"),
    [(0, Band.NONE), (1, Band.SOME), (15, Band.SOME), (16, Band.MOST), (29, Band.MOST), (30, Band.ALL), (33, Band.ALL)],
)
def test_there_are_four_words_for_a_class_of_thirty(connected, band):
    """Nobody, some, most, all."""
    fullness = Fullness(30)
    fullness.seen(connected)

    assert band is fullness.band


@given(st.lists(st.integers(0, 40)), st.lists(st.integers(0, 40)))
def test_nothing_that_a_leaver_does_changes_the_word(before, after):
    """Whoever leaves lowers the count; the word goes on as if they had stayed."""
    fullness = Fullness(30)
    for connected in before:
        fullness.seen(connected)
    told, most = fullness.band, max(before, default=0)
    for connected in after:
        fullness.seen(min(connected, most))

    assert told is fullness.band


@given(st.integers(1, 50), st.lists(st.integers(0, 60)))
def test_the_word_only_rises_and_each_rise_is_news_once(size, counts):
    """So that a line is written for it once."""
    fullness = Fullness(size)
    bands, news = [fullness.band], 0
    for connected in counts:
        news += fullness.seen(connected)
        bands.append(fullness.band)

    assert sorted(bands) == bands
    assert len(set(bands)) - 1 == news


def test_a_visit_is_counted_once_and_while_it_is_connected():
    """Two kernels of one visit are one visit, and a kernel that outlives its page is none."""
    room = Room(4, lambda: 0.0)
    first, second, other = room.take("a", "v1", "c"), room.take("b", "v1", "c"), room.take("c", "v2", "c")
    room.enter(first, 1)
    room.enter(second, 2)
    room.enter(other, 3)
    both = room.connected
    room.leave(other, 3)

    assert (2, 1) == (both, room.connected)
