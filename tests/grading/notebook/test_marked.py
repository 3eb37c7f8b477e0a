"""The marked notebook is the master with answers and criteria; nbgrader's pages open it like one of their own."""

import json
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers

from tests.grading.classes import RECEIVED, Class, new_class
from tests.trainees.first_response import LOG, reference
from tests.trainees.hand_in import all_at
from trainingkit.course.handed_in import answers_in
from trainingkit.grading.desk import CannotGrade, Desk
from trainingkit.grading.graded import Graded, Tampered
from trainingkit.grading.notebook.marked import marked_notebook, write_marked
from trainingkit.grading.verdict import reach_verdict

A2, SEAT = "first-response", "seat-01"
Marked = tuple[Desk, Graded, dict[str, bytes]]


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> tuple[Class, Marked]:
    """A class in which one seat has handed in the best run and a log, and what marking it needs."""
    room = new_class(tmp_path_factory.mktemp("marked"))
    folder = room.hand_in(SEAT, A2, reference(room.form(SEAT, A2)))
    path = folder / f"{A2}.ipynb"
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        cell["source"] += ["\n# mine"] if cell["cell_type"] == "code" else ["\n<script>mine()</script>"]
        if cell["cell_type"] == "code":
            page = {"text/html": "<script>mine()</script>"}
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": page}]
    path.write_text(json.dumps(notebook))
    desk = room.desk(A2)
    return room, (desk, reach_verdict(desk, SEAT), answers_in(folder, desk.items)[0])


@pytest.fixture
def marked(played) -> Marked:
    """Nothing was written yet."""
    desk, graded, answers = played[1]
    folder = desk.autograded(SEAT)
    for path in folder.glob("*"):
        path.unlink()
    if folder.exists():
        folder.rmdir()
    (desk.submitted(SEAT) / "timestamp.txt").write_text(RECEIVED)
    return desk, graded, answers


def outputs(text: str) -> dict[str, dict[str, str]]:
    """What each cell that has outputs shows."""
    cells = json.loads(text)["cells"]
    return {cell["id"]: cell["outputs"][0]["data"] for cell in cells if cell.get("outputs")}


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_graded_cell_shows_its_answer(marked):
    """Under each graded cell of the master stand answer and criteria, as a page and in plain text."""
    shown = outputs(marked_notebook(*marked))

    assert ["the-call", "decision-log"] == list(shown)
    assert [["text/html", "text/plain"]] * 2 == [sorted(data) for data in shown.values()]
    assert "34 of 34 points" in shown["the-call"]["text/html"]
    assert LOG["risk"] in shown["decision-log"]["text/plain"]


def test_nothing_of_the_learners_notebook_is_in_it(marked):
    """Only outputs differ from the master: cells, metadata and kernel are the master's, byte for byte."""
    desk, graded, _ = marked
    notebook = json.loads(marked_notebook(*marked))
    for cell in notebook["cells"]:
        if "outputs" in cell:
            cell["outputs"] = []
    master = json.loads((desk.files.folder / f"{A2}.ipynb").read_bytes())

    assert graded.tampered
    assert master == notebook


def test_the_same_verdict_gives_the_same_bytes(played):
    """A verdict that is reached again later gives the same notebook, whatever time it took."""
    room, (desk, graded, answers) = played
    again = replace(reach_verdict(room.desk(A2), SEAT), seconds=99.0)

    assert marked_notebook(desk, graded, answers) == marked_notebook(room.desk(A2), again, answers)


def test_it_is_a_notebook(marked):
    """Jupyter has nothing against it."""
    assert nbformat.validate(nbformat.reads(marked_notebook(*marked), as_version=4)) is None


def test_formgrader_shows_it(marked):
    """Formgrader's own page has a box for the score of each item, and our words as we wrote them."""
    text = marked_notebook(*marked)
    exporter = HTMLExporter(template_name="formgrade", extra_template_basedirs=[handlers.template_path])
    exporter.sanitize_html = True
    told = {"submission_id": "1", "notebook_id": A2, "assignment_id": A2, "base_url": "", "student": SEAT}
    resources = {**told, "index": 0, "total": 1, "first_name": "", "last_name": "", "notebook_path": ""}
    page, _ = exporter.from_notebook_node(nbformat.reads(text, as_version=4), resources=resources)

    assert ['<input class="score tabbable" id="the-call"', "/ 34"] == [
        part for part in ('<input class="score tabbable" id="the-call"', "/ 34") if part in page
    ]
    assert [True, True] == [data["text/html"] in page for data in outputs(text).values()]
    assert "mine()" not in page


