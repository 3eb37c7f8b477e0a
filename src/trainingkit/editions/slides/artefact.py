"""The lesson as a file of slides: from the story's own states to a deck in which every link is right."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.slides.deck import GO_ON, START, WHO_CAN_HELP, Block, Deck, Slide
from trainingkit.editions.slides.ending import FRONT, HELP, after_ending
from trainingkit.editions.slides.help import help_notes, help_slide
from trainingkit.editions.slides.notes import FIND_YOUR_WAY, opening_notes
from trainingkit.editions.slides.order import in_file_order
from trainingkit.editions.slides.pptx import to_pptx
from trainingkit.editions.slides.sketch import Key, Sketches, chain, merged
from trainingkit.editions.slides.telling import consequence, passage_slides, question
from trainingkit.story.engine import State
from trainingkit.story.explore import explore
from trainingkit.story.minimise import Node, minimise, up_to_the_ending
from trainingkit.story.model import CONTINUE

STATEMENT = "You do not have to say anything about yourself. You can stop at any time and need not say why."
"""The player's words on its start page."""
TIMER = "Study timer"
TIMER_CLOCK = "25:00"
TIMER_TEXT = "Work quietly until the time is up. Then take a short break."
LEAVE, HELP_FIRST = "leave", "help first"


def lesson_slides(edition: Edition) -> Artefact:
    """The deck of an edition: ``lesson.pptx``, or ``lesson-sam.pptx`` for a further set of names.

    Every line before an ending shows on exactly those ways through the story on which the engine shows it. After an
    ending, what holds for every run that comes there shows; what holds for some is in the notes.

    Raises
    ------
    TooManySlides
        The story has so many ways through it that nobody could use its deck.
    NotProved
        The story has more states than can be explored.
    """
    names = list(edition.name_sets[edition.named].values())
    suffix = f"-{names[0].lower().replace(' ', '-')}" if edition.named and names else ""
    return Artefact(f"lesson{suffix}.pptx", deck_of(edition), to_pptx)


def deck_of(edition: Edition) -> Deck:
    """All that the file says; see ``lesson_slides``."""
    sketches = _front(edition)
    _story(edition, sketches)
    slides, (_, *last) = merged(sketches, (FRONT, HELP, LEAVE))
    arranged = in_file_order(slides, last)
    return Deck(
        title=edition.fill(edition.story.title),
        language=edition.story.language,
        at=edition.imprint.at,
        footer=edition.imprint.footer,
        slides=arranged,
        help=len(arranged) - 2,
        leave=len(arranged) - 1,
    )


def _front(edition: Edition) -> Sketches:
    """The slides around the story: the first two, the one with help that is always in reach, and a neutral one."""
    imprint, story = edition.imprint, edition.story
    standing = imprint.draft_words or f"Approved: {imprint.approved}"
    said = (Block("strong", standing), Block("told", edition.fill(story.content_note)), Block("told", STATEMENT))
    timer = (Block("strong", TIMER_CLOCK), Block("told", TIMER_TEXT))
    notes = opening_notes(edition)
    return {
        FRONT: (Slide("title", edition.fill(story.title), said, (START, WHO_CAN_HELP), notes), (HELP_FIRST, HELP)),
        HELP_FIRST: (replace(help_slide(edition, notes=notes), ways=(GO_ON,)), (("node", 0),)),
        HELP: (help_slide(edition, notes=help_notes(edition)), ()),
        LEAVE: (Slide("leave", TIMER, timer, notes=FIND_YOUR_WAY), ()),
    }


def _story(edition: Edition, sketches: Sketches) -> None:
    space = explore(edition.story)
    graph = minimise(space, up_to_the_ending)
    states: dict[int, list[State]] = defaultdict(list)
    for i, node in enumerate(graph.node_of):
        states[int(node)].append(space.state(i))
    for number, node in enumerate(graph.nodes):
        after = _after(edition, sketches, number, node, states)
        chain(sketches, ("node", number), passage_slides(edition, node.passage, node.lines), after)


def _after(edition: Edition, sketches: Sketches, number: int, node: Node, states: Mapping[int, list[State]]) -> Key:
    """Where the slides of a node lead: to its question, straight on, or to what follows an ending."""
    if edition.story.passages[node.passage].ending:
        return after_ending(edition, sketches, node.passage, states[number])
    if node.choices[0][0] == CONTINUE:
        return ("node", node.choices[0][1])
    ask: Key = ("ask", number)
    to = tuple(_answered(edition, sketches, node.passage, choice, ("node", after)) for choice, after in node.choices)
    sketches[ask] = (question(edition, node.passage, [choice for choice, _ in node.choices]), to)
    return ask


def _answered(edition: Edition, sketches: Sketches, passage: str, choice_id: str, after: Key) -> Key:
    """Where an answer leads: first to what follows from it, if the story says so."""
    then = edition.story.choice(f"{passage}.{choice_id}").then
    if then is None:
        return after
    return chain(sketches, ("then", passage, choice_id, after), consequence(edition, passage, then), after)
