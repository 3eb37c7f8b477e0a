"""Who can help and what a reader is told beside it: the one place, whatever shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainingkit.guidance.helplines import helplines_for
from trainingkit.guidance.jurisdiction import NATIONS, nations, place_names
from trainingkit.guidance.model import Helpline
from trainingkit.guidance.reading import Guidance
from trainingkit.guidance.school import School, school_line

IN_THE_FORCE = "In this force: ____, phone ____"
ANYWHERE = "Anywhere in the UK"
LINES: dict[str, tuple[str, ...]] = {
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
FOR_ANYBODY = (
    "It is never the fault of the person it happened to. It is not too late, whatever has been sent, paid or deleted.",
    "Worried about something you did, or passed on? Tell the same adult, or ring Childline. They will help you too.",
)


@dataclass(frozen=True, slots=True)
class Service:
    """A helpline, and where in the United Kingdom it helps, in words."""

    line: Helpline
    where: str

    @property
    def everywhere(self) -> bool:
        return self.where == ANYWHERE


@dataclass(frozen=True, slots=True)
class Help:
    """First whom to go to here, with blanks where nobody is named; what is said beside; the services, nearest first."""

    local: str
    lines: tuple[str, ...]
    services: tuple[Service, ...]


def help_for(guidance: Guidance, audience: str, jurisdictions: Iterable[str], school: School | None = None) -> Help:
    """The help to show.

    Parameters
    ----------
    guidance : Guidance
    audience : str
        ``pupil``, ``teacher`` or ``officer`` as a story names it; ``adult`` or ``staff`` on a page for anybody.
    jurisdictions : iterable of str
        Those of the story; a service is shown where they share a nation.
    school : School, optional
        The school's own file, if there is one.

    Raises
    ------
    ValueError
        The audience or a jurisdiction is not one; names it.
    """
    local = IN_THE_FORCE if audience == "officer" and school is None else school_line(school)
    services = tuple(Service(line, _where(line)) for line in helplines_for(guidance, audience, jurisdictions))
    return Help(local, LINES.get(audience, FOR_ANYBODY), services)


def _where(line: Helpline) -> str:
    return ANYWHERE if nations(line.jurisdictions) == set(NATIONS) else place_names(line.jurisdictions)
