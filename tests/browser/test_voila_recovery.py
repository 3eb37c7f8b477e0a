"""A kernel or the whole server is killed in the middle of a story: it is said, and no choice is lost."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import requests
from playwright.sync_api import Page, expect

from tests.browser.hands import Mouse
from tests.browser.served_pages import LISTEN, kernel_of, open_served, stored_choices, wait_until_gone
from tests.browser.story_runs import OFFICER, PUPIL, RUNS, SIMULATIONS, run
from tests.serving.running import until

pytestmark = pytest.mark.browser
AWAY, BACK = "Reconnecting… Your place is kept.", "Connected again. Nothing was lost."
# What a page is told of a lid: hidden, and later seen again.
SHUT = """() => {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}"""
OPENED = """() => {
  delete document.visibilityState;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}"""
PATIENCE = 60_000  # ms; a busy machine takes its time to start a server


def play(page: Page, choices: list[str]) -> None:
    """Make these choices, from where the page stands."""
    hand = Mouse(page)
    for choice in choices:
        hand.choose(choice)


def what_is_shown(page: Page) -> tuple[list[str], list[str]]:
    """The log's lines, and the choices on offer."""
    lines = page.locator(".tk-log [data-line]").all_inner_texts()
    return lines, page.locator("[data-choice]").all_inner_texts()


@pytest.mark.parametrize("slug", [PUPIL, OFFICER])
def test_a_killed_kernel_loses_no_choice(open_window, served, slug):
    """The page says that it reconnects, stands at the same decision, and goes on to the same ending."""
    played = run(*RUNS[f"{slug}-best"])
    page = open_served(open_window, served.url, slug)
    Mouse(page).begin()
    play(page, played.ids[:8])
    before = what_is_shown(page)
    page.evaluate(LISTEN)
    kernel = kernel_of(page, served)
    kernel.kill()
    expect(page.get_by_role("status")).to_have_text(BACK, timeout=PATIENCE)

    assert before == what_is_shown(page)
    assert [AWAY, BACK] == page.evaluate("statusWords")[:2]
    play(page, played.ids[8:])
    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    assert played.ids == stored_choices(page, slug)


def test_a_choice_made_while_the_kernel_is_dead_is_kept(open_window, served):
    """It is shown at once, and answered by the next kernel."""
    played = run(*RUNS[f"{OFFICER}-best"])
    page = open_served(open_window, served.url, OFFICER)
    Mouse(page).begin()
    play(page, played.ids[:5])
    kernel = kernel_of(page, served)
    kernel.suspend()
    page.locator(f'[data-choice="{played.ids[5]}"]').click()
    expect(page.locator(".tk-is-chosen")).to_be_visible()
    kernel.kill()
    wait_until_gone(kernel)
    page.locator(f'[data-choice="{played.ids[6]}"]').click(timeout=PATIENCE)

    until(lambda: stored_choices(page, OFFICER) == played.ids[:7])
    assert 1 == page.locator(".tk-chosen").filter(has_text=played.chosen_texts()[4]).count()


