"""What all tests share: a repeatable hypothesis, and tests that need a tool the machine may lack."""

import functools
import os
import shutil
import subprocess
from pathlib import Path

import hypothesis
import pytest

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

# One run finds what the next one finds, and a busy machine fails nobody.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def find_chromium() -> Path | None:
    """The Chromium or Chrome of this machine; ``CHROMIUM=...`` says which."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    mac = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    return Path(found) if found else mac if mac.exists() else None


def find_bubblewrap() -> Path | None:
    """The bubblewrap of this machine, if it is allowed to work here."""
    found = shutil.which("bwrap")
    if found is None:
        return None
    works = subprocess.run([found, "--ro-bind", "/", "/", "--unshare-net", "true"], capture_output=True)
    return Path(found) if works.returncode == 0 else None


# Marker -> how to find its tool, and what to say where it is missing.
TOOLS = {
    "browser": (find_chromium, "Chromium is not installed; enable with: sudo apt-get install chromium"),
    "bubblewrap": (
        find_bubblewrap,
        "bubblewrap is not installed; enable with: sudo apt-get install bubblewrap",
    ),
}


@functools.cache
def what_is_missing(marker: str) -> str | None:
    """What to say where the tool of a marker is missing; None where it is there."""
    find, reason = TOOLS[marker]
    return reason if find() is None else None


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
