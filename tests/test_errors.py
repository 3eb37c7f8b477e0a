"""What messages quote of somebody else's words."""

from hypothesis import given
from hypothesis import strategies as st

from trainingkit.errors import legible


@given(st.text() | st.integers())
def test_nothing_quoted_reaches_the_terminal_as_a_command(words):
    """Whatever stands in a file that was handed in: one line of signs, and not many of them."""
    quoted = legible(words)

    assert quoted.isprintable()
    assert len(quoted) <= 61


def test_ordinary_words_are_quoted_as_they_are():
    """What is left out is marked, and what cannot be shown, too."""
    assert "Łódź 🙂" == legible("Łódź 🙂")
    assert "x" * 60 + "…" == legible("x" * 1000)
    assert "�]0;owned�" == legible("\x1b]0;owned\x07")
