"""The gallery for a web space, from a folder: to be seen and used by everybody, and it asks nobody for anything."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.served_pages import press_shift
from tests.browser.sights import clipped, hard_to_read, small_targets, too_wide, violations
from tests.editions.editions import edition_of
from trainingkit.editions.site.pages import site_of

pytestmark = pytest.mark.browser

PAGES = ("index.html", "help.html", "timer.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A site with the pupils' story."""
    folder = tmp_path_factory.mktemp("site")
    for artefact in site_of([edition_of()]):
        (folder / artefact.name).write_bytes(artefact.make())
    return folder


@pytest.mark.parametrize("size", [{}, {"width": 320, "height": 640}])
def test_its_pages_can_be_seen_and_used_by_everybody(open_window, site, size):
    """WCAG in every colour scheme, targets of 24 px, nothing cut off, nothing sideways."""
    page = open_window(offline=True, **size)
    found = []
    for name in PAGES:
        page.goto((site / name).as_uri())
        found += [(name, wrong) for wrong in violations(page) + small_targets(page) + too_wide(page) + clipped(page)]
        found += [(name, scheme, wrong) for scheme, all_of in hard_to_read(page).items() for wrong in all_of]

    assert [] == found


def test_a_visit_asks_for_files_of_the_site_alone(open_window, site):
    """From the list to a story's first page and its help, without any network."""
    page = open_window(offline=True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="A friend request").click()
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator("[data-line]").first.wait_for()
    page.goto((site / "help.html").as_uri())

    assert [] == [url for url in asked if not url.startswith(("data:", site.as_uri()))]
    assert {"index.html", "a-friend-request.html", "help.html"} == {
        url.rpartition("/")[2] for url in asked if "data:" not in url
    }


@pytest.mark.parametrize("name", ["index.html", "help.html"])
def test_leaving_puts_the_timer_in_the_place_of_a_page(open_window, site, name):
    """By Shift three times; Back does not lead to it again."""
    page = open_window(offline=True)
    page.goto("about:blank")
    page.goto((site / name).as_uri())
    press_shift(page, 3)
    expect(page.get_by_role("heading", name="Study timer")).to_be_visible()
    page.go_back()

    assert "about:blank" == page.url
