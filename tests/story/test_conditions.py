"""The small language of conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from trainingkit.story.conditions import parse_condition


@given(st.sets(st.sampled_from("abc")), st.integers(0, 5))
def test_conditions_mean_what_they_say(flags, n):
    """``and``, ``or``, ``not``, parentheses and comparisons as one reads them."""
    condition = parse_condition("(a or not b) and not c or n >= 3 and n != 4")

    assert (("a" in flags or "b" not in flags) and "c" not in flags or (n >= 3 and n != 4)) == condition.holds(
        flags, {"n": n}
    )


def test_a_condition_knows_what_it_reads():
    """Flags and counters are told apart by how they are used."""
    condition = parse_condition("told and calls >= 2 or not told")

    assert ({"told"}, {"calls"}) == (condition.flags, condition.counters)


@pytest.mark.parametrize("text", ["-" * 100_000 + "1", "(" * 190 + "-" * 190 + "a", "not " * 5_000 + "a", "a+" * 199])
def test_a_condition_that_no_author_means_is_refused_too(text):
    """However long or deep: a message, never an exception of Python's parser, and the message stays short."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_condition(text)

    assert "bad-condition" == caught.value.type
    assert 200 > len(caught.value.message())


@pytest.mark.parametrize(
    "text", ["told()", "a.b", "1 < n < 3", "n >= 1.5", "n >= m", "'x'", "a if b else c", "told and"]
)
def test_anything_beyond_the_language_is_refused(text):
    """No calls, no attributes, no arithmetic: every state must stay visitable."""
    with pytest.raises(PydanticCustomError):
        parse_condition(text)
