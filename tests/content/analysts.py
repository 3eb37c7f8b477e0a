"""The analysts' assignment, its variants as a release would have them, and what answers to it come to."""

import importlib.util
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from trainingkit.course.assignment import read_assignment
from trainingkit.course.attempt import Attempt, mark_attempt
from trainingkit.course.prepared import Variant, build_variant, variant_names
from trainingkit.evidence import read_case_spec
from trainingkit.marking.answers import Answer
from trainingkit.marking.case_options import OwnCase, case_options
from trainingkit.marking.fits import as_called

ROOT = Path(__file__).resolve().parents[2]
INSTRUCTOR = ROOT / "instructor"
NAME = "figures-and-money"
FIGURES = INSTRUCTOR / "source" / NAME / "fennshire.csv"
ALL, OTHERS = variant_names(), variant_names(other=True)
GIVEN = "from datetime import datetime, timedelta"
FUNCTIONS = {"net-by-account": "net_by_account", "local-times": "local_times"}
RUBRIC = {"figures-note": {"like-with-like": 3, "recount": 3, "limits": 3, "next-step": 3}}
ASSIGNMENT = read_assignment(INSTRUCTOR, NAME)
ITEMS = list(ASSIGNMENT.by_id)


def solutions():
    """The reference solution, which lies outside every package."""
    spec = importlib.util.spec_from_file_location("figures_and_money", INSTRUCTOR / "solutions/figures_and_money.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SOLUTIONS = solutions()


@cache
def variant(name: str) -> Variant:
    """A variant as it would be built for a release, with a secret that only tests use."""
    items = ASSIGNMENT.items.value
    spec = read_case_spec(INSTRUCTOR / "cases" / f"{items.other_case if name in OTHERS else items.case}.yml").spec
    return build_variant(spec, b"a secret for tests", NAME, name)


@cache
def solved(name: str) -> dict[str, Any]:
    """The answers that the reference solution finds in the folder of a variant."""
    with TemporaryDirectory() as folder:
        for file, content in variant(name).case.files.items():
            (Path(folder) / file).write_bytes(content)
        return SOLUTIONS.solve(Path(folder), FIGURES)


def manifest(name: str):
    """What a variant has to offer as options."""
    return case_options(json.loads(variant(name).case.files["case.json"]))


def outputs(item: str, source: str) -> dict[str, Any]:
    """What a function gives for the key's arguments, as JSON; it ends where the function fails."""
    namespace: dict[str, Any] = {}
    exec(f"{GIVEN}\n{source}", namespace)
    given = {}
    for wanted in ASSIGNMENT.keys[item].criteria[0].best.outputs:
        try:
            found = namespace[FUNCTIONS[item]](*json.loads(json.dumps(wanted.arguments)))
            given[as_called(wanted.arguments)] = json.loads(json.dumps(found))
        except Exception:
            break
    return given


def marked(answers: Mapping[str, Any], name: str = "v01", levels=RUBRIC) -> Attempt:
    """What these values come to, saved as a trainee's answers would be."""
    saved = {
        item: Answer(
            format=1,
            assignment=NAME,
            item=item,
            version=ASSIGNMENT.items.value.version,
            kind=ASSIGNMENT.by_id[item].kind,
            variant=name,
            seq=1,
            saved_at=datetime(2026, 11, 21, tzinfo=UTC),
            value=value,
        )
        .to_json()
        .encode()
        for item, value in answers.items()
    }
    ran = {item: outputs(item, answers[item]["source"]) for item in FUNCTIONS if item in answers}
    case = OwnCase(name, manifest(name), variant(name).case.truth.model_dump())
    return mark_attempt(ASSIGNMENT, saved, {name: case}, levels, ran)


def lost(attempt: Attempt) -> dict[str, float]:
    """Points that were lost, by item."""
    found = {item: sum(m.max_points - m.points for m in attempt.marks if m.item == item) for item in ITEMS}
    return {item: round(points, 2) for item, points in found.items() if points}
