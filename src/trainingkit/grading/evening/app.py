"""The server of an evening: on this machine only, until it is interrupted."""

import secrets
import signal
import time
import webbrowser
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Thread

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError

from trainingkit.errors import TrainingkitError
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.desk import open_desk
from trainingkit.grading.evening.again import Again
from trainingkit.grading.evening.door import Door, Entrance, Evening, Nowhere, page_templates
from trainingkit.grading.evening.marking import Agree, Back, Done, Next, Read
from trainingkit.grading.evening.opening import AgreementPage, Result, Results, Start
from trainingkit.grading.evening.visits import Visits
from trainingkit.grading.evening.way_in import way_in
from trainingkit.grading.reaching import jail_for

HERE = "127.0.0.1"
STATIC = {
    "evening.css": "text/css; charset=utf-8",
    "evening.js": "text/javascript; charset=utf-8",
}
KEY = r"([0-9a-f]{20})"


class NoPort(TrainingkitError):
    """The port is taken."""


class Static(Door):
    """A file of ours, by its exact name."""

    def prepare(self) -> None:
        self.refuse_strangers()

    def get(self, name: str) -> None:
        if name not in STATIC:
            raise HTTPError(404)
        self.set_header("Content-Type", STATIC[name])
        self.finish((Path(__file__).parent / "static" / name).read_bytes())


def application(evening: Evening) -> Application:
    """The pages of an evening.

    Parameters
    ----------
    evening : Evening
        Its ``port`` is known when the first request comes.
    """
    parts = {"evening": evening, "pages": page_templates()}
    return Application(
        [
            (r"/", Start, parts),
            (r"/enter", Entrance, parts),
            (r"/(first|second|agree)", Next, parts),
            (r"/(first|second|agree)/done", Done, parts),
            (rf"/(first|second|agree)/{KEY}/before", Back, parts),
            (rf"/(first|second)/{KEY}", Read, parts),
            (rf"/agree/{KEY}", Agree, parts),
            (r"/results", Results, parts),
            (r"/results/([^/]{1,200})", Result, parts),
            (r"/agreement", AgreementPage, parts),
            (r"/static/([a-z.]{1,40})", Static, parts),
        ],
        default_handler_class=Nowhere,
        default_handler_args=parts,
        xsrf_cookies=True,
        xsrf_cookie_name=f"xsrf-{evening.port}",
        xsrf_cookie_kwargs={"httponly": True, "samesite": "Strict"},
        log_function=lambda handler: None,  # a line for each text would say who reads what, and when
    )


def new_evening(root: Path, assignment: str, marker: str, now: Callable[[], datetime]) -> Evening:
    """What an evening begins with.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    assignment : str
    marker : str
        Initials, or empty: the page asks.
    now : callable
        Gives the time, with its zone.

    Raises
    ------
    AuthorMistakes
        The assignment has mistakes.
    CannotGrade
        The course cannot be read.
    """
    desk = open_desk(root, assignment)
    again = Again(desk, read_course_config(root), jail_for(desk))
    worker = ThreadPoolExecutor(1, "grading")
    return Evening(desk, again, Visits(marker), time.monotonic, now, secrets.token_hex(), worker)


def serve(evening: Evening, port: int = 0, on_ready: Callable[[str], None] | None = None, browser: bool = True) -> None:
    """Answer until interrupted. Whatever is being graded then is finished first.

    Parameters
    ----------
    evening : Evening
    port : int
        0 for any.
    on_ready : callable, optional
        Called with the link that opens the page once, when the server answers.
    browser : bool
        Open that link here.

    Raises
    ------
    NoPort
        The port is taken.
    """
    try:
        sockets = bind_sockets(port, HERE)
    except OSError as error:
        raise NoPort(f"port {port} cannot be used: {error.strerror}; leave --port out, or take another") from error
    evening.port = sockets[0].getsockname()[1]
    server = HTTPServer(application(evening), max_body_size=64 * 1024, max_header_size=16 * 1024)
    server.add_sockets(sockets)
    link = f"http://{HERE}:{evening.port}/enter?token={evening.visits.token}"
    loop = IOLoop.current()
    with way_in(link) if browser else nullcontext() as page:

        def ready() -> None:
            if on_ready:
                on_ready(link)
            if page:
                evening.entered = partial(page.unlink, missing_ok=True)
                Thread(target=webbrowser.open, args=(page.as_uri(),), daemon=True).start()

        loop.add_callback(ready)
        _run(loop, server, evening)


def _run(loop: IOLoop, server: HTTPServer, evening: Evening) -> None:
    with suppress(NotImplementedError):  # Windows has none, and raises KeyboardInterrupt
        loop.asyncio_loop.add_signal_handler(signal.SIGINT, loop.stop)
    try:
        loop.start()
    finally:
        with suppress(NotImplementedError):
            loop.asyncio_loop.remove_signal_handler(signal.SIGINT)
        server.stop()
        evening.worker.shutdown()
