"""Servers to measure: ours, stock Voila from the same environment, Panel and Streamlit from one of their own each."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

MARK = "TRAININGKIT_BENCH"
PINS = {"panel": "panel==1.9.4", "streamlit": "streamlit==1.67.0"}
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "trainingkit-bench"
DEADLINE = 240.0  # seconds
OURS = """
import json, sys
from pathlib import Path
from trainingkit.serving.app import serve
serve(Path(sys.argv[1]), open_browser=False, port=int(sys.argv[2]), preview=True, **json.loads(sys.argv[3]))
"""


class Running:
    """A server in a process of its own, and all that came of it.

    Parameters
    ----------
    command : list of str
        With ``{port}`` where its port belongs.
    page : str
        The path of the step.
    folder : Path
        Where it runs and writes what it says.
    ready : callable
        From this to whether it is; asked until it is. ``seconds`` is how long that took.
    """

    def __init__(self, command: list[str], page: str, folder: Path, ready: Callable[["Running"], bool]) -> None:
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.page = self.url + page
        self.mark = uuid.uuid4().hex
        self.said = folder / f"{self.mark}.log"
        environment = os.environ | {MARK: self.mark, "BOKEH_RESOURCES": "server"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begin = time.perf_counter()
        with self.said.open("wb") as said:
            filled = [part.replace("{port}", str(self.port)) for part in command]
            self.process = subprocess.Popen(filled, cwd=folder, env=environment, stdout=said, stderr=said)
        try:
            until(lambda: ready(self), f"{command[0]} did not start: {self.said}")
        except BaseException:
            self.process.kill()
            raise
        self.seconds = time.perf_counter() - begin

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(30)
        for process in self.processes():
            with suppress(psutil.Error):
                process.kill()
        self.process.wait()

    def processes(self) -> list[psutil.Process]:
        """The server and all that came of it, also what is no longer its child."""
        return [process for process in psutil.process_iter() if self._ours(process)]

    def kernels(self) -> list[psutil.Process]:
        """Its kernels."""
        return [process for process in self.processes() if process.pid != self.process.pid and _has_threads(process)]

    def cpu(self) -> float:
        """Seconds of processor that it and all that came of it have taken, the ended ones too."""
        total = 0.0
        for process in self.processes():
            with suppress(psutil.Error):
                times = process.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
        return total

    def _ours(self, process: psutil.Process) -> bool:
        try:
            return process.status() != psutil.STATUS_ZOMBIE and process.environ().get(MARK) == self.mark
        except psutil.Error:
            return False


def ours(folder: Path, **options: Any) -> Running:
    """Our server, once it holds ready what it is to hold ready."""
    command = [sys.executable, "-c", OURS, str(folder / "stories"), "{port}", json.dumps(options)]
    return Running(command, "/story/step", folder, lambda it: b'"ready": true' in asked(f"{it.url}/health"))


def stock(folder: Path, pool: int = 0) -> Running:
    """Stock Voila, from its own command; with a pool, once that is said to be filled."""
    command = [sys.executable, "-m", "voila", "stock.ipynb", "--no-browser", "--port={port}"]
    if pool:
        command += ["--preheat_kernel=True", f"--pool_size={pool}", "--Voila.log_level=INFO"]
        return Running(command, "/", folder, lambda it: f"filled with {pool} kernel" in it.said.read_text())
    return Running(command, "/", folder, lambda it: asked(f"{it.url}/voila/static/nothing", any_status=True) != b"")


def panel(folder: Path) -> Running:
    """Panel, from an environment of its own."""
    command = [str(_environment("panel") / "bin" / "panel"), "serve", "panel_app.py", "--port", "{port}"]
    return Running([*command, "--allow-websocket-origin=*"], "/panel_app", folder, lambda it: asked(it.page) != b"")


def streamlit(folder: Path) -> Running:
    """Streamlit, from an environment of its own."""
    command = [str(_environment("streamlit") / "bin" / "streamlit"), "run", "streamlit_app.py"]
    command += ["--server.port={port}", "--server.headless=true", "--browser.gatherUsageStats=false"]
    return Running(command, "/", folder, lambda it: asked(it.page) != b"")


def asked(url: str, any_status: bool = False) -> bytes:
    """What an address answers; nothing while it does not."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        return error.read() or b"-" if any_status else b""
    except (OSError, ValueError):
        return b""


def until(what: Callable[[], Any], otherwise: str) -> Any:
    """The first true answer.

    Raises
    ------
    TimeoutError
        There was none; says what it was given.
    """
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        if answer := what():
            return answer
        time.sleep(0.05)
    raise TimeoutError(otherwise)


def _environment(name: str) -> Path:
    """A virtual environment with that server, compiled; made once.

    Raises
    ------
    FileNotFoundError
        It cannot be installed here.
    """
    folder = CACHE / PINS[name]
    if not (folder / "ready").exists():
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)])
        if made.returncode or subprocess.run([*pip, PINS[name]], capture_output=True).returncode:
            raise FileNotFoundError(f"{PINS[name]} cannot be installed here")
        subprocess.run([str(folder / "bin" / "python"), "-m", "compileall", "-qq", str(folder / "lib")])
        (folder / "ready").touch()
    return folder


def _has_threads(process: psutil.Process) -> bool:
    """Whether it has more than one; a process that others are forked from has just one."""
    try:
        return process.num_threads() > 1
    except psutil.NoSuchProcess:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
