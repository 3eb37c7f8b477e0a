"""Playing a story in the player, with a kernel that lives in the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_pages import focused, lines, open_story, pick, said

pytestmark = pytest.mark.browser

# Starts the story, and counts what its live region is given from then on, by the line or the words.
COUNT_ANNOUNCED = """() => {
  document.querySelector('[data-act=start]').click();
  window.announced = {};
  const log = document.querySelector('[role=log]');
  const count = (el) => {
    const words = el.dataset.line ?? el.textContent;
    window.announced[words] = (window.announced[words] ?? 0) + 1;
  };
  new MutationObserver((all) => {
    if (log.getAttribute('aria-live') !== 'off') all.forEach((m) => m.addedNodes.forEach(count));
  }).observe(log, { childList: true });
}"""


def test_the_start_page_says_the_agreed_words_and_offers_two_buttons(open_window):
    """The exact statement stands on the start page, with Start and Who can help."""
    page = open_story(open_window, start=False)

    expect(page.locator(".tk-statement")).to_have_text(
        "This is a made-up story about Alex, 15. Someone online puts Alex under pressure. Nothing sexual is shown."
        "You do not have to say anything about yourself. You can stop at any time and need not say why."
    )
    assert ["Start", "Who can help"] == page.locator(".tk-start button").all_inner_texts()
    assert "Lesson page" == page.title()
    expect(page.get_by_text("Draft: not approved for pupils")).to_be_visible()
    assert "en-GB" == page.locator("#player").get_attribute("lang")


def test_the_names_that_were_picked_are_used_everywhere(open_window):
    """Picking a set of names changes the note, the lines, the speakers and the questions."""
    page = open_story(open_window, start=False)
    page.get_by_label("Names in the story").select_option(label="Robin")
    expect(page.locator(".tk-note")).to_contain_text("about Robin, 15")
    page.get_by_role("button", name="Start", exact=True).click()
    pick(page, "rush")

    expect(page.get_by_role("group")).to_have_accessible_name("What could help Robin now?")
    assert "Alex" not in page.locator("#player").inner_text()
    assert "{" not in page.locator("#player").inner_text()


def play_by_keyboard(page: Page, presses: int) -> None:
    """Press Tab to the first control of the group and Enter, as often as told."""
    for _ in range(presses):
        before = page.locator(".tk-log > *").count()
        if focused(page).evaluate("el => el.getAttribute('role')") == "group":
            page.keyboard.press("Tab")
        while not focused(page).get_attribute("data-choice"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_function("n => document.querySelectorAll('.tk-log > *').length > n + 1", arg=before)


def test_a_story_is_played_to_its_end_by_keyboard_alone(open_window):
    """Tab and Enter are enough from the start page to the debrief, and focus is never lost."""
    page = open_story(open_window, start=False)
    start = page.get_by_role("button", name="Start", exact=True)
    while not start.evaluate("el => el === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="What might this message be doing?")).to_be_focused()
    play_by_keyboard(page, 3)

    expect(page.get_by_role("heading", name="Looking back")).to_be_focused()
    expect(page.get_by_role("region", name="Who helps you")).to_be_visible()


def test_focus_goes_to_the_new_question_and_to_the_help_that_is_shown(open_window):
    """After a choice the decision is focused; in the help scene its heading is."""
    page = open_story(open_window)
    expect(page.get_by_role("group", name="What might this message be doing?")).to_be_focused()
    pick(page, "rush")
    expect(page.get_by_role("group", name="What could help Alex now?")).to_be_focused()
    pick(page, "tell")

    expect(page.get_by_role("region", name="Who can help").get_by_role("heading").first).to_be_focused()


def test_every_line_is_announced_once_and_once_only(open_window):
    """Each new line reaches the live region one time; questions and choices are not in it."""
    page = open_story(open_window, start=False)
    page.evaluate(COUNT_ANNOUNCED)
    for choice in ("rush", "tell", "next"):
        pick(page, choice)

    announced = page.evaluate("window.announced")
    assert {1} == set(announced.values())
    assert 8 == len([words for words in announced if words.startswith("l-")])
    assert 8 == len(lines(page))
    assert 0 == page.locator("[role=log] [role=group], [aria-live]:not([role=log]) [data-line]").count()


def test_a_choice_is_shown_at_once_before_the_kernel_answers(open_window):
    """The pressed button is marked and the choice is in the log while the kernel thinks."""
    page = open_story(open_window)
    page.evaluate("() => { fake.kernel.silent = true; document.querySelector('[data-choice=rush]').click(); }")

    expect(page.get_by_text("In this telling: Making things move fast")).to_be_visible()
    expect(page.locator(".tk-is-chosen")).to_have_text("Making things move fast")


def test_pupils_see_no_score_and_no_way_back_but_always_what_could_help(open_window):
    """A pupil's debrief has its four parts; help is offered from every passage, after the demand too."""
    page = open_story(open_window)
    for choice in ("rush", "tell", "next"):
        page.get_by_role("button", name="From here, what could help?").click()
        expect(page.locator(".tk-could li").first).to_be_visible()
        pick(page, choice)

    assert ["What the offender did", "What helped Alex", "What could still help", "Who helps you"] == page.locator(
        ".tk-debrief > .tk-card > .tk-card-title"
    ).all_inner_texts()
    for word in ("Try another way", "points", "missed", "wrong", "worst", "harmful", "Competent", "All stories"):
        assert word not in page.locator("#player").inner_text()


