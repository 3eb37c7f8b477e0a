"""Forms that save nothing, practice, and the two kinds whose answer the kernel makes: a story and a function."""

import pytest
from playwright.sync_api import expect

from tests.browser.forms_pages import kept, open_form, said, status, with_clock

pytestmark = pytest.mark.browser

FIRST = "Thank them for ringing, and say that this is not their fault"


def test_a_form_that_saves_nothing_says_so_and_keeps_nothing(open_window):
    """Under Voila: no message, no storage, and the reason in the first line."""
    page = open_form(open_window, "choose-one", mode="unsaved")
    page.get_by_label(FIRST).check()

    expect(page.get_by_text("Shown by Voila: nothing is saved here.")).to_be_visible()
    expect(status(page)).to_have_text("Nothing is saved here.")
    assert ([], []) == (page.evaluate("fake.kernel.said"), kept(page))


def test_practice_answers_in_words_and_saves_nothing(open_window):
    """The tone is a word; changing the answer takes the reply away; nothing is kept."""
    page = open_form(open_window, "choose-one", mode="practice")
    see = page.get_by_role("button", name="See what is said of it")
    see.click()
    expect(page.get_by_role("alert")).to_have_text("Choose one first.")
    for option, tone in (("Ask why they sent it", "Harms"), ("Ask for the", "Could be better"), (FIRST, "Helps")):
        page.get_by_label(option).check()
        expect(page.locator(".tk-replies")).to_have_count(0)
        see.click()
        expect(page.locator(".tk-replies li").first).to_contain_text(tone)
        expect(page.get_by_role("heading", name="What is said of it")).to_be_focused()

    assert ([], []) == (said(page, "save"), kept(page))


def test_practice_without_a_kernel_says_what_to_do(open_window):
    """No answer within two seconds: run the cell again."""
    page = with_clock(open_window, "say", mode="practice")
    page.get_by_role("textbox").fill("Thank you.")
    page.get_by_role("button", name="Show the options").click()
    page.get_by_label(FIRST).check()
    page.evaluate("fake.kernel.silent = true")
    page.get_by_role("button", name="See what is said of it").click()
    page.clock.run_for(2_100)

    expect(page.get_by_role("alert")).to_contain_text("No answer yet. Run the cell again (Shift+Enter).")


def test_the_other_form_of_a_story_needs_one_press(open_window):
    """No reason is asked, and the header says which form it is by then."""
    page = open_form(open_window, "play")
    expect(page.get_by_text("2 choices saved; the run is not complete yet")).to_be_visible()
    page.get_by_role("button", name="Another form").click()

    expect(page.get_by_text("This is the other form. It has the same tasks and the same credit.")).to_be_focused()
    expect(page.get_by_role("button", name="Another form")).to_be_hidden()
    assert [{"type": "another"}] == [{"type": msg["type"]} for msg in said(page, "another")]


def test_a_state_that_the_kernel_tells_is_shown(open_window):
    """A choice of the story was saved: the header counts it."""
    page = open_form(open_window, "play")
    page.evaluate(
        """() => {
          const value = structuredClone(fake.kernel.saved.value);
          value.runs[0].steps.push({ choice: 'end', at: 3 });
          value.runs[0].ended = true;
          fake.model.push({ type: 'state', n: null, saved: fake.kernel.elsewhere(value) });
        }"""
    )

    expect(page.get_by_text("3 choices saved; the run is complete")).to_be_visible()
    expect(status(page)).to_have_text("Saved 11:20")


def test_after_a_whole_run_the_other_form_is_not_said_to_be_played(open_window):
    """What is counted is the form on the screen; the run before is named as kept."""
    page = open_form(open_window, "play")
    page.evaluate("() => { fake.kernel.saved.value.runs[0].ended = true; }")
    page.get_by_role("button", name="Another form").click()

    expect(page.get_by_text("Not started yet. Each choice is saved as you make it.")).to_be_visible()
    expect(page.get_by_text("Your run of the first form is complete: it is kept, and it counts.")).to_be_visible()
    expect(page.get_by_text("2 choices saved")).to_have_count(0)


def test_another_form_that_cannot_be_had_says_why(open_window):
    """The kernel could not write it down; the button can be pressed again."""
    page = open_form(open_window, "play")
    page.evaluate("fake.kernel.noOther = { why: 'the disk is full', hint: 'tell your instructor' }")
    page.get_by_role("button", name="Another form").click()
    expect(page.get_by_text("The disk is full. Tell your instructor.")).to_be_visible()
    page.evaluate("fake.kernel.noOther = null")
    page.get_by_role("button", name="Another form").click()

    expect(page.get_by_text("This is the other form.")).to_be_visible()


def test_a_function_that_cannot_be_saved_leaves_the_one_before_in_sight(open_window):
    """What is wrong stands above what is saved."""
    page = open_form(open_window, "function-error")

    expect(page.get_by_role("alert")).to_contain_text("Its parameters are: rows.")
    expect(page.get_by_role("region", name="First 12 of 15 lines")).to_be_visible()
    expect(status(page)).to_have_text("Saved 11:18")