class Command:
    """``trainingkit serve`` as a user starts it, on a port of its own, to be killed and started again."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.output = folder / "serve.txt"
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        command = [sys.executable, "-c", "from trainingkit.cli import main; main()", "serve", str(SIMULATIONS)]
        options = ["--preview", "--no-browser", "--port", str(self.port)]
        with self.output.open("a") as output:
            self.process = subprocess.Popen([*command, *options], stdout=output, stderr=output)
        until(self.answers)

    def answers(self) -> bool:
        """Whether it answers yet."""
        assert self.process.poll() is None, self.output.read_text()
        try:
            return requests.get(f"{self.url}/health", timeout=10).ok
        except requests.ConnectionError:
            return False

    def kill(self) -> list[psutil.Process]:
        """End it as a power cut would; the kernels that it had."""
        alive = self.process.poll() is None
        kernels = psutil.Process(self.process.pid).children(recursive=True) if alive else []
        folders = {part.parent.parent for k in kernels for part in map(Path, k.cmdline()) if part.suffix == ".json"}
        self.process.kill()
        self.process.wait()
        for folder in folders:
            if folder.name.startswith("tk-"):
                shutil.rmtree(folder, ignore_errors=True)  # nothing was left to do that
        return kernels


@pytest.fixture
def command(tmp_path: Path) -> Iterator[Command]:
    """A server started from the command line."""
    started = Command(tmp_path)
    yield started
    for kernel in started.kill():
        wait_until_gone(kernel)


def test_a_killed_server_that_starts_again_loses_no_choice(open_window, command):
    """The page says that it reconnects, keeps the choice made meanwhile, and goes on by itself."""
    played = run(*RUNS[f"{PUPIL}-worst"])
    page = open_served(open_window, command.url, PUPIL)
    Mouse(page).begin()
    play(page, played.ids[:10])
    kernels = command.kill()
    expect(page.get_by_role("status")).to_have_text(AWAY)
    page.locator(f'[data-choice="{played.ids[10]}"]').click()
    expect(page.locator(".tk-is-chosen")).to_be_visible()
    command.start()
    expect(page.get_by_role("status")).to_have_text(BACK, timeout=PATIENCE)
    play(page, played.ids[11:])

    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    assert played.ids == stored_choices(page, PUPIL)
    for kernel in kernels:
        wait_until_gone(kernel)


def test_a_class_whose_server_starts_again_loses_nobody(open_window, command):
    """Three pages of both stories, each in the middle of something else: all go on by themselves to their end."""
    runs = [run(*RUNS[key]) for key in (f"{PUPIL}-worst", f"{OFFICER}-best", f"{PUPIL}-best")]
    slugs = [played.story.story for played in runs]
    pages = [open_served(open_window, command.url, slug) for slug in slugs]
    for page, played, made in zip(pages, runs, (10, 5, 0), strict=True):
        Mouse(page).begin()
        play(page, played.ids[:made])
    kernels = command.kill()
    for page in pages:
        expect(page.get_by_role("status")).to_have_text(AWAY, timeout=PATIENCE)
    pages[0].locator(f'[data-choice="{runs[0].ids[10]}"]').click()
    expect(pages[0].locator(".tk-is-chosen")).to_be_visible()
    command.start()
    for page in pages:
        expect(page.get_by_role("status")).to_have_text(BACK, timeout=PATIENCE)
    for page, played, made in zip(pages, runs, (11, 5, 0), strict=True):
        play(page, played.ids[made:])

    for page, slug, played in zip(pages, slugs, runs, strict=True):
        expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
        assert played.ids == stored_choices(page, slug)
    for kernel in kernels:
        wait_until_gone(kernel)


def test_a_lid_shut_until_the_kernel_was_culled_loses_no_choice(open_window, served):
    """The socket is gone and so is the kernel, as the room needs its place; the page gets another and goes on."""
    played = run(*RUNS[f"{OFFICER}-best"])
    sockets = []

    def window(**options) -> Page:
        page = open_window(**options)
        page.route_web_socket(
            re.compile("/channels"), lambda socket: sockets.append((socket, socket.connect_to_server()))
        )
        return page

    page = open_served(window, served.url, OFFICER)
    Mouse(page).begin()
    play(page, played.ids[:7])
    before = what_is_shown(page)
    kernel = kernel_of(page, served)
    page.evaluate(SHUT)
    for ends in sockets:
        for end in ends:
            end.close()
    wait_until_gone(kernel)
    assert before == what_is_shown(page)
    page.evaluate(OPENED)
    page.locator(f'[data-choice="{played.ids[7]}"]').click()
    play(page, played.ids[8:])

    expect(page.get_by_role("heading", name="Looking back")).to_be_visible()
    assert played.ids == stored_choices(page, OFFICER)
