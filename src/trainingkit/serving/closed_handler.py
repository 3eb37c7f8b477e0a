"""What all handlers share: whom they answer, what they read of a request, and what they say when they refuse."""

from typing import Any

from tornado.web import HTTPError, RequestHandler

from trainingkit.serving.addresses import host_name
from trainingkit.serving.headers import security_headers
from trainingkit.serving.site import Site

WORDS = {
    403: ("This page is not open", "It can be opened only from this site itself."),
    404: ("There is no such page", "The address may be mistyped, or the lesson may have ended."),
    405: ("There is no such page", "The address may be mistyped, or the lesson may have ended."),
    421: ("This page is not open", "The server does not answer to that name."),
}
OTHERWISE = ("Something went wrong", "Please try again, or tell the person who runs this.")


class Closed:
    """Mix-in, before the handler class it closes."""

    @property
    def site(self) -> Site:
        return self.settings["site"]  # type: ignore[attr-defined]

    @property
    def visit_cookie(self) -> str | None:
        return self.get_cookie(self.site.cookie_name)  # type: ignore[attr-defined]

    def refuse_strangers(self) -> None:
        """Answer only to our own names, so that no foreign name can be pointed at this machine (DNS rebinding)."""
        if host_name(self.request.host) not in self.site.hosts:  # type: ignore[attr-defined]
            raise HTTPError(421)

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """As Tornado's, without the request, which names address and kernel."""
        if not isinstance(value, HTTPError):
            self.site.log.error("A request failed.", exc_info=(typ, value, tb))


class Page(Closed, RequestHandler):
    """A page without a kernel. Query strings are never read."""

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        for name, value in security_headers().items():
            self.set_header(name, value)

    def prepare(self) -> None:
        self.refuse_strangers()

    def compute_etag(self) -> None:
        """None: nothing is kept, so nothing can be unchanged."""

    def show(self, template: str, **values: Any) -> None:
        """Send a page of ours."""
        self.finish(self.site.pages.get_template(template).render(**values))

    def notice(self, status: int, title: str, text: str, **values: Any) -> None:
        """Send a short page that says one thing."""
        self.set_status(status)
        self.show("notice.html.j2", title=title, text=text, **values)

    def write_error(self, status_code: int, **_: Any) -> None:
        title, text = WORDS.get(status_code, OTHERWISE)
        self.notice(status_code, title, text)


class NotFound(Page):
    """Everything that is not on the list of routes."""

    def prepare(self) -> None:
        self.refuse_strangers()
        raise HTTPError(404)
