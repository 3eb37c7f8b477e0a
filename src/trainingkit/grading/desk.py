"""The desk an assignment is marked at: its files, read once, and what is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.own_cases import SUBMITTED
from trainingkit.diagnostics import Severity
from trainingkit.errors import AuthorMistakes, TrainingkitError
from trainingkit.grading.editions import edition_of
from trainingkit.marking.items import Item
from trainingkit.marking.keys import ItemKey


class CannotGrade(TrainingkitError):
    """An assignment that nobody can be marked on: not released, not prepared, or its parts do not fit."""


@dataclass(frozen=True)
class Desk:
    """An assignment whose items and key are sound. ``root`` is the instructor's folder."""

    files: AssignmentFiles

    @property
    def root(self) -> Path:
        """The instructor's folder."""
        return self.files.root

    @property
    def assignment(self) -> str:
        """The assignment's id."""
        return self.files.id

    @property
    def items(self) -> Mapping[str, Item]:
        """Its items, in the order of the notebook."""
        return self.files.by_id

    @property
    def keys(self) -> Mapping[str, ItemKey]:
        """Their keys."""
        return self.files.keys

    @property
    def is_observed(self) -> bool:
        """Whether an instructor says what an observer saw, and nothing that is handed in counts."""
        return self.files.items.sound is not None and self.files.items.sound.observed

    @cached_property
    def edition(self) -> tuple[str, bytes]:
        """What is in force: its id and its zip (``editions.edition_of``)."""
        return edition_of(self.files)

    @property
    def key_version(self) -> int:
        """The version of the key."""
        return self.files.key.sound.version if self.files.key.sound else 0

    @property
    def items_version(self) -> int:
        """The version of the items."""
        return self.files.items.sound.version if self.files.items.sound else 0

    def submitted(self, seat: str) -> Path:
        """Where the submission of a seat lies."""
        return self.root / SUBMITTED / seat / self.assignment

    def autograded(self, seat: str) -> Path:
        """Where nbgrader, formgrader and feedback look for what was marked."""
        return self.root / "autograded" / seat / self.assignment

    def seats(self) -> list[str]:
        """The seats that have handed in, sorted."""
        return sorted(path.parent.name for path in (self.root / SUBMITTED).glob(f"*/{self.assignment}"))


def open_desk(root: Path, assignment: str) -> Desk:
    """Read an assignment to mark it.

    Raises
    ------
    AuthorMistakes
        Its items, its key, a rubric or a story have mistakes.
    """
    files = read_assignment(root.absolute(), assignment)
    read = (files.items, files.key, *files.rubrics.values())
    mistakes = [each for part in read for each in part.diagnostics if each.severity is Severity.ERROR]
    if mistakes:
        raise AuthorMistakes(mistakes)
    return Desk(files)
