"""What is loaded with which name: a lesson that only shows tables does not wait for a drawing library."""

import subprocess
import sys

import pytest

from trainingkit import analytics


def loaded_by(line: str) -> set[str]:
    """The packages that a new Python has loaded after this line."""
    code = f"import sys\n{line}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize(
    ("line", "not_needed"),
    [
        ("from trainingkit.analytics import offence_table, route_table", {"matplotlib", "pandas"}),
        ("from trainingkit.analytics import read_figures", {"matplotlib"}),
        ("from trainingkit.exercises import case_files, form, practice", {"matplotlib", "pandas", "PIL"}),
    ],
)
def test_a_cell_of_imports_loads_only_what_its_lesson_needs(line, not_needed):
    """Tables need no charts, figures no drawing, and forms neither of them nor the pictures of cases."""
    assert set() == loaded_by(line) & not_needed


@pytest.mark.parametrize("name", analytics.__all__)
def test_every_public_name_is_there(name):
    """Under the name that it has in its own module."""
    assert name == getattr(analytics, name).__name__


def test_an_unknown_name_is_no_name():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'pie_chart'"):
        _ = analytics.pie_chart
