"""What several tests of grading begin with."""

from pathlib import Path

import pytest

from tests.grading.classes import Class, new_class


@pytest.fixture
def room(tmp_path: Path) -> Class:
    """A class of its own: nothing released, nobody has handed in."""
    return new_class(tmp_path)
