"""The sheet in the hand of whoever leads the lesson: every passage by its number, and what to say there."""

from collections.abc import Iterator, Mapping

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.offline.stops import stops_of
from trainingkit.editions.print.said import Said, held
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.timing import marks, plans_for, second_lesson
from trainingkit.editions.print.told import Told, in_words
from trainingkit.editions.print.who_helps import nearest, who_helps
from trainingkit.editions.print.words import ANY_LAUGHTER, ANY_WHY, HOW_THEY_DO_IT, TOLD_SOMETHING, WHAT_NEXT
from trainingkit.papers.pdf import Aside, Block, Facts, Heading, Note, Numbered, Paper, Table, Text
from trainingkit.story import Choice, Passage

NAME = "facilitator-sheet.pdf"
TITLE = "Facilitator sheet"


def facilitator_sheet(edition: Edition) -> Artefact:
    """Every passage in the order of the story, with its question, choices, point, ready sentences and minute.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    told = Told(edition.story)
    minutes = marks(told.space)
    body = (
        *_top(edition, told),
        Heading("The story, passage by passage"),
        *(_entry(edition, told, name, minutes.get(name, {})) for name in edition.story.passages),
        *who_helps(edition),
    )
    paper = Paper(TITLE, edition.fill(edition.story.title), edition.imprint.footer, (), body, is_long=False)
    return sheet(NAME, edition, paper)


def _top(edition: Edition, told: Told) -> Iterator[Block]:
    if words := edition.imprint.draft_words:
        yield Note(words)
    yield nearest(edition)
    yield Facts(
        (
            ("If a pupil tells you something", _one(edition, TOLD_SOMETHING)),
            ("If they laugh", _one(edition, ANY_LAUGHTER)),
            ("If they ask “why didn’t they just …?”", _one(edition, ANY_WHY)),
            ("If they ask how it is done", _one(edition, HOW_THEY_DO_IT)),
        )
    )
    if stops := stops_of(edition.story):
        yield Heading("The words for the stops")
        yield Text(
            "On pupils’ own screens the page waits at each stop until this word is typed. Not in the projector view."
        )
        rows = tuple((f"Stop {stop.number}", stop.word, stop.place) for stop in stops)
        yield Table(("Stop", "Word", "Where"), rows, (1, 1.4, 4))
    yield Text(_how_to_read(edition, told))


def _how_to_read(edition: Edition, told: Told) -> str:
    begins = edition.fill(told.place(second_lesson(told.space)))
    names = ", ".join(edition.name_sets[edition.named].values())
    return (
        "The boxes are for you. Numbers are those on the page and on the slides, letters those on the projector and "
        "the cards. A class comes to some of the passages only, and no ending is better than another. Under each title "
        f"stands the minute at which a class comes to it, in lessons of {_plans(edition)} minutes, from the time that "
        f"reading and deciding take. Of two lessons, the second begins with {begins}: nobody goes home between the "
        "threat and the first help."
        + (f" Names in this copy: {names}. Pick others if somebody in the room has one of them." if names else "")
    )


def _plans(edition: Edition) -> str:
    *some, last = plans_for(edition.story)
    return f"{', '.join(some)} and {last}" if some else last


def _entry(edition: Edition, told: Told, name: str, minutes: Mapping[str, str]) -> Numbered:
    passage = edition.story.passages[name]
    clock = " · ".join(f"{plan}: {mark}" for plan, mark in minutes.items())
    shown = Facts(tuple(_rows(edition, told, name, passage)))
    yours = tuple(_yours(edition, passage))
    beside = (Aside("", (Facts(yours),)),) if yours else ()
    return Numbered(str(told.number(name)), edition.fill(told.title(name)), clock, (shown,), beside)


def _rows(edition: Edition, told: Told, name: str, passage: Passage) -> Iterator[tuple[str, str]]:
    if passage.ending:
        yield "The story ends", "Looking back; then who can help."
    elif passage.next:
        yield "Go on", f"to {edition.fill(told.place(passage.next))}"
    else:
        yield "Question", edition.fill(passage.ask) or WHAT_NEXT
    for choice in passage.choices:
        yield told.letters(name, choice), _choice(edition, told, choice)


def _choice(edition: Edition, told: Told, choice: Choice) -> str:
    only = f" (only if {in_words(choice.if_)})" if choice.if_ else ""
    return f"{edition.fill(choice.text)}{only} → {told.number(choice.to)}"


def _yours(edition: Edition, passage: Passage) -> Iterator[tuple[str, str]]:
    if trainer := passage.trainer:
        yield "Point", edition.fill(trainer.point)
        if trainer.if_laughter:
            yield "If they laugh", edition.fill(trainer.if_laughter)
        if trainer.if_why:
            yield "If they ask why", edition.fill(trainer.if_why)


def _one(edition: Edition, sentence: Said) -> str:
    return " ".join(held(edition, (sentence,)))