def test_an_officer_sees_what_was_met_and_goes_back_to_try_another_way(open_window):
    """The result says practice, reasons and sources are given, and going back drops the later choices."""
    page = open_story(open_window, "officer")
    pick(page, "thank")
    pick(page, "ask")
    expect(page.get_by_role("region", name="Practice result")).to_contain_text("This is practice.")
    expect(page.get_by_role("region", name="Not met (1)")).to_contain_text("Agreed the next contact")
    page.get_by_role("button", name="Try another way from here, decision 2").click()
    expect(page.get_by_role("group", name="There is a pause on the line. What now?")).to_be_focused()
    pick(page, "move")

    assert ["choose", "choose", "replay", "choose"] == [message["type"] for message in said(page)]
    expect(page.get_by_text("You chose: It will stop, I promise you.")).to_be_visible()
    assert 0 == page.get_by_text("You chose: Some people").count()


def test_the_record_stands_beside_the_story_or_in_it(open_window):
    """A wide window shows the incident log beside the story, a narrow one within it; never both."""
    page = open_story(open_window, "officer")
    expect(page.locator(".tk-record:visible")).to_have_count(1)
    expect(page.get_by_role("region", name="Incident log")).to_contain_text("Prompt")
    page.set_viewport_size({"width": 600, "height": 800})

    expect(page.locator(".tk-record:visible")).to_have_count(1)
    expect(page.get_by_role("log")).to_contain_text("Prompt")


def test_a_story_that_cannot_be_shown_says_why(open_window):
    """The error panel gives the place, the mistake and the fix, and help stays in reach."""
    page = open_story(open_window, "broken", start=False)

    expect(page.get_by_role("alert")).to_contain_text("story.yml:42:11: error[unknown-passage]")
    expect(page.get_by_role("alert")).to_contain_text('Did you mean "pressure"')
    page.get_by_role("alert").get_by_role("button", name="Who can help").click()
    expect(page.get_by_role("dialog", name="Who can help")).to_be_visible()


def test_starting_again_forgets_the_run(open_window):
    """The end offers a new start, from the start page."""
    page = open_story(open_window)
    for choice in ("rush", "tell", "next"):
        pick(page, choice)
    page.get_by_role("button", name="Read the story again").click()
    expect(page.get_by_role("heading", name="A friend request")).to_be_focused()
    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.locator("[data-line]")).to_have_count(3)


def test_help_opens_with_the_school_first_and_gives_the_focus_back(open_window):
    """The dialog's first line is the school's own; closing it returns to where one was."""
    page = open_story(open_window)
    opener = page.locator(".tk-bar").get_by_role("button", name="Who can help")
    opener.click()
    dialog = page.get_by_role("dialog", name="Who can help")
    assert "In this school: Ms Example, room 12" == dialog.locator("p").first.inner_text()
    assert ["Anywhere in the UK", "England and Wales", "Scotland"] == dialog.locator("h3").all_inner_texts()
    expect(dialog).to_contain_text("Worried about something you did?")
    page.keyboard.press("Escape")

    expect(opener).to_be_focused()
