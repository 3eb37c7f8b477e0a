"""Every word that a pupil can come to see, and the words for the teacher beside them: for the lead, and for parents."""

from collections.abc import Iterable, Iterator

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print.memory import memory
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.sources import sources_of
from trainingkit.editions.print.told import Told, flag_words, in_words
from trainingkit.editions.print.who_helps import who_helps
from trainingkit.editions.print.words import COULD_HELP, PAGE_WORDS, SENTENCES, WHAT_NEXT
from trainingkit.papers.pdf import Aside, Block, Facts, Heading, Note, Paper, Points, Quote, Table, Text
from trainingkit.story import Choice, Line, Passage
from trainingkit.story.telling import DEBRIEF_TITLES

NAME = "every-word.pdf"
TITLE = "Every word"
NEVER_SHOWN = "For the teacher; never on a {reader}’s page"
READING = (
    "This is all that a {reader} can come to see, passage by passage, in the order of the file. A class comes to some "
    "of the passages only. “Only if” stands before what shows after some choices and not after others; what the story "
    "remembers is listed after the debrief. Boxes marked “For the teacher” are never on a {reader}’s page. The "
    "numbers and letters are those of the page, the slides and the facilitator sheet."
)


def every_word(edition: Edition) -> Artefact:
    """The whole story as a document to read, approve and show.

    Raises
    ------
    NotProved
        The story has more states than can be visited.
    """
    told = Told(edition.story)
    body = (
        Heading("Before the story"),
        *_start(edition),
        Heading("The story"),
        *(block for name in edition.story.passages for block in _passage(edition, told, name)),
        Heading("Looking back: after every ending"),
        *_debrief(edition),
        *_criteria(edition),
        *memory(edition, told),
        *who_helps(edition),
        Heading("Where the facts come from"),
        *sources_of(edition),
    )
    title = f"{TITLE}: {edition.fill(edition.story.title)}"
    front = tuple(_front(edition))
    summary = edition.fill(edition.story.summary)
    paper = Paper(title, summary, edition.imprint.footer, front, body, is_numbered=False, size=9)
    return sheet(NAME, edition, paper)


def _front(edition: Edition) -> Iterator[Block]:
    story, imprint = edition.story, edition.imprint
    if imprint.draft_words:
        yield Note(imprint.draft_words)
    yield Facts(
        (
            ("For", _for_whom(edition)),
            ("Where", edition.place),
            ("Takes", f"about {story.minutes} minutes to read and decide"),
            ("Reading age", str(story.reading_age)),
            ("Approved by", imprint.approved or "nobody yet"),
        )
    )
    yield Text(READING.replace("{reader}", _reader(edition)))


def _for_whom(edition: Edition) -> str:
    ages = f" of {edition.age.replace('-', ' to ')}" if edition.story.audience == "pupil" else ""
    return f"{edition.story.audience}s{ages}"


def _reader(edition: Edition) -> str:
    return "pupil" if edition.story.audience == "pupil" else "learner"


def _start(edition: Edition) -> Iterator[Block]:
    story = edition.story
    yield Quote(
        f"{edition.fill(story.title)}\n{edition.fill(story.content_note)}\nAbout {story.minutes} minutes", "Start page"
    )
    if any(edition.name_sets):
        sets = tuple(", ".join(names.values()) for names in edition.name_sets)
        yield Text(f"Names to pick from on the start page; this copy has set {edition.named + 1}.")
        yield Points(sets, ordered=True)
    if story.audience == "pupil":
        yield Text("Beside the story, on buttons and around it, the page says:")
        yield Quote("\n".join(PAGE_WORDS[:SENTENCES]) + "\n" + " · ".join(PAGE_WORDS[SENTENCES:]))
        yield Text("“From here, what could help?” opens, at every point:")
        yield Facts(tuple((words, _advice(edition, phase)) for phase, words in COULD_HELP.items()))


