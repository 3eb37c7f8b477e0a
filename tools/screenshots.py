"""Take the README's screenshots again, from the real server and the real stories (needs Chromium).

``python tools/screenshots.py`` writes ``docs/screenshots/*.png``. Look at them before committing.
"""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "screenshots"
PORT = 8991
ADDRESS = f"http://localhost:{PORT}"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
DEADLINE = 60  # s


def main() -> None:
    """All four pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    command = [Path(sys.executable).parent / "trainingkit", "serve", "--preview", "--no-browser", "--port", str(PORT)]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_open()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=FLAGS
            )
            gallery(browser)
            decision(browser)
            project(browser)
            debrief(browser)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def wait_until_open() -> None:
    """Ask until the server answers."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{ADDRESS}/health").read()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("the server did not open")


def gallery(browser: Browser) -> None:
    """The two cards."""
    page = browser.new_page(viewport={"width": 1200, "height": 720})
    page.goto(ADDRESS)
    save(page, "gallery")


def decision(browser: Browser) -> None:
    """The decision after the first two contacts of *A friend request*."""
    page = opened(browser, "a-friend-request", width=1000, height=820)
    play(page, ["next", "family", "practice"])
    save(page, "decision")


def project(browser: Browser) -> None:
    """The first decision of *A friend request* in project mode."""
    page = opened(browser, "a-friend-request", "?view=project", width=1280, height=720)
    for _ in range(40):
        if page.locator(".tk-choices:visible, [data-choice]:visible").count():
            break
        page.keyboard.press("Space")
        page.wait_for_timeout(150)
    save(page, "project")


def debrief(browser: Browser) -> None:
    """The end of *First call*, with two things not met."""
    page = opened(browser, "first-call", width=1000, height=1000)
    walkthrough = yaml.safe_load(
        (ROOT / "simulations/first-call/walkthroughs/two-slips.yml").read_text(encoding="utf-8")
    )
    play(page, [ref.split(".")[1] for ref in walkthrough["choices"]])
    page.get_by_role("heading", name="Looking back").evaluate("el => el.scrollIntoView()")
    save(page, "debrief")


def opened(browser: Browser, slug: str, query: str = "", *, width: int, height: int) -> Page:
    """A story that has been started."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{ADDRESS}/story/{slug}{query}")
    page.get_by_role("button", name="Start", exact=True).click()
    return page


def play(page: Page, choices: list[str]) -> None:
    """Make these choices; a "Continue" between them is pressed without being named."""
    for choice in [*choices, None]:
        while page.locator("[data-choice=next]:enabled").count() and choice != "next":
            press(page, "next")
        if choice is not None:
            press(page, choice)


def press(page: Page, choice: str) -> None:
    """One choice, and its answer."""
    before = page.locator("[data-step]").last.get_attribute("data-step")
    page.locator(f"[data-choice={json.dumps(choice)}]:enabled").click()
    page.wait_for_function("n => [...document.querySelectorAll('[data-step]')].at(-1)?.dataset.step !== n", arg=before)


def save(page: Page, name: str) -> None:
    """One picture."""
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    page.screenshot(path=OUT / f"{name}.png")


if __name__ == "__main__":
    main()
