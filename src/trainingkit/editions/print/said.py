"""What a paper says of its own: each sentence with the claims that it rests on, said only where they hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainingkit.editions.edition import Edition
from trainingkit.guidance import Route, meet


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence. No claims: it is lesson craft, and no fact. ``{lead}`` stands for whom staff tell in this nation."""

    text: str
    claims: tuple[str, ...] = ()


def said(text: str, *claims: str) -> Said:
    """A sentence and its claims."""
    return Said(text, claims)


def held(edition: Edition, sentences: Iterable[Said]) -> tuple[str, ...]:
    """The sentences whose claims all hold in the nation of an edition, with its lead and its names filled in.

    Raises
    ------
    KeyError
        A claim is not there.
    """
    lead = lead_of(edition)
    here = (each for each in sentences if len(edition.claims(each.claims)) == len(set(each.claims)))
    return tuple(edition.fill(each.text).replace("{lead}", lead) for each in here)


def lead_of(edition: Edition) -> str:
    """Whom staff tell in this nation, as it stands in a sentence: ``designated safeguarding lead (DSL)``."""
    title = lead_title(edition)
    first, second, *_ = title.split()
    return title if second[0].isupper() else first.lower() + title[len(first) :]


def lead_title(edition: Edition) -> str:
    """The same as a label: ``Designated safeguarding lead (DSL)``."""
    return next(route.contact.split(",")[0] for route in routes_of(edition) if route.kind == "school")


def routes_of(edition: Edition) -> tuple[Route, ...]:
    """Where reports go in the nation of an edition."""
    return tuple(route for route in edition.guidance.routes.values() if meet(route.jurisdictions, (edition.nation,)))
