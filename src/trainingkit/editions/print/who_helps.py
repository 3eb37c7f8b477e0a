"""The page of who can help, at the end of every paper that an adult keeps; and the nearest of them, for its top."""

from trainingkit.editions.edition import Edition
from trainingkit.editions.print.said import lead_title, routes_of
from trainingkit.guidance import Helpline, Service, helplines_for
from trainingkit.papers.pdf import Block, Break, Facts, Heading, Points, Table, Text

ELSEWHERE = ("phishing", "bank")
"""Kinds of reports left out: of another crime, or named among the services."""
NEAREST = ("emergency", "child", "suicide")
"""The first service of each of these kinds stands at the top of a sheet."""


def who_helps(edition: Edition) -> tuple[Block, ...]:
    """A page: whom to go to here, the services for readers of the story, those for adults, and where adults report."""
    services = edition.help.services
    shown = {service.line.id for service in services}
    more = [line for line in helplines_for(edition.guidance, "staff", (edition.nation,)) if line.id not in shown]
    for_adults = (Heading("For the adults beside them", 2), _lines(more)) if more else ()
    return (
        Break(),
        Heading(f"Who can help in {edition.place}"),
        Text(edition.help.local, strong=True),
        Points(edition.help.lines),
        _lines([service.line for service in services]),
        *for_adults,
        Heading("Where adults report", 2),
        Table(
            ("When", "To whom"),
            tuple((route.when, route.contact) for route in routes_of(edition) if route.kind not in ELSEWHERE),
            (2, 1),
        ),
    )


def nearest(edition: Edition) -> Facts:
    """Whom to send for first, for the top of a sheet."""
    here, _, whom = edition.help.local.partition(": ")
    rows = [(here, whom), ("Staff send for", lead_title(edition))]
    rows += [(service.line.name, service.line.contact) for service in _first_of_kinds(edition.help.services)]
    return Facts(tuple(rows))


def _first_of_kinds(services: tuple[Service, ...]) -> list[Service]:
    found = (next((s for s in services if s.line.kind == kind), None) for kind in NEAREST)
    return [service for service in found if service]


def _lines(lines: list[Helpline]) -> Table:
    rows = tuple((line.name, line.contact, _rest(line)) for line in lines)
    return Table(("Who", "How", "For whom, when and what for"), rows, (1.3, 1.3, 2.9))


def _rest(line: Helpline) -> str:
    parts = (part.rstrip(".") for part in (line.ages or "anyone", line.hours, line.note) if part)
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts)
