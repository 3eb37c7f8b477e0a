"""The case that a seat works on: its variant, laid out for the release, and what is true in it."""

import json
import re

from trainingkit.course.assignment import AssignmentFiles
from trainingkit.errors import TrainingkitError
from trainingkit.evidence import share_of
from trainingkit.marking.case_options import OwnCase, case_options

SUBMITTED, SOURCE, CASES, TRUTH, MANIFEST = "submitted", "source", "cases", "truth", "case.json"
VARIANT = re.compile(r"[vx]\d\d")


class NothingPrepared(TrainingkitError):
    """The cases of an assignment, or what is true in them, are not in the instructor's folder."""


def own_cases(files: AssignmentFiles, seat: str) -> dict[str, OwnCase]:
    """The cases that a seat may have worked on: its variant of the case, and its variant of the other one.

    Raises
    ------
    NothingPrepared
        The assignment is about a case, and it was not prepared, or its truths are gone.
    """
    items = files.items.value
    if items is None or items.case is None:
        return {}
    folder = files.folder / CASES
    names = sorted(each.name for each in folder.glob("*") if VARIANT.fullmatch(each.name))
    own, others = ([name for name in names if name.startswith(letter)] for letter in "vx")
    if not own:
        raise NothingPrepared(f'"{files.id}" has no cases here: trainingkit prepare {files.id}')
    return {name: _case(files, name) for name in (share_of(seat, files.id, each) for each in (own, others) if each)}


def _case(files: AssignmentFiles, name: str) -> OwnCase:
    try:
        manifest = json.loads((files.folder / CASES / name / MANIFEST).read_bytes())
        truth = json.loads((files.root / TRUTH / files.id / f"{name}.json").read_bytes())
        return OwnCase(name, case_options(manifest), truth)
    except (OSError, ValueError) as error:
        raise NothingPrepared(f'case "{name}" of "{files.id}" or its truth cannot be read: {error}') from None
