"""Who can help, as plain data for the page."""

from typing import Any

from trainingkit.guidance import UNITED_KINGDOM, Guidance, Help, School, Service, help_for
from trainingkit.story.model import Story


def help_panel(guidance: Guidance, story: Story | None, school: School | None) -> dict[str, Any]:
    """The help of a story; without one (it could not be read) the help for pupils everywhere."""
    audience = story.audience if story else "pupil"
    return panel_of(help_for(guidance, audience, story.jurisdictions if story else UNITED_KINGDOM, school))


def panel_of(found: Help) -> dict[str, Any]:
    """Some help as the page draws it.

    Services for all of the United Kingdom come first: the page shows a list for each place.
    """
    services = sorted(found.services, key=lambda service: not service.everywhere)
    return {"school": found.local, "lines": list(found.lines), "services": [_service(s) for s in services]}


def _service(service: Service) -> dict[str, Any]:
    line = service.line
    return {
        "name": line.name,
        "contact": line.contact,
        "href": line.href,
        "for": line.ages or "anyone",
        "hours": line.hours,
        "note": line.note,
        "where": service.where,
    }
