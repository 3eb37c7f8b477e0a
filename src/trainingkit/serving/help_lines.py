"""The lines of help a page shows. Only this module knows how ``trainingkit.guidance`` gives them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainingkit.errors import AuthorMistakes
from trainingkit.guidance import Helpline, helplines_for, load_guidance, read_school, school_line

UK = ("england-wales", "scotland", "northern-ireland")
READERS = {"pupil": "For anyone under 18", "adult": "For adults", "staff": "For people who help"}
NATIONS = {
    "england": "England",
    "wales": "Wales",
    "england-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Services for one kind of reader, each named once on a page."""

    title: str
    lines: tuple[Helpline, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """First the school's own line, then the services, nearest help first."""

    school: str
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
        lines = tuple(line for line in helplines_for(guidance, reader, UK) if line.id not in shown)
        shown.update(line.id for line in lines)
        groups += [Group(title, lines)] if lines else []
    every = [line for group in groups for line in group.lines]
    return Help(
        school_line(named),
        tuple(groups),
        min((line.checked for line in every), default=None),
        min((line.review_by for line in every), default=None),
    )


def school_beside(stories: Path) -> Path | None:
    """The school's own file where the player looks for it as well: in the folder of the stories."""
    file = stories / "school.yml"
    return file if file.is_file() else None


def places(line: Helpline) -> str:
    """Where a service helps, if not everywhere in the United Kingdom."""
    everywhere = set(UK) <= set(line.jurisdictions)
    return "" if everywhere else ", ".join(NATIONS[name] for name in line.jurisdictions)
