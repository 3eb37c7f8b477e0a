"""The help of pages that anybody may read, for every kind of reader."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingkit.errors import AuthorMistakes
from trainingkit.guidance import UNITED_KINGDOM, Service, help_for, load_guidance, read_school

READERS = {"pupil": "For anyone under 18", "adult": "For adults", "staff": "For people who help"}


@dataclass(frozen=True, slots=True)
class Group:
    """Services for one kind of reader, each named once on a page."""

    title: str
    services: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """First the school's own line and what is said beside it, then the services, nearest help first."""

    school: str
    lines: tuple[str, ...]
    groups: tuple[Group, ...]
    checked: date | None  # of the service looked at longest ago
    next_check_by: date | None


def load_help(school: Path | None) -> Help:
    """The lines of help, with those of the school's own file where there is one.

    Raises
    ------
    AuthorMistakes
        The school's file, or the guidance itself, has errors.
    """
    named = None
    if school is not None:
        loaded = read_school(school)
        if loaded.value is None:
            raise AuthorMistakes(loaded.diagnostics)
        named = loaded.value
    guidance = load_guidance()
    shown: set[str] = set()
    groups = []
    for reader, title in READERS.items():
        found = help_for(guidance, reader, UNITED_KINGDOM, named)
        services = tuple(service for service in found.services if service.line.id not in shown)
        shown.update(service.line.id for service in services)
        groups += [Group(title, services)] if services else []
    for_anybody = help_for(guidance, "adult", UNITED_KINGDOM, named)
    every = [service.line for group in groups for service in group.services]
    return Help(
        for_anybody.local,
        for_anybody.lines,
        tuple(groups),
        min((line.checked for line in every), default=None),
        min((line.review_by for line in every), default=None),
    )


def school_beside(stories: Path) -> Path | None:
    """The school's own file where the player looks for it as well: in the folder of the stories."""
    file = stories / "school.yml"
    return file if file.is_file() else None
