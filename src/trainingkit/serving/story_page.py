"""A story's page, with a kernel of its own behind it."""

from dataclasses import dataclass
from typing import Any

from tornado.web import HTTPError

from trainingkit.serving.catalogue import Entry
from trainingkit.serving.closed_handler import Page
from trainingkit.serving.headers import security_headers

CODE = ("_esm", "_css")  # the page brings the player itself; neither its code nor its style travels again
RETRY = 10  # seconds


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a notebook shows: the player's id, the state of all widgets, and the first scene."""

    model_id: str
    widgets: dict[str, dict[str, Any]]
    scene: dict[str, Any]


def read_rendered(data: dict[str, Any]) -> Rendered | None:
    """What came of a notebook; None if a cell failed or showed no player."""
    states = {id_: {k: v for k, v in state.items() if k not in CODE} for id_, state in data["widgets"].items()}
    players = [view for view in data["views"] if isinstance(states.get(view, {}).get("scene"), dict)]
    if data["failed"] or not players:
        return None
    return Rendered(players[-1], states, states[players[-1]]["scene"])


class StoryPage(Page):
    """``/story/<slug>``: start page and first passage in the HTML, widget state included."""

    async def get(self, slug: str) -> None:
        self._refuse_other_sites()
        entry = self.site.catalogue.entry(slug, self.site.today())
        if entry is None:
            raise HTTPError(404)
        if entry.problem:
            return self._error(entry.title, entry.problem, entry.hint)
        if entry.closed:
            return self.notice(403, "This story is a draft", DRAFT_WORDS)
        visit = self.site.room.visit(self.visit_cookie)
        leaving = self.site.room.make_place(visit)
        if leaving is None:
            return self._full()
        self.site.room.expected += 1
        try:
            given = await self._kernel_for(entry, visit, leaving)
        except Exception:
            self.site.log.exception("A story's kernel could not be started.")
            given = None
        finally:
            self.site.room.expected -= 1
        if given is None:
            return self._error(entry.title, NOTEBOOK_WORDS, None)
        self._send(entry, visit, *given)

    async def _kernel_for(self, entry: Entry, visit: str, leaving: list[str]) -> tuple[str, Rendered] | None:
        """A kernel that now belongs to the visit, and what it has to show; None if its notebook failed."""
        kernels = self.site.kernels
        for kernel_id in leaving:
            await kernels.end(kernel_id)
        kernel_id, shown = await kernels.page_of(self.site.catalogue.notebook(entry.slug), entry.stamp)
        rendered = read_rendered(shown)
        if rendered is None:
            await kernels.end(kernel_id)
            return None
        self.site.room.take(kernel_id, visit, rendered.model_id)
        return kernel_id, rendered

    def _send(self, entry: Entry, visit: str, kernel_id: str, rendered: Rendered) -> None:
        self.set_cookie(self.site.cookie_name, visit, path="/", httponly=True, samesite="Strict")
        for name, value in security_headers(self.request.host).items():
            self.set_header(name, value)
        cfg = {
            "baseUrl": "/",
            "kernelId": kernel_id,
            "modelId": rendered.model_id,
            "page": f"/story/{entry.slug}",
        }
        scene = rendered.scene
        steps = scene.get("steps") or [None]
        self.show(
            "story.html.j2",
            entry=entry,
            scene=scene,
            first=steps[0],
            cfg=cfg,
            widgets=rendered.widgets,
            help=self.site.help,
        )

    def _refuse_other_sites(self) -> None:
        """A kernel is started for somebody who comes to the page, not for an image or frame on another site."""
        headers = self.request.headers
        elsewhere = headers.get("Sec-Fetch-Site", "none") in ("cross-site", "same-site")
        if elsewhere and headers.get("Sec-Fetch-Dest") != "document":
            raise HTTPError(403)

    def _full(self) -> None:
        self.set_header("Retry-After", str(RETRY))
        self.notice(503, "All places are taken", FULL_WORDS, again=self.request.path)

    def _error(self, title: str, detail: str, hint: str | None) -> None:
        self.set_status(500)
        self.show("story_error.html.j2", title=title, detail=detail, hint=hint, help=self.site.help)


DRAFT_WORDS = (
    "Draft: not approved for pupils. It can be opened once somebody has signed off this very text. "
    "Authors can look at it with --preview."
)
FULL_WORDS = "Your place comes as soon as somebody else has finished. This page tries again by itself."
NOTEBOOK_WORDS = (
    "The story stopped before its first page. Please tell the person who runs this; the reason is in the terminal."
)
