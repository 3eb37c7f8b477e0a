"""A server in a process of its own, and a visitor that speaks to it as a browser would, or worse."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import requests
import websocket

RUN = """
import json, logging, sys
from pathlib import Path
logging.basicConfig(level=logging.DEBUG, format="%(name)s %(levelname)s %(message)s", filename=sys.argv[2])
from trainingkit.serving import catalogue
from trainingkit.serving.app import serve
options = {"port": 0} | json.loads(sys.argv[3])
if options.pop("any_notebook", False):  # of tests whose notebooks hold a stand-in for the player
    catalogue.is_ours = lambda notebook: True
if form := options.pop("log_form", None):
    from trainingkit.serving.event_log import write_events
    write_events(form, sys.stderr)
def ready(opened):
    print(json.dumps({"url": opened.url, "lan": opened.lan_urls, "places": opened.places}), flush=True)
serve(Path(sys.argv[1]), open_browser=False, on_ready=ready, **options)
"""
MARK = "TRAININGKIT_TEST_SERVER"  # kernels inherit it
DEADLINE = 90.0  # seconds, for whatever a busy machine may take


def until(what: Callable[[], Any], deadline: float = DEADLINE) -> Any:
    """The first true answer; asks again until then."""
    end = time.monotonic() + deadline
    while True:
        if answer := what():
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"not within {deadline} s")
        time.sleep(0.05)


class Server:
    """A running server. ``log`` is everything it wrote, at the most talkative level."""

    def __init__(self, root: Path, folder: Path, **options: Any) -> None:
        self.root = root
        self.log_file = folder / "server.log"
        command = [sys.executable, "-c", RUN, str(root), str(self.log_file), json.dumps(options)]
        self.mark = uuid.uuid4().hex
        environment = os.environ | {"COVERAGE_PROCESS_START": "", MARK: self.mark}
        self.error_file = folder / "server.err"
        self.errors = self.error_file.open("w")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.errors, text=True, env=environment)
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the server did not start: {(folder / 'server.err').read_text()}")
        opened = json.loads(line)
        self.port = int(re.search(r":(\d+)/", opened["url"]).group(1))
        self.places = opened["places"]
        self.lan_urls = opened["lan"]
        self.url = f"http://127.0.0.1:{self.port}"
        until(lambda: requests.get(f"{self.url}/health", timeout=DEADLINE).json()["ready"])

    @property
    def log(self) -> str:
        return self.log_file.read_text()

    def processes(self) -> list[psutil.Process]:
        """All that came of the server and runs, itself left out; also what its parent did not outlive."""
        return [p for p in psutil.process_iter() if p.pid != self.process.pid and self._ours(p)]

    @property
    def error_text(self) -> str:
        """What it wrote to standard error."""
        return self.error_file.read_text()

    def kernels(self) -> list[psutil.Process]:
        """The kernel processes there are, held ready or in use."""
        template = self.template()
        return [p for p in self.processes() if p != template]

    def template(self) -> psutil.Process | None:
        """The process that kernels are forked from."""
        children = psutil.Process(self.process.pid).children()
        return next((p for p in children if self._ours(p) and "forking.program" in " ".join(p.cmdline())), None)

    def _ours(self, process: psutil.Process) -> bool:
        try:
            zombie = process.status() == psutil.STATUS_ZOMBIE
            return not zombie and process.environ().get(MARK) == self.mark
        except psutil.Error:
            return False  # it ended just now, or is somebody else's

    def alive(self) -> bool:
        """Whether it still answers."""
        return requests.get(f"{self.url}/health", timeout=DEADLINE).json()["status"] == "ok"

    def stop(self) -> int:
        """Stop it as a service manager would; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=DEADLINE)
        finally:
            self.process.kill()
            self.errors.close()


class Visitor:
    """Somebody with a browser session of their own."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.session = requests.Session()
        self.session.trust_env = False

    def get(self, path: str, **how: Any) -> requests.Response:
        return self.session.get(self.server.url + path, timeout=DEADLINE, allow_redirects=False, **how)

    def open_story(self, slug: str = "first") -> dict[str, Any]:
        """The settings in a story's page: kernelId, modelId and the rest."""
        page = self.get(f"/story/{slug}")
        assert page.status_code == 200, page.text
        return in_page(page.text, "cfg")

    @property
    def cookie(self) -> str:
        return "; ".join(f"{c.name}={c.value}" for c in self.session.cookies)

    def connect(self, kernel_id: str, **changed: Any) -> "Line":
        """A websocket to a kernel; ``changed`` puts other headers in place of a page's own."""
        host = f"127.0.0.1:{self.server.port}"
        asked = {"origin": f"http://{host}", "cookie": self.cookie, "host": host} | changed
        options = {key: value for key, value in asked.items() if value is not None}
        if "origin" not in options:
            options["suppress_origin"] = True
        address = f"ws://{host}/api/kernels/{kernel_id}/channels?session_id=s1"
        return Line(websocket.create_connection(address, timeout=DEADLINE, **options))


def in_page(html: str, id_: str) -> Any:
    """The JSON in a script element."""
    return json.loads(re.search(rf'<script id="{id_}" type="application/json">(.*?)</script>', html, re.S).group(1))


class Line:
    """An open websocket, spoken to in the JSON form of the Jupyter protocol."""

    def __init__(self, socket: websocket.WebSocket) -> None:
        self.socket = socket

    def send(self, kind: str, content: dict[str, Any], channel: str = "shell") -> str:
        """Send a message of any kind; its id. A kernel hears the same message only once."""
        id_ = uuid.uuid4().hex
        header = {"msg_id": id_, "msg_type": kind, "session": "s1", "username": "", "version": "5.3"}
        message = {"channel": channel, "header": header, "parent_header": {}, "metadata": {}, "content": content}
        self.socket.send(json.dumps(message))
        return id_

    def say(self, model_id: str, **words: Any) -> str:
        """A custom message to a widget."""
        return self.send("comm_msg", {"comm_id": model_id, "data": {"method": "custom", "content": words}})

    def until(self, wanted: Callable[[dict[str, Any]], Any]) -> list[dict[str, Any]]:
        """All messages up to the wanted one; pings would keep a plain receive waiting for ever."""
        heard: list[dict[str, Any]] = []
        end = time.monotonic() + DEADLINE
        while not heard or not wanted(heard[-1]):
            opcode, data = self.socket.recv_data(control_frame=True)
            if opcode == websocket.ABNF.OPCODE_CLOSE:
                raise websocket.WebSocketConnectionClosedException
            if opcode == websocket.ABNF.OPCODE_TEXT:
                heard.append(json.loads(data))
            elif time.monotonic() > end:
                raise AssertionError(f"not said within {DEADLINE} s: {heard}")
        return heard

    def answer(self, model_id: str, **words: Any) -> dict[str, Any]:
        """Say something to a widget and wait for what it says in turn."""
        self.say(model_id, **words)
        return self.until(custom)[-1]["content"]["data"]["content"]

    def close(self) -> None:
        self.socket.close()


def custom(message: dict[str, Any]) -> bool:
    """Whether a message is what a widget said."""
    return message["msg_type"] == "comm_msg" and message["content"]["data"].get("method") == "custom"
