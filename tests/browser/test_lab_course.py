"""The course's own notebooks in JupyterLab: they run without a fault, their forms answer, a story goes on."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.hands import Mouse
from tests.browser.lab_forms import (
    FORMS,
    answer,
    end_kernels,
    faults,
    form_of,
    open_in_lab,
    run_all,
    run_until_drawn,
)
from tests.browser.lab_server import Lab
from tests.browser.lab_touches import expect_an_answer, touch
from tests.browser.real_notebooks import ASSIGNMENTS, LESSONS, copy_notebooks, count_forms
from tests.browser.sights import violations

pytestmark = pytest.mark.browser

NOTEBOOKS = {
    **{name: f"{name}/{name}.ipynb" for name in ASSIGNMENTS},
    **{name: f"course/{name}/lesson.ipynb" for name in LESSONS},
}
STORY = "A call you have not heard before"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two lessons and all assignments."""
    root = tmp_path_factory.mktemp("lab-course") / "root"
    copy_notebooks(root)
    return root


@pytest.fixture(scope="module")
def lab(root: Path) -> Iterator[Lab]:
    """A JupyterLab that shows it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = Lab(root, root.parent, port)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A window for all: JupyterLab itself is loaded once."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(window: BrowserContext, lab: Lab) -> Iterator[Page]:
    """A new tab, and no kernel after it; a script error fails the test."""
    errors: list[str] = []
    page = window.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    end_kernels(lab)
    assert [] == errors


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_of_the_course_runs_and_every_form_answers(lab, root, page, name):
    """Run All: no fault in any cell, nothing that axe finds, and the kernel answers each form."""
    open_in_lab(page, lab, NOTEBOOKS[name])
    count = count_forms(root / NOTEBOOKS[name])
    run_all(page, count)
    found = violations(page, ".jp-OutputArea")
    forms = page.locator(FORMS).all()
    for form in forms:
        touch(form)
    for form in forms:
        expect_an_answer(form)

    assert [] == faults(page)
    assert [] == found


def choices(root: Path) -> list[list[str]]:
    """The choices of each run that is on the disk."""
    return [[step["choice"] for step in run["steps"]] for run in answer(root / "first-response", "the-call")["runs"]]


def variants(folder: Path) -> set[str]:
    """The variants of the case that answers were given on."""
    files = (folder / "answers").glob("*.json")
    return {json.loads(file.read_text(encoding="utf-8"))["variant"] for file in files}


def first_open(page: Page) -> str:
    """The first choice that can be made now."""
    open_ones = page.locator("[data-choice]:not([aria-disabled])")
    open_ones.first.wait_for()
    return open_ones.first.get_attribute("data-choice")


def test_a_recorded_story_goes_on_where_it_was(lab, root, page):
    """Three choices, a kernel that ends, Run All: the fourth is next, and no way back is offered."""
    open_in_lab(page, lab, NOTEBOOKS["first-response"])
    run_all(page, 2)
    player = page.locator(".tk-shell")
    expect(player.get_by_text("Your choices are saved beside this notebook")).to_be_visible()
    hand = Mouse(page)
    hand.begin()
    for _ in range(3):
        hand.choose(first_open(page))
    made = choices(root)
    lines = page.locator(".tk-log [data-line]")
    shown = lines.all_inner_texts()
    expect(form_of(page, STORY).get_by_text("3 choices saved; the run is not complete yet")).to_be_visible()
    end_kernels(lab)
    run_until_drawn(page, 2)
    fourth = first_open(page)
    again = lines.all_inner_texts()
    hand.choose(fourth)

    assert shown == again
    assert [[*made[0], fourth]] == choices(root)
    assert 0 == page.get_by_role("button", name="Try another way from here").count()
    expect(form_of(page, STORY).get_by_text("there is no going back")).to_be_visible()


def test_another_form_of_a_story_is_one_press_away(lab, root, page):
    """No reason is asked; the run of the first form is kept, and Run All shows the other one."""
    open_in_lab(page, lab, NOTEBOOKS["first-response"])
    run_all(page, 2)
    before = choices(root)
    header = form_of(page, STORY)
    header.get_by_role("button", name="Another form").click()
    expect(header.get_by_text("This is the other form.")).to_be_visible()
    hand = Mouse(page)
    hand.begin()
    hand.choose(first_open(page))
    kept = choices(root)
    run_all(page, 2)

    expect(form_of(page, STORY).get_by_text("This is the other form.")).to_be_visible()
    assert "the-deleted-shop" == answer(root / "first-response", "the-call")["form"]
    assert [*before, kept[-1]] == kept


def test_another_case_is_one_press_away(lab, root, page):
    """No reason is asked; after Run All the files and the exercises are those of the other case."""
    count = count_forms(root / NOTEBOOKS["evidence-handling"])
    open_in_lab(page, lab, NOTEBOOKS["evidence-handling"])
    run_all(page, count)
    expect(form_of(page, "Case files").get_by_text("Folder: cases/v01")).to_be_visible()
    page.get_by_role("button", name="Another case").click()
    expect(page.get_by_text("This is the other case.")).to_be_visible()
    run_all(page, count)
    first = page.locator(FORMS).nth(1)
    touch(first)
    expect_an_answer(first)

    expect(form_of(page, "Case files").get_by_text("Folder: cases/x01")).to_be_visible()
    expect(page.get_by_role("button", name="Another case")).to_have_count(0)
    assert "x01" in variants(root / "evidence-handling")
