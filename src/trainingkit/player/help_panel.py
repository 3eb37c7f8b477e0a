"""Who can help, as the page shows it: first the line that only the school knows."""

from typing import Any

from trainingkit.guidance import Guidance, Helpline, School, helplines_for, school_line
from trainingkit.story.model import Audience, Story

LINES: dict[Audience, tuple[str, ...]] = {
    "pupil": (
        "It is never the fault of the person it happened to. It is not too late to tell someone.",
        "Worried about something you did, or passed on? Tell the same adult, or ring Childline. "
        "They will help you too.",
        "This page does not note who reads it. Your school may watch its computers. "
        "If that worries you, tell an adult or use your own phone later.",
    ),
    "teacher": (
        "It is never the victim's fault, and it is not too late to tell someone.",
        "If a pupil tells you something: stay with them, listen, say that you must pass it on, "
        "and send for the safeguarding lead to come.",
    ),
    "officer": (
        "It is never the victim's fault, and it is not too late to get help.",
        "This can come close to home. You can pause or stop at any time; nobody will ask why.",
        "Your supervisor, occupational health and these services are there for you too.",
    ),
}
IN_THE_FORCE = "In this force: ____, phone ____"
UNITED_KINGDOM = ("england-wales", "scotland", "northern-ireland")


def help_panel(guidance: Guidance, story: Story | None, school: School | None) -> dict[str, Any]:
    """The help of a story; without one (it could not be read) the help for pupils everywhere."""
    audience: Audience = story.audience if story else "pupil"
    where = story.jurisdictions if story else UNITED_KINGDOM
    local = IN_THE_FORCE if audience == "officer" and school is None else school_line(school)
    services = [_service(line) for line in helplines_for(guidance, audience, where)]
    return {"school": local, "lines": list(LINES[audience]), "services": services}


def _service(line: Helpline) -> dict[str, Any]:
    return {
        "name": line.name,
        "contact": line.contact,
        "href": line.href,
        "for": line.ages or "anyone",
        "hours": line.hours,
        "note": line.note,
        "jurisdictions": list(line.jurisdictions),
    }
