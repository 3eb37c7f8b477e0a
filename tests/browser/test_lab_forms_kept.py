"""What was acknowledged is never lost in JupyterLab, and what was not is kept in the tab and saved later.

How soon a form says that it is not saved is measured where time can be stopped: ``test_forms_saving.py``.
"""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.every_form import START, write_assignment, write_notebook
from tests.browser.lab_forms import (
    NOT_SAVED,
    answer,
    end_kernels,
    expect_saved,
    faults,
    form_of,
    open_in_lab,
    run_all,
    run_until_drawn,
    status,
    wait_for_kernel,
)
from tests.browser.lab_server import Lab
from tests.serving.running import until

pytestmark = pytest.mark.browser

FIRST = "Ask how they are"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trainee's folder, with a notebook of two forms."""
    folder = write_assignment(tmp_path_factory.mktemp("lab-kept") / "root" / "kept", case=False)
    write_notebook(folder / "work.ipynb", [START, 'form("note")', 'form("pick")'])
    return folder


@pytest.fixture(scope="module")
def lab(folder: Path) -> Iterator[Lab]:
    """A JupyterLab that shows it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = Lab(folder.parent, folder.parents[1], port)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One window; what a tab keeps is not another tab's."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def first_tab(context: BrowserContext, lab: Lab) -> Page:
    """A tab with the notebook, run."""
    page = context.new_page()
    open_in_lab(page, lab, "kept/work.ipynb")
    run_all(page, 2)
    return page


@pytest.fixture
def page(first_tab: Page, folder: Path) -> Page:
    """That tab, with an answer to each item that the kernel has acknowledged."""
    note(first_tab).fill("A dark room")
    form_of(first_tab, "What comes first").get_by_label(FIRST).check()
    expect_kept(first_tab, folder, "A dark room")
    return first_tab


def note(page: Page) -> Locator:
    """The text of the form."""
    return form_of(page, "A note").get_by_role("textbox", name="What you saw")


def expect_kept(page: Page, folder: Path, text: str) -> None:
    """Both answers are on the screen and on the disk, and the form says so."""
    expect(note(page)).to_have_value(text)
    expect(form_of(page, "What comes first").get_by_label(FIRST)).to_be_checked()
    until(lambda: answer(folder, "note")["texts"]["seen"] == text)
    expect_saved(form_of(page, "A note"))
    expect_saved(form_of(page, "What comes first"))
    assert "ask" == answer(folder, "pick")


def restart(lab: Lab, page: Page) -> None:
    """Restart the kernel, as the menu does."""
    page.evaluate("void jupyterapp.commands.execute('kernelmenu:restart')")
    page.get_by_role("button", name="Confirm Kernel Restart").click()


def cull(lab: Lab, page: Page) -> None:
    """The server ends a kernel that has been idle."""
    end_kernels(lab)


def kill(lab: Lab, page: Page) -> None:
    """The kernel is ended by the system, for want of memory for instance."""
    for kernel in lab.kernels():
        kernel.kill()
    page.get_by_role("dialog", name="Kernel Restarting").wait_for()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("end", [restart, cull, kill])
def test_text_typed_while_the_kernel_ends_is_kept_and_saved_later(lab, folder, page, end: Callable):
    """The form says that it is not saved; after Run All every word is there and saved, and so is what was before."""
    note(page).press("End")
    page.keyboard.type(", and")
    end(lab, page)
    note(page).press("End")
    page.keyboard.type(" a light")
    expect(status(form_of(page, "A note"))).to_have_text(NOT_SAVED, timeout=10_000)
    before = answer(folder, "note")["texts"]["seen"]
    run_until_drawn(page, 2)

    expect_kept(page, folder, "A dark room, and a light")
    assert before in ("A dark room", "A dark room, and")
    assert [] == faults(page)


def test_a_notebook_opened_without_a_kernel_says_how_to_run_it(lab, folder, page):
    """In the place of each form are words for mouse and keyboard; after that the answers are there again."""
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    until(lambda: "tk-not-running" in (folder / "work.ipynb").read_text(encoding="utf-8"))
    page.goto("about:blank")
    end_kernels(lab)
    open_in_lab(page, lab, "kept/work.ipynb")
    words = page.get_by_text("This exercise is not running.").locator("visible=true")
    expect(words).to_have_count(2)
    told = page.locator(".tk-not-running").first.inner_text()
    run_all(page, 2)

    assert "menu Run, then Run All Cells" in told
    assert "Keyboard: press Esc, then Ctrl+Shift+C" in told
    expect_kept(page, folder, "A dark room")
    expect(words).to_have_count(0)


def test_a_page_that_is_loaded_again_goes_on_with_the_answers(folder, page):
    """What was saved is shown, and what was not saved yet is saved then."""
    note(page).fill("A dark room, and a light")
    page.reload()
    wait_for_kernel(page)
    page.wait_for_function("() => document.activeElement.closest('.jp-Notebook')")
    run_all(page, 2)

    expect_kept(page, folder, "A dark room, and a light")


@pytest.mark.parametrize("second", ["work.ipynb", "copy.ipynb"])
def test_of_two_tabs_neither_overwrites_the_other(lab, folder, context, page, second):
    """Two tabs on one notebook, or on two notebooks of one folder: the later one is told, and chooses."""
    shutil.copy(folder / "work.ipynb", folder / "copy.ipynb")
    other = context.new_page()
    open_in_lab(other, lab, f"kept/{second}")
    run_all(other, 2)
    note(page).fill("From the first")
    expect_kept(page, folder, "From the first")
    note(other).fill("From the second")
    panel = form_of(other, "A note").get_by_role("group", name="There are two versions")
    panel.wait_for()
    held = answer(folder, "note")["texts"]["seen"]
    panel.get_by_role("button", name="Take the one saved").click()

    assert "From the first" == held
    expect_kept(other, folder, "From the first")
    other.close()


def test_a_renamed_notebook_saves_where_it_did(folder, page):
    """The answers belong to the folder, not to the notebook's name."""
    page.evaluate("void jupyterapp.commands.execute('docmanager:rename')")
    page.get_by_role("dialog").get_by_role("textbox").fill("of my own.ipynb")
    page.get_by_role("dialog").get_by_role("button", name="Rename").click()
    until((folder / "of my own.ipynb").is_file)
    note(page).fill("A dark room, and a light")
    expect_kept(page, folder, "A dark room, and a light")
    page.locator(".jp-Notebook .jp-MarkdownCell").click()
    run_all(page, 2)

    expect_kept(page, folder, "A dark room, and a light")
    assert not (folder / "work.ipynb").exists()


def test_changing_folders_in_a_cell_sends_no_answer_elsewhere(lab, folder, page, tmp_path):
    """Before the import and after it: answers lie beside the notebook."""
    here, root = (f"import os\nos.chdir({path!r})" for path in (str(tmp_path), os.sep))
    write_notebook(folder / "moves.ipynb", [here, START, 'form("note")', root, 'form("pick")'])
    open_in_lab(page, lab, "kept/moves.ipynb")
    run_all(page, 2)
    note(page).fill("A dark room, after moves")

    expect_kept(page, folder, "A dark room, after moves")
    assert [] == list(tmp_path.iterdir())
