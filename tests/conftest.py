"""What all tests share: how hard hypothesis looks, and tests that need a tool the machine may lack."""

import functools
import os
import shutil
from pathlib import Path

import hypothesis
import pytest

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# A busy machine fails nobody. "repeatable": one run finds what the next one finds. "quick": the same, with fewer
# examples, for the other Pythons. "search" (make search): other examples every time, so that it can find more.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("quick", derandomize=True, deadline=None, max_examples=20)
hypothesis.settings.register_profile("search", deadline=None, max_examples=400, print_blob=True)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def find_chromium() -> Path | None:
    """The Chromium or Chrome of this machine; ``CHROMIUM=...`` says which.

    Debian's shell without windows comes first: it draws the same pages in about half of the processor time.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return Path(found) if found else mac if mac.exists() else None


def find_web() -> Path | None:
    """The packages that the front end is built and tested with, where they are installed."""
    packages = Path(__file__).parents[1] / "src" / "trainingkit" / "player" / "web" / "node_modules"
    return packages if (packages / "scorm-again").is_dir() else None


def find_jail() -> object | None:
    """The jail for functions, where this machine can have one."""
    from trainingkit.grading.jail.functions import jail

    return jail()


def find_office() -> Path | None:
    """The LibreOffice of this machine."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    mac = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    return Path(found) if found else mac if mac.exists() else None


# Marker -> how to find its tool, and what to say where it is missing.
TOOLS = {
    "browser": (find_chromium, "Chromium is not installed; enable with: sudo apt-get install chromium-headless-shell"),
    "office": (
        find_office,
        "LibreOffice is not installed; enable with: sudo apt-get install --no-install-recommends libreoffice-impress",
    ),
    "jail": (find_jail, "bubblewrap does not work here; enable with: sudo apt-get install bubblewrap"),
    "web": (find_web, "the front end's packages are not installed; enable with: make web (needs Node)"),
}


@functools.cache
def what_is_missing(marker: str) -> str | None:
    """What to say where the tool of a marker is missing; None where it is there."""
    find, reason = TOOLS[marker]
    return reason if find() is None else None


# Files that run one after another in the same process when there are several: JupyterLab, because two at a time leave
# nothing for anybody else; slides and servers, because what they share is then made once.
TOGETHER = ("tests/browser/test_lab_", "tests/editions/slides/", "tests/serving/")


def group_of(nodeid: str) -> str:
    """The tests of a file, and of the files above, stay together, so what they start is started once."""
    file = nodeid.partition("::")[0]
    return next((group for group in TOGETHER if file.startswith(group)), file)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Hand out whole groups."""
    from xdist.scheduler import LoadScopeScheduling

    class Groups(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid)

    return Groups(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first: the groups, JupyterLab before all, then other browsers. The rest fills gaps.

    A whole browser on a busy machine may be late for once: its test is run once more, and shown at the end.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))

    def place(item: pytest.Item) -> tuple[int, bool]:
        group = group_of(item.nodeid)
        return (TOGETHER.index(group) if group in TOGETHER else len(TOGETHER), not item.get_closest_marker("browser"))

    items.sort(key=place)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what went wrong where a test was run once more: it may be a mistake of ours after all."""
    for report in terminalreporter.getreports("rerun"):
        terminalreporter.write_sep("_", f"{report.nodeid}, run once more")
        terminalreporter.write_line(report.longreprtext)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tool this machine lacks; in CI, where every tool is installed, fail it."""
    for marker in TOOLS:
        if item.get_closest_marker(marker) and (reason := what_is_missing(marker)):
            if IN_CI:
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The path of Chromium, for tests marked ``browser``."""
    return find_chromium() or Path("chromium")


@pytest.fixture(scope="session")
def office() -> Path:
    """The path of LibreOffice, for tests marked ``office``."""
    return find_office() or Path("soffice")
