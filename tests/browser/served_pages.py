"""What a browser sees of the real server: its pages, its kernels, and what a tab keeps."""

import json
from collections.abc import Callable

import psutil
from playwright.sync_api import Page

from tests.browser.story_runs import edition_of
from tests.serving.running import Server, until

Window = Callable[..., Page]

# Every word that the status line says from now on.
LISTEN = """() => {
  window.statusWords = [];
  const status = document.querySelector('.tk-status');
  new MutationObserver(() => statusWords.push(status.textContent)).observe(status, { childList: true });
}"""
# Everything a page can keep in the browser.
KEPT = """async () => ({
  session: { ...sessionStorage },
  local: { ...localStorage },
  databases: (await indexedDB.databases()).map((d) => d.name),
  caches: isSecureContext ? await caches.keys() : [],
  cookies: document.cookie,
  name: window.name,
  state: history.state,
})"""
NOTHING = {"session": {}, "local": {}, "databases": [], "caches": [], "cookies": "", "name": "", "state": None}


def open_served(window: Window, url: str, slug: str, view: str = "full", **options) -> Page:
    """A story's start page, reached from the gallery as a visitor would, in a new window."""
    page = window(**options)
    page.goto(f"{url}/")
    page.goto(f"{url}/story/{slug}" + ("" if view == "full" else f"?view={view}"))
    page.locator('.tk-start button[data-act="start"]').wait_for()
    return page


class ServedPages:
    """Stories on a server."""

    marks = True  # whether a debrief has criteria and a verdict, where the story has them

    def __init__(self, server: Server) -> None:
        self.url = server.url

    def open(self, window: Window, slug: str, view: str = "full", **options) -> Page:
        """The start page of a story."""
        return open_served(window, self.url, slug, view, **options)


def reload_with(page: Page, key: str, kept: str) -> None:
    """Reload a page whose tab keeps this.

    On a busy machine two tests stopped as if what was set a moment ago had not been stored, so that is looked at.
    """
    for _ in range(5):
        page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [key, kept])
        page.reload()
        if page.evaluate("key => sessionStorage.getItem(key)", key):
            return
    raise AssertionError(f"a reload forgets {key}")


def resume_at(page: Page, slug: str, choices: list[str]) -> None:
    """Stand after these choices, as a reload of this tab would; much faster than playing."""
    kept = json.dumps({"edition": edition_of(slug), "choices": choices, "names": 0})
    reload_with(page, f"trainingkit:run:{slug}", kept)
    page.locator(".tk-flow, .tk-paged").wait_for()
    page.locator(".tk-decision, .tk-debrief, .tk-one > *").first.wait_for()


def stored_choices(page: Page, slug: str) -> list[str] | None:
    """The choices that the tab keeps of a story."""
    kept = page.evaluate("key => sessionStorage.getItem(key)", f"trainingkit:run:{slug}")
    return json.loads(kept)["choices"] if kept else None


def settings_of(page: Page) -> dict:
    """The page's own settings: kernelId, modelId and the rest."""
    return json.loads(page.locator("#cfg").text_content())


def kernel_of(page: Page, server: Server) -> psutil.Process:
    """The process that answers this page."""
    kernel_id = settings_of(page)["kernelId"]
    return next(
        kernel for kernel in server.kernels() if any(kernel_id in c.laddr for c in kernel.net_connections("unix"))
    )


def wait_until_gone(process: psutil.Process) -> None:
    """Wait until a process has ended."""
    until(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE)


def press_shift(page: Page, times: int) -> None:
    """Press Shift alone."""
    for _ in range(times):
        page.keyboard.press("Shift")
