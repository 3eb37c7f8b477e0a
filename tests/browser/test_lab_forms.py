"""Every kind of form in a real JupyterLab: answered by keyboard alone, saved, and sound to axe in light and dark."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.every_form import KINDS, all_cells, write_assignment, write_notebook
from tests.browser.lab_answers import ANSWERS, call, press_each
from tests.browser.lab_forms import (
    FORMS,
    answer,
    expect_saved,
    faults,
    form_of,
    go_to_cell,
    open_in_lab,
    press_run_all,
    run_all,
    tab_to,
    wait_for_kernel,
)
from tests.browser.lab_server import Lab
from tests.browser.sights import small_targets, violations
from tests.serving.running import until
from trainingkit.evidence import hash_file

pytestmark = pytest.mark.browser

ALL = len(KINDS) + 2
"""Forms of the notebook: one an item, the case and the practice item."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trainee's folder with an item of every kind, a case and a story."""
    folder = write_assignment(tmp_path_factory.mktemp("lab-forms") / "root" / "every")
    write_notebook(folder / "every.ipynb", all_cells())
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
def page(browser: Browser, lab: Lab) -> Iterator[Page]:
    """The notebook with every form, opened and run."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    open_in_lab(page, lab, "every/every.ipynb")
    run_all(page, ALL, press_run_all)
    yield page
    context.close()


def test_run_all_by_keyboard_draws_every_form(page):
    """No cell fails, none is added, no form says that it is not running, and the focus stays in the notebook."""
    assert [] == faults(page)
    assert ALL == page.locator(FORMS).count()
    assert 0 == page.get_by_text("This exercise is not running").locator("visible=true").count()
    assert page.evaluate("document.activeElement.closest('.jp-Notebook') !== null")


@pytest.mark.parametrize("item", ANSWERS)
def test_an_item_is_answered_by_keyboard_alone_and_saved(page, folder, item):
    """By arrow keys and Tab; "Saved" is said, the file has the value, Escape leads back to the cell."""
    title, act, value = ANSWERS[item]
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    form = form_of(page, title)
    go_to_cell(page, form)
    act(page, form)
    if item == "total":
        wait_for_kernel(page)
    else:
        press_each(page, "Escape")
    expect_saved(form)
    until(lambda: value == answer(folder, item))

    assert cells == page.locator(".jp-Notebook .jp-Cell").count()
    assert page.evaluate("document.activeElement.matches('.jp-Notebook .jp-Cell')")


def test_a_story_is_played_by_keyboard_alone_and_each_choice_saved(page, folder):
    """The form above it counts the choices; Escape leads from the story back to the cell."""
    form = form_of(page, "A call")
    go_to_cell(page, form)
    call(page, form)
    expect(form.get_by_text("2 choices saved; the run is not complete yet")).to_be_visible()
    expect_saved(form)
    page.keyboard.press("Escape")
    value = answer(folder, "call")

    assert ("story-a", [["c1", "c2"]]) == (
        value["form"],
        [[s["choice"] for s in run["steps"]] for run in value["runs"]],
    )
    assert page.evaluate("document.activeElement.matches('.jp-Notebook .jp-Cell')")


def test_the_case_and_practice_are_worked_by_keyboard_alone(page, folder):
    """A file is looked at, hashed and closed; what is said of a practised sentence comes after its options."""
    case = form_of(page, "Case files")
    go_to_cell(page, case)
    row = case.locator('[data-file="bank.csv"]')
    tab_to(page, row.get_by_role("button", name="View"))
    press_each(page, "Enter")
    expect(row.get_by_role("table")).to_be_visible()
    tab_to(page, row.get_by_role("button", name="Compute SHA-256"))
    press_each(page, "Enter")
    expect(row.locator(".tk-hash")).to_have_text(hash_file((folder / "cases/v01/bank.csv").read_bytes()))
    practice = form_of(page, "Try it")
    go_to_cell(page, practice)
    tab_to(page, practice.get_by_role("textbox"))
    page.keyboard.type("Thank you.")
    expect(practice.get_by_role("button", name="See what is said of it")).to_be_hidden()
    tab_to(page, practice.get_by_role("button", name="Show the options"))
    press_each(page, "Enter", "Tab", "ArrowDown")
    tab_to(page, practice.get_by_role("button", name="See what is said of it"))
    press_each(page, "Enter")

    expect(practice.locator(".tk-replies")).to_contain_text("Waiting leaves them alone.")
    assert "saved" not in practice.inner_text().replace("nothing is saved or counted", "")


def test_the_placeholder_is_not_shown_and_says_what_to_do(page):
    """In a real case: stop, close, record, refer."""
    row = form_of(page, "Case files").locator('[data-file="IMG_0417.png"]')
    row.get_by_role("button", name="View").click()

    expect(row.locator(".tk-file-view")).to_contain_text("In a real case: stop, close, record, refer.")
    assert 0 == row.locator("img").count()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_the_notebooks_outputs(page, theme):
    """Every form, answered or not, in the colours of the notebook; nothing is cut off or too small to hit."""
    page.evaluate("(theme) => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
    dark = theme.endswith("Dark")
    expect(page.locator(f'.tk-form[data-theme="{"dark" if dark else "light"}"]')).to_have_count(ALL)

    assert [] == violations(page, ".jp-OutputArea")
    assert [] == [target for target in small_targets(page) if "tk-" in target]
