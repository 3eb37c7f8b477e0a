"""The course as it lies on the disk: the outline and the folders it speaks of, each read when first asked for."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from trainingkit.course.notebook import Cell, Notebook, read_notebook
from trainingkit.course.outline import Outline
from trainingkit.course.words import Read, read_in_file, read_in_notebook
from trainingkit.datafile import Loaded, read_datafile
from trainingkit.diagnostics import Diagnostic, Location
from trainingkit.marking.items import ItemsFile
from trainingkit.marking.practice import PracticeFile


@dataclass(frozen=True)
class Course:
    """The outline with the folders it speaks of: ``lessons`` and ``assignments`` are their parents."""

    file: Loaded[Outline]
    outline: Outline
    lessons: Path
    assignments: Path
    stories: Path

    @cached_property
    def paths(self) -> dict[str, Path]:
        """Where the notebook of each lesson, assignment and booster should lie."""
        paths = {each.id: self.lessons / each.id / "lesson.ipynb" for each in self.outline.lessons}
        paths |= {each.id: self.assignments / each.id / f"{each.id}.ipynb" for each in self.outline.assignments}
        return paths | {each.id: self.lessons / each.id / "booster.ipynb" for each in self.outline.boosters}

    @cached_property
    def notebooks(self) -> dict[str, Notebook | Diagnostic]:
        """The notebook of each lesson, assignment and booster."""
        return {step: read_notebook(path) for step, path in self.paths.items()}

    @cached_property
    def reads(self) -> dict[str, tuple[Read, ...]]:
        """All that a trainee reads in each lesson and assignment: its Markdown, and its items."""
        files: dict[str, Loaded] = {
            each.id: read_datafile(self.lessons / each.id / "practice.yml", PracticeFile)
            for each in self.outline.lessons
        }
        files |= {
            each.id: read_datafile(self.assignments / each.id / "items.yml", ItemsFile)
            for each in self.outline.assignments
        }
        return {step: self._prose(step) + read_in_file(file) for step, file in files.items()}

    def where(self, *path: str | int) -> Location:
        """The place of a value in the outline."""
        return self.file.where(*path)

    def is_readable(self, step: str) -> bool:
        """Whether a step has a notebook that can be read."""
        return isinstance(self.notebooks[step], Notebook)

    def code(self, step: str) -> tuple[tuple[Notebook, Cell], ...]:
        """The code cells of a step, each with its notebook; none where it cannot be read."""
        notebook = self.notebooks[step]
        return tuple((notebook, cell) for cell in notebook.code()) if isinstance(notebook, Notebook) else ()

    def _prose(self, step: str) -> tuple[Read, ...]:
        notebook = self.notebooks[step]
        return read_in_notebook(notebook) if isinstance(notebook, Notebook) else ()
