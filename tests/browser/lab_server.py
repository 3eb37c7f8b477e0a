"""A JupyterLab of its own for a test: this machine only, a fixed token, no extras, a copy of the stories."""

import os
import subprocess
import sys
from pathlib import Path

import psutil
import requests
from playwright.sync_api import Locator, Page, expect

from tests.serving.running import DEADLINE, until

TOKEN = "a-token-for-tests"
OPTIONS = (
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    f"--IdentityProvider.token={TOKEN}",
    "--LabApp.extension_manager=readonly",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--expose-app-in-browser",
    "--ServerApp.allow_remote_access=False",
)


class Lab:
    """A running ``jupyter lab``; ``root`` is the folder it shows."""

    def __init__(self, root: Path, folder: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        names = ("CONFIG", "DATA", "RUNTIME")
        homes = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in names}
        homes |= {"IPYTHONDIR": str(folder / "ipython"), "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces")}
        homes |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"), "JUPYTER_NO_CONFIG": "1"}
        quiet = folder / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
        quiet.parent.mkdir(parents=True)
        quiet.write_text('{"fetchNews": "false", "checkForUpdates": false}')
        command = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--port={port}", f"--ServerApp.root_dir={root}"]
        self.log = (folder / "lab.log").open("w")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env=os.environ | homes, cwd=root)
        until(self.answers)

    def answers(self) -> bool:
        """Whether it answers yet."""
        assert self.process.poll() is None, Path(self.log.name).read_text()
        try:
            return requests.get(f"{self.url}/api", timeout=DEADLINE).ok
        except requests.ConnectionError:
            return False

    def kernels(self) -> list[psutil.Process]:
        """The processes of the kernels that run."""
        return psutil.Process(self.process.pid).children()

    def stop(self) -> None:
        """End it and its kernels."""
        for kernel in self.kernels():
            kernel.kill()
        self.process.terminate()
        try:
            self.process.wait(timeout=DEADLINE)
        finally:
            self.process.kill()
            self.log.close()


def open_notebook(page: Page, lab: Lab, slug: str) -> Locator:
    """Open a story's notebook, run it by keyboard, and give the player that it draws."""
    page.goto(f"{lab.url}/lab/tree/{slug}/scenario.ipynb?token={TOKEN}&reset")
    page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
    expect(page.locator("#jp-main-statusbar")).to_contain_text("(ipykernel) | Idle", timeout=60_000)
    page.wait_for_function("() => document.activeElement.closest('.jp-Notebook')")
    page.keyboard.press("Shift+Enter")
    page.locator(".jp-CodeCell.jp-mod-active").wait_for()
    page.keyboard.press("Control+Enter")
    player = page.locator(".jp-OutputArea .tk")
    player.locator(".tk-start, .tk-error, .tk-flow").first.wait_for(timeout=60_000)
    return player


def run_again(page: Page) -> None:
    """Run the story's cell once more, as somebody who is told to would."""
    page.locator(".jp-CodeCell .jp-Cell-inputArea .cm-content").click()
    page.keyboard.press("Control+Enter")
