"""The pages without a kernel: gallery, help, the neutral page, health, static files."""

from tornado.web import HTTPError

from trainingkit.serving.closed_handler import Page
from trainingkit.serving.probers import may_probe

YEAR = 31_536_000  # seconds


class Gallery(Page):
    """All stories for this audience."""

    def get(self) -> None:
        catalogue = self.site.catalogue
        entries = catalogue.entries(self.site.today())
        self.show("gallery.html.j2", entries=entries, audience=catalogue.audience)


class HelpPage(Page):
    """Who can help. Looking at it is neither counted nor logged."""

    def get(self) -> None:
        self.show("help.html.j2", help=self.site.help)


class Away(Page):
    """Where leaving leads: a study timer that knows nothing of stories, with the visit's cookie taken back."""

    def get(self) -> None:
        self.clear_cookie(self.site.cookie_name, path="/", httponly=True, samesite="Strict")
        self.show("away.html.j2")


class Health(Page):
    """For a probe: that the server answers, how many places it has, whether they have been ready.

    Nothing in it depends on who is there: places taken or ready *now* would show that somebody leaves. For this
    machine and those named by whoever runs it; everybody else is told that there is no such page.
    """

    def get(self) -> None:
        if not may_probe(self.request.remote_ip or "", self.site.probers):
            raise HTTPError(404)
        self.finish({"status": "ok", "places": self.site.room.places, "ready": self.site.ready()})


class Static(Page):
    """A file of ours, by its exact name."""

    def get(self, name: str) -> None:
        asset = self.site.assets.get(name)
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", asset.content_type)
        self.set_header("Vary", "Accept-Encoding")
        current = self.request.query == f"v={asset.version}"
        self.set_header("Cache-Control", f"public, max-age={YEAR}, immutable" if current else "no-cache")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(asset.compressed)
        else:
            self.finish(asset.body)
