"""The minutes that are suggested are never told again."""

import re

import pytest

from tests.checks.stories import good, told

LONG = "The account waits and the phone lies on the table. "


@pytest.mark.parametrize("lines", range(0, 60, 4))
def test_the_minutes_of_the_hint_are_accepted(lines):
    """Whatever the length, writing what the hint says ends the warning."""
    text = good(
        "pupil", ("The police take over.", LONG * lines + "The police take over."), ("minutes: 1", "minutes: 100")
    )
    (hint,) = [d.hint for d in told(text) if d.code == "minutes"]
    fits = re.fullmatch(r"write (\d+), or change the story", hint)[1]

    assert [] == [d for d in told(text.replace("minutes: 100", f"minutes: {fits}")) if d.code == "minutes"]


def test_one_minute_is_one():
    """The message counts as people do."""
    text = good("pupil", ("The police take over.", LONG * 60 + "The police take over."))
    (found,) = [d.message for d in told(text) if d.code == "minutes"]

    assert found.startswith("1 minute is declared; ")
