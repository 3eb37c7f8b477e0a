"""What is made for a release and never kept: stories packed without their criteria, and the variants of a case.

The files go beside the notebook, where stock nbgrader takes them along; the truth goes elsewhere.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from statistics import median

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.errors import TrainingkitError
from trainingkit.evidence import Case, CaseSpec, Truth, build_case, seed_for, variant_name
from trainingkit.story.compiled import pack

VARIANTS = 24
OTHER_VARIANTS = 8
"""Fewer: the other case is for the few who ask for it."""
LARGEST = 50 * 1024 * 1024
"""Bytes of everything that a trainee fetches; what a slow line carries in a minute or two."""
UNEVEN = 0.10
"""How far the words of a case may be from those of most cases, as a share, so that nobody has more to read."""
NOT_COUNTED = frozenset({".png", ".html"})
"""Pictures, and pages that show again what stands in the data."""
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
        The reference solution fails, or does not find what is true; says what, but not the truth.
    """
    case = build_case(spec, seed_for(secret, assignment, spec.case, name), name)
    if solve is not None:
        try:
            found = solve(case.files)
        except Exception as error:  # whatever somebody else's program raises, the release must not go on
            told = f'variant {name} of "{spec.case}": the reference solution fails with {type(error).__name__}: {error}'
            raise CannotPrepare(told) from error
        if wrong := sorted(_differing(case.truth, found)):
            raise CannotPrepare(f'variant {name} of "{spec.case}" is not solved: {", ".join(wrong)}')
    return Variant(name, case)


def see_that_they_are_even(variants: Sequence[Variant]) -> None:
    """See that no trainee is given clearly more to read than another.

    Raises
    ------
    CannotPrepare
        A case has over ten percent more or fewer words than the middle one; names it.
    """
    words = {variant.name: words_of(variant.case) for variant in variants}
    middle = median(words.values()) if words else 0
    if far := [name for name, count in words.items() if abs(count - middle) > UNEVEN * middle]:
        told = f"variant {far[0]} has {words[far[0]]} words, the middle one {middle:.0f}"
        raise CannotPrepare(f"{told}; write the texts of the spec about equally long")


def words_of(case: Case) -> int:
    """The words of a case's files; pictures, and pages that show the data again, are not counted."""
    counted = (data for name, data in case.files.items() if PurePosixPath(name).suffix not in NOT_COUNTED)
    return sum(len(re.findall(rb"\w+", data)) for data in counted)


def _differing(truth: Truth, found: Mapping[str, object]) -> Iterator[str]:
    for name, wanted in truth.model_dump().items():
        got = found.get(name, "")
        if (tuple(got) if isinstance(got, list | tuple) else got) != wanted:
            yield name


def truth_json(variant: Variant) -> bytes:
    """The truth of a variant as a file for the instructor."""
    return (json.dumps(variant.case.truth.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n").encode()
