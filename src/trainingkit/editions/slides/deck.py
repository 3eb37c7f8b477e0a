"""A deck as plain data: all that a file of slides says, and where each of its links leads."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["told", "offender", "victim", "friend", "adult", "officer", "other", "then", "point", "fact", "strong"]
"""``told``: narrated; the roles: said by such a person; ``then``: what follows a choice; ``point``: of a list;
``fact``: something named, with what belongs to it; ``strong``: what is read first."""
Kind = Literal["title", "story", "ask", "help", "end", "leave", "signpost"]


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on a slide. ``label`` is who says it, or what a fact is of."""

    look: Look
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its text alternative; ``suffix`` says what it is: ``.png``, ``.svg``, ``.webp``."""

    data: bytes
    suffix: str
    alt: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. ``ways`` are its links, in words; ``to`` the slides they lead to (places in the deck, from 0).

    On an ``ask`` the ways are the answers. From a ``help`` without ways one goes back to where one came from.
    """

    kind: Kind
    title: str
    blocks: tuple[Block, ...] = ()
    ways: tuple[str, ...] = ()
    notes: str = ""
    picture: Picture | None = None
    to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole file. ``help`` and ``leave`` are the slides in reach from every other; ``at`` what it is stamped with."""

    title: str
    language: str
    at: str
    footer: str
    slides: tuple[Slide, ...]
    help: int
    leave: int


LETTERS = "ABCDEFGH"
GO_ON = "Go on"
START = "Start"
WHO_CAN_HELP = "Who can help"
LEAVE = "Leave"
BACK = "Back"
