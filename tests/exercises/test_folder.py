"""The notebook's folder: fixed, and known for what it is."""

import os
import subprocess
import sys

import pytest

from trainingkit.exercises.folder import folder_at_start, marked_here, why_unsaved


@pytest.fixture
def course(tmp_path):
    """An instructor's course."""
    (tmp_path / "nbgrader_config.py").touch()
    return tmp_path


def made(path):
    """A folder, with those above it."""
    path.mkdir(parents=True)
    return path


def test_the_folder_stays_where_the_kernel_started(tmp_path):
    """``os.chdir`` in a cell after the import changes nothing."""
    program = "import os; from trainingkit.exercises import folder; os.chdir('/'); print(folder.here().path)"
    told = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert str(tmp_path.resolve()) == told.stdout.strip()


def test_changing_folders_before_the_import_changes_nothing(tmp_path):
    """Jupyter has told the kernel where the notebook is; that folder has the items, this one has not."""
    notebook, elsewhere = made(tmp_path / "a1"), made(tmp_path / "elsewhere")
    (notebook / "items.yml").touch()
    named = {"JPY_SESSION_NAME": str(notebook / "a1.ipynb")}

    assert notebook == folder_at_start(elsewhere, named)
    assert notebook == folder_at_start(notebook, {"JPY_SESSION_NAME": str(elsewhere / "x.ipynb")})


def test_a_kernel_that_started_beside_its_items_stays_there(tmp_path):
    """The name of the session may be that of a notebook which runs this one, with items of its own."""
    own, other = made(tmp_path / "a1"), made(tmp_path / "a2")
    for folder in (own, other):
        (folder / "items.yml").touch()

    assert own == folder_at_start(own, {"JPY_SESSION_NAME": str(other / "a2.ipynb")})


def test_a_session_without_exercises_is_not_followed(tmp_path):
    """A notebook that runs another one hands its own name down; the other one's folder counts."""
    outer, inner = made(tmp_path / "outer"), made(tmp_path / "inner")

    assert inner == folder_at_start(inner, {"JPY_SESSION_NAME": str(outer / "outer.ipynb")})
    assert inner == folder_at_start(inner, {"JPY_SESSION_NAME": "Untitled.ipynb"})


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("source/first-response", "This is the source"),
        ("release/first-response", "This is the copy that is released"),
        ("submitted/seat-07/first-response", "This was handed in"),
        ("autograded/seat-07/first-response", "This was handed in"),
    ],
)
def test_nothing_is_saved_in_the_instructors_course(course, where, why):
    """Answers in the source would be released to everybody; what was handed in is not changed by looking at it."""
    assert why_unsaved(made(course / where), {}).startswith(why)


def test_a_trainees_copy_is_saved_in(tmp_path):
    """A folder that is merely called source or release is no course."""
    assert why_unsaved(made(tmp_path / "source" / "first-response"), {}) is None
    assert why_unsaved(made(tmp_path / "first-response"), {}) is None


@pytest.mark.parametrize("env", [{"SERVER_SOFTWARE": "voila/0.5.13"}, {"VOILA_PREHEAT": "True"}])
def test_nothing_is_saved_under_voila(tmp_path, env):
    """Its visitors have no folder of their own."""
    assert "Shown by Voila: nothing is saved here." == why_unsaved(tmp_path, env)


def test_marking_is_known_by_what_nbgrader_says(monkeypatch):
    """Validating is the trainee's own run; only ``autograde`` marks."""
    assert marked_here({"NBGRADER_EXECUTION": "autograde"})
    assert not marked_here({"NBGRADER_EXECUTION": "validate"})
    assert not marked_here({key: value for key, value in os.environ.items() if key != "NBGRADER_EXECUTION"})
