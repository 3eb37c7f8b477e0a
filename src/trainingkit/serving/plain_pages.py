"""The pages without a kernel: gallery, help, the neutral page, health, static files."""

from tornado.web import HTTPError

from trainingkit.serving.closed_handler import Page

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
    """Whether the server answers, and whether the kernels to be held ready are ready."""

    def get(self) -> None:
        kernels = self.site.kernels
        self.finish({"status": "ok", "ready": bool(kernels and kernels.ready)})


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
