"""The last minutes of a lesson: something else, the folded slip that everybody hands in, and a word to form tutors."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print.said import held
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.who_helps import who_helps
from trainingkit.editions.print.words import CLOSE_STEPS, CLOSE_WHY, SLIP_ASKS, SLIP_NOTE, SLIP_STEPS, TUTORS
from trainingkit.papers.pdf import Block, CutOut, Heading, Paper, Points, Text, WriteIn

NAME = "closing-activity.pdf"
TITLE = "Closing the lesson"
SLIPS = 4


def closing(edition: Edition) -> Artefact:
    """The closing activity, the slips to cut out, what to tell form tutors, and who can help."""
    body: tuple[Block, ...] = (
        Heading("Question box: the folded slip"),
        Text("Before the closing activity, so that the box is away when it starts. The slips are on the next page."),
        Points(held(edition, SLIP_STEPS), ordered=True),
        Heading("Closing activity, five minutes"),
        *(Text(each) for each in held(edition, (CLOSE_WHY,))),
        Points(held(edition, CLOSE_STEPS), ordered=True),
        Heading("What to tell form tutors"),
        Points(held(edition, TUTORS)),
        CutOut((_slip(edition),) * SLIPS, columns=2),
        *who_helps(edition)[1:],
    )
    subtitle = edition.fill(edition.story.title)
    return sheet(NAME, edition, Paper(TITLE, subtitle, edition.imprint.footer, (), body, is_long=False))


def _slip(edition: Edition) -> tuple[Block, ...]:
    first, second = SLIP_ASKS
    lines = edition.help.lines[:1]
    return (Text(SLIP_NOTE, strong=True), WriteIn(first, 4), WriteIn(second, 2), *(Text(each) for each in lines))
