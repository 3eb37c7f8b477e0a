"""A notebook's folder with an assignment in it, as a kernel started there would have it."""

import pytest

from tests.exercises.assignment import ITEMS, PRACTICE
from trainingkit.exercises import folder as folder_module


@pytest.fixture
def at(monkeypatch):
    """Call it with a folder: from then on notebooks are in that one."""
    for name in ("VOILA_PREHEAT", "SERVER_SOFTWARE", "NBGRADER_EXECUTION", "JPY_SESSION_NAME", "JUPYTERHUB_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRAININGKIT_SEAT", "seat-07")
    return lambda path: monkeypatch.setattr(folder_module, "HERE", path)


@pytest.fixture
def notebook(tmp_path, at):
    """The folder of a notebook with an ``items.yml`` and a ``practice.yml``; notebooks are there."""
    folder = tmp_path / "first-response"
    folder.mkdir()
    (folder / "items.yml").write_text(ITEMS, encoding="utf-8")
    (folder / "practice.yml").write_text(PRACTICE, encoding="utf-8")
    at(folder)
    return folder


@pytest.fixture
def talk(monkeypatch):
    """Send a message to a widget as the page would, and get what the kernel answers, in order."""

    def send(widget, message):
        sent = []
        monkeypatch.setattr(widget, "send", sent.append)
        widget._handle_custom_msg(message, [])
        return sent

    return send
