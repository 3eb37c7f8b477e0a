"""A learner's function: its text is read and saved, never run here."""

import pytest
from IPython.core.interactiveshell import InteractiveShell

from tests.exercises.test_saving import FILE
from trainingkit.exercises.asked import CannotShow
from trainingkit.exercises.form import form
from trainingkit.exercises.function import source_of

ITEM = FILE.item("total")


@pytest.fixture
def cell():
    """Run a cell as a notebook does; gives the notebook's names."""
    shell = InteractiveShell()

    def run(source):
        shell.run_cell(source, store_history=True).raise_error()
        return shell.user_ns

    yield run
    shell.restore_sys_module_state()
    shell.history_manager.end_session()
    InteractiveShell.clear_instance()


def test_the_text_of_the_cell_is_taken(cell):
    """With its comments, as it was written."""
    source = "def total(rows):\n    # pounds\n    return sum(rows)\n"

    assert source == source_of(ITEM, cell(source)["total"])


def test_its_last_version_is_taken(cell):
    """A cell that was changed and run again counts as it is now."""
    cell("def total(rows):\n    return 1\n")

    assert "return 2" in source_of(ITEM, None, cell("def total(rows):\n    return 2\n"))


def test_a_cell_that_was_not_run_is_told():
    """The message says what to run, not what Python calls it."""
    with pytest.raises(CannotShow, match="run the cell above first") as told:
        source_of(ITEM, None, {})

    assert "It begins with: def total(rows):" == told.value.hint


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("def total(amounts):\n    return 0\n", "Its parameters are: amounts."),
        ("def total(rows, *more):\n    return 0\n", "Its parameters are"),
        ("def total(rows, **more):\n    return 0\n", "Its parameters are"),
        ("def total(rows, *, more=1):\n    return 0\n", "Its parameters are"),
        ("def total():\n    return 0\n", "Its parameters are: nothing."),
        ("def other(rows):\n    return 0\ntotal = other\n", "something else"),
        ("total = lambda rows: 0\n", "something else"),
        ("class total:\n    pass\n", "was written in a cell|something else"),
        ("total = sum\n", "not a function that was written in a cell"),
        ("total = 5\n", "not a function that was written in a cell"),
    ],
)
def test_another_function_is_told(cell, source, why):
    """Name and parameters are those that the exercise asks for."""
    with pytest.raises(CannotShow, match=why) as told:
        source_of(ITEM, None, cell(source))

    assert "def total(rows):" in told.value.hint


@pytest.mark.parametrize(
    "body",
    [
        '    """Add them up."""\n    # YOUR CODE HERE\n    raise NotImplementedError()\n',
        "    raise NotImplementedError\n",
        "    pass\n",
        "    ...\n",
    ],
    ids=["given out", "bare", "pass", "dots"],
)
def test_what_was_given_out_is_not_an_answer(cell, body):
    """Run All before anything was written saves nothing, so that nobody reads *Saved* and hands in a stub."""
    with pytest.raises(CannotShow) as told:
        source_of(ITEM, cell(f"def total(rows):\n{body}")["total"])

    assert "“total” is not written yet." == told.value.detail


def test_running_the_form_saves_the_function(notebook, cell):
    """Each run of the cell saves what is there now; the same again is not saved twice."""
    first = form("total", cell("def total(rows):\n    return 1\n")["total"]).sheet["saved"]
    names = cell("def total(rows):\n    return 2\n")
    saved = [form("total", names["total"]).sheet["saved"] for _ in range(2)]

    assert (1, "def total(rows):\n    return 1\n") == (first["seq"], first["value"]["source"])
    assert [2, 2] == [each["seq"] for each in saved]


def test_a_function_that_cannot_be_saved_is_told_on_the_form(notebook):
    """In place of the item, with what to do."""
    assert "run the cell above first" in form("total").sheet["error"]["detail"]
    assert not (notebook / "answers").exists()
