"""A browser without a screen or script: it goes to the pages of an evening, keeps its cookies, and sends forms."""

import re
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import open_desk
from trainingkit.grading.evening.again import Again
from trainingkit.grading.evening.app import HERE, application
from trainingkit.grading.evening.door import Evening
from trainingkit.grading.evening.visits import Visits

EVENING = datetime(2026, 11, 21, 19, 0, tzinfo=UTC)


@dataclass
class Page:
    """An answer: its status, headers and text, and the address after redirects."""

    status: int
    headers: dict[str, str]
    text: str
    path: str


class OwnLoop:
    """An event loop in a thread of its own: in this one another may be running, as a browser's driver has."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._loop = self._thread.submit(IOLoop, make_current=False).result()

    def run_sync(self, what: Callable[[], Any]) -> Any:
        """Run something to its end, and give its result."""
        return self._thread.submit(self._loop.run_sync, what).result()

    def close(self) -> None:
        """Close it, and what it listens to."""
        self._thread.submit(self._loop.close, all_fds=True).result()
        self._thread.shutdown()


@dataclass
class Visitor:
    """Somebody at one browser. ``host`` is what it takes the server's name for; ``headers`` go with each request."""

    loop: OwnLoop
    evening: Evening
    host: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Where the server is."""
        return f"http://{HERE}:{self.evening.port}"

    def go(self, path: str, form: dict | None = None) -> Page:
        """Get a page, or send a form to it; redirects are followed."""
        for _ in range(5):
            answer = self._fetch(path, form)
            if answer.code not in (301, 302, 303):
                text = answer.body.decode() if answer.body else ""
                return Page(answer.code, dict(answer.headers), text, path)
            path, form = answer.headers["Location"], None
        raise AssertionError(f"{path} leads round in circles")

    def enter(self) -> Page:
        """Follow the link in the terminal."""
        return self.go(f"/enter?token={self.evening.visits.token}")

    def sign(self, marker: str) -> Page:
        """Say who marks here."""
        return self.send(self.go("/"), marker=marker, keys="on")

    def send(self, page: Page, **values) -> Page:
        """Send the form of a page, with its hidden fields."""
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
        return self.go(page.path, {**{name: unescape(value) for name, value in hidden}, **values})

    def _fetch(self, path: str, form: dict | None) -> HTTPResponse:
        headers = self.headers | {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if self.host:
            headers["Host"] = self.host
        options = {"method": "GET"} if form is None else {"method": "POST", "body": urlencode(form, doseq=True)}

        async def fetch() -> HTTPResponse:
            return await AsyncHTTPClient().fetch(
                self.origin + path, raise_error=False, follow_redirects=False, headers=headers, **options
            )

        answer = self.loop.run_sync(fetch)
        for told in answer.headers.get_list("Set-Cookie"):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(told).items()}
        return answer


@contextmanager
def evening_of(root: Path, assignment: str, ticks: Callable[[], float] = lambda: 0.0):
    """A server on any free port, and somebody who has not yet come in."""
    desk = open_desk(root, assignment)
    worker = ThreadPoolExecutor(1)
    again = Again(desk, read_course_config(root))
    evening = Evening(desk, again, Visits(), ticks, lambda: EVENING, secrets.token_hex(), worker)
    loop = OwnLoop()

    async def begin() -> HTTPServer:
        sockets = bind_sockets(0, HERE)
        evening.port = sockets[0].getsockname()[1]
        server = HTTPServer(application(evening))
        server.add_sockets(sockets)
        return server

    server = loop.run_sync(begin)
    try:
        yield Visitor(loop, evening)
    finally:
        server.stop()
        loop.run_sync(server.close_all_connections)
        worker.shutdown()
        loop.close()
