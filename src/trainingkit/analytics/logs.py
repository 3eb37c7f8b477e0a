"""The headings of an exhibit log as a table to be read in a lesson: for Scotland, or for elsewhere in the kingdom."""

from trainingkit.analytics.law_table import LawTable
from trainingkit.evidence import exhibit_columns
from trainingkit.guidance import Jurisdiction

TITLES = {"scotland": "A log of labelled productions, Scotland"}
TITLE = "An exhibit log, England, Wales and Northern Ireland"
NOTE = "The choice and the order of the headings are this course's. Your force's own form comes first."


def log_headings(jurisdiction: Jurisdiction) -> LawTable:
    """The headings of the log of a jurisdiction, each with what goes there.

    Parameters
    ----------
    jurisdiction : {"england-wales", "scotland", "northern-ireland"}
    """
    rows = tuple((column.label, column.help) for column in exhibit_columns(jurisdiction))
    return LawTable(TITLES.get(jurisdiction, TITLE), ("Heading", "What goes there"), rows, NOTE)
