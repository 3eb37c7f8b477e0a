"""Each view of the player: no WCAG 2.2 A or AA violation that axe can find, and the ARIA tree it is meant to have.

The trees are kept in ``snapshots/``; ``ARIA_SNAPSHOTS=write`` writes them anew, to be read before they are committed.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.player_pages import open_story, pick
from tests.browser.sights import COLOURS, hard_to_read, violations

pytestmark = pytest.mark.browser

SNAPSHOTS = Path(__file__).parent / "snapshots"
LAYOUTS = {
    "light": {},
    "phone": {"width": 320, "height": 640},
    "projector": {"view": "project", "width": 1920, "height": 1080},
    "simple": {"view": "simple"},
}


def forward(page: Page, *choices: str) -> None:
    """Take the choices, in whichever view."""
    for choice in choices:
        while not page.locator(f"[data-choice={choice}]:not([aria-disabled])").count():
            page.get_by_role("button", name="Next").click()
        pick_or_draft(page, choice)


def pick_or_draft(page: Page, choice: str) -> None:
    """Press a choice; on a projector, ask what happens."""
    page.locator(f"[data-choice={choice}]:not([aria-disabled])").click()
    reveal = page.get_by_role("button", name="Show what happens")
    if page.locator("#player").get_attribute("data-view") == "project":
        reveal.click()
        page.locator(".tk-consequence").wait_for()
    page.locator(f"[data-choice={choice}]").first.wait_for(state="detached")


def to_the_end(page: Page) -> None:
    """Turn screens until the last one, where the view has screens."""
    while page.get_by_role("button", name="Next").count():
        page.get_by_role("button", name="Next").click()


def help_dialog(page: Page) -> None:
    """Open the help dialog."""
    page.locator(".tk-bar").get_by_role("button", name="Who can help").click()


# A view: the story, and how to come to it.
VIEWS: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "start": ("pupil", None),
    "error": ("broken", None),
    "pupil-opening": ("pupil", lambda page: None),
    "pupil-consequence": ("pupil", lambda page: forward(page, "rush")),
    "pupil-help-scene": ("pupil", lambda page: forward(page, "rush", "tell")),
    "pupil-end": ("pupil", lambda page: (forward(page, "rush", "tell"), go_on(page), to_the_end(page))),
    "help": ("pupil", help_dialog),
    "menu": ("pupil", lambda page: page.get_by_role("button", name="View").click()),
    "officer-opening": ("officer", lambda page: None),
    "officer-end": ("officer", lambda page: (forward(page, "thank", "ask"), to_the_end(page))),
    "officer-pause": ("officer", lambda page: page.get_by_role("button", name="Pause").click()),
}


def go_on(page: Page) -> None:
    """Press Continue, where the view has it; elsewhere Next does it."""
    if page.locator("#player").get_attribute("data-view") == "full":
        pick(page, "next")


def open_view(window: Callable[..., Page], name: str, settings: dict) -> Page:
    """Open the player in one view."""
    story, come = VIEWS[name]
    page = open_story(window, story, start=come is not None, **settings)
    if come is not None:
        come(page)
    return page


EVERYWHERE = ("start", "pupil-consequence", "help", "pupil-end", "officer-end")
"""Views that have every part between them; the others are looked at in the first layout, and by other tests."""
LOOKS = [(layout, view) for layout in LAYOUTS for view in VIEWS if layout == "light" or view in EVERYWHERE]


@pytest.mark.parametrize(("layout", "view"), LOOKS)
def test_axe_finds_no_violation(open_window, view, layout):
    """Every view, and its parts in every layout, passes the automatic checks of WCAG 2.2 A and AA."""
    page = open_view(open_window, view, LAYOUTS[layout])

    assert [] == violations(page)


@pytest.mark.parametrize("view", EVERYWHERE)
def test_every_colour_scheme_can_be_read(open_window, view):
    """Dark, more contrast and forced colours: every word stands out from what is behind it."""
    page = open_view(open_window, view, {})

    assert dict.fromkeys(COLOURS, []) == hard_to_read(page)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("layout", ["light", "projector"])
def test_the_aria_tree_is_the_one_that_was_read(open_window, view, layout):
    """What a screen reader is given equals the kept snapshot."""
    page = open_view(open_window, view, LAYOUTS[layout])
    tree = page.locator("#player").aria_snapshot() + "\n"
    file = SNAPSHOTS / f"{view}-{layout}.yml"
    if os.environ.get("ARIA_SNAPSHOTS") == "write":
        file.write_text(tree, encoding="utf-8")

    assert file.read_text(encoding="utf-8") == tree
