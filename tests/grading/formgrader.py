"""Formgrader as an instructor has it: a Jupyter server in the course's folder, with a token."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psutil
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
SETTINGS = f"""
c.ServerApp.allow_root = True
c.ServerApp.port = 0
c.IdentityProvider.token = "{TOKEN}"
"""
"""What the command of the guide has no option for."""


class Formgrader:
    """A server that was begun in an instructor's folder; ``homes`` is what it has as a home.

    It shows the folder above. With ``command`` it is begun by that, as somebody would type it.
    """

    def __init__(self, root: Path, homes: Path, command: Sequence[str] = ()) -> None:
        names = ("CONFIG", "DATA", "RUNTIME")
        env = os.environ | {f"JUPYTER_{name}_DIR": str(homes / name.lower()) for name in names}
        env |= {"IPYTHONDIR": str(homes / "ipython"), "HOME": str(homes)}
        env |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        self.log = (homes / "server.log").open("w")
        if command:
            (homes / "config").mkdir()
            (homes / "config" / "jupyter_server_config.py").write_text(SETTINGS)
        else:
            command = [sys.executable, "-m", "jupyter_server", *OPTIONS, f"--ServerApp.root_dir={root.parent}"]
            env |= {"JUPYTER_NO_CONFIG": "1"}
        self.process = subprocess.Popen(command, cwd=root, env=env, stdout=self.log, stderr=self.log)
        self.runtime = homes / "runtime"
        try:
            until(self.answers)
        except BaseException:
            self.stop()
            raise

    @property
    def url(self) -> str:
        """Its address; the system chose the port."""
        (told,) = self.runtime.glob("jpserver-*.json")
        return json.loads(told.read_text())["url"].rstrip("/")

    def answers(self) -> bool:
        """Whether it answers yet."""
        assert self.process.poll() is None, Path(self.log.name).read_text()
        try:
            return any(self.runtime.glob("jpserver-*.json")) and self.ask("get", "/api").ok
        except (requests.ConnectionError, ValueError):
            return False

    def ask(self, how: str, path: str) -> requests.Response:
        """Ask as the instructor."""
        headers = {"Authorization": f"token {TOKEN}"}
        return requests.request(how, self.url + path, headers=headers, timeout=DEADLINE)

    def stop(self) -> None:
        """End it, and what it has begun."""
        for begun in psutil.Process(self.process.pid).children():
            begun.terminate()
        self.process.terminate()
        try:
            self.process.wait(timeout=DEADLINE)
        finally:
            self.process.kill()
            self.log.close()
