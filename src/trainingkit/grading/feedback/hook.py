"""Our feedback behind nbgrader's own command and formgrader's button: what ``nbgrader generate_feedback`` exports."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default

from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.desk import open_desk
from trainingkit.grading.feedback.page import page_of
from trainingkit.grading.feedback.seat import ClassSoFar, class_so_far, keep_event, return_files, sha256_of
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.records import NAME, Records

BY = "nbgrader generate_feedback"


class FeedbackExporter(Exporter):
    """``c.GenerateFeedback.exporter_class``: the page is composed from our records, never from the notebook.

    What nbgrader would show (the whole notebook, tests included) and its preprocessors play no part. The notebook is
    not opened.
    """

    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **_: Any
    ) -> tuple[str, dict[str, Any]]:
        """The page for the seat of a marked notebook.

        Parameters
        ----------
        filename : str
            ``autograded/<seat>/<assignment>/<assignment>.ipynb``.
        resources : dict
            As nbgrader makes it: ``resources["nbgrader"]`` names student and assignment.

        Returns
        -------
        tuple
            The HTML, and the resources with the files that nbgrader needs beside it to return it.

        Raises
        ------
        NoFeedback
            Nothing was recorded for this seat; nbgrader tells it and goes on with the next.
        TrainingkitError
            The course, the records or the gradebook cannot be read.
        """
        told = resources or {}
        seat, assignment = told["nbgrader"]["student"], told["nbgrader"]["assignment"]
        folder = self.parent.coursedir
        course = CourseConfig(Path(folder.root), folder.course_id, told["nbgrader"]["db_url"], self.config)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with Records(course.root / NAME) as records:
            so_far = self._class(course, assignment, records)
            standing = so_far.standing(seat)
            page = page_of(so_far.feedback(records, standing, at))
            keep_event(records, standing, sha256_of(page), False, at, BY)
        return page, {**told, "output_extension": ".html", "outputs": return_files(so_far, seat)}

    def _class(self, course: CourseConfig, assignment: str, records: Records) -> ClassSoFar:
        """Read once for a whole class; nbgrader makes a new exporter for every run."""
        known: dict[str, ClassSoFar] = self.__dict__.setdefault("_known", {})
        if assignment not in known:
            with open_gradebook(course) as gradebook:
                known[assignment] = class_so_far(open_desk(course.root, assignment), records, gradebook)
        return known[assignment]
