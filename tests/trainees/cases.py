"""The variants of a case as a release would have them, with a secret that only tests use, and what a reader finds."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.course.prepared import build_variant, variant_names
from trainingkit.evidence import Case, read_case_spec
from trainingkit.marking.case_options import OwnCase, case_options

ALL, OTHERS = variant_names(), variant_names(other=True)
SECRET = b"a secret for tests"
SPECS = {"v": "chat-extortion", "x": "taken-over-account"}


@cache
def _solver() -> Any:
    """The reference solution, which lies outside every package."""
    spec = importlib.util.spec_from_file_location("evidence_case", INSTRUCTOR / "solutions" / "evidence_case.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def case(assignment: str, variant: str) -> Case:
    """One variant: its files, and what is true in it."""
    spec = read_case_spec(INSTRUCTOR / "cases" / f"{SPECS[variant[0]]}.yml").spec
    return build_variant(spec, SECRET, assignment, variant).case


@cache
def own_case(assignment: str, variant: str) -> OwnCase:
    """What marking knows of it."""
    built = case(assignment, variant)
    return OwnCase(variant, case_options(json.loads(built.files["case.json"])), built.truth.model_dump())


@cache
def found_in(assignment: str, variant: str) -> dict[str, Any]:
    """What a careful reader finds in its folder, and nothing that is only in the truth."""
    with TemporaryDirectory() as folder:
        for name, content in case(assignment, variant).files.items():
            (Path(folder) / name).write_bytes(content)
        return _solver().solve(Path(folder))
