"""What is made for a release and never kept: stories packed without their criteria, and the variants of a case.

The files go beside the notebook, where stock nbgrader takes them along; the truth goes elsewhere.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.errors import TrainingkitError
from trainingkit.evidence import Case, CaseSpec, Truth, build_case, seed_for, variant_name
from trainingkit.story.compiled import pack

VARIANTS = 24
OTHER_VARIANTS = 8
"""Fewer: the other case is for the few who ask for it."""
LARGEST = 50 * 1024 * 1024
"""Bytes of everything that a trainee fetches; what a slow line carries in a minute or two."""
Solve = Callable[[Mapping[str, bytes]], Mapping[str, object]]
"""A reference solution: from the files of a case alone to what is true in it."""


class CannotPrepare(TrainingkitError):
    """A story that cannot be played, a case that its reference solution does not solve, or too much to fetch."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a case: its name, the files of its folder, and what is true in it."""

    name: str
    case: Case


def packed_stories(files: AssignmentFiles) -> dict[PurePosixPath, bytes]:
    """The stories of an assignment as trainees get them, by path below its folder.

    Raises
    ------
    CannotPrepare
        One of them cannot be played.
    """
    for name, story in files.stories.items():
        if story is None:
            raise CannotPrepare(f'the story "{name}" cannot be played: trainingkit check {files.root}/assessed/{name}')
    return {PurePosixPath("stories", f"{name}.story"): pack(story) for name, story in files.stories.items() if story}


def variant_names(other: bool = False) -> tuple[str, ...]:
    """The names of all variants: ``v01`` to ``v24``, or ``x01`` to ``x08`` of the case for whoever asks for another."""
    count = OTHER_VARIANTS if other else VARIANTS
    return tuple(("x" if other else "v") + variant_name(n)[1:] for n in range(1, count + 1))


def build_variant(spec: CaseSpec, secret: bytes, assignment: str, name: str, solve: Solve | None = None) -> Variant:
    """One variant, proved to be solvable from its folder alone if a reference solution is given.

    Raises
    ------
    CannotPrepare
        The reference solution does not find what is true; says what, but not the truth.
    """
    case = build_case(spec, seed_for(secret, assignment, spec.case, name), name)
    if solve is not None and (wrong := sorted(_differing(case.truth, solve(case.files)))):
        raise CannotPrepare(f'variant {name} of "{spec.case}" is not solved: {", ".join(wrong)}')
    return Variant(name, case)


def _differing(truth: Truth, found: Mapping[str, object]) -> Iterator[str]:
    for name, wanted in truth.model_dump().items():
        got = found.get(name, "")
        if (tuple(got) if isinstance(got, list | tuple) else got) != wanted:
            yield name


def truth_json(variant: Variant) -> bytes:
    """The truth of a variant as a file for the instructor."""
    return (json.dumps(variant.case.truth.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n").encode()
