"""The doors of nbgrader: ``nbgrader autograde`` and formgrader's button come to the same verdict as ``grade``.

``nbgrader_config.py`` names what is here. nbgrader converts every notebook twice, first to make it safe and then to
mark it; what it converts is never the learner's notebook, and nothing is run.
"""

import getpass
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter

from trainingkit.course.assignment import read_assignment
from trainingkit.errors import TrainingkitError
from trainingkit.grading.blind import unread, without_levels
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import Desk, open_desk
from trainingkit.grading.gradebook import open_gradebook, see_that_it_is_released
from trainingkit.grading.graded import Graded
from trainingkit.grading.notebook.marked import marked_notebook
from trainingkit.grading.privacy import make_folder
from trainingkit.grading.reaching import Look, clear, jail_for, reach_here
from trainingkit.grading.recording import record, what_stands
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.verdict import RunFunction


class GradedMeanwhile(TrainingkitError):
    """Somebody else has graded the same submission at the same time."""


def before_autograde(assignment: str, student: str, notebooks: Sequence[str]) -> None:
    """``c.Autograde.pre_convert_hook``: take away what nbgrader must not copy, or would stop at, before it does.

    Parameters
    ----------
    assignment, student : str
        As nbgrader was asked; ``student`` may be ``*``.
    notebooks : sequence of str
        Paths of the notebooks of one submission, ``submitted/<seat>/<assignment>/*.ipynb``.
    """
    for folder in {Path(each).absolute().parent for each in notebooks}:
        make_folder(folder.parents[2] / "autograded")  # before nbgrader does, for everybody to read
        clear(folder, read_assignment(folder.parents[2], folder.name).by_id)


class MarkedExporter(NotebookExporter):
    """``c.Autograde.exporter_class``: gives the marked notebook of a verdict, whatever notebook it is asked about.

    Raises whatever stops a verdict; nbgrader then goes on with the next learner, takes away what it had written, and
    says whom it could not mark.
    """

    def from_filename(
        self, filename: str, resources: Mapping[str, Any] | None = None, **kw: Any
    ) -> tuple[str, Mapping[str, Any]]:
        """The marked notebook; in the second pass its scores have been recorded."""
        resources = self._init_resources(resources)
        told = resources["nbgrader"]
        return self._sitting(told["assignment"]).next_pass(told["student"]), resources

    def _sitting(self, assignment: str) -> "Sitting":
        coursedir = self.parent.coursedir
        course = CourseConfig(Path(coursedir.root).absolute(), coursedir.course_id, coursedir.db_url, self.config)
        known = self.__dict__.setdefault("_sittings", {})  # nbgrader makes one exporter for each run of its command
        return known.setdefault(assignment, Sitting(course, assignment))


class Sitting:
    """One run of nbgrader over an assignment: its files are read once, and so is each seat's submission."""

    def __init__(self, course: CourseConfig, assignment: str) -> None:
        self.course, self.assignment = course, assignment
        self._reached: dict[str, tuple[Look, Graded, Graded, str]] = {}

    @cached_property
    def desk(self) -> Desk:
        """The desk."""
        return open_desk(self.course.root, self.assignment)

    @cached_property
    def run(self) -> RunFunction | None:
        """The jail; None where it is not needed, or there is none."""
        return jail_for(self.desk)

    def next_pass(self, seat: str) -> str:
        """The marked notebook of a seat: the first time its verdict is reached, the second time it is recorded."""
        return self._recorded(seat) if seat in self._reached else self._marked(seat)

    def _marked(self, seat: str) -> str:
        with Records(self.course.root / NAME) as records:
            look, now = reach_here(self.desk, records, seat, self.run)  # clears again: nbgrader's hook may have failed
            stands, _ = what_stands(records.latest(self.assignment, seat), now, self.desk)
            hidden = unread(self.desk, records, now).get(seat, ())
        text = marked_notebook(self.desk, without_levels(self.desk, stands, hidden), look.answers)
        self._reached[seat] = look, now, stands, text
        return text

    def _recorded(self, seat: str) -> str:
        look, now, written, text = self._reached.pop(seat)

        def see_that_it_was_written(stands: Graded) -> None:
            if stands != written:
                raise GradedMeanwhile(f'"{seat}" was graded by somebody else meanwhile: run the same command again')

        at = datetime.now(UTC).isoformat(timespec="seconds")  # nbgrader has no clock to give
        with open_gradebook(self.course) as gradebook, Records(self.course.root / NAME) as records:
            see_that_it_is_released(gradebook, self.desk)
            record(self.desk, records, gradebook, now, look.answers, at, see_that_it_was_written, by=getpass.getuser())
        return text
