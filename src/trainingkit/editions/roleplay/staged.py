"""What the papers of a role-play have in common: whose it is, when it stops, and who is there for those who play."""

from trainingkit.editions.edition import Edition
from trainingkit.errors import TrainingkitError
from trainingkit.papers.pdf import Block, Heading, Note, Paper, Text
from trainingkit.story.model import Roleplay

FOR_PLAYERS = frozenset({"emergency", "suicide"})
"""The kinds of services that are there for officers too; the others are what they would name to a caller."""


class NoRoleplay(TrainingkitError):
    """A story that has no role-play."""


def roleplay_of(edition: Edition) -> Roleplay:
    """The role-play of a story.

    Raises
    ------
    NoRoleplay
        It has none.
    """
    if edition.story.roleplay is None:
        raise NoRoleplay(f'"{edition.story.title}" has no role-play; docs/format.md shows the block "roleplay:"')
    return edition.story.roleplay


def card(edition: Edition, title: str, subtitle: str, body: tuple[Block, ...], size: float = 9) -> Paper:
    """A paper of the role-play, on as few pages as it needs."""
    return Paper(f"{title}: {edition.story.title}", subtitle, edition.imprint.footer, (), body, False, size=size)


def stopping(edition: Edition) -> tuple[Block, ...]:
    """The stop word, to be seen across a table, and what it does."""
    word = edition.fill(roleplay_of(edition).stop_word).upper()
    told = "Anybody may say it, at any time. Everything stops, and nobody asks why."
    return (Note(f"Stop word: {word}", large=True), Text(told))


def support(edition: Edition) -> tuple[Block, ...]:
    """Who is there for whoever has played."""
    services = (each.line for each in edition.help.services if each.line.kind in FOR_PLAYERS)
    return (
        Heading("Who is there for you"),
        Text("It can come close to home. You can stop or leave at any time, and the trainer is there."),
        Text(" · ".join((edition.help.local, *(f"{line.name}: {line.contact}" for line in services)))),
    )
