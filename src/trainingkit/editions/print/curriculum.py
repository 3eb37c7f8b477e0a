"""The map: what is taught elsewhere for this nation and age, by titles and links, with nothing copied."""

from collections.abc import Iterator

from trainingkit.editions.edition import Edition
from trainingkit.guidance import CurriculumRow, meet
from trainingkit.papers.pdf import Block, Heading, Link, Text

HEADING = "Beside what you teach already"
WITH_THEM = (
    "A story rehearses words and choices. It stands beside these lessons and not in their place: best after pupils "
    "have learned what online blackmail is. Links only; what lies behind them is their publishers’ own."
)
KINDS = {
    "lessons": "Lessons to use with it",
    "curriculum": "In the curriculum of {place}",
    "staff": "To read before you teach",
}


def taught_elsewhere(edition: Edition) -> tuple[Block, ...]:
    """The rows of the guidance for the nation and the age of an edition, by kind; a kind without any is left out."""
    return (Heading(HEADING), Text(WITH_THEM), *_groups(edition))


def rows_of(edition: Edition) -> tuple[CurriculumRow, ...]:
    """The rows for the nation and the age of an edition, in the order of their file."""
    rows = edition.guidance.curriculum.values()
    return tuple(row for row in rows if edition.age in row.ages and meet(row.jurisdictions, (edition.nation,)))


def _groups(edition: Edition) -> Iterator[Block]:
    for kind, heading in KINDS.items():
        rows = [row for row in rows_of(edition) if row.kind == kind]
        if rows:
            yield Heading(heading.format(place=edition.place), 2)
            yield from (Link(row.title, _said(row), row.link) for row in rows)


def _said(row: CurriculumRow) -> str:
    """Its publisher, what it is, and what is still to be checked about it."""
    open_ = row.expert and f"To be checked: {row.expert}"
    return " ".join(part for part in (f"{row.publisher}.", row.note, open_) if part)
