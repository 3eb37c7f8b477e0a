"""What a page of the real server loads: little, few, and from nowhere else; and what never goes over the wire."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.served_pages import open_served
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, marking_words, run, staff_words
from tests.browser.traffic import Traffic, weigh

pytestmark = pytest.mark.browser

PAGE_LIMIT = 250 * 1024  # bytes over the wire
REQUEST_LIMIT = 6
# Keys of a story file, and of a debrief, as JSON writes them.
STAFF_KEYS = re.compile(r'"(trainer|if_laughter|if_why|tags|act|level|red|competent|best|acceptable|harmful)":')


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_a_first_visit_is_small_and_asks_for_few_things(open_window, served, slug, record_property):
    """At most 250 KB over the wire in at most 6 requests, the websocket counted, with an empty cache."""
    page = open_window()
    weight = weigh(page)
    page.goto(f"{served.url}/story/{slug}", wait_until="networkidle")
    Mouse(page).begin()
    expect(page.locator("[data-choice]").first).to_be_visible()
    record_property("page", f"{slug}: {weight.bytes / 1024:.1f} KB, {weight.requests} requests")

    assert 0 < weight.bytes <= PAGE_LIMIT
    assert 0 < weight.requests <= REQUEST_LIMIT


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_a_whole_run_asks_nobody_else_and_shows_no_staff_text(open_window, served, slug):
    """Gallery, help, away and a run to its debrief: every request stays here; no frame or page has a trainer's text."""
    played = run(*RUNS[f"{slug}-worst"])
    secrets = staff_words(played.story)
    page = open_window()
    traffic = Traffic(page)
    page.goto(f"{served.url}/help")
    page.goto(f"{served.url}/")
    page.goto(f"{served.url}/story/{slug}")
    html = [page.request.get(f"{served.url}/story/{slug}").text(), page.content()]
    hand = Mouse(page)
    hand.begin()
    for choice in played.ids[:-1]:
        hand.choose(choice)
    before = "\n".join([*html, *traffic.frames])
    found_before = traffic.found(secrets + marking_words(played.story))
    hand.choose(played.ids[-1])
    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    after = page.content()
    page.locator(".tk-bar").get_by_role("button", name="Leave now").click()
    page.wait_for_url("**/away")

    assert len(secrets) > 10
    assert len(traffic.frames) > len(played.ids)
    assert [] == found_before
    assert [] == STAFF_KEYS.findall(before)
    assert [] == [text for text in secrets + marking_words(played.story) if any(text in page for page in html)]
    assert [] == traffic.found(secrets) + [text for text in secrets if text in after]
    assert [] == traffic.elsewhere()


def test_a_pupils_debrief_has_no_criteria_and_no_result(open_window, served):
    """Not in the frames either: both are null."""
    played = run(*RUNS[f"{PUPIL}-worst"])
    page = open_served(open_window, served.url, PUPIL)
    traffic = Traffic(page)
    page.reload()
    hand = Mouse(page)
    hand.begin()
    for choice in played.ids:
        hand.choose(choice)
    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    ending = next(frame for frame in traffic.frames if '"sections"' in frame)

    assert re.search(r'"criteria": ?null, ?"result": ?null', ending)
    assert [] == STAFF_KEYS.findall("\n".join(traffic.frames))
