"""The player's demo pages, answered from disk: no server, no kernel, no network."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, Route

PACKAGE = Path(__file__).parents[2] / "src" / "trainingkit"
WEB = PACKAGE / "player" / "web"
FOLDERS = {"web": WEB, "static": PACKAGE / "serving" / "static", "player": PACKAGE / "player" / "static"}
SITE = "http://player.test"
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
# As strict as the server's own: no inline script or style may creep in.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
GALLERY = "<!doctype html><html lang=en><title>Lesson page</title><h1>Stories</h1>"


def answer(route: Route) -> None:
    """Answer one request from the files of this checkout; anything else on any host is refused."""
    host, _, path = route.request.url.partition("://")[2].partition("/")
    path = path.partition("?")[0]
    folder, _, name = path.partition("/")
    if host != SITE.partition("://")[2]:
        route.abort()
    elif folder == "story":
        html = (WEB / "demo" / "index.html").read_text().replace('"pupil"', f'"{name}"')
        route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})
    elif folder in FOLDERS and (FOLDERS[folder] / name).is_file():
        file = FOLDERS[folder] / name
        route.fulfill(body=file.read_text(encoding="utf-8"), content_type=TYPES[file.suffix])
    else:
        title = "Study timer" if path == "away" else "Stories"
        route.fulfill(body=GALLERY.replace("Stories", title), content_type="text/html")


def open_story(
    window: Callable[..., Page], story: str = "pupil", view: str = "", start: bool = True, **options
) -> Page:
    """Open a demo story in a new window, by way of the gallery, and start it unless told not to."""
    page = window(**options)
    page.context.route("**/*", answer)
    page.goto(f"{SITE}/")
    page.goto(f"{SITE}/story/{story}" + (f"?view={view}" if view else ""))
    page.locator(".tk-start, .tk-error, .tk-flow").first.wait_for()
    if start:
        page.get_by_role("button", name="Start", exact=True).click()
        page.locator("[data-line], .tk-one > *").first.wait_for()
    return page


def pick(page: Page, choice: str) -> None:
    """Press a choice, and wait for what it leads to."""
    page.locator(f"[data-choice={choice}]:not([aria-disabled])").click()
    page.locator(f"[data-choice={choice}][aria-disabled]").wait_for(state="detached")


def lines(page: Page) -> list[str]:
    """The story's lines in the log, in order."""
    return page.locator(".tk-log [data-line]").all_inner_texts()


def focused(page: Page) -> Locator:
    """The element that has the focus."""
    return page.locator(":focus")


def said(page: Page) -> list[dict]:
    """Every message the fake kernel was sent."""
    return page.evaluate("fake.kernel.said")


def stored(page: Page) -> dict[str, object]:
    """What the tab keeps, by key."""
    kept = page.evaluate("({...sessionStorage, ...localStorage})")
    return {key: json.loads(value) for key, value in kept.items()}
