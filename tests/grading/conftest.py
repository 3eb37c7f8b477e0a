"""What several tests of grading begin with."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.grading.classes import Class, new_class


@pytest.fixture
def room(tmp_path: Path) -> Class:
    """A class of its own: nothing released, nobody has handed in."""
    return new_class(tmp_path)


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    """What nbgrader leaves in the environment where marking ends with an error does not reach the next test."""
    yield
    os.environ.pop("NBGRADER_EXECUTION", None)
