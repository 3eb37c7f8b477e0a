"""Where a form is not running, its cell says how to run it."""

import pytest
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from trainingkit.exercises import case_files, form
from trainingkit.exercises.fallback import LIVE, WORDS

WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def shown():
    """Show something as the last line of a cell does; gives each output's data."""
    shell = InteractiveShell()
    shell.display_pub = CapturingDisplayPublisher()

    def show(thing):
        data, _ = shell.display_formatter.format(thing)
        return [each["data"] for each in shell.display_pub.outputs] + ([data] if data else [])

    InteractiveShell._instance = shell
    yield show
    InteractiveShell.clear_instance()
    InteractiveShell._instance = None


@pytest.mark.parametrize("make", [lambda: form("pick"), lambda: form("no-such-item"), case_files])
def test_a_viewer_without_widgets_is_told_how_to_run_all(notebook, make):
    """The output of the widget itself has text and HTML, for pages printed or marked elsewhere."""
    data, _ = make()._repr_mimebundle_()

    assert "Run All Cells" in data["text/plain"]
    assert "Shift" in data["text/plain"]
    assert "<em>Run All Cells</em>" in data["text/html"]
    assert "model_id" in data[WIDGET]


def test_words_come_before_the_widget_and_are_hidden_while_it_runs(notebook, shown):
    """JupyterLab never falls back from a widget to its HTML: the words are an output of their own."""
    running = form("pick")
    words, widget = shown(running)

    assert WIDGET not in words
    assert f'class="{WORDS}"' in words["text/html"]
    assert f".jp-OutputArea:has(.{LIVE}) .{WORDS} {{ display: none; }}" in words["text/html"]
    assert LIVE in running._dom_classes
    assert running.model_id == widget[WIDGET]["model_id"]


def test_what_a_learner_must_know_stands_above_the_form(notebook, shown):
    """A file that was set aside is told in an output of its own; markup in it is only text."""
    running = form("pick")
    running.note = "Kept as <b>pick-1.json</b>."
    _, note, _ = shown(running)

    assert "Kept as <b>pick-1.json</b>." == note["text/plain"]
    assert "&lt;b&gt;" in note["text/html"]
