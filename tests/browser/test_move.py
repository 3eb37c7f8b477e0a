"""Going on with a run on another device, by a code that an officer reads there and types here."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Keyboard, Mouse
from tests.browser.player_pages import focused, open_story, pick
from tests.browser.served_pages import kernel_of, open_served, stored_choices
from tests.browser.sights import clipped, small_targets, space_out, too_wide, violations
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, run

pytestmark = pytest.mark.browser
PATIENCE = 60_000  # ms; a busy machine takes its time for a new kernel


def show_code(page: Page) -> str:
    """The code of the run on the page, as it is shown."""
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on elsewhere").click()
    code = page.get_by_label("Your code", exact=True)
    expect(code).to_contain_text("-")
    return code.inner_text()


def type_code(page: Page, code: str) -> None:
    """Ask to go on with a code on the start page."""
    page.get_by_role("button", name="Go on with a code").click()
    page.get_by_label("The code", exact=True).fill(code)
    page.keyboard.press("Enter")


def test_an_officers_run_goes_on_on_another_device(open_window, served):
    """The same decision stands there, and the same ending follows; the first device may be long gone."""
    played = run(*RUNS[f"{OFFICER}-best"])
    page = open_served(open_window, served.url, OFFICER)
    hand = Mouse(page)
    hand.begin()
    for choice in played.ids[:8]:
        hand.choose(choice)
    shown = page.locator("[data-choice]").all_inner_texts()
    lines = page.locator(".tk-log [data-line]").all_inner_texts()
    code = show_code(page)
    page.close()
    other = open_served(open_window, served.url, OFFICER)
    type_code(other, code)
    expect(other.locator("[data-choice]").first).to_be_visible()

    assert shown == other.locator("[data-choice]").all_inner_texts()
    assert lines == other.locator(".tk-log [data-line]").all_inner_texts()
    hand = Mouse(other)
    for choice in played.ids[8:]:
        hand.choose(choice)
    expect(other.get_by_role("heading", name="Looking back")).to_be_visible()
    assert played.ids == stored_choices(other, OFFICER)


def test_a_code_is_made_although_the_kernel_was_just_killed(open_window, served):
    """The next kernel is asked, which has never seen the run."""
    played = run(*RUNS[f"{OFFICER}-best"])
    page = open_served(open_window, served.url, OFFICER)
    hand = Mouse(page)
    hand.begin()
    for choice in played.ids[:3]:
        hand.choose(choice)
    kernel_of(page, served).kill()
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on elsewhere").click()

    expect(page.get_by_label("Your code", exact=True)).to_contain_text("-", timeout=PATIENCE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (lambda code: code[:-3], "The end of this code is missing"),
        (lambda code: code[:-1] + ("7" if code[-1] != "7" else "8"), "A character of this code is wrong"),
        (lambda code: "", "The end of this code is missing"),
    ],
)
def test_a_code_that_does_not_fit_is_said_in_words(open_window, served, typed, said):
    """With the code still there and selected, to be put right; the right one then goes on."""
    page = open_served(open_window, served.url, OFFICER)
    Mouse(page).begin()
    code = show_code(page)
    other = open_served(open_window, served.url, OFFICER)
    type_code(other, typed(code))
    expect(other.get_by_role("alert")).to_contain_text(said)

    field = other.get_by_label("The code", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill(code)
    other.keyboard.press("Enter")
    expect(other.locator("[data-line]").first).to_be_visible()


def test_pupils_are_offered_no_code(open_window, served):
    """Neither on the start page nor when they pause."""
    page = open_served(open_window, served.url, PUPIL)
    expect(page.get_by_role("button", name="Go on with a code")).to_have_count(0)
    Mouse(page).begin()
    page.get_by_role("button", name="Pause").click()

    expect(page.get_by_role("dialog", name="Paused")).to_be_visible()
    expect(page.get_by_role("button", name="Go on elsewhere")).to_have_count(0)


def test_everything_can_be_done_with_the_keyboard(open_window):
    """Pause, the code, back to the story; and on the start page typing it, where focus follows the story."""
    page = open_story(open_window, "officer", start=False)
    hand = Keyboard(page)
    hand.begin()
    hand.press("Pause")
    page.get_by_role("dialog", name="Paused").wait_for()
    hand.press("Go on elsewhere")
    expect(page.get_by_role("dialog", name="Go on elsewhere")).to_be_visible()
    expect(page.get_by_label("Your code", exact=True)).to_have_text("CODE")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    first = page.locator("[data-choice]").first.get_attribute("data-choice")
    pick(page, first)
    moved = page.locator("[data-choice]").all_inner_texts()
    other = open_story(open_window, "officer", start=False)
    hand = Keyboard(other)
    hand.press("Go on with a code")
    expect(other.get_by_label("The code", exact=True)).to_be_focused()
    other.keyboard.type(f"code-{first}")
    other.keyboard.press("Enter")
    expect(other.locator(".tk-decision")).to_be_visible()

    assert moved == other.locator("[data-choice]").all_inner_texts()
    expect(focused(other)).to_have_class("tk-decision")


def test_the_code_can_be_copied(open_window):
    """With one button, and the page says that it is done; where a page may not copy, the code is selected."""
    page = open_story(open_window, "officer")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on elsewhere").click()
    page.get_by_role("button", name="Copy the code").click()

    expect(page.locator(".tk-move-said").first).to_have_text("Copied.")
    assert "CODE" == page.evaluate("getSelection().toString()") or page.evaluate("isSecureContext")


def test_help_and_leaving_are_in_both_dialogs(open_window):
    """As everywhere; leaving from there wipes as leaving does."""
    page = open_story(open_window, "officer")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Go on elsewhere").click()
    dialog = page.get_by_role("dialog", name="Go on elsewhere")
    dialog.get_by_role("button", name="Who can help").click()
    expect(page.get_by_role("dialog", name="Who can help")).to_be_visible()
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Leave now").click()

    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    assert 0 == page.get_by_role("dialog").count()


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize("dialog", ["shows", "asks"])
def test_both_dialogs_are_as_accessible_as_the_story(open_window, served, dialog, width):
    """WCAG by axe, nothing too small, nothing cut off or sideways, down to 320 px and with spaced text."""
    played = run(*RUNS[f"{OFFICER}-worst"])
    page = open_served(open_window, served.url, OFFICER, width=width, height=640)
    if dialog == "shows":
        hand = Mouse(page)
        hand.begin()
        for choice in played.ids[:6]:
            hand.choose(choice)
        show_code(page)
    else:
        type_code(page, "ABC")
        expect(page.get_by_role("alert")).to_contain_text("is missing")

    assert [] == violations(page)
    assert [] == small_targets(page)
    space_out(page)
    assert [] == too_wide(page)
    assert [] == clipped(page)
