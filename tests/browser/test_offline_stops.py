"""Stops: three places where a class waits for the word on the teacher's sheet."""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse, open_choice
from tests.browser.player_pages import SITE, answer
from tests.browser.served_pages import press_shift
from tests.browser.sights import clipped, small_targets, too_wide, violations
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, run, story
from trainingkit.editions.offline.stops import WORDS, stops_of, word_print

pytestmark = pytest.mark.browser

STOPS = stops_of(story(PUPIL))
PLAYED = run(*RUNS[f"{PUPIL}-worst"])


def at_first_stop(window, offline, **options):
    """A page that waits for the first word."""
    page = offline.open_first(window, PUPIL, **options)
    hand = Mouse(page)
    hand.begin()
    for choice in PLAYED.until("threat")[:-1]:
        hand.choose(choice)
    open_choice(page, PLAYED.until("threat")[-1]).click()
    expect(page.get_by_role("dialog", name="Stop 1: wait for the others")).to_be_visible()
    return page


def give(page, word):
    """Type a word and press Enter."""
    page.get_by_label("The word").fill(word)
    page.keyboard.press("Enter")


def test_a_run_goes_through_three_stops_with_the_words_of_the_sheet(open_window, offline):
    """Each stop opens with its own word, however it is written, and the story goes on to its end."""
    page = at_first_stop(open_window, offline)
    met = []
    for choice in [None, *PLAYED.ids[len(PLAYED.until("threat")) :]]:
        if choice:
            open_choice(page, choice).click()
        dialog = page.get_by_role("dialog")
        settled = page.locator("dialog[open], [data-choice]:not([aria-disabled]), .tk-debrief").first
        settled.wait_for()
        if dialog.count():
            met.append(dialog.get_by_role("heading").inner_text())
            give(page, f" {STOPS[len(met) - 1].word.upper()}")
            expect(dialog).to_have_count(0)
        page.locator("[data-choice]:not([aria-disabled]), .tk-debrief").first.wait_for()

    assert [f"Stop {n}: wait for the others" for n in (1, 2, 3)] == met
    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()


def test_a_stop_gives_way_to_its_word_alone(open_window, offline):
    """Another word, the word of another stop, no word, and Escape, leave the story where it is and say why."""
    page = at_first_stop(open_window, offline)
    for word in ("", "anything", STOPS[1].word):
        give(page, word)
        expect(page.get_by_role("alert")).to_contain_text("not the word for this stop")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_visible()
    assert 0 == page.locator('[data-line="threat-1"]').count()


def test_a_reload_at_a_stop_is_no_way_past_it(open_window, offline):
    """The page waits again; once the word was given, a reload does not ask for it a second time."""
    page = at_first_stop(open_window, offline)
    page.reload()
    expect(page.get_by_role("dialog", name="Stop 1: wait for the others")).to_be_visible()
    give(page, STOPS[0].word)
    page.locator("[data-choice]:not([aria-disabled])").first.wait_for()
    page.reload()
    page.locator("[data-choice]:not([aria-disabled])").first.wait_for()

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_help_and_leaving_are_in_reach_at_a_stop(open_window, offline):
    """Both stand in the dialog itself, and Shift three times works as everywhere."""
    page = at_first_stop(open_window, offline)
    page.get_by_role("dialog", name="Stop 1").get_by_role("button", name="Who can help").click()
    expect(page.get_by_role("dialog", name="Who can help")).to_be_visible()
    page.keyboard.press("Escape")
    press_shift(page, 3)

    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("size", [{}, {"width": 320, "height": 640}, {"color_scheme": "dark"}])
def test_a_stop_can_be_seen_and_used_by_everybody(open_window, offline, size):
    """No violation of WCAG, nothing cut off, nothing too small, on a phone and in the dark."""
    page = at_first_stop(open_window, offline, **size)
    give(page, "anything")

    assert [] == violations(page) + small_targets(page) + too_wide(page) + clipped(page)
    expect(page.get_by_label("The word")).to_be_focused()


def test_a_page_with_stops_offers_no_projector_view_unless_it_was_opened_in_it(open_window, offline):
    """Else the menu would be a way past the stops."""
    page = offline.open_first(open_window, PUPIL)
    page.get_by_role("button", name="View").click()
    offered = page.get_by_role("group", name="Layout").get_by_role("radio")

    assert 2 == offered.count()


def test_a_public_page_stops_in_the_projector_view_too(open_window, offline):
    """Where anybody can come, no address leads past a stop."""
    page = open_window(offline=True, width=1920, height=1080)
    page.goto(offline.address(PUPIL, always=True) + "?view=project")
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    while not page.get_by_role("dialog").count():
        choices = page.locator("[data-choice]:not([aria-disabled])")
        (choices.last if choices.count() else page.locator(".tk-next")).click()

    expect(page.get_by_role("dialog", name="Stop 1: wait for the others")).to_be_visible()


def test_officers_have_no_stops():
    """They play at their own pace."""
    assert () == stops_of(story(OFFICER))


def test_page_and_sheet_take_the_same_words(open_window):
    """The print of every word is the same in Python and in the page."""
    page = open_window()
    page.context.route("**/*", answer)
    page.goto(f"{SITE}/")
    script = """async (words) => {
      const { wordPrint } = await import('/web/src/stops.js');
      return words.map((word) => wordPrint('a-story', word));
    }"""

    assert [word_print("a-story", word) for word in WORDS] == page.evaluate(script, list(WORDS))
