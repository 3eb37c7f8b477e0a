"""A page some choices into a story, and the two ways to leave it at once."""

from playwright.sync_api import Page

from tests.browser.hands import Mouse
from tests.browser.offline_pages import OfflinePages
from tests.browser.served_pages import ServedPages, Window, press_shift
from tests.browser.story_runs import PUPIL, RUNS, run


def in_the_middle(place: ServedPages | OfflinePages, window: Window, slug: str = PUPIL, choices: int = 9) -> Page:
    """A page some choices into a story."""
    page = place.open(window, slug)
    hand = Mouse(page)
    hand.begin()
    for choice in run(*RUNS[f"{slug}-best"]).ids[:choices]:
        hand.choose(choice)
    return page


def by_button(page: Page) -> None:
    """Press the button in the bar."""
    page.locator(".tk-bar").get_by_role("button", name="Leave now").click()


def by_shift(page: Page) -> None:
    """Press Shift three times."""
    press_shift(page, 3)


WAYS = [by_button, by_shift]
