"""How a message about a file is printed."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from trainingkit.diagnostics import Diagnostic, Location, Severity, render

HERE = Path("story.yml")


@given(st.text("ab c\n", max_size=30), st.integers(1, 9), st.integers(1, 40), st.integers(1, 40))
def test_the_caret_never_runs_past_its_line(source, line, column, width):
    """Whatever the place: one sign at least, none beyond the end of the line, and no line where the file has none."""
    diagnostic = Diagnostic("code", Severity.NOTE, "Words.", Location(HERE, line, column, width))
    headline, *shown = render(diagnostic, source).split("\n")
    lines = source.splitlines()

    assert f"story.yml:{line}:{column}: note[code] Words." == headline
    assert bool(shown) == (line <= len(lines))
    if shown:
        written, caret = (row.partition("| ")[2] for row in shown)
        assert lines[line - 1] == written
        assert column - 1 == caret.index("^")
        assert max(column, min(column + width - 1, len(written))) == len(caret)


def test_a_hint_stands_last():
    """It is the next thing to do."""
    diagnostic = Diagnostic("code", Severity.ERROR, "Words.", Location(HERE), "mend it")

    assert ["story.yml:1:1: error[code] Words.", "hint: mend it"] == render(diagnostic).split("\n")
