"""The jurisdictions of the United Kingdom, as files name them."""

from collections.abc import Iterable
from typing import Literal

Jurisdiction = Literal["england", "wales", "england-wales", "scotland", "northern-ireland"]

NATIONS = ("england", "wales", "scotland", "northern-ireland")
UNITED_KINGDOM: tuple[Jurisdiction, ...] = ("england-wales", "scotland", "northern-ireland")
NAMES = {
    "england": "England",
    "wales": "Wales",
    "england-wales": "England and Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}


def nations(jurisdictions: Iterable[str]) -> frozenset[str]:
    """The nations that jurisdictions stand for: ``england-wales`` is one law and two nations.

    Raises
    ------
    ValueError
        One of them is not a jurisdiction; names it.
    """
    found: set[str] = set()
    for name in jurisdictions:
        if name == "england-wales":
            found |= {"england", "wales"}
        elif name in NATIONS:
            found.add(name)
        else:
            raise ValueError(f'"{name}" is not a jurisdiction: {", ".join(NATIONS)} or england-wales')
    return frozenset(found)


def meet(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two sets of jurisdictions share a nation."""
    return bool(nations(some) & nations(others))


def place_names(jurisdictions: Iterable[str]) -> str:
    """Jurisdictions as people name them: ``England and Wales, Scotland``."""
    return ", ".join(NAMES[name] for name in jurisdictions)
