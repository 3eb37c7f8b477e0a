"""Half a page for the hand: a pupil tells you something."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print.said import held
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.who_helps import nearest
from trainingkit.editions.print.words import DO, NEVER, NO_IMAGE, SAY, WRITE
from trainingkit.papers.pdf import Block, Columns, CutOut, Heading, Note, Paper, Points, Text

NAME = "disclosure-card.pdf"
TITLE = "If a pupil tells you something"


def disclosure_card(edition: Edition) -> Artefact:
    """The card, twice on a page: what to say, whom to send for to the room, what never to do, what to write down."""
    card = _card(edition)
    paper = Paper(
        TITLE, "", edition.imprint.footer, (), (CutOut((card, card)),), is_long=False, is_titled=False, size=8.5
    )
    return sheet(NAME, edition, paper)


def _card(edition: Edition) -> tuple[Block, ...]:
    ways: tuple[Block, ...] = (Heading("Say", 2), Points(held(edition, SAY)))
    never: tuple[Block, ...] = (Heading("Never", 2), Points(held(edition, NEVER)))
    note: tuple[Block, ...] = (Heading("Write down", 2), *(Text(each) for each in held(edition, WRITE)))
    return (
        Heading(TITLE),
        Points(held(edition, DO), ordered=True),
        Columns((ways, never)),
        Note(" ".join(held(edition, NO_IMAGE))),
        Columns((note, (Heading("Who", 2), nearest(edition)))),
    )
