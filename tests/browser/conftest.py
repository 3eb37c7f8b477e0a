"""A Chromium for the browser tests: one browser a module, one clean window a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.offline_pages import OfflinePages
from tests.browser.served_pages import ServedPages
from tests.browser.story_runs import SIMULATIONS
from tests.serving.running import Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 60_000  # ms; what is expected comes at once, but not on a machine that does three other things
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """The browser of a module. As long as it is there an event loop runs, so no other test could run one of its own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_window(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open clean windows: ``open_window(width, height, **context options)``; a script error fails the test."""
    contexts = []
    errors: list[str] = []

    def window(width: int = 1366, height: int = 768, **options) -> Page:
        options = {"reduced_motion": "reduce", "service_workers": "block", **options}
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield window
    for context in contexts:
        context.close()
    assert [] == errors


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The two stories on a real server, drafts included; a kernel ends two seconds after its page has gone."""
    running = Server(SIMULATIONS, tmp_path_factory.mktemp("served"), preview=True, grace=2.0, warm=2)
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="session")
def offline(tmp_path_factory: pytest.TempPathFactory) -> OfflinePages:
    """The two stories as files, in windows without a network."""
    return OfflinePages(tmp_path_factory.mktemp("offline"))


@pytest.fixture(params=["served", "offline"])
def place(request: pytest.FixtureRequest) -> ServedPages | OfflinePages:
    """Wherever a story is played: on the server, and from a file."""
    found = request.getfixturevalue(request.param)
    return ServedPages(found) if request.param == "served" else found
