"""A story in a file: what only it has. No network, a neutral page to leave to, a day after which it warns."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.leaving import WAYS, in_the_middle
from tests.browser.served_pages import KEPT, NOTHING, stored_choices
from tests.browser.sights import violations
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, marking_words, run, staff_words
from trainingkit.editions.offline.stops import stops_of

pytestmark = pytest.mark.browser

MAY_2027 = "2027-05-02T08:00:00"
"""The day after the one by which the numbers have to be checked."""
TABLE = re.compile(r'"(trainer|if_laughter|if_why|tags|act|level|red|set|clear|add|if)":')


@pytest.mark.parametrize("leave", WAYS)
def test_nothing_is_left_after_leaving(open_window, offline, leave):
    """The study timer, nothing kept, no word of the story in the page, and so it stays after a reload and Back."""
    page = in_the_middle(offline, open_window)
    leave(page)
    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()

    assert NOTHING == page.evaluate(KEPT)
    assert "Study timer" == page.title()
    assert "edition" not in page.locator("body").inner_text()
    assert "badminton" not in page.evaluate("document.body.innerText + document.head.innerText")
    page.reload()
    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    assert "Study timer" == page.title()
    page.go_back()
    assert "about:blank" == page.url


def test_a_reload_goes_on_and_a_new_opening_begins_anew(open_window, offline):
    """The same tab stands at the same decision; whoever opens the file next sees its start page."""
    page = in_the_middle(offline, open_window)
    before = page.locator(".tk-log [data-line]").all_inner_texts()
    page.reload()
    expect(page.locator("[data-choice]").first).to_be_visible()

    assert before == page.locator(".tk-log [data-line]").all_inner_texts()
    page.goto("about:blank")
    page.goto(offline.address(PUPIL))
    expect(page.locator('.tk-start button[data-act="start"]')).to_be_visible()
    assert None is stored_choices(page, PUPIL)


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_a_page_asks_for_nothing_and_holds_no_staff_text(open_window, offline, slug):
    """One request, for the file itself; no trainer's word, no criterion, no condition is in it."""
    page = open_window(offline=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(offline.address(slug))
    hand = Mouse(page)
    hand.begin()
    html = page.content()
    story = run(*RUNS[f"{slug}-worst"]).story

    assert [] == [url for url in asked if not url.startswith("data:") and url != offline.address(slug)]
    assert len(staff_words(story)) > 10
    assert [] == [words for words in staff_words(story) + marking_words(story) if words in html]
    assert [] == TABLE.findall(page.locator("#given").text_content())


def test_after_its_day_the_page_opens_with_a_warning(open_window, offline):
    """By the clock of the device; before that day it says nothing of it."""
    page = offline.open(open_window, PUPIL)
    expect(page.get_by_text("Check these numbers before you teach")).to_have_count(0)
    page.clock.set_fixed_time(MAY_2027)
    page.reload()

    expect(page.get_by_text("Check these numbers before you teach")).to_be_visible()
    assert [] == violations(page)


def test_every_view_of_a_page_says_its_edition(open_window, offline):
    """Edition, day of the check and day of the next stand at the foot from the start page on."""
    page = in_the_middle(offline, open_window, choices=2)

    expect(page.locator("#imprint")).to_have_text(
        re.compile(r"Draft: not approved for pupils · edition [0-9a-f]{8} · checked .* 2026 · next check by 1 May 2027")
    )


def test_the_end_is_told_once_a_run_and_nothing_else_of_it(open_window, offline):
    """Whoever holds the page, such as an LMS, hears that the debrief is there: no choice, no name, no number."""
    page = offline.open(open_window, PUPIL)
    page.evaluate("document.addEventListener('trainingkit:ended', (e) => (window.told ??= []).push(e.detail))")
    hand = Mouse(page)
    hand.begin()
    ids = run(*RUNS[f"{PUPIL}-best"]).ids
    for choice in ids[:-1]:
        hand.choose(choice)
    assert None is page.evaluate("window.told ?? null")
    hand.choose(ids[-1])
    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    page.get_by_label("Simple: one thing at a time").evaluate("el => el.click()")

    assert [None] == page.evaluate("window.told")


def test_without_scripts_the_start_and_who_can_help_can_be_read(open_window, offline):
    """A browser that runs no script shows what the story is, and every number."""
    page = open_window(offline=True, java_script_enabled=False)
    page.goto(offline.address(PUPIL))

    expect(page.get_by_role("heading", name="A friend request")).to_be_visible()
    expect(page.get_by_text("0800 1111")).to_be_visible()


def test_the_page_beside_it_opens_the_projector_view(open_window, offline):
    """projector.html needs no server either, and there is no stop in that view."""
    page = open_window(offline=True, width=1920, height=1080)
    page.goto(offline.address(PUPIL).replace("story.html", "projector.html"))
    page.wait_for_url("**/story.html?view=project")
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    passages = run(*RUNS[f"{PUPIL}-worst"])
    for choice in passages.until("threat"):
        while not page.locator(f'[data-choice="{choice}"]:not([aria-disabled])').is_visible() and choice != "next":
            page.locator(".tk-next").click()
        if choice == "next":
            while stored_choices(page, PUPIL) is None or stored_choices(page, PUPIL)[-1:] != ["next"]:
                page.locator(".tk-next").click()
            continue
        page.locator(f'[data-choice="{choice}"]').click()
        page.locator(".tk-next").click()
    assert stops_of(passages.story)[0].stage == "threat"
    expect(page.get_by_role("dialog")).to_have_count(0)
