"""The same files by ``nbgrader export --exporter=trainingkit.grading.report.plugins.MoodleExport`` or ``CanvasExport``.

In ``nbgrader_config.py``: ``c.MoodleExport.people = "private/people.csv"``, and so on.
"""

from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode

from trainingkit.grading.desk import open_desk
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.report.grades import (
    Column,
    People,
    canvas_csv,
    column_of,
    moodle_csv,
    read_people,
    unknown_seats,
)

PRIVATE = "private"


class GradesExport(ExportPlugin):
    """What both have in common: which assignments, and who the seats are."""

    people = Unicode("", help="CSV with a column seat and columns of identities").tag(config=True)
    provisional = Bool(False, help="also results that wait for a person").tag(config=True)
    names = Dict({}, help="assignment to what the other system calls it").tag(config=True)
    default_to = "grades.csv"

    def export(self, gradebook: Gradebook) -> None:
        """Write the file.

        Raises
        ------
        CannotExport
            The file of people cannot be used.
        AuthorMistakes, RecordsBroken
            An assignment or the records cannot be read.
        OSError
            The file cannot be written.
        """
        root = Path(self.parent.coursedir.root)
        people = read_people(root / self.people) if self.people else People()
        with Records(root / NAME) as records:
            columns = [
                column_of(open_desk(root, name), records, gradebook, self.names.get(name))
                for name in self._assignments(root, gradebook)
            ]
        columns = [self._of_these_students(column) for column in columns]
        if left := unknown_seats(columns, people):
            self.log.warning("not in %s, so left out: %s", self.people, ", ".join(left))
        to = Path(self.to) if self.to else root / PRIVATE / self.default_to  # never where git would take it
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(self.text(columns, people), encoding="utf-8")
        self.log.info("Exported to %s", to)

    def text(self, columns: list[Column], people: People) -> str:
        """What the file says."""
        raise NotImplementedError

    def _assignments(self, root: Path, gradebook: Gradebook) -> list[str]:
        """Those that were asked for, or all; without what was never made with the kit."""
        wanted = {str(each) for each in self.assignment}
        known = [each.name for each in gradebook.assignments if not wanted or each.name in wanted]
        ours = [name for name in known if (root / "source" / name / "items.yml").is_file()]
        if others := sorted(set(known) - set(ours)):
            self.log.warning("not made with trainingkit, so left out: %s", ", ".join(others))
        return ours

    def _of_these_students(self, column: Column) -> Column:
        wanted = {str(each) for each in self.student}
        some = {seat: each for seat, each in column.standings.items() if not wanted or seat in wanted}
        return Column(column.assignment, column.name, column.max_points, some)


class MoodleExport(GradesExport):
    """Grades as Moodle imports them."""

    id_column = Unicode("Username", help="Email address, ID number or Username: a column of people").tag(config=True)
    default_to = "grades-moodle.csv"

    def text(self, columns: list[Column], people: People) -> str:
        """What the file says."""
        return moodle_csv(columns, people, self.id_column, self.provisional)


class CanvasExport(GradesExport):
    """Grades as Canvas imports them."""

    default_to = "grades-canvas.csv"

    def text(self, columns: list[Column], people: People) -> str:
        """What the file says."""
        return canvas_csv(columns, people, self.provisional)
