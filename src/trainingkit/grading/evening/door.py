"""What every page of the evening shares: who is let in, and what it says about itself."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from tornado.web import HTTPError, RequestHandler

from trainingkit.errors import TrainingkitError
from trainingkit.grading.desk import Desk
from trainingkit.grading.evening.again import Again
from trainingkit.grading.evening.class_now import ClassNow
from trainingkit.grading.evening.visits import Visit, Visits
from trainingkit.grading.notebook.answer_html import shown
from trainingkit.grading.records import NAME, Records
from trainingkit.grading.times import when_words

TEMPLATES = Path(__file__).parent / "templates"
NAMES = ("127.0.0.1", "localhost")
FETCH_SITE = "Sec-Fetch-Site"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
WORDS = {
    403: (
        "This page is closed",
        "The link in the terminal opens it once, in one browser. For another browser run trainingkit review again "
        "in a second terminal. If you were here a moment ago: go back, reload, and save again.",
    ),
    404: ("There is no such page", "The text may have been handed in again since. Go back to the first page."),
    421: ("This page is closed", "It does not answer to that name."),
}
OTHERWISE = ("Something went wrong", "What you had saved is kept. The terminal says what it was.")


@dataclass(slots=True)
class Evening:
    """What all pages know. ``clock`` gives seconds, ``now`` the time with its zone, ``salt`` a secret of this run;
    ``entered`` is called when the link has been used.

    ``worker`` has one thread: seats are graded one after another, and no page waits for another's.
    """

    desk: Desk
    again: Again
    visits: Visits
    clock: Callable[[], float]
    now: Callable[[], datetime]
    salt: str
    worker: Executor
    port: int = 0
    entered: Callable[[], None] = lambda: None

    @property
    def cookie(self) -> str:
        """The name of the cookie; a browser keeps one for each host, whatever the port."""
        return f"review-{self.port}"

    def at(self) -> str:
        """The time, as it is recorded."""
        return self.now().astimezone(UTC).isoformat(timespec="seconds")


def page_templates() -> jinja2.Environment:
    """The pages; strict about what they are given, and everything is escaped."""
    pages = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    pages.filters["shown"] = lambda text: Markup(shown(text))  # escaped there
    pages.filters["number"] = lambda value: f"{value:g}"
    pages.filters["when"] = when_words
    return pages


class Door(RequestHandler):
    """A page behind the door: right name, right cookie."""

    def initialize(self, evening: Evening, pages: jinja2.Environment) -> None:
        self.evening, self.pages = evening, pages
        self._records: Records | None = None

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        self.refuse_strangers()
        self.refuse_other_pages()
        if self.visit_or_none is None:
            raise HTTPError(403)

    def refuse_strangers(self) -> None:
        """Answer only to this machine's own names, so that no foreign name can be pointed at it (DNS rebinding)."""
        if self.request.host not in {f"{name}:{self.evening.port}" for name in NAMES}:
            raise HTTPError(421)

    def refuse_other_pages(self) -> None:
        """Answer to nothing that a page of another site began, be it one of another port of this machine.

        Such a page can plant a cookie here, so the word in our forms is not enough.
        """
        told = self.request.headers
        origin = told.get("Origin", self.origin) if self.request.method == "POST" else self.origin
        if origin != self.origin or told.get(FETCH_SITE) in ("same-site", "cross-site"):
            raise HTTPError(403)

    @property
    def origin(self) -> str:
        """What a browser says where our own page sends a form."""
        return f"http://{self.request.host}"

    @property
    def visit_or_none(self) -> Visit | None:
        return self.evening.visits.of(self.get_cookie(self.evening.cookie))

    @property
    def visit(self) -> Visit:
        visit = self.visit_or_none
        if visit is None:
            raise HTTPError(403)
        return visit

    @property
    def class_now(self) -> ClassNow:
        """The class as it is, for this request."""
        if self._records is None:
            self._records = Records(self.evening.desk.root / NAME)
        return ClassNow(self.evening.desk, self._records)

    def on_finish(self) -> None:
        if self._records is not None:
            self._records.close()

    def compute_etag(self) -> None:
        """None: nothing is kept, so nothing can be unchanged."""

    def show(self, template: str, **values: Any) -> None:
        """Send a page."""
        visit = self.visit_or_none or Visit()
        title = self.evening.desk.files.items.sound.title if self.evening.desk.files.items.sound else ""
        shared = {"visit": visit, "xsrf": self.xsrf_token.decode(), "assignment": self.evening.desk.assignment}
        self.finish(self.pages.get_template(template).render(title=title, **shared, **values))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """As Tornado's; what was refused is no news."""
        if not isinstance(value, HTTPError):
            super().log_exception(typ, value, tb)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        head, text = WORDS.get(status_code, OTHERWISE)
        error = kwargs.get("exc_info", (None, None))[1]
        if isinstance(error, TrainingkitError):
            text = str(error)
        self.show("notice.html.j2", head=head, text=text)


class Entrance(Door):
    """The link in the terminal: its token is worth a cookie, once."""

    def prepare(self) -> None:
        self.refuse_strangers()

    def get(self) -> None:
        if self.visit_or_none is None:
            cookie = self.evening.visits.enter(self.get_query_argument("token", ""))
            if cookie is None:
                raise HTTPError(403)
            self.set_cookie(self.evening.cookie, cookie, path="/", httponly=True, samesite="Strict")
            self.evening.entered()
        if self.request.headers.get(FETCH_SITE) in (None, "none", "same-origin"):
            self.redirect("/")
        else:  # a redirect would still be that other page's; this one is ours
            self.set_header("Refresh", "0; url=/")
            self.show("notice.html.j2", head="Marking evening", text="The page opens.")


class Nowhere(Door):
    """Everything that is no page."""

    def prepare(self) -> None:
        super().prepare()
        raise HTTPError(404)
