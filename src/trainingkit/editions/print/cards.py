"""Cards to hold to the chest, so that a class can decide with no device and nobody sees how a neighbour chose."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print.sheet import sheet
from trainingkit.papers.pdf import CutOut, Paper, Sign

NAME = "cards.pdf"
SIGNS = (
    Sign("A", "circle", "Circle"),
    Sign("B", "square", "Square"),
    Sign("C", "triangle", "Triangle"),
    Sign("D", "diamond", "Diamond"),
)


def cards(edition: Edition) -> Artefact:
    """A page with the four cards A to D; print one for each pupil."""
    page = CutOut(tuple((each,) for each in SIGNS), columns=2)
    title = f"Cards A to D: {edition.fill(edition.story.title)}"
    return sheet(NAME, edition, Paper(title, "", edition.imprint.footer, (), (page,), is_long=False, is_titled=False))
