"""A handed-in notebook is compared with its release: what learners may do is no finding, all else is told."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nbgrader.apps import NbGraderAPI

from tests.grading.classes import NOON, Class, new_class
from tests.grading.notebook.notebook_attacks import ATTACKS, FILES, Notebook, cell, edited, stripped, written
from tests.marking.every_kind import any_json
from tests.trainees.first_response import reference
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import Desk
from trainingkit.grading.graded import Graded
from trainingkit.grading.notebook.integrity import check_notebook
from trainingkit.grading.notebook.marked import write_marked
from trainingkit.grading.recording import record
from trainingkit.grading.verdict import reach_verdict

A2, A4 = "first-response", "figures-and-money"
SEAT = "seat-01"
CODES = {
    *(f"notebook-{each}" for each in ("missing", "renamed", "unreadable", "too-large")),
    *(f"cell-{each}" for each in ("missing", "twice", "edited", "moved", "metadata", "foreign")),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Class:
    """A class whose two assignments nbgrader itself has released."""
    room = new_class(tmp_path_factory.mktemp("integrity"))
    with room.gradebook():
        config = read_course_config(room.root).config
    api = NbGraderAPI(config=config)
    for name in (A2, A4):
        done = api.generate_assignment(name)
        assert done["success"], done
    return room


@pytest.fixture(scope="module")
def best(whole) -> tuple[Desk, Graded]:
    """The desk of the first response, and the verdict on the best answers with an untouched release."""
    desk = whole.desk(A2)
    handed_in(whole, A2, reference(whole.form(SEAT, A2)))
    return desk, reach_verdict(desk, SEAT)


@pytest.fixture
def call(whole, best) -> tuple[Desk, Path]:
    """The same desk, and the folder of a seat that has just handed in that."""
    shutil.rmtree(whole.root / "submitted", ignore_errors=True)
    return best[0], handed_in(whole, A2, reference(whole.form(SEAT, A2)))


def handed_in(room: Class, assignment: str, values: dict[str, Any]) -> Path:
    """What a seat hands in who has fetched the release."""
    folder = room.hand_in(SEAT, assignment, values)
    shutil.copy(room.root / "release" / assignment / f"{assignment}.ipynb", folder)
    return folder


def found(call: tuple[Desk, Path]) -> list[tuple[str, str | None]]:
    """Code and cell of what is told."""
    return [(each.code, each.cell) for each in check_notebook(*call)]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_a_changed_notebook_is_told_and_changes_no_score(call, best, attack):
    """Whatever was done to the cells is told by code and cell, and the answers are marked as if it had not been."""
    desk, folder = call
    before = best[1]
    written(folder, attack)
    after = reach_verdict(desk, SEAT)

    assert ATTACKS[attack] == [(each.code, each.cell) for each in after.tampered]
    assert () == before.tampered
    assert before.responses == after.responses


@pytest.mark.parametrize("what", FILES)
def test_a_notebook_that_cannot_be_compared_changes_no_score(call, best, what):
    """A missing, renamed, broken or enormous notebook is told once, and the answers beside it are still marked."""
    desk, folder = call
    before = best[1]
    FILES[what][0](folder)
    after = reach_verdict(desk, SEAT)

    assert [FILES[what][1]] == [each.code for each in after.tampered]
    assert before.responses == after.responses


def saved_by_jupyterlab(notebook: Notebook) -> None:
    """Everything run, looked at and saved."""
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.12.9", "pygments_lexer": "ipython3"}
    for number, each in enumerate(notebook["cells"], start=1):
        each["metadata"] |= {"trusted": True, "collapsed": False}
        if each["cell_type"] == "code":
            stream = {"output_type": "stream", "name": "stdout", "text": ["done\n"]}
            each |= {"execution_count": number, "outputs": [stream]}


def own_cells(notebook: Notebook) -> None:
    """Cells of one's own, words of one's own, and a paragraph taken away."""
    own = {"id": "own", "cell_type": "code", "source": "2 + 2", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"].insert(3, own)
    notebook["cells"][0]["source"] = "# Mine"
    del notebook["cells"][1]


def without_ids(notebook: Notebook) -> None:
    """As editors of the older format save it, with spaces gone from the ends of lines."""
    notebook["nbformat_minor"] = 4
    for each in notebook["cells"]:
        del each["id"]
        each["source"] = [*"".join(each["source"]).rstrip().splitlines(keepends=True), "\n"]


def own_function(notebook: Notebook) -> None:
    """Code written where code was asked for."""
    cell(notebook, "net-by-account-answer")["source"] = "def net_by_account(rows):\n    return {}"


@pytest.mark.parametrize("assignment", [A2, A4])
@pytest.mark.parametrize("change", [lambda _: None, saved_by_jupyterlab, own_cells, without_ids])
def test_what_a_learner_may_do_is_no_finding(whole, assignment, change):
    """A release that was run, added to, or saved by another editor is as it was released."""
    folder = handed_in(whole, assignment, {})
    written(folder, change)

    assert [] == check_notebook(whole.desk(assignment), folder)


def test_code_in_an_open_cell_is_no_finding(whole):
    """Where a function was asked for, any code may stand; what nbgrader reads of that cell may not change."""
    folder = handed_in(whole, A4, {})
    written(folder, own_function)
    untold = check_notebook(whole.desk(A4), folder)
    written(folder, lambda notebook: cell(notebook, "net-by-account-answer")["metadata"]["nbgrader"].update(grade=True))

    assert [] == untold
    assert ["cell-metadata"] == [each.code for each in check_notebook(whole.desk(A4), folder)]


def test_without_a_release_the_master_is_compared(tmp_path):
    """Where nothing was released here, a copy of the master is untouched, and a changed one is not."""
    room = new_class(tmp_path)
    folder = room.hand_in(SEAT, A2, {})
    desk = room.desk(A2)
    untold = check_notebook(desk, folder)
    written(folder, edited)

    assert [] == untold
    assert [("cell-edited", "the-call")] == found((desk, folder))


def test_a_resubmission_without_its_metadata_loses_the_old_score(whole, call):
    """After a good submission a bad one whose cells nbgrader does not know gets what it is worth, and is told."""
    desk, folder = call
    with whole.records() as records, whole.gradebook() as gradebook:

        def recorded() -> Graded:
            graded = reach_verdict(desk, SEAT)
            record(desk, records, gradebook, graded, {}, NOON, lambda stands: write_marked(desk, stands, {}))
            return graded

        recorded()
        notebook = gradebook.find_submission(A2, SEAT).notebooks[0]
        before = {grade.name: grade.auto_score for grade in notebook.grades}
        whole.hand_in(SEAT, A2, {"the-call": {"form": whole.form(SEAT, A2), "runs": []}})
        written(folder, stripped)
        recorded()
        after = {grade.name: grade.auto_score for grade in notebook.grades}

        assert 34.0 == before["the-call"]
        assert {"the-call": 0.0, "decision-log": 0.0} == after
        assert notebook.flagged

        whole.hand_in(SEAT, A2, {})
        recorded()
        assert not notebook.flagged
        notebook.flagged = True  # by a person
        gradebook.db.commit()
        whole.hand_in(SEAT, A2, {"the-call": {"form": whole.form(SEAT, A2), "runs": []}})
        recorded()
        assert notebook.flagged


def test_what_is_told_is_neutral(call):
    """A sentence names the cell and what is with it, and says nothing about anybody."""
    written(call[1], edited)

    told = [each.told for each in check_notebook(*call)]
    assert ["the cell “the-call” is not as it was released: its text is another"] == told


@given(
    junk=any_json, cells=st.lists(any_json, max_size=4), places=st.sets(st.integers(0, 6), max_size=3), data=st.data()
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_handed_in_raises(call, junk, cells, places, data):
    """Whatever JSON stands where a notebook, a cell or a part of a cell should be, something is told, or nothing."""
    desk, folder = call
    notebook = json.loads((desk.root / "release" / A2 / f"{A2}.ipynb").read_bytes())
    for place in places:
        part = data.draw(st.sampled_from(["id", "cell_type", "source", "metadata"]))
        notebook["cells"][place][part] = data.draw(any_json | any_json.map(lambda value: {"nbgrader": value}))
    bodies = [junk, {"cells": cells}, notebook | {"cells": [*notebook["cells"], *cells]}]
    for body in bodies:
        (folder / f"{A2}.ipynb").write_text(json.dumps(body))
        told = check_notebook(desk, folder)

        assert {each.code for each in told} <= CODES
        assert "".join(each.told for each in told).isprintable()


def test_the_release_is_a_notebook(whole):
    """What is compared with is what nbgrader released: its cells have checksums that the master's have not."""
    release = nbformat.read(whole.root / "release" / A2 / f"{A2}.ipynb", as_version=4)
    graded = [each for each in release.cells if each.metadata.get("nbgrader", {}).get("grade")]

    assert [True, True] == ["checksum" in each.metadata.nbgrader for each in graded]


def test_a_notebook_of_ones_own_beside_it_is_nobodys_business(room):
    """Scratch notebooks are common, and no score follows from one."""
    folder = room.hand_in("seat-01", A2, {})
    shutil.copy(folder / f"{A2}.ipynb", folder / "Untitled.ipynb")

    assert [] == check_notebook(room.desk(A2), folder)
