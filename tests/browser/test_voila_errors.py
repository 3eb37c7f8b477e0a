"""A story or notebook that fails shows an error panel, never an empty page; the pages of a closed or full server."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served_pages import open_served
from tests.browser.sights import clipped, small_targets, space_out, too_wide, violations
from tests.browser.story_runs import OFFICER, PUPIL, SIMULATIONS
from tests.serving.running import Server

pytestmark = pytest.mark.browser

SNAPSHOTS = Path(__file__).parent / "snapshots"
PLACES = {"gallery": "/", "help": "/help", "away": "/away", "missing": "/nowhere", "draft": f"/story/{PUPIL}",
          "broken": "/story/broken", "raising": "/story/raising"}  # fmt: skip
COLOURS = ["light", "dark"]


def copy_story(slug: str, root: Path, name: str) -> Path:
    """A story's files under another name."""
    folder = shutil.copytree(SIMULATIONS / slug, root / name)
    story = folder / "story.yml"
    story.write_text(story.read_text().replace(f"story: {slug}\n", f"story: {name}\n", 1))
    return folder


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for a class of one, without drafts for pupils; one story is misspelt, one's notebook raises."""
    folder = tmp_path_factory.mktemp("closed")
    root = folder / "simulations"
    for slug in (PUPIL, OFFICER):
        copy_story(slug, root, slug)
    broken = copy_story(OFFICER, root, "broken") / "story.yml"
    broken.write_text(broken.read_text().replace("to: ", "too: ", 1))
    notebook = copy_story(OFFICER, root, "raising") / "scenario.ipynb"
    cells = json.loads(notebook.read_text())
    cells["cells"][-1]["source"] = ['raise RuntimeError("SECRET-TRACEBACK")']
    notebook.write_text(json.dumps(cells))
    running = Server(root, folder, class_size=1, warm=1, grace=2.0, any_notebook=True)
    yield running
    assert running.stop() == 0


def test_a_broken_story_says_title_place_hint_and_help(open_window, closed):
    """The panel names the file, the line and the mend, and who can help; the gallery says the same."""
    page = open_window()
    answer = page.goto(f"{closed.url}/story/broken")
    panel = page.get_by_role("alert")
    line = 1 + next(i for i, text in enumerate(Path(closed.log_file.parent, "simulations/broken/story.yml")
                                               .read_text().splitlines()) if "too: " in text)  # fmt: skip

    assert 500 == answer.status
    expect(panel.get_by_role("heading")).to_have_text("This story cannot be shown")
    expect(panel).to_contain_text(f"broken/story.yml:{line}:")
    expect(panel).to_contain_text('"to"')
    expect(page.get_by_role("heading", name="Who can help")).to_be_visible()
    expect(page.get_by_text("In this school:")).to_be_visible()
    page.get_by_role("link", name="All stories").first.click()
    expect(page.get_by_role("region", name="Cannot be opened yet")).to_contain_text(f"broken/story.yml:{line}:")


def test_a_notebook_that_raises_shows_the_panel_without_its_traceback(open_window, closed):
    """Title, what to do, and who can help; nothing of the error reaches the page."""
    page = open_window()
    answer = page.goto(f"{closed.url}/story/raising")

    assert 500 == answer.status
    expect(page.get_by_role("alert")).to_contain_text("The story stopped before its first page.")
    expect(page.get_by_role("alert")).to_contain_text("First call")
    expect(page.get_by_text("In this school:")).to_be_visible()
    assert "SECRET-TRACEBACK" not in page.content()


def test_a_full_room_says_so_and_gives_a_place_that_frees(open_window, closed):
    """The page comes back by itself; meanwhile it says so, with help in reach, and has no violation."""
    inside = [open_served(open_window, closed.url, OFFICER) for _ in range(closed.places)]
    late = open_window()
    answer = late.goto(f"{closed.url}/story/{OFFICER}")

    assert 503 == answer.status
    expect(late.get_by_role("heading", name="All places are taken")).to_be_visible()
    assert ([], [], []) == (violations(late), small_targets(late), too_wide(late))
    assert_snapshot("full", late)
    inside[0].context.close()
    expect(late.get_by_role("button", name="Start", exact=True)).to_be_visible(timeout=60_000)


def assert_snapshot(name: str, page: Page) -> None:
    """The ARIA tree equals the one that was read; ``ARIA_SNAPSHOTS=write`` writes it anew."""
    tree = page.locator(".tk-error" if name == "raising" else "body").aria_snapshot() + "\n"
    file = SNAPSHOTS / f"served-{name}.yml"
    if os.environ.get("ARIA_SNAPSHOTS") == "write":
        file.write_text(tree, encoding="utf-8")

    assert file.read_text(encoding="utf-8") == tree


@pytest.mark.parametrize("place", [place for place in PLACES if place != "broken"])
def test_the_aria_tree_of_a_page_without_kernel_is_the_one_that_was_read(open_window, closed, place):
    """The player's own views have theirs; the gallery's follows the words of the stories."""
    page = open_window()
    page.goto(closed.url + PLACES[place])

    assert_snapshot(place, page)


@pytest.mark.parametrize("colours", COLOURS)
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_no_violation_on_a_page_without_kernel(open_window, closed, place, colours):
    """WCAG 2.2 A and AA; and every control is large enough to hit."""
    page = open_window(color_scheme=colours)
    page.goto(closed.url + PLACES[place])

    assert [] == violations(page)
    assert [] == small_targets(page)


@pytest.mark.parametrize("place", PLACES)
def test_a_page_without_kernel_reflows(open_window, closed, place):
    """At 320 px, with the spacing that a reader may ask for, nothing is cut off or scrolls sideways."""
    page = open_window(320, 640)
    page.goto(closed.url + PLACES[place])

    assert [] == too_wide(page)
    space_out(page)
    assert [] == too_wide(page)
    assert [] == clipped(page)