def _advice(edition: Edition, phase: str) -> str:
    return " ".join(each.text for each in edition.guidance.advice.values() if each.phase == phase)


def _passage(edition: Edition, told: Told, name: str) -> Iterator[Block]:
    passage = edition.story.passages[name]
    yield Heading(f"{told.number(name)}  {edition.fill(told.title(name))}", 2, listed=False)
    if passage.image:
        yield Text(f"Picture: {edition.fill(passage.image.alt)}")
    if passage.record:
        yield Text(edition.fill(passage.record.title), strong=True)
        yield Facts(tuple((edition.fill(row.label), edition.fill(row.text)) for row in passage.record.rows))
    if passage.lines:
        yield Quote(_lines(edition, passage.lines))
    yield from _onward(edition, told, name, passage)
    if passage.trainer:
        yield Aside(NEVER_SHOWN.replace("{reader}", _reader(edition)), (Facts(tuple(_trainer(edition, passage))),))


def _onward(edition: Edition, told: Told, name: str, passage: Passage) -> Iterator[Block]:
    if passage.ending:
        yield Quote(_lines(edition, passage.later), "Then")
        yield Text("The story ends here. Looking back follows.")
    elif passage.next:
        yield Text(f"Goes on to passage {edition.fill(told.place(passage.next)).removeprefix('passage ')}")
    else:
        yield Text(edition.fill(passage.ask) or WHAT_NEXT, strong=True)
        rows = tuple(_choice(edition, told, name, choice) for choice in passage.choices)
        yield Table(("", "Choice", "What comes of it", "Goes to passage"), rows, (0.5, 3, 4, 1.8))


def _choice(edition: Edition, told: Told, name: str, choice: Choice) -> tuple[str, str, str, str]:
    only = f"\n(only if {in_words(choice.if_)})" if choice.if_ else ""
    once = "\n(only once)" if choice.once else ""
    comes = "\n".join(filter(None, (edition.fill(choice.then), *_remembers(choice))))
    return (
        told.letters(name, choice),
        edition.fill(choice.text) + only + once,
        comes,
        edition.fill(told.place(choice.to)),
    )


def _remembers(choice: Choice) -> Iterator[str]:
    yield from (f"The story remembers {flag_words(flag)}." for flag in choice.set)
    yield from (f"The story forgets {flag_words(flag)}." for flag in choice.clear)
    yield from (f"{flag_words(name)} changes by {by:+d}." for name, by in choice.add.items())


def _lines(edition: Edition, lines: Iterable[Line]) -> str:
    return "\n".join(_line(edition, line) for line in lines)


def _line(edition: Edition, line: Line) -> str:
    only = f"Only if {in_words(line.if_)}: " if line.if_ else ""
    who = f"{edition.fill(edition.story.people[line.who].name)}: " if line.who else ""
    return f"{only}{who}{edition.fill(line.text)}"


def _trainer(edition: Edition, passage: Passage) -> Iterator[tuple[str, str]]:
    yield "Point", edition.fill(passage.trainer.point)
    if passage.trainer.if_laughter:
        yield "If they laugh", edition.fill(passage.trainer.if_laughter)
    if passage.trainer.if_why:
        yield "If they ask why", edition.fill(passage.trainer.if_why)


def _debrief(edition: Edition) -> Iterator[Block]:
    for section, lines in edition.story.debrief.sections().items():
        yield Heading(DEBRIEF_TITLES[section], 2)
        only = (f"Only if {in_words(line.if_)}: " if line.if_ else "" for line in lines)
        yield Points(tuple(f"{when}{edition.fill(line.text)}" for when, line in zip(only, lines, strict=True)))


def _criteria(edition: Edition) -> Iterator[Block]:
    if criteria := edition.story.criteria:
        yield Heading("What a run is held against, told after the ending", 2)
        yield Table(
            ("What was to be done", "Why"), tuple((edition.fill(c.text), edition.fill(c.why)) for c in criteria), (1, 1)
        )
