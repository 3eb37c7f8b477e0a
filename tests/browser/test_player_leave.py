"""Help, a pause and leaving leave no trace; a tab's choices are seen by nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.player_pages import SITE, lines, open_story, pick, said, stored

pytestmark = pytest.mark.browser


def press_shift(page, times: int) -> None:
    """Press Shift alone."""
    for _ in range(times):
        page.keyboard.press("Shift")


def test_shift_three_times_leaves_at_once_and_takes_the_story_out_of_the_history(open_window):
    """The tab stands on the neutral page, keeps nothing, and Back goes to what came before the story."""
    page = open_story(open_window)
    pick(page, "rush")
    assert ["rush"] == stored(page)["trainingkit:run:demo-request"]["choices"]
    press_shift(page, 3)
    page.wait_for_url(f"{SITE}/away")

    assert {} == stored(page)
    page.go_back()
    page.wait_for_url(f"{SITE}/")
    page.go_forward()
    page.wait_for_url(f"{SITE}/away")


@pytest.mark.parametrize("where", ["bar", "help"])
def test_the_leave_button_does_the_same_from_the_bar_and_from_the_help_dialog(open_window, where):
    """Leaving is one press away wherever one is."""
    page = open_story(open_window)
    pick(page, "rush")
    if where == "help":
        page.locator(".tk-bar").get_by_role("button", name="Who can help").click()
    page.locator("dialog[open]" if where == "help" else ".tk-bar").get_by_role("button", name="Leave now").click()
    page.wait_for_url(f"{SITE}/away")

    assert {} == stored(page)


def test_leaving_works_when_the_server_is_gone(open_window):
    """Without a server the address still becomes the neutral one and a timer takes the story's place."""
    page = open_story(open_window)
    pick(page, "rush")
    page.evaluate("() => { fake.away = true; fake.link.fail('dead'); }")
    expect(page.get_by_role("status")).to_contain_text("Reconnecting")
    press_shift(page, 3)

    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    assert f"{SITE}/away" == page.url
    assert "Alex" not in page.content()
    assert {} == stored(page)


def test_two_presses_or_slow_presses_or_shift_with_another_key_do_not_leave(open_window):
    """Only Shift alone, three times within two seconds, leaves."""
    page = open_story(open_window)
    press_shift(page, 2)
    page.keyboard.press("Shift+Tab")
    press_shift(page, 2)
    page.keyboard.press("a")
    press_shift(page, 1)
    slow = """() => [0, 1500, 3000].forEach((at) => {
      for (const kind of ['keydown', 'keyup']) {
        const press = new KeyboardEvent(kind, { key: 'Shift', bubbles: true });
        Object.defineProperty(press, 'timeStamp', { value: performance.now() + 60000 + at });
        document.body.dispatchEvent(press);
      }
    })"""
    page.evaluate(slow)

    expect(page.get_by_role("log")).to_be_visible()
    assert f"{SITE}/story/pupil" == page.url


def test_a_reload_goes_on_from_the_same_decision(open_window):
    """The same tab, reloaded, stands where it stood."""
    page = open_story(open_window)
    pick(page, "rush")
    before = lines(page)
    page.reload()
    expect(page.get_by_role("group", name="What could help Alex now?")).to_be_focused()

    assert before == lines(page)


@pytest.mark.parametrize("story", ["pupil", "officer"])
def test_a_new_visit_or_another_tab_starts_at_the_start_page(open_window, story):
    """The next pupil who opens the story sees nothing of the last one's choices."""
    page = open_story(open_window, story)
    pick(page, "rush" if story == "pupil" else "thank")
    page.goto(f"{SITE}/story/{story}")
    expect(page.locator(".tk-start")).to_be_visible()
    assert {} == stored(page)
    other = page.context.new_page()
    other.goto(f"{SITE}/story/{story}")

    expect(other.locator(".tk-start")).to_be_visible()


@pytest.mark.parametrize(("story", "choice", "resumed"), [("pupil", "rush", False), ("officer", "thank", True)])
def test_back_shows_a_pupil_nothing_and_an_officer_their_place(open_window, story, choice, resumed):
    """Coming Back to the page wipes a pupil's choices; an officer goes on."""
    page = open_story(open_window, story)
    pick(page, choice)
    page.goto(f"{SITE}/elsewhere")
    page.go_back()

    expect(page.locator(".tk-flow" if resumed else ".tk-start")).to_be_visible()
    assert resumed == bool(stored(page))


def test_help_what_could_help_and_the_pause_are_neither_sent_nor_kept(open_window):
    """Opening them changes nothing in the tab's memory and says nothing to the kernel."""
    page = open_story(open_window, "officer")
    pick(page, "thank")
    before = stored(page), said(page)
    page.get_by_role("button", name="Who can help").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("dialog", name="Paused")).to_contain_text("Nobody asks why, and nothing is noted.")
    page.get_by_role("button", name="Carry on").click()

    assert before == (stored(page), said(page))


def test_a_pupils_helps_are_neither_sent_nor_kept(open_window):
    """The same for a pupil, and for what could help from here."""
    page = open_story(open_window)
    pick(page, "rush")
    before = stored(page), said(page)
    page.get_by_role("button", name="From here, what could help?").click()
    page.get_by_role("button", name="Who can help").click()
    page.keyboard.press("Escape")

    assert before == (stored(page), said(page))


def test_only_ids_of_choices_are_kept_never_a_word_of_the_story(open_window):
    """What the tab keeps is a list of ids, the edition and the number of the set of names."""
    page = open_story(open_window)
    pick(page, "rush")
    pick(page, "tell")

    expected = {"edition": "0a1b2c3d", "choices": ["rush", "tell"], "names": 0}
    assert {"trainingkit:run:demo-request": expected} == stored(page)
