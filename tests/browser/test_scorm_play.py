"""A story in a learning platform: played to its end by keyboard, helped, paused and left, and what is told of it."""

from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Frame, Keyboard, Locator, Page, expect

from tests.browser import hands
from tests.browser.scorm_platform import CLOSED, ENDED, OPENED, SITE, Platform, platform
from tests.browser.served_pages import press_shift
from tests.browser.sights import too_wide, violations
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, WORST, run
from tests.editions.editions import edition_of
from trainingkit.editions.offline.page import story_page
from trainingkit.editions.offline.stops import stops_of
from trainingkit.editions.scorm.package import scorm_package

pytestmark = [pytest.mark.browser, pytest.mark.web]
WAITS_OR_ANSWERED = ".tk-stop[open], .tk:not(:has([data-choice][aria-disabled]))"


@cache
def package(slug: str) -> bytes:
    """The package of a shipped story with its own page."""
    edition = edition_of(slug)
    return scorm_package(edition, story_page(edition).make().decode()).make()


@dataclass
class Within:
    """A frame, and the keyboard of its window: all that hands need of a page."""

    frame: Frame
    keyboard: Keyboard

    def locator(self, selector: str) -> Locator:
        return self.frame.locator(selector)

    def evaluate(self, script: str) -> object:
        return self.frame.evaluate(script)


@dataclass
class AtStops(hands.Keyboard):
    """Plays by keyboard, and types the word of each stop."""

    words: list[str]

    def choose(self, choice: str) -> None:
        self.go_to(lambda focus: focus["choice"] == choice, choice)
        self.page.keyboard.press("Enter")
        self.page.locator(WAITS_OR_ANSWERED).first.wait_for()
        if self.page.locator(".tk-stop[open]").count():
            self.page.keyboard.type(self.words.pop(0))
            self.page.keyboard.press("Enter")
        hands.answered(self.page)


def player(course: Platform, slug: str) -> AtStops:
    """The hands of somebody who has the teacher's sheet."""
    words = [stop.word for stop in stops_of(edition_of(slug).story)]
    return AtStops(Within(course.story, course.page.keyboard), words)


def all_words(page: Page) -> str:
    """Every word and address in a window and its frames."""
    return "\n".join(frame.content() + frame.url for frame in page.frames)


@pytest.mark.parametrize("name", ["a-friend-request-worst", "first-call-best"])
def test_a_story_played_to_its_end_by_keyboard_is_completed(open_window, name):
    """From the start page to the debrief, nothing is told but that it was opened and that it has ended."""
    slug, walkthrough = RUNS[name]
    course = platform(open_window, package(slug)).enter()
    by_keys = player(course, slug)
    by_keys.begin()
    choices = run(slug, walkthrough).ids
    for choice in choices[:-1]:
        by_keys.choose(choice)
    assert OPENED == course.told
    by_keys.choose(choices[-1])
    expect(course.story.locator(".tk-debrief")).to_be_visible()
    assert OPENED + ENDED == course.told
    course.close()

    assert OPENED + ENDED + CLOSED == course.told


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_help_a_pause_and_leaving_are_not_told(open_window, slug):
    """Who opened help, paused, left at once and then closed the course cannot be told from who closed it."""
    course = platform(open_window, package(slug)).enter()
    by_keys = player(course, slug)
    by_keys.begin()
    by_keys.choose(run(slug, WORST[slug]).ids[0])
    by_keys.press("Who can help")
    course.page.keyboard.press("Escape")
    by_keys.press("Pause")
    course.page.keyboard.press("Escape")
    press_shift(course.page, 3)
    expect(course.story.get_by_role("heading", name="Study timer")).to_be_visible()
    course.close()

    assert OPENED + CLOSED == course.told


@pytest.mark.parametrize("by", ["keys", "button"])
def test_leaving_leaves_no_word_of_the_story_in_the_window(open_window, by):
    """The neutral page has the whole place of the package, whichever way one leaves."""
    course = platform(open_window, package(PUPIL)).enter()
    player(course, PUPIL).begin()
    assert "Alex" in all_words(course.page)
    if by == "keys":
        press_shift(course.page, 3)
    else:
        course.story.get_by_role("button", name="Leave now").first.click()
    expect(course.story.get_by_role("heading", name="Study timer")).to_be_visible()

    assert [] == [
        word for word in ("Alex", "friend request", "sextortion", "blackmail") if word in all_words(course.page)
    ]


def test_shift_three_times_leaves_at_once_in_a_window_of_its_own(open_window):
    """Where the package has a window to itself, keys go to the story from the first moment."""
    page = platform(open_window, package(PUPIL)).page
    page.goto(f"{SITE}/package/index.html")
    story = page.frame_locator("iframe")
    story.get_by_role("button", name="Start", exact=True).wait_for()
    press_shift(page, 3)

    expect(story.get_by_role("heading", name="Study timer")).to_be_visible()
    assert "Lesson page" == page.title()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (320, 480)])
def test_the_frame_is_as_good_to_use_as_the_page_alone(open_window, width, height):
    """Axe finds nothing, and whatever the size only the story scrolls, and only downwards."""
    page = platform(open_window, package(PUPIL), width=width, height=height).page
    page.goto(f"{SITE}/package/index.html")
    story = next(frame for frame in page.frames if "/story.html" in frame.url)
    story.get_by_role("button", name="Start", exact=True).wait_for()
    size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")

    assert [width, height] == size
    assert [width, height] == story.evaluate("[innerWidth, innerHeight]")
    assert [] == too_wide(story)
    assert [] == violations(page)
