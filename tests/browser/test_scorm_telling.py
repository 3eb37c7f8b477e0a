"""What a package tells a learning platform, whatever the page in it: opened, read to its end, closed."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.scorm_platform import CLOSED, ELSEWHERE, ENDED, OPENED, SITE, STATUS, platform
from tests.editions.editions import edition_of
from trainingkit.editions.scorm.package import scorm_package

pytestmark = [pytest.mark.browser, pytest.mark.web]

# In place of a story: one button reaches the ending.
PAGE = """<!doctype html><html lang="en"><title>Lesson page</title>
<button onclick="document.dispatchEvent(new CustomEvent('trainingkit:ended')); this.after('The end')">On</button>"""
PACKAGE = scorm_package(edition_of(), PAGE).make()


def to_the_end(frame) -> None:
    """Reach the ending, once more each time."""
    frame.get_by_role("button", name="On").click()


def test_a_story_read_to_its_end_is_completed_once(open_window):
    """It is incomplete from the start, completed at its end, and read again says nothing more."""
    course = platform(open_window, PACKAGE).enter()
    assert OPENED == course.told
    to_the_end(course.story)
    assert OPENED + ENDED == course.told
    to_the_end(course.story)
    course.close()

    assert OPENED + ENDED + CLOSED == course.told


def test_a_story_that_is_closed_before_its_end_stays_incomplete(open_window):
    """Without the first word a platform would take what is merely closed for completed."""
    course = platform(open_window, PACKAGE).enter()
    course.close()

    assert OPENED + CLOSED == course.told


@pytest.mark.parametrize("before", ["completed", "passed"])
def test_what_was_completed_once_is_not_taken_back(open_window, before):
    """Whoever opens it again and stops halfway has completed it still."""
    course = platform(open_window, PACKAGE).enter(status=before)
    to_the_end(course.story)
    course.close()

    opened = [call for call in OPENED if call[1:3] != [STATUS, "incomplete"]]
    opened[1] = ["LMSGetValue", STATUS, before]
    assert opened + CLOSED == course.told


def test_a_page_that_loads_again_within_its_frame_is_still_heard(open_window):
    """A story that begins anew by loading its page is completed as well."""
    course = platform(open_window, PACKAGE).enter()
    course.story.evaluate("location.reload()")
    course.story.wait_for_load_state()
    to_the_end(course.story)

    assert OPENED + ENDED == course.told


def test_a_platform_that_opens_a_window_is_found(open_window):
    """Some platforms start a package in a window of its own; it asks the window that opened it."""
    course = platform(open_window, PACKAGE)
    course.page.goto(f"{SITE}/window")
    with course.page.expect_popup() as opened:
        course.page.get_by_role("button", name="Enter").click()
    window = opened.value
    window.frame_locator("iframe").get_by_role("button", name="On").click()
    window.close()
    course.page.wait_for_function("() => localStorage.told?.includes('LMSFinish')")

    assert OPENED + ENDED + CLOSED == course.told


@pytest.mark.parametrize("where", [f"{SITE}/package/index.html", ELSEWHERE, f"{SITE}/course?broken=yes"])
def test_the_story_plays_without_a_platform_that_can_be_told(open_window, where):
    """Alone, within another site's page, or with a platform that fails at every call."""
    page = platform(open_window, PACKAGE).page
    page.goto(where)
    frame = next(frame for frame in page.frames if "/story.html" in frame.url)
    to_the_end(frame)

    expect(frame.get_by_text("The end")).to_be_visible()


def test_the_story_plays_from_a_folder(open_window, tmp_path):
    """Unpacked and opened by a double click it plays; there is nobody to tell."""
    zipfile.ZipFile(io.BytesIO(PACKAGE)).extractall(tmp_path)
    page = open_window()
    page.goto((tmp_path / "index.html").as_uri())
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="On").click()

    expect(frame.get_by_text("The end")).to_be_visible()


def test_a_page_that_the_browser_brings_back_begins_anew(open_window):
    """What is closed has been told as closed, and the next reader sees nothing of the last one."""
    page = platform(open_window, PACKAGE).page
    page.goto(f"{SITE}/package/index.html")
    story = page.frame_locator("iframe")
    story.get_by_role("button", name="On").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(story.get_by_text("The end")).to_have_count(0)
    expect(story.get_by_role("button", name="On")).to_be_visible()
