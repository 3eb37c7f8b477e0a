"""The pages of a web space: a list of stories, each in a file of its own, who can help, and a timer to leave to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.closed_page import closed_page
from trainingkit.editions.edition import Edition
from trainingkit.editions.imprint import day
from trainingkit.editions.offline.page import story_page
from trainingkit.errors import TrainingkitError
from trainingkit.player.help_panel import panel_of

HERE = "trainingkit.editions.site"
INDEX, HELP, TIMER = "index.html", "help.html", "timer.html"
GROUPS = {"pupil": "For pupils", "teacher": "For teachers"}


class NothingForTheSite(TrainingkitError):
    """No story is for pupils or teachers in this nation."""


@dataclass(frozen=True, slots=True)
class Card:
    """A story in the list."""

    file: str
    title: str
    summary: str
    note: str
    minutes: int
    reading_age: int
    draft: str | None
    approved: str | None


def site_of(editions: Sequence[Edition]) -> Iterator[Artefact]:
    """The files of a site, its first page last, so that it never lists a story that is not there yet.

    Stops hold in every view of its stories, because anybody can come.

    Parameters
    ----------
    editions : sequence of Edition
        Of one nation and age; those for officers are passed over.

    Raises
    ------
    NothingForTheSite
        There is no story for pupils or teachers among them.
    NotProved
        A story has more states than can be visited.
    """
    shown = [edition for edition in editions if edition.story.audience in GROUPS]
    if not shown:
        raise NothingForTheSite("no story here is for pupils or teachers, and a site is for them")
    for edition in shown:
        yield story_page(edition, always=True, home=INDEX, name=f"{edition.story.story}.html")
    yield Artefact(TIMER, "", _timer)
    first = shown[0]
    panel = panel_of(first.help)
    due = f"Next check by {day(min(edition.imprint.next_check_by for edition in shown))}"
    yield Artefact(HELP, {"panel": panel, "due": due}, _help)
    groups = {title: _cards(shown, audience) for audience, title in GROUPS.items()}
    plan = {"groups": {title: cards for title, cards in groups.items() if cards}, "place": first.place, "due": due}
    yield Artefact(INDEX, plan, _index)


def _cards(editions: Sequence[Edition], audience: str) -> list[Card]:
    return [_card(edition) for edition in editions if edition.story.audience == audience]


def _card(edition: Edition) -> Card:
    story, imprint = edition.story, edition.imprint
    return Card(
        f"{story.story}.html",
        edition.fill(story.title),
        edition.fill(story.summary),
        edition.fill(story.content_note),
        story.minutes,
        story.reading_age,
        imprint.draft_words,
        imprint.approved,
    )


def _index(plan: dict) -> bytes:
    return closed_page(HERE, "index.html.j2", "site.js", "site.css", **plan)


def _help(plan: dict) -> bytes:
    return closed_page(HERE, "help.html.j2", "site.js", "site.css", **plan)


def _timer(plan: str) -> bytes:
    return closed_page(HERE, "timer.html.j2", "away.js", "site.css")
