"""Which case is a seat's own, and what stops where none was prepared."""

import shutil
from pathlib import Path

import pytest

from tests.trainees.cases import ALL, OTHERS, case
from tests.trainees.first_response import FORMS
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.course.assignment import read_assignment
from trainingkit.course.own_cases import NothingPrepared, own_cases
from trainingkit.course.prepared import Variant, truth_json

FORM = FORMS[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The instructor's folder, with nothing handed in yet."""
    shutil.copytree(
        INSTRUCTOR, tmp_path / "instructor", ignore=shutil.ignore_patterns("truth", "submitted", "v??", "x??")
    )
    return tmp_path / "instructor"


def test_a_seat_is_marked_on_its_own_case(root):
    """Of each case a seat may have worked on the variant that follows from its name, and on nobody else's."""
    files = read_assignment(root, "evidence-handling")
    for name in (*ALL[:3], *OTHERS[:3]):
        built = Variant(name, case(files.id, name))
        (files.folder / "cases" / name).mkdir(parents=True)
        (files.folder / "cases" / name / "case.json").write_bytes(built.case.files["case.json"])
        (root / "truth" / files.id).mkdir(parents=True, exist_ok=True)
        (root / "truth" / files.id / f"{name}.json").write_bytes(truth_json(built))
    own = {seat: list(own_cases(files, seat)) for seat in ("seat-01", "seat-02", "seat-03", "seat-04", "seat-05")}

    assert {("v", "x")} == {tuple(name[0] for name in names) for names in own.values()}
    assert all(len({names[place] for names in own.values()}) > 1 for place in (0, 1))


def test_without_its_cases_an_assignment_is_not_marked(root):
    """The message names the command that makes them."""
    shutil.rmtree(root / "source" / "evidence-handling" / "cases", ignore_errors=True)
    with pytest.raises(NothingPrepared, match="trainingkit prepare evidence-handling"):
        own_cases(read_assignment(root, "evidence-handling"), "seat-01")
