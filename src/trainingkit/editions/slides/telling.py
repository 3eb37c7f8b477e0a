"""The slides of one passage: what is recorded, what is said, a picture, and the decision."""

from collections.abc import Iterable, Iterator, Sequence

from trainingkit.editions.edition import Edition
from trainingkit.editions.slides.deck import Block, Picture, Slide
from trainingkit.editions.slides.fit import pages, split
from trainingkit.editions.slides.help import help_details
from trainingkit.editions.slides.look import BOTTOM, TOP
from trainingkit.editions.slides.notes import passage_notes
from trainingkit.story.model import Line, Passage

MOST = 3
"""More lines at once are read through, not listened to."""
MOST_FACTS = 4
WHAT_NOW = "What happens next?"
LOOKS = {"offender": "offender", "victim": "victim", "friend": "friend", "officer": "officer", "adult": "adult"}
LOOKS |= {"staff": "adult", "other": "other"}


def spread(title: str, blocks: Iterable[Block], notes: str = "", most: int = MOST) -> list[Slide]:
    """Blocks over as many slides as they need."""
    parts = [part for block in blocks for part in split(block, BOTTOM - TOP)]
    return [Slide("story", title, page, notes=notes) for page in pages(parts, BOTTOM - TOP, most)]


def block_of(edition: Edition, line: Line) -> Block:
    """A line, narrated or said."""
    person = edition.story.people[line.who] if line.who else None
    if person is None:
        return Block("told", edition.fill(line.text))
    return Block(LOOKS[person.role], edition.fill(line.text), edition.fill(person.name))


def passage_slides(edition: Edition, name: str, line_ids: Sequence[str]) -> list[Slide]:
    """What a passage shows before its decision, in the order of the player; never nothing."""
    passage, notes, title = edition.story.passages[name], passage_notes(edition, name), title_of(edition, name)
    slides = _record(edition, passage, notes)
    said = {line.id: line for line in passage.lines}
    slides += spread(title, (block_of(edition, said[each]) for each in line_ids), notes)
    slides += [Slide("story", title, notes=notes, picture=each) for each in _picture(edition, passage)]
    slides += help_details(edition, notes) if "help" in passage.beats else []
    return slides or [Slide("story", title, notes=notes)]


def title_of(edition: Edition, name: str) -> str:
    """The title of a passage, or of the story where it has none."""
    return edition.fill(edition.story.passages[name].title or edition.story.title)


def question(edition: Edition, name: str, choice_ids: Sequence[str]) -> Slide:
    """The decision of a passage, with those of its choices that are on offer."""
    passage = edition.story.passages[name]
    texts = {choice.id: edition.fill(choice.text) for choice in passage.choices}
    ways = tuple(texts[each] for each in choice_ids)
    return Slide("ask", edition.fill(passage.ask) or WHAT_NOW, ways=ways, notes=passage_notes(edition, name))


def consequence(edition: Edition, name: str, text: str) -> list[Slide]:
    """What follows a choice, alone on a slide, so that there can be a pause before it."""
    return spread(title_of(edition, name), [Block("then", edition.fill(text))], passage_notes(edition, name))


def _record(edition: Edition, passage: Passage, notes: str) -> list[Slide]:
    if passage.record is None:
        return []
    rows = [Block("fact", edition.fill(row.text), edition.fill(row.label)) for row in passage.record.rows]
    return spread(edition.fill(passage.record.title), rows, notes, MOST_FACTS)


def _picture(edition: Edition, passage: Passage) -> Iterator[Picture]:
    """The picture, if its file is there (the check says so where it is not)."""
    if passage.image and (file := edition.folder / passage.image.file).is_file():
        yield Picture(file.read_bytes(), file.suffix, edition.fill(passage.image.alt))
