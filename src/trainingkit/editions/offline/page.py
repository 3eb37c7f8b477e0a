"""The whole page in one file: it plays from a stick, a share or any web space, and asks nobody for anything."""

import json
from dataclasses import dataclass
from typing import Any

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.closed_page import closed_page, rendered
from trainingkit.editions.edition import Edition
from trainingkit.editions.offline.stops import stops_of, word_print
from trainingkit.editions.offline.table import table_of
from trainingkit.player.help_panel import panel_of
from trainingkit.player.scene import Stage, scene

HERE = "trainingkit.editions.offline"
NAME = "story.html"
PROJECTOR = "projector.html"


@dataclass(frozen=True, slots=True)
class PagePlan:
    """``given`` is what the page's script reads, as JSON; ``start`` what is read where no script runs."""

    language: str
    audience: str
    given: str
    start: dict[str, Any]
    footer: str


def story_page(edition: Edition, *, always: bool = False, home: str | None = None, name: str = NAME) -> Artefact:
    """The page of a story.

    Parameters
    ----------
    edition : Edition
    always : bool
        For a public place: the stops hold in the projector view, too.
    home : str, optional
        Where a list of stories is, seen from the page.
    name : str
        The name of the file.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    story = edition.story
    stage = Stage(story, edition.folder, edition.guidance, edition.today)
    panel = panel_of(edition.help)
    given = {
        "scene": _scene(stage, edition, panel),
        "table": table_of(stage),
        "stops": [{"stage": stop.stage, "word": word_print(story.story, stop.word)} for stop in stops_of(story)],
        "always": always,
        "home": home,
    }
    start = {
        "title": edition.fill(story.title),
        "note": edition.fill(story.content_note),
        "draft": edition.imprint.draft_words,
        "help": panel,
    }
    return Artefact(name, PagePlan(story.language, story.audience, _json(given), start, edition.imprint.footer), _page)


def projector_page(name: str = PROJECTOR, story: str = NAME) -> Artefact:
    """A page that opens the story beside it in the projector view."""
    return Artefact(name, f"{story}?view=project", _pointing)


def _scene(stage: Stage, edition: Edition, panel: dict[str, Any]) -> dict[str, Any]:
    """The scene as it is served, with the help of the nation and the days of the imprint, and no step yet."""
    whole = scene(stage, panel)
    imprint = edition.imprint
    days = {"checked": imprint.checked.isoformat(), "next_check_by": imprint.next_check_by.isoformat()}
    return whole | {"story": whole["story"] | days, "steps": []}


def _page(plan: PagePlan) -> bytes:
    return closed_page(HERE, "page.html.j2", "offline.js", "offline.css", plan=plan)


def _pointing(address: str) -> bytes:
    return rendered(HERE, "projector.html.j2", address=address)


def _json(given: Any) -> str:
    """JSON that nothing in a page can take for its own markup."""
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
