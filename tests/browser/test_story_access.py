"""Every kind of passage, on the server and in a file: WCAG rules, reflow, spacing, target sizes, colours, motion."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse
from tests.browser.served_pages import resume_at
from tests.browser.sights import built, clipped, hard_to_read, small_targets, space_out, too_wide, violations
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, run

pytestmark = pytest.mark.browser

PROJECTOR = {"view": "project", "width": 1920, "height": 1080}


@dataclass(frozen=True)
class Kind:
    """A kind of passage: how far into a run it is, and what one presses there."""

    slug: str
    choices: Callable[[], list[str]] = field(default=list)
    come: Callable[[Page], object] = lambda page: None


def pupil(passage: str) -> Callable[[], list[str]]:
    """The pupil's worst run, up to a passage."""
    return lambda: run(*RUNS[f"{PUPIL}-worst"]).until(passage)


def officer(passage: str) -> Callable[[], list[str]]:
    """The officer's worst run, up to a passage."""
    return lambda: run(*RUNS[f"{OFFICER}-worst"]).until(passage)


def whole(name: str) -> Callable[[], list[str]]:
    """A whole run."""
    return lambda: run(*RUNS[name]).ids


def press(words: str, within: str = ".tk") -> Callable[[Page], object]:
    """Press a button."""
    return lambda page: page.locator(within).get_by_role("button", name=words, exact=True).first.click()


KINDS = {
    "narration": Kind(PUPIL, pupil("threat")),
    "decision": Kind(PUPIL, pupil("pushing")),
    "record": Kind(OFFICER, officer("rings-back")),
    "decision-officer": Kind(OFFICER, officer("first")),
    "help-scene": Kind(PUPIL, pupil("who-helps")),
    "consequence": Kind(PUPIL, pupil("teammate")),
    "could-help": Kind(PUPIL, pupil("not-too-late"), press("From here, what could help?")),
    "help": Kind(PUPIL, pupil("cousin"), press("Who can help", ".tk-bar")),
    "pause": Kind(OFFICER, officer("hello"), press("Pause")),
    "menu": Kind(OFFICER, officer("hello"), press("View")),
    "end-pupil-best": Kind(PUPIL, whole(f"{PUPIL}-best")),
    "end-pupil-worst": Kind(PUPIL, whole(f"{PUPIL}-worst")),
    "end-officer-best": Kind(OFFICER, whole(f"{OFFICER}-best")),
    "end-officer-worst": Kind(OFFICER, whole(f"{OFFICER}-worst")),
}


def stand_at(page: Page, name: str) -> Page:
    """Bring an opened story to a kind of passage."""
    kind = KINDS[name]
    resume_at(page, kind.slug, kind.choices())
    kind.come(page)
    return page


def screens(page: Page):
    """The page as it stands; where the view has screens, each screen up to the next choice, or to the end."""
    yield page
    while page.locator("[data-view]").get_attribute("data-view") != "full" and can_turn(page):
        before = page.locator(".tk-stage").inner_text()
        page.locator(".tk-next").click()
        page.wait_for_function("before => document.querySelector('.tk-stage').innerText !== before", arg=before)
        yield page


def can_turn(page: Page) -> bool:
    """Whether there is a further screen that no choice leads to."""
    if page.locator("dialog[open], .tk-menu:not([hidden]), .tk-could:not([hidden])").count():
        return False
    return page.locator(".tk-next").is_visible() and not page.locator(".tk-decision").count()


def kinds_of(slug: str) -> list[str]:
    """The kinds of passage that a story is asked for."""
    return [name for name, kind in KINDS.items() if kind.slug == slug]


def wrong_by_light_and_dark(page: Page) -> list:
    """What axe finds, and targets that are too small; then, on the same page turned dark, what cannot be read."""
    return violations(page) + small_targets(page) + hard_to_read(page, schemes=["dark"])["dark"] + small_targets(page)


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_axe_finds_no_violation(open_window, place, slug):
    """WCAG 2.2 A and AA, and targets of 24 px, on the start page and every kind of passage; colours in the dark too."""
    page = place.open(open_window, slug)
    found = [("start", wrong) for wrong in wrong_by_light_and_dark(page)]
    for name in kinds_of(slug):
        page.emulate_media(color_scheme="light")
        stand_at(page, name)
        found += [(name, wrong) for wrong in wrong_by_light_and_dark(page)]

    assert [] == found


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_axe_finds_no_violation_on_a_projector(open_window, place, slug):
    """The same on every screen, once for screens that are built alike: two lines of a speaker differ in words only."""
    page = place.open(open_window, slug, **PROJECTOR)
    found = [("start", wrong) for wrong in violations(page) + small_targets(page)]
    seen = set()
    for name in kinds_of(slug):
        stand_at(page, name)
        for shown in screens(page):
            found += [(name, wrong) for wrong in small_targets(shown)]
            if (build := built(shown)) not in seen:
                seen.add(build)
                found += [(name, wrong) for wrong in violations(shown)]

    assert [] == found


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_a_story_reflows_at_320_px_and_keeps_its_words_when_spaced_out(open_window, place, slug):
    """400 % zoom of 1280 px: nothing scrolls sideways, nothing is cut off, with WCAG 1.4.12 spacing too."""
    page = place.open(open_window, slug, width=320, height=640)
    found = [("start", wrong) for wrong in too_wide(page) + clipped(page)]
    for name in kinds_of(slug):
        stand_at(page, name)
        found += [(name, wrong) for wrong in too_wide(page) + clipped(page) + small_targets(page)]
        space_out(page)
        found += [(f"{name}, spaced out", wrong) for wrong in too_wide(page) + clipped(page)]

    assert [] == found


@pytest.mark.parametrize("view", ["simple", "project"])
def test_the_other_views_reflow_too(open_window, place, view):
    """A phone in simple view, and a projector view zoomed to 400 %."""
    page = place.open(open_window, PUPIL, view=view, width=320, height=640)
    found = []
    for name in ("decision", "help-scene", "end-pupil-best"):
        stand_at(page, name)
        found += too_wide(page) + clipped(page)
        space_out(page)
        found += too_wide(page) + clipped(page)

    assert [] == found


def test_nothing_moves_for_those_who_ask_for_no_motion(open_window, place):
    """With reduced motion, no animation or transition runs after a choice."""
    page = place.open(open_window, PUPIL, reduced_motion="reduce")
    hand = Mouse(page)
    hand.begin()
    hand.choose("next")
    page.locator('[data-choice="check"]').click()
    running = page.evaluate("document.getAnimations().filter((a) => a.effect.getComputedTiming().duration > 20).length")

    assert 0 == running


def test_forced_colours_keep_every_button_and_the_focus_visible(open_window, place):
    """With the colours of a high-contrast system, buttons have edges and the focus has a ring."""
    page = place.open(open_window, OFFICER, forced_colors="active")
    stand_at(page, "decision-officer")
    expect(page.locator(".tk-choice").first).to_be_visible()
    page.keyboard.press("Tab")
    edges = page.locator(".tk-button:visible").evaluate_all(
        "all => all.filter((el) => !el.matches('.tk-link')).map((el) => getComputedStyle(el).borderTopWidth)"
    )
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert [] == [edge for edge in edges if edge == "0px"]
    assert "none" != ring
    assert len(page.screenshot()) > 10_000  # a page of one colour makes a much smaller file
