"""The demo pages of the forms, answered from disk: no server, no kernel, no network."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.player_pages import PACKAGE, TYPES, WEB

SITE = "http://forms.test"
FOLDERS = {"web": WEB, "exercises": PACKAGE / "exercises" / "static"}
# No inline script may creep in; a case's web page brings its own policy and style.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; frame-src 'self'"
KINDS = (
    "choose-one", "choose-several", "order", "match", "table", "wide-table", "say", "decide", "write", "numbers",
    "function", "function-error", "play",
)  # fmt: skip


def answer(route: Route) -> None:
    """Answer one request from the files of this checkout; anything else on any host is refused."""
    host, _, path = route.request.url.partition("://")[2].partition("/")
    folder, _, name = path.partition("?")[0].partition("/")
    if host != SITE.partition("://")[2]:
        route.abort()
    elif folder == "form":
        html = (WEB / "demo" / "forms.html").read_text().replace('"choose-one"', f'"{name}"')
        route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})
    else:
        file = FOLDERS[folder] / name
        route.fulfill(body=file.read_text(encoding="utf-8"), content_type=TYPES[file.suffix])


def open_form(window: Callable[..., Page], kind: str, mode: str = "graded", views: int = 1, **options: Any) -> Page:
    """Open the form of one kind (or ``case``) in a new window."""
    page = window(**options)
    page.context.route("**/*", answer)
    page.goto(f"{SITE}/form/{kind}?mode={mode}&views={views}")
    expect(page.locator(".tk-form")).to_have_count(views)
    return page


def with_clock(window: Callable[..., Page], kind: str, **options: Any) -> Page:
    """A form whose time passes only when the test says so."""
    page = window()
    page.clock.install(time=0)
    page.clock.pause_at(3600)  # an installed clock goes on by itself; on a busy machine further than one would think
    return open_form(lambda **_: page, kind, **options)


def status(page: Page) -> Locator:
    """The line that says what is saved."""
    return page.locator(".tk-saved").first


def saved_value(page: Page) -> Any:
    """What the fake kernel has on disk."""
    return page.evaluate("fake.kernel.saved && fake.kernel.saved.value")


def said(page: Page, kind: str) -> list[dict]:
    """Every message of one type that the fake kernel was sent."""
    return page.evaluate("(type) => fake.kernel.said.filter((msg) => msg.type === type)", kind)


def kept(page: Page) -> list[str]:
    """What the tab keeps of unsaved entries."""
    return page.evaluate("Object.values({...sessionStorage})")
