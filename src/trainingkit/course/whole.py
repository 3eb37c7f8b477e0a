"""What the rules about all assignments together look at: the instructor's folder, read once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.blueprint import Blueprint, read_blueprint
from trainingkit.course.subject import blank_marks
from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Location
from trainingkit.evidence import CaseSpecFile, build_case, read_case_spec
from trainingkit.marking.case_options import OwnCase, case_options
from trainingkit.marking.items import Play
from trainingkit.marking.marks import Mark
from trainingkit.marking.posed import Posed
from trainingkit.story.model import Story

PROOF = "proof"
"""The variant, and the seed, of the case that a proof looks at: how many options there are is the same in all."""


@dataclass(frozen=True)
class InstructorFolder:
    """The blueprint and the assignments that count. ``root`` is the instructor's folder."""

    root: Path
    blueprint: Loaded[Blueprint]

    @cached_property
    def counting(self) -> Mapping[str, AssignmentFiles]:
        """The assignments whose points are weighed; one that is not there has unsound parts."""
        names = self.blueprint.sound.counts if self.blueprint.sound else ()
        return {name: read_assignment(self.root, name) for name in names}

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Everything that is marked in them, with nothing answered."""
        pairs = [(files, key) for files in self.counting.values() for key in files.keys.values()]
        return tuple(mark for files, key in pairs for mark in blank_marks(files, key))

    def plays(self) -> Iterator[tuple[AssignmentFiles, Play]]:
        """The stories that are played in them."""
        for files in self.counting.values():
            yield from ((files, item) for item in files.by_id.values() if isinstance(item, Play))

    def stories(self, files: AssignmentFiles, item: Play) -> dict[str, Story]:
        """The forms of a story that can be played, the other one included."""
        names = [*item.forms, *([item.other_form] if item.other_form else [])]
        return {name: story for name in names if (story := files.stories.get(name))}

    def spec(self, name: str) -> CaseSpecFile:
        """The spec of a case."""
        return read_case_spec(self.root / "cases" / f"{name}.yml")

    def at(self, *path: str | int) -> Location:
        """A place in the blueprint."""
        return self.blueprint.where(*path)


def read_instructor_folder(root: Path) -> InstructorFolder:
    """Read the blueprint and what it counts. Mistakes are in the parts' diagnostics; nothing is raised."""
    return InstructorFolder(root, read_blueprint(root / "blueprint.yml"))


def posed(files: AssignmentFiles, case: OwnCase | None = None) -> tuple[Posed, ...]:
    """The items of an assignment without its stories, each with its key, its rubric and the case."""
    found = []
    for item in files.by_id.values():
        key = files.keys.get(item.id)
        if key is not None and not isinstance(item, Play):
            rubric = files.rubrics[key.rubric].sound if key.rubric else None
            found.append(Posed(item, key, rubric, case))
    return tuple(found)


def proof_case(spec: CaseSpecFile) -> OwnCase | None:
    """A case to prove the items on; None where the spec has mistakes."""
    if spec.spec is None:
        return None
    case = build_case(spec.spec, PROOF, PROOF)
    manifest = case_options(json.loads(case.files["case.json"]))
    return OwnCase(PROOF, manifest, case.truth.model_dump())
