"""The seal of a paper: who approved what it is made from, or, largely, that nobody has."""

from trainingkit.editions.edition import Edition
from trainingkit.editions.imprint import day
from trainingkit.papers.pdf import Note, Text


def seal(edition: Edition) -> Note | Text:
    """Who approved it and until when it may be used; of a draft, that it is one."""
    imprint = edition.imprint
    if imprint.draft_words:
        return Note(imprint.draft_words, large=True)
    until = day(imprint.next_check_by)
    return Text(
        f"Approved by: {imprint.approved}. Edition {imprint.edition}. Use it until {until}, then fetch a new one.",
        strong=True,
    )
