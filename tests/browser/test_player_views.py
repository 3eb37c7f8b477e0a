"""The projector, the simple view, colours, small windows: the same story, seen otherwise."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_pages import focused, lines, open_story, pick, said

pytestmark = pytest.mark.browser

# Words that can be seen, with the size of their letters in pixels.
SMALL_WORDS = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  while (walker.nextNode()) {
    const el = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !el.checkVisibility() || el.closest('.tk-unseen')) continue;
    const size = parseFloat(getComputedStyle(el).fontSize);
    if (size < least) small.push(`${walker.currentNode.textContent.trim().slice(0, 30)} ${size}`);
  }
  return small;
}"""
# What a screen of the projector can hold.
KINDS = [".tk-narr", ".tk-said", ".tk-ask", ".tk-chosen-big", ".tk-consequence", ".tk-help", ".tk-points", ".tk-row"]
# Controls smaller than 24 x 24 pixels that are not links within a sentence.
SMALL_TARGETS = """() => [...document.querySelectorAll('button, select, summary, input, a, label.tk-radio')]
  .filter((el) => el.checkVisibility() && !el.closest('label.tk-radio input'))
  .map((el) => [el.textContent.trim().slice(0, 30), (el.closest('label') ?? el).getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
# The text spacing of WCAG 1.4.12, put on from outside as a reader would.
SPACING = """() => document.querySelectorAll('#player, #player *').forEach((el) => {
  el.style.setProperty('line-height', '1.5', 'important');
  el.style.setProperty('letter-spacing', '0.12em', 'important');
  el.style.setProperty('word-spacing', '0.16em', 'important');
})"""
CLIPPED = """() => [...document.querySelectorAll('#player *')]
  .filter((el) => el.checkVisibility() && !el.closest('.tk-unseen, svg'))
  .filter((el) => getComputedStyle(el).overflow !== 'visible' && el.tagName !== 'PROGRESS')
  .filter((el) => el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1)
  .map((el) => el.className)"""


def projector(open_window, story: str = "pupil") -> Page:
    """A story on a 1920 x 1080 projector."""
    return open_story(open_window, story, view="project", width=1920, height=1080)


def test_every_word_on_a_projector_is_28_pixels_or_more(open_window):
    """From the start page through lines, question, pause, help and the end, nothing is small."""
    page = open_story(open_window, view="project", width=1920, height=1080, start=False)
    assert [] == page.evaluate(SMALL_WORDS, 28)
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("[data-line]").wait_for()
    kinds = set()
    for _ in range(40):
        assert [] == page.evaluate(SMALL_WORDS, 28)
        kinds.add(page.locator(f".tk-stage :is({', '.join(KINDS)})").first.get_attribute("class").split()[0])
        if page.locator(".tk-after").count():
            break
        drafted = page.locator(".tk-chosen-big").count()
        page.keyboard.press("1" if page.locator(".tk-ask").count() else "PageDown")
        if drafted:
            page.locator(".tk-consequence").wait_for()

    assert {kind.split(":")[0].removeprefix(".") for kind in KINDS} == kinds


def test_a_projector_shows_one_idea_a_screen_and_waits_before_what_happens(open_window):
    """A key shows the next line; a picked answer stands alone until somebody asks what happens."""
    page = projector(open_window)
    assert 1 == len(lines(page))
    for key in ("Space", "PageDown", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.get_by_role("group", name="What might this message be doing?")).to_be_focused()
    assert ["A", "B", "C"] == page.locator(".tk-letter").evaluate_all("all => all.map((el) => el.firstChild.data)")
    page.keyboard.press("b")
    expect(page.locator(".tk-one")).to_have_text("The choice is B: Looking for a friend")
    assert [] == said(page)
    page.get_by_role("button", name="Show what happens").press("Enter")

    expect(page.locator(".tk-one")).to_have_text("It might be. Alex cannot tell yet, and that is not Alex’s fault.")
    assert [{"type": "choose", "n": 1, "choice": "friend"}] == said(page)


def test_a_class_may_change_its_mind_before_it_sees_what_happens(open_window):
    """Choose again goes back to the question, and nothing was sent."""
    page = projector(open_window)
    for _ in range(3):
        page.keyboard.press("PageDown")
    page.keyboard.press("1")
    page.get_by_role("button", name="Choose again").click()
    expect(page.get_by_role("group", name="What might this message be doing?")).to_be_visible()
    page.keyboard.press("3")
    page.keyboard.press("PageDown")

    expect(page.locator(".tk-one")).to_have_text("Two people see more than one.")
    assert ["show"] == [message["choice"] for message in said(page)]


def test_a_clicker_goes_back_without_changing_anything(open_window):
    """Page Up shows the screen before, an earlier question with what was picked."""
    page = projector(open_window)
    for key in ("PageDown", "PageDown", "PageDown", "1", "PageDown"):
        page.keyboard.press(key)
    expect(page.locator(".tk-consequence")).to_be_visible()
    page.keyboard.press("PageUp")

    expect(page.locator(".tk-is-chosen")).to_contain_text("Making things move fast")
    page.keyboard.press("2")
    assert 1 == len(said(page))


def test_keys_of_the_projector_do_nothing_in_the_ordinary_view(open_window):
    """Single letters act only where they were asked for."""
    page = open_story(open_window)
    for key in ("a", "1", "PageDown", "ArrowRight"):
        page.keyboard.press(key)

    assert [] == said(page)


def test_the_simple_view_shows_one_thing_at_a_time_and_keeps_the_place(open_window):
    """It can be turned on in the middle, is larger, and plays on to the end."""
    page = open_story(open_window)
    pick(page, "rush")
    page.get_by_role("button", name="View").click()
    page.get_by_label("Simple: one thing at a time").check()
    page.keyboard.press("Escape")
    expect(page.locator(".tk-one")).to_have_text("It might. A message that hurries you leaves no time to think.")
    assert [] == page.evaluate(SMALL_WORDS, 18)
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
    pick(page, "tell")
    for _ in range(4):
        page.get_by_role("button", name="Next").click()

    expect(page.locator(".tk-where")).to_contain_text("Afterwards")


def test_how_the_page_looks_is_kept_in_memory_only(open_window):
    """A view and colours that were picked are gone with the page."""
    page = open_story(open_window, start=False)
    page.get_by_role("button", name="View").click()
    page.get_by_label("Dark").check()
    page.get_by_label("Projector: large, for a class").check()
    expect(page.locator("#player")).to_have_attribute("data-theme", "dark")
    assert "{}" == page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    page.reload()

    expect(page.locator("#player")).to_have_attribute("data-theme", "auto")
    expect(page.locator("#player")).to_have_attribute("data-view", "full")


@pytest.mark.parametrize("story", ["pupil", "officer"])
@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_window_needs_no_sideways_scrolling(open_window, story, width):
    """At 320 pixels, that is 400 % zoom, everything fits, with the text spaced out too."""
    page = open_story(open_window, story, width=width, height=256)
    for choice in ["rush", "tell", "next"] if story == "pupil" else ["thank", "ask"]:
        assert width == page.evaluate("document.documentElement.scrollWidth")
        pick(page, choice)
    page.evaluate(SPACING)

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert [] == page.evaluate(CLIPPED)


@pytest.mark.parametrize("story", ["pupil", "officer"])
def test_every_control_is_large_enough_to_hit(open_window, story):
    """No button, link or box is under 24 by 24 pixels, on a phone, in the menu, in the help, at the end."""
    page = open_story(open_window, story, width=360, height=740)
    page.get_by_role("button", name="View").click()
    assert [] == page.evaluate(SMALL_TARGETS)
    page.keyboard.press("Escape")
    for choice in ["rush", "tell", "next"] if story == "pupil" else ["thank", "ask"]:
        pick(page, choice)
    page.locator(".tk-bar").get_by_role("button", name="Who can help").click()

    assert [] == page.evaluate(SMALL_TARGETS)


def test_the_focused_control_is_never_under_the_bar(open_window):
    """Going backwards through a long page keeps the focused control in sight."""
    page = open_story(open_window, "officer", height=600)
    pick(page, "thank")
    pick(page, "ask")
    page.get_by_role("button", name="Who can help").last.focus()
    passed = 0
    while not focused(page).evaluate("el => Boolean(el.closest('.tk-bar'))"):
        page.wait_for_function("""() => {
          const box = document.activeElement.getBoundingClientRect();
          const bar = document.querySelector('.tk-bar').getBoundingClientRect();
          return box.top >= bar.bottom && box.bottom <= innerHeight;
        }""")
        page.keyboard.press("Shift+Tab")
        passed += 1

    assert passed >= 7


def test_read_aloud_uses_voices_of_this_computer_only(open_window):
    """The button appears with a local voice for the language, and speaks the passage with it."""
    page = open_window()
    page.add_init_script("""
      const voice = (name, localService) => ({ name, localService, lang: 'en-GB' });
      window.spoken = [];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [voice('far', false), voice('near', true)],
        speak: (u) => window.spoken.push([u.voice.name, u.text]), cancel() {}, addEventListener() {},
      } });
    """)
    open_story(lambda **_: page)
    page.get_by_role("button", name="Read aloud").click()
    expect(page.get_by_role("button", name="Stop reading")).to_be_visible()

    spoken = page.evaluate("window.spoken")
    assert {"near"} == {name for name, _ in spoken}
    assert "New account: Hi! I think we have friends in common. Are you going on Friday?" == spoken[1][1]


def test_read_aloud_is_hidden_without_a_voice(open_window):
    """Where the computer has no voice there is no button that does nothing."""
    page = open_story(open_window)

    assert 0 == page.get_by_role("button", name="Read aloud").count()
