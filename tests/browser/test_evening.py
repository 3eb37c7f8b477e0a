"""The marking evening in a real browser: two texts by the keyboard alone, and nothing that axe can find."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.sights import violations
from tests.grading.classes import Class, new_class
from tests.trainees.first_response import LOG as TEXTS

pytestmark = pytest.mark.browser

A2, LOG = "first-response", "decision-log"


@pytest.fixture
def room(tmp_path) -> Class:
    """Two seats that wrote a log."""
    room = new_class(tmp_path)
    for seat in ("seat-01", "seat-02"):
        room.hand_in(seat, A2, {LOG: {"texts": TEXTS}})
    return room


@pytest.fixture
def link(room: Class) -> Iterator[str]:
    """What the command prints; it ends well when it is interrupted."""
    command = [Path(sys.executable).with_name("trainingkit"), "review", A2, "--marker", "ab", "--no-browser"]
    with subprocess.Popen([*command, "--instructor", room.root], stdout=subprocess.PIPE, text=True) as running:
        yield re.search(r"http://\S+", running.stdout.readline())[0]
        running.send_signal(signal.SIGINT)
        told = running.stdout.read()
    assert (0, True) == (running.returncode, "Every level is kept." in told)


def found_by_axe(page: Page) -> list:
    """What axe has to say against a page, in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [(scheme, *each) for each in violations(page)]
    return found


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if name in page.evaluate("document.activeElement.innerText || ''"):
            return
    raise AssertionError(f"{name} cannot be reached with Tab")


def too_wide(page: Page) -> bool:
    """Whether a page has to be scrolled sideways on a small phone."""
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth > 320")
    page.set_viewport_size({"width": 1366, "height": 768})
    return wide


def test_two_texts_are_marked_by_the_keyboard(open_window, room, link):
    """From the link to two kept levels without a pointer; each page passes the checks of WCAG 2.2 A and AA."""
    page = open_window()
    page.goto(link)
    against = [found_by_axe(page), too_wide(page)]
    tab_to(page, "Mark the next text")
    page.keyboard.press("Enter")
    page.locator("#text:focus").wait_for()
    against += [found_by_axe(page), too_wide(page)]
    page.keyboard.press("Enter")  # without a level nothing is sent
    page.keyboard.type("3b")
    page.keyboard.press("Enter")
    page.get_by_text("1 of 2 of this question").wait_for()
    page.keyboard.type("1")
    tab_to(page, "")  # out of the levels, into the ready comments
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Your main decision, and why").wait_for()
    with room.records() as records:
        levels = records.levels(A2)

    assert [[], False, [], False] == against
    assert [("AB", "first", "risk", 3), ("AB", "first", "risk", 2)] == [
        (each.marker, each.round, each.row, each.level) for each in levels
    ]
    assert levels[0].comment.startswith("You acted.")
    assert "" == levels[1].comment
