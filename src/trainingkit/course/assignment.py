"""An assignment as instructors hold it: notebook, items, key, rubrics and stories, each read from its own file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from trainingkit.course.notebook import Cell, Notebook, read_notebook
from trainingkit.datafile import Loaded, read_datafile
from trainingkit.diagnostics import Diagnostic
from trainingkit.marking.items import Item, ItemsFile, Play
from trainingkit.marking.keys import ItemKey, KeyFile
from trainingkit.marking.rubrics import RubricFile
from trainingkit.story.compiled import played_hash
from trainingkit.story.model import Story
from trainingkit.story.reader import read_story


@dataclass(frozen=True)
class AssignmentFiles:
    """The parts of one assignment. ``root`` is the instructor's folder, ``id`` the assignment's."""

    root: Path
    id: str
    items: Loaded[ItemsFile]
    key: Loaded[KeyFile]

    @property
    def folder(self) -> Path:
        """What a trainee gets, once what is made for the release has been added."""
        return self.root / "source" / self.id

    @cached_property
    def notebook(self) -> Notebook | Diagnostic:
        return read_notebook(self.folder / f"{self.id}.ipynb")

    @cached_property
    def rubrics(self) -> Mapping[str, Loaded[RubricFile]]:
        """The rubrics that the key names."""
        names = {key.rubric for key in self.keys.values() if key.rubric}
        return {name: read_datafile(self.root / "rubrics" / f"{name}.yml", RubricFile) for name in sorted(names)}

    @cached_property
    def stories(self) -> Mapping[str, Story | None]:
        """The assessed stories that its items name, with criteria; None for one that cannot be played."""
        plays = [item for item in self.by_id.values() if isinstance(item, Play)]
        names = {form for item in plays for form in (*item.forms, item.other_form) if form}
        return {name: read_story(self.root / "assessed" / name).story for name in sorted(names)}

    @cached_property
    def played_hashes(self) -> Mapping[str, str]:
        """What a run on the packed story names, by form; computed once, because a class has hundreds of runs."""
        return {name: played_hash(story) for name, story in self.stories.items() if story}

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Its items, as far as they are sound."""
        return {item.id: item for item in (self.items.sound.items if self.items.sound else ())}

    @cached_property
    def keys(self) -> Mapping[str, ItemKey]:
        """The keys of its items, as far as they are sound."""
        return {key.item: key for key in (self.key.sound.items if self.key.sound else ())}

    def grade_cells(self) -> dict[str, Cell]:
        """The graded cells of the notebook by ``grade_id``; empty where it cannot be read."""
        if isinstance(self.notebook, Diagnostic):
            return {}
        graded = [c for c in self.notebook.cells if c.nbgrader and c.nbgrader.get("grade")]
        return {str(c.nbgrader["grade_id"]): c for c in graded if c.nbgrader}


def read_assignment(root: Path, assignment_id: str) -> AssignmentFiles:
    """Read an assignment of the instructor's folder. Mistakes are in the parts' diagnostics; nothing is raised."""
    items = read_datafile(root / "source" / assignment_id / "items.yml", ItemsFile)
    key = read_datafile(root / "keys" / f"{assignment_id}.yml", KeyFile)
    return AssignmentFiles(root, assignment_id, items, key)
