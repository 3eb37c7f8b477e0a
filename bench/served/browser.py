"""Visits with a browser: what is asked for, what travels, and when the page itself saw the choice and its answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Request, Route

from bench.served.step import ANSWER, CHOICES

# Presses what is to be pressed as soon as it can be, and notes when; nothing of the driver is measured.
WATCH = """
(() => {
  const seen = (window.benchSeen = {});
  const deep = (root, found = []) => {
    for (const each of root.querySelectorAll('*')) {
      if (each.matches('button') && !each.disabled) found.push(each);
      if (each.shadowRoot) deep(each.shadowRoot, found);
    }
    return found;
  };
  const words = (root) => {
    let text = root.innerText ?? root.textContent ?? '';
    for (const each of root.querySelectorAll('*')) if (each.shadowRoot) text += words(each.shadowRoot);
    return text;
  };
  const look = () => {
    if (!document.body) return requestAnimationFrame(look);
    const start = document.querySelector('button[data-act="start"]');
    if (start && !seen.started) { seen.started = true; start.click(); }
    if (!seen.shown) {
      const choice = deep(document).find((b) => b.textContent.includes('%(choice)s') && b.offsetParent !== null);
      if (choice) { seen.shown = performance.now(); setTimeout(() => choice.click(), 0); }
    } else {
      for (const each of [document.body, ...document.querySelectorAll('*')]) {
        const text = each === document.body ? each.innerText : each.shadowRoot ? words(each.shadowRoot) : '';
        if (text.includes('%(answer)s')) { seen.answered = performance.now(); return; }
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""


@dataclass
class Visit:
    """One visit. Times in seconds from navigation; size in bytes as they travelled, websockets left out."""

    shown: float
    answered: float
    requests: int
    size: int
    third_parties: tuple[str, ...]


@contextmanager
def visit(browser: Browser, url: str) -> Iterator[Visit]:
    """A visit with nothing in the cache; the page stays open inside the block."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    try:
        yield _visit(context, url)
    finally:
        context.close()


def _visit(context: BrowserContext, url: str) -> Visit:
    home, others, asked, sizes = urlsplit(url).hostname, set(), [], []

    def route(route: Route, request: Request) -> None:
        host = urlsplit(request.url).hostname
        if host in (home, None):
            return route.fallback()
        others.add(host)
        route.abort()  # nobody is to wait for a network that is not there

    context.route(lambda address: urlsplit(address).hostname not in (home, None), route)
    page = context.new_page()
    page.on("request", lambda request: asked.append(request) if request.url.startswith("http") else None)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH % {"choice": CHOICES[0], "answer": ANSWER})
    page.goto(url, wait_until="commit", timeout=120_000)
    seen: dict[str, float] = {}
    while "answered" not in seen:  # the driver's own waiting needs eval, which our pages forbid
        page.wait_for_timeout(100)
        seen = page.evaluate("window.benchSeen || {}")
    page.wait_for_load_state("load")
    return Visit(seen["shown"] / 1000, seen["answered"] / 1000, len(asked), int(sum(sizes)), tuple(sorted(others)))
