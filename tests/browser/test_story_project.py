"""The projector view, on the server and in a file: large, lettered, by keys alone, a pause before what happens."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served_pages import resume_at, stored_choices
from tests.browser.sights import small_print
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, run, staff_words

pytestmark = pytest.mark.browser

LEAST = 28  # px, at 1920 by 1080
CHOICES = 12  # of a run, enough to meet every kind of screen but the end
PROJECTOR = {"view": "project", "width": 1920, "height": 1080}
# Where a class stands: what the screen says, and how far it is scrolled.
STANDING = "[document.querySelector('.tk-paged').innerText, scrollY]"
MOVED = f"before => JSON.stringify({STANDING}) !== JSON.stringify(before)"


def click_on(page: Page) -> None:
    """Press Page Down, as a clicker does, and wait until something has moved."""
    before = page.evaluate(STANDING)
    page.keyboard.press("PageDown")
    page.wait_for_function(MOVED, arg=before)


def pick_by_number(page: Page, choice: str) -> None:
    """Turn to the question and press the number of the choice; the class sees what it chose, and not yet more."""
    wanted = page.locator(f'[data-choice="{choice}"]:not([aria-disabled])')
    while not wanted.is_visible():
        click_on(page)
    offered = [button.get_attribute("data-choice") for button in page.locator("[data-choice]").all()]
    letters = "ABCD"[: len(offered)]
    number = offered.index(choice)
    assert list(letters) == [letter[0] for letter in page.locator(".tk-letter").all_inner_texts()]
    page.keyboard.press(str(number + 1))
    expect(page.get_by_text(f"The choice is {letters[number]}:")).to_be_visible()
    expect(page.get_by_role("button", name="Show what happens")).to_be_focused()
    expect(page.locator(".tk-consequence")).to_have_count(0)


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_a_class_plays_with_a_clicker_and_number_keys(open_window, place, slug):
    """Page Down turns screens, 1 to 4 pick, and nothing happens before the class asks for it; words are large."""
    ids = run(*RUNS[f"{slug}-best"]).ids[:CHOICES]
    page = place.open(open_window, slug, **PROJECTOR)
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    page.locator(".tk-one > *, .tk-decision").first.wait_for()
    small = []
    for made, choice in enumerate(ids):
        if choice != "next":
            pick_by_number(page, choice)
        assert ids[:made] == (stored_choices(page, slug) or [])
        while ids[: made + 1] != (stored_choices(page, slug) or []):
            small += small_print(page, LEAST, ".tk-paged")
            click_on(page)

    assert [] == small


@pytest.mark.parametrize("name", RUNS)
def test_the_end_is_large_and_has_no_trainer_text(open_window, place, name):
    """Every screen of the debrief: 28 px or more, and nothing for the person in front of the class."""
    slug, walkthrough = RUNS[name]
    page = place.open(open_window, slug, **PROJECTOR)
    resume_at(page, slug, run(slug, walkthrough).ids)
    seen, small = [], []
    while not page.locator(".tk-after").is_visible():
        small += small_print(page, LEAST, ".tk-paged")
        seen.append(page.locator(".tk-paged").inner_text())
        click_on(page)
    text = "\n".join(seen)

    assert [] == small
    assert [] == [words for words in staff_words(run(slug, walkthrough).story) if words in text]


def test_the_bar_can_be_read_from_the_back_of_the_room(open_window, place):
    """Who can help, View and Leave now: 20 px or more."""
    page = place.open(open_window, PUPIL, **PROJECTOR)

    assert [] == small_print(page, 20, ".tk-bar")