def test_what_is_found_in_the_notebook_is_told_first(marked):
    """A notebook that is not as it was released is told once, above the first answer, and in escaped words."""
    desk, graded, answers = marked
    found = (Tampered("cell-foreign", "x", "the cell “<b>” was not released"),)
    first, second = outputs(marked_notebook(desk, replace(graded, tampered=found), answers)).values()

    assert first["text/html"].startswith('<div class="trainingkit-notebook"><strong>The notebook is not as it was')
    assert "<li>the cell “&lt;b&gt;” was not released</li>" in first["text/html"]
    assert "trainingkit-notebook" not in second["text/html"]


def test_levels_that_a_person_gave_are_told(played):
    """For a written text each row says what the level that was given looks like."""
    room, (_, _, answers) = played
    desk = room.desk(A2)
    levels = all_at(desk.files, 2)
    graded = reach_verdict(desk, SEAT, levels)
    row = desk.files.rubrics["decision-log"].sound.row(desk.keys["decision-log"].rubric_rows[0])

    assert (
        f"Level given: {row.levels[2]}" in outputs(marked_notebook(desk, graded, answers))["decision-log"]["text/plain"]
    )


def test_an_answer_that_is_no_longer_kept_is_told(marked):
    """Once answers have been deleted the criteria still stand there."""
    desk, graded, _ = marked
    page = outputs(marked_notebook(desk, graded, {}))["the-call"]["text/html"]

    assert "The answer is no longer kept." in page
    assert "34 of 34 points" in page


def test_it_lies_where_nbgrader_looks(marked):
    """The folder has the notebook and the time of receipt, and nothing else."""
    desk, _, _ = marked
    write_marked(*marked)
    wanted = {f"{A2}.ipynb": marked_notebook(*marked).encode(), "timestamp.txt": RECEIVED.encode()}

    assert wanted == contents(desk.autograded(SEAT))
    assert [A2] == [path.name for path in desk.autograded(SEAT).parent.iterdir()]


def test_the_same_is_not_written_again(marked):
    """Where it says the same already, the files stay the files they are."""
    desk, _, _ = marked
    write_marked(*marked)
    before = {path.name: path.stat().st_ino for path in desk.autograded(SEAT).iterdir()}
    write_marked(*marked)

    assert before == {path.name: path.stat().st_ino for path in desk.autograded(SEAT).iterdir()}


def test_what_nbgrader_wrote_is_replaced(marked):
    """Read-only files of nbgrader's make way, and whatever else it has put there stays."""
    desk, _, _ = marked
    folder = desk.autograded(SEAT)
    folder.mkdir(parents=True)
    for name in (f"{A2}.ipynb", "timestamp.txt", "other.csv"):
        (folder / name).write_text("nbgrader's")
        (folder / name).chmod(0o444)
    (folder / f".{A2}.ipynb.new").write_text("half of")
    write_marked(*marked)
    found = contents(folder)

    assert {f"{A2}.ipynb", "timestamp.txt", "other.csv"} == set(found)
    assert (b"nbgrader's", RECEIVED.encode()) == (found["other.csv"], found["timestamp.txt"])
    assert marked_notebook(*marked).encode() == found[f"{A2}.ipynb"]


@pytest.mark.parametrize("step", ["pathlib.Path.rename", "trainingkit.whole_file.os.replace"])
def test_cut_short_it_is_the_old_or_nothing(marked, monkeypatch, step):
    """Stopped before the last step, nbgrader finds what was there before, and the next time all is written."""
    desk, graded, answers = marked
    folder = desk.autograded(SEAT)
    if "replace" in step:
        write_marked(desk, graded, {})
    before = contents(folder) if folder.exists() else None

    def stopped(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(step, stopped)
        with pytest.raises(OSError, match="no space left"):
            write_marked(desk, graded, answers)
    after = {name: data for name, data in contents(folder).items() if not name.startswith(".")} if before else None
    write_marked(desk, graded, answers)

    assert before == after
    assert marked_notebook(*marked).encode() == contents(folder)[f"{A2}.ipynb"]
    assert {f"{A2}.ipynb", "timestamp.txt"} == set(contents(folder))


def test_a_time_that_cannot_be_read_is_not_passed_on(marked):
    """A time of receipt that nobody can read stays behind, because pages of nbgrader fail over one."""
    desk, _, _ = marked
    write_marked(*marked)
    (desk.submitted(SEAT) / "timestamp.txt").write_text("soon")
    write_marked(*marked)

    assert [f"{A2}.ipynb"] == list(contents(desk.autograded(SEAT)))


def test_without_a_master_there_is_no_marked_notebook(tmp_path, played):
    """A master that cannot be read is told by its name."""
    room = new_class(tmp_path)
    desk = room.desk(A2)
    (desk.files.folder / f"{A2}.ipynb").write_text("{}")

    with pytest.raises(CannotGrade, match=r"first-response\.ipynb"):
        marked_notebook(desk, *played[1][1:])
