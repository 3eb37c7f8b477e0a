"""Formgrader as an instructor has it: a Jupyter server in the course's folder, with a token."""

import json
import os
import subprocess
import sys
from pathlib import Path

import requests

from tests.serving.running import DEADLINE, until

TOKEN = "a-token-for-tests"
OPTIONS = (
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",
    f"--IdentityProvider.token={TOKEN}",
    "--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=True",
)


class Formgrader:
    """A server that was begun in an instructor's folder and shows the one above; ``homes`` is what it has as a home."""

    def __init__(self, root: Path, homes: Path) -> None:
        names = ("CONFIG", "DATA", "RUNTIME")
        env = os.environ | {f"JUPYTER_{name}_DIR": str(homes / name.lower()) for name in names}
        env |= {"JUPYTER_NO_CONFIG": "1", "IPYTHONDIR": str(homes / "ipython"), "HOME": str(homes)}
        env |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        self.log = (homes / "server.log").open("w")
        command = [sys.executable, "-m", "jupyter_server", *OPTIONS, f"--ServerApp.root_dir={root.parent}"]
        self.process = subprocess.Popen(command, cwd=root, env=env, stdout=self.log, stderr=self.log)
        self.told = homes / "runtime" / f"jpserver-{self.process.pid}.json"
        try:
            until(self.answers)
        except BaseException:
            self.stop()
            raise

    @property
    def url(self) -> str:
        """Its address; the system chose the port."""
        return json.loads(self.told.read_text())["url"].rstrip("/")

    def answers(self) -> bool:
        """Whether it answers yet."""
        assert self.process.poll() is None, Path(self.log.name).read_text()
        try:
            return self.told.is_file() and self.ask("get", "/api").ok
        except (requests.ConnectionError, ValueError):
            return False

    def ask(self, how: str, path: str) -> requests.Response:
        """Ask as the instructor."""
        headers = {"Authorization": f"token {TOKEN}"}
        return requests.request(how, self.url + path, headers=headers, timeout=DEADLINE)

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        try:
            self.process.wait(timeout=DEADLINE)
        finally:
            self.process.kill()
            self.log.close()
