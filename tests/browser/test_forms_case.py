"""The files of a case: looked at inside the notebook, hashed by a button, and nothing runs or is fetched."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.forms_pages import open_form
from tests.browser.hands import Keyboard
from tests.serving.running import until

pytestmark = pytest.mark.browser


def test_a_case_is_worked_by_keyboard_alone(open_window):
    """A file is opened and closed, its hash computed; the focus stays on the button."""
    page = open_form(open_window, "case")
    hand = Keyboard(page)
    hand.press("View notes.txt")
    expect(page.get_by_role("region", name="notes.txt, as text")).to_contain_text("The telephone was switched on.")
    hand.press("Close notes.txt")
    expect(page.get_by_role("region", name="notes.txt, as text")).to_have_count(0)
    hand.press("Compute SHA-256 of notes.txt")

    expect(page.locator(".tk-hash")).to_have_text("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
    hand.press("Copy")
    expect(page.locator(".tk-hashed")).to_contain_text("Copied")


def test_another_case_is_one_press_away_in_every_view(open_window):
    """The sentence is in sight, no reason is asked, and no view goes on listing the first case."""
    page = open_form(open_window, "case", views=2)
    button = page.get_by_role("button", name="Another case").first
    expect(button).to_have_accessible_description(re.compile("If you would rather not work on this case"))
    button.click()

    expect(page.get_by_text("Folder: cases/variant-x01")).to_have_count(2)
    expect(page.get_by_text("This is the other case. Now run all cells again").first).to_be_focused()
    expect(page.get_by_role("button", name="Another case")).to_have_count(0)


def test_another_case_that_cannot_be_had_says_why(open_window):
    """The case stays, and the button can be pressed again."""
    page = open_form(open_window, "case")
    page.evaluate("fake.kernel.noOther = { why: 'the disk is full', hint: 'tell your instructor' }")
    page.get_by_role("button", name="Another case").click()
    expect(page.get_by_text("The disk is full. Tell your instructor.")).to_be_visible()
    page.evaluate("fake.kernel.noOther = null")
    page.get_by_role("button", name="Another case").click()

    expect(page.get_by_text("Folder: cases/variant-x01")).to_be_visible()


def test_the_placeholder_shows_one_sentence_and_asks_for_no_file(open_window):
    """What to do in a real case, and nothing else."""
    page = open_form(open_window, "case")
    row = page.locator('[data-file="image-placeholder.png"]')
    row.get_by_role("button", name="View").click()

    expect(row.locator(".tk-file-view")).to_have_text("In a real case: stop, close, record, refer.")
    assert [] == page.evaluate("fake.kernel.said")
    assert 0 == row.locator("img, iframe").count()


def test_a_web_page_of_a_case_runs_nothing_and_fetches_nothing(open_window):
    """Its script does not run, its image is not asked for; as text it can be read whole."""
    page = open_form(open_window, "case")
    asked = []
    page.on("request", lambda request: asked.append(request))  # also for what the page's policy then stops
    row = page.locator('[data-file="chat.html"]')
    row.get_by_role("button", name="View").click()
    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_text("Pebble export")
    row.get_by_role("button", name="As text").click()

    expect(row.get_by_role("region")).to_contain_text('<script>document.title = "ran"</script>')
    until(lambda: all(request.failure == "csp" for request in asked if "192.0.2.1" in request.url))
    assert "Forms" == page.title()


def test_a_table_and_an_email_are_tables(open_window):
    """Captions, header cells, and folded header lines joined."""
    page = open_form(open_window, "case")
    page.locator('[data-file="calls.csv"]').get_by_role("button", name="View").click()
    page.locator('[data-file="message.eml"]').get_by_role("button", name="View").click()

    expect(page.get_by_role("table", name="calls.csv: 2 rows").get_by_role("columnheader")).to_have_text(
        ["time", "from", "seconds"]
    )
    headers = page.get_by_role("table", name="message.eml: header lines")
    expect(headers.get_by_role("row", name="Subject")).to_contain_text("TRAINING: your payment")
    expect(page.get_by_role("region", name="message.eml, as text")).to_have_text("This is invented.")
