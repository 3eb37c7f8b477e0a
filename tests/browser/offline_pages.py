"""The page without a server, as a browser shows it: from a folder, without any network."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.served_pages import reload_with
from tests.browser.story_runs import edition_of
from tests.editions.editions import edition_of as edition
from trainingkit.editions.offline.page import projector_page, story_page


class OfflinePages:
    """Stories as files."""

    marks = False  # a page without a server has no criteria

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def address(self, slug: str, *, always: bool = False) -> str:
        """Where the page of a story is; it is made at its first use."""
        home = self.folder / (f"{slug}-public" if always else slug)
        if not home.is_dir():
            home.mkdir()
            for artefact in (story_page(edition(slug), always=always), projector_page()):
                (home / artefact.name).write_bytes(artefact.make())
        return (home / "story.html").as_uri()

    def open(self, window: Callable[..., Page], slug: str, view: str = "full", **options) -> Page:
        """The start page of a story, in a tab that may pass all of its stops."""
        page = self.open_first(window, slug, view, **options)
        reload_with(page, f"trainingkit:run:{slug}:stops", f"{edition_of(slug)} 3")
        page.locator('.tk-start button[data-act="start"]').wait_for()
        return page

    def open_first(self, window: Callable[..., Page], slug: str, view: str = "full", **options) -> Page:
        """The start page of a story, as somebody sees it who opens the file."""
        page = window(offline=True, **options)
        page.goto("about:blank")
        page.goto(self.address(slug) + ("" if view == "full" else f"?view={view}"))
        page.locator('.tk-start button[data-act="start"]').wait_for()
        return page
