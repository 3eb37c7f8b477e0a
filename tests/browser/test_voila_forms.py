"""Forms under stock Voila: they can be read and tried, they say that nothing is saved, and nothing is written."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.every_form import KINDS, all_cells, write_assignment, write_notebook
from tests.browser.lab_forms import SLOW
from tests.browser.lab_touches import TOUCHES
from tests.browser.sights import violations
from tests.serving.running import DEADLINE, until

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A trainee's folder with an item of every kind."""
    folder = write_assignment(tmp_path / "every")
    write_notebook(folder / "every.ipynb", all_cells())
    return folder


@pytest.fixture
def voila(folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a stock Voila that shows its notebook."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    homes = {f"JUPYTER_{name}_DIR": str(tmp_path / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    homes |= {"IPYTHONDIR": str(tmp_path / "ipython"), "JUPYTER_NO_CONFIG": "1"}
    command = [sys.executable, "-m", "voila", "every.ipynb", "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with (tmp_path / "voila.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | homes, cwd=folder)
        try:
            until(lambda: answers(process, f"http://127.0.0.1:{port}/voila/static/voila.js"))
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=DEADLINE)


def answers(process: subprocess.Popen, url: str) -> bool:
    """Whether it answers yet."""
    assert process.poll() is None
    try:
        return requests.get(url, timeout=DEADLINE).ok
    except requests.ConnectionError:
        return False


def test_forms_under_voila_write_nothing_and_say_so(voila, folder, open_window):
    """Every kind is drawn and can be tried; each says that nothing is saved, and the folder stays as it was."""
    before = sorted(folder.rglob("*"))
    page = open_window(1366, 768)
    page.goto(voila)
    graded = page.locator('.tk-form[data-mode="unsaved"]')
    expect(graded).to_have_count(len(KINDS), timeout=SLOW)
    for form in graded.all():
        TOUCHES.get(form.get_attribute("data-kind"), lambda form: None)(form)
    player = page.locator(".tk").get_by_role("button", name="Start", exact=True)
    player.click()
    page.locator('[data-choice="c1"]').click()
    page.locator('[data-choice="c2"]').wait_for()

    expect(graded.get_by_text("Shown by Voila: nothing is saved here.")).to_have_count(len(KINDS))
    expect(graded.locator(".tk-saved")).to_have_text(["Nothing is saved here."] * len(KINDS))
    assert 0 == page.get_by_text(re.compile(r"Saved \d\d:\d\d")).count()
    assert before == sorted(folder.rglob("*"))
    assert [] == violations(page, ".tk-form")
