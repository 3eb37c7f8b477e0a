"""Cold visits to a page: a new window in a real Chromium each time, timed by the page's own clock (``visit.js``)."""

import json
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import psutil
from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
ARGUMENTS += ("--disable-component-update", "--disable-sync")
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
NO_BROWSER = "not measured: Chromium is not installed (sudo apt-get install chromium-headless-shell)"
SCRIPT = Path(__file__).with_name("visit.js")
LOOPBACK = ("127.0.0.1", "")


@dataclass(frozen=True, slots=True)
class Play:
    """What is pressed: the start, then each choice of a run by its words, the last being what an ending offers.

    ``says`` is the first line of the story; ``words`` open its stops.
    """

    start: str
    says: str
    presses: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds after the navigation until the start and the first choice can be pressed; seconds of the browser's
    processors until then; seconds from each choice to the next lines; the addresses that were asked for.
    """

    ready: float
    first: float
    cpu: float
    next_lines: tuple[float, ...]
    asked: tuple[str, ...]

    @property
    def third_parties(self) -> tuple[str, ...]:
        """Addresses that are not on this machine."""
        return tuple(each for each in self.asked if (urlsplit(each).hostname or "") not in LOOPBACK)


def chromium() -> str | None:
    """Where Chromium is; ``CHROMIUM=...`` says which."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)


@contextmanager
def browser_at(path: str) -> Iterator[Browser]:
    """One browser for all visits; its first window, which takes longer than any other, is not counted."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        browser.new_page().close()
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a plain server gives out a folder: nothing is compressed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def visit(browser: Browser, address: str, play: Play) -> Visit:
    """Open a page in a new window, start, and play a run to its end."""
    before = _processors()
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=address.startswith("file:"))
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        sought = json.dumps([{"press": play.start}, {"press": play.presses[0], "says": play.says}, list(play.words)])
        page.add_init_script(f"window.benchVisit = ({SCRIPT.read_text()})(...{sought})")
        page.goto(address)
        ready, first = page.evaluate("benchVisit.opened")
        cpu = sum(seconds - before.get(number, 0.0) for number, seconds in _processors().items())
        times = page.evaluate("(presses) => benchVisit.play(presses)", list(play.presses))
    finally:
        context.close()
    told = tuple(each for each in asked if not each.startswith("data:"))
    return Visit(ready / 1000, first / 1000, cpu, tuple(each / 1000 for each in times), told)


def share(values: Sequence[float], part: float) -> float:
    """The value that this part of all values does not exceed, such as 0.95 for the 95th percentile."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, round(part * (len(ranked) - 1)))]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed of a request."""


def _processors() -> dict[int, float]:
    """Seconds that each process of the browser has used, by its number."""
    used = {}
    for process in psutil.Process().children(recursive=True):
        try:
            if "chrom" in process.name():
                times = process.cpu_times()
                used[process.pid] = times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return used
