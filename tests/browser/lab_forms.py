"""Forms in a JupyterLab: opening a notebook, running it as its first lines say, and working its forms."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Keyboard
from tests.browser.lab_server import TOKEN, Lab
from tests.serving.running import DEADLINE

SAVED = re.compile(r"^Saved \d\d:\d\d$")
NOT_SAVED = re.compile("^Not saved")
SLOW = 60_000
"""Milliseconds for a kernel to start, on a machine that has other things to do."""
MOST_PRESSES = 8
FORMS = ".jp-OutputArea .tk-form"
FAULTS = (
    '[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type="application/vnd.jupyter.error"], .tk-error'
)
HAS_FOCUS = "(el) => el === document.activeElement"
CELLS = ".jp-Notebook .jp-Cell"


def open_in_lab(page: Page, lab: Lab, path: str) -> None:
    """Open a notebook; its kernel is ready and the focus in it."""
    page.goto(f"{lab.url}/lab/tree/{path}?token={TOKEN}&reset")
    wait_for_kernel(page)
    page.wait_for_function("() => document.activeElement.closest('.jp-Notebook')")


def wait_for_kernel(page: Page) -> None:
    """Until the notebook's kernel has nothing to do."""
    page.locator(CELLS).first.wait_for(timeout=SLOW)
    expect(page.locator("#jp-main-statusbar")).to_contain_text("(ipykernel) | Idle", timeout=SLOW)


def run_all(page: Page, forms: int, press: Callable[[Page], None] | None = None) -> None:
    """Run all cells, through the command itself or by pressing something; what was drawn before is drawn anew."""
    (press or command_run_all)(page)
    expect(page.locator(f"{FORMS}[data-before]")).to_have_count(0, timeout=SLOW)
    expect(page.locator(FORMS)).to_have_count(forms, timeout=SLOW)
    wait_for_kernel(page)


def run_until_drawn(page: Page, forms: int) -> None:
    """Run all cells, again where nothing comes: JupyterLab drops cells while it finds that its kernel was ended."""
    drawn = page.locator(f"{FORMS}:not([data-before])")
    for _ in range(MOST_PRESSES):
        command_run_all(page)
        with suppress(AssertionError):
            expect(drawn).to_have_count(forms, timeout=5_000)
            return
        expect(page.locator(".jp-InputPrompt", has_text="[*]")).to_have_count(0, timeout=SLOW)  # on a slow machine
        if drawn.count() == forms:
            return
    raise AssertionError("no form is drawn")


def command_run_all(page: Page) -> None:
    """What the menu and the palette call; that the palette can be reached by keyboard is a test of its own."""
    _forget_what_is_drawn(page)
    page.evaluate("() => void jupyterapp.commands.execute('notebook:run-all-cells')")


def press_run_all(page: Page) -> None:
    """By keyboard, as the notebooks say."""
    _forget_what_is_drawn(page)
    for _ in range(MOST_PRESSES):  # a page that is still loading closes its palette again
        page.keyboard.press("Escape")
        page.keyboard.press("Control+Shift+C")
        with suppress(AssertionError):
            expect(page.locator(".lm-CommandPalette-input")).to_be_focused(timeout=10_000)
            page.keyboard.type("run all cells")
            active = page.locator(".lm-CommandPalette-item.lm-mod-active")
            expect(active).to_have_text(re.compile("^Run All Cells"), timeout=10_000)
            return page.keyboard.press("Enter")
    raise AssertionError("the palette of commands does not open")


def _forget_what_is_drawn(page: Page) -> None:
    page.evaluate(f"document.querySelectorAll('{FORMS}').forEach((el) => (el.dataset.before = 'true'))")


def form_of(page: Page, title: str) -> Locator:
    """The form with this title."""
    return page.get_by_role("group", name=title, exact=True).and_(page.locator(".tk-form"))


def status(form: Locator) -> Locator:
    """What a form says of saving."""
    return form.locator(".tk-saved-words, .tk-saved:not(:has(*))").first


def expect_saved(form: Locator) -> None:
    """The kernel has acknowledged what is in the form."""
    expect(status(form)).to_have_text(SAVED, timeout=SLOW)


def answer(folder: Path, item: str) -> Any:
    """The value in an answer file; None while there is none."""
    file = folder / "answers" / f"{item}.json"
    return json.loads(file.read_text(encoding="utf-8"))["value"] if file.is_file() else None


def go_to_cell(page: Page, form: Locator) -> None:
    """From wherever the focus is in the notebook, by arrow keys to the cell of a form."""
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.matches('.jp-Notebook .jp-Cell')")
    at = "(el) => [...document.querySelectorAll('.jp-Notebook .jp-Cell')].indexOf(el.closest('.jp-Cell'))"
    wanted, now = form.evaluate(at), page.evaluate_handle("document.activeElement").as_element().evaluate(at)
    for _ in range(abs(wanted - now)):
        page.keyboard.press("ArrowDown" if wanted > now else "ArrowUp")
    page.wait_for_function(f"(n) => ({at})(document.activeElement) === n", arg=wanted)


def tab_to(page: Page, control: Locator) -> None:
    """Tab to a control of a form, which is visible then and shows that it has the focus."""
    Keyboard(page).go_to(lambda focus: control.evaluate(HAS_FOCUS), str(control))


def faults(page: Page) -> list[str]:
    """Errors in the outputs of cells, and panels that stand where a form should be."""
    return page.locator(FAULTS).all_inner_texts()


def end_kernels(lab: Lab) -> None:
    """Shut all kernels down through the server, as its culling of idle ones does."""
    address, headers = f"{lab.url}/api/kernels", {"Authorization": f"token {TOKEN}"}
    for kernel in requests.get(address, headers=headers, timeout=DEADLINE).json():
        requests.delete(f"{address}/{kernel['id']}", headers=headers, timeout=DEADLINE).raise_for_status()
