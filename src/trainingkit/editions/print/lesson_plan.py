"""The lesson plan: minutes for three lengths, what pupils learn to say, and what surrounds it."""

from collections.abc import Iterator

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print import pack_files as files
from trainingkit.editions.print.curriculum import taught_elsewhere
from trainingkit.editions.print.said import held, said
from trainingkit.editions.print.schedule import schedules
from trainingkit.editions.print.seal import seal
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.told import Told
from trainingkit.editions.print.who_helps import who_helps
from trainingkit.editions.print.words import DO, NO_IMAGE, WRITE
from trainingkit.errors import TrainingkitError
from trainingkit.papers.pdf import Block, Heading, Note, Paper, Points, Table, Text

NAME = files.LESSON_PLAN
TITLE = "Lesson plan"
OBJECTIVES = {
    "pupil": (
        said("Name two moves that an offender uses to put pressure on somebody.", "pressure-moves"),
        said("Say the first sentence to an adult: aloud, to a partner, as the character.", "tell-a-trusted-adult"),
        said(
            "Say two true things to a friend it happened to: it is not your fault; there are people and tools that can "
            "help.",
            "not-your-fault",
            "tools-give-honest-hope",
        ),
    ),
    "teacher": (
        said(
            "Say the first words to a pupil who tells something: glad, not your fault, I must pass it on.",
            "first-words",
        ),
        said("Say what is never done with an image, and why.", "nobody-copies-child-image"),
        said("Say whom to send for, and how they are reached from the room.", "stay-with-the-pupil"),
    ),
}
"""By the audience of the story."""
AFTERWARDS_CAN = {"pupil": "What pupils can do afterwards", "teacher": "What staff can do afterwards"}
NOT_MARKED = (
    "Shown on a paper slip that everybody folds and hands in. Count the class, never a pupil. Nothing is marked, and "
    "the files keep nothing of anybody."
)
CONDITIONS = (
    said("The {lead} knows the day and the class, and is in the building."),
    said("Not the last lesson of the day or of the week: somebody may want to talk afterwards."),
    said(
        "A lesson with one class and time for questions, not an assembly. Somebody present may have lived it.",
        "lessons-not-assemblies",
    ),
    said("The words in class are online blackmail and sextortion.", "words-for-it"),
    said(
        "A quiet task that looks the same is ready. It is agreed before the lesson, and nobody says why they take it."
    ),
    said(
        "No names of pupils in the story: pick another set of names if somebody in the room has one.",
        "ground-rules-and-distance",
    ),
    said(f"Parents may see all of it: {files.EVERY_WORD}.", "materials-open-to-parents"),
    said(
        "In England, the guidance in force from 1 September 2026 covers deepfakes, scams and the law on images of "
        "under-18s.",
        "rshe-2025",
    ),
)
SIGNPOSTING = (
    said(
        "Name who helps here before the story, and again before the end. Point to the room, not only to a number.",
        "question-box",
    ),
    said("The story shows the page of who can help to everybody, so that nobody is seen to look for it."),
    said(f"Everybody takes {files.LEAFLET} home. Its other side is for parents and carers."),
)
AFTERWARDS = (
    said(
        "The {lead} takes it on: with an adult or an unknown person behind it, the police as a matter of urgency, and "
        "children’s services.",
        "adult-offender-to-police",
        "tell-the-dsl",
    ),
    said(
        "The {lead} takes it on; a report to Police Scotland or social work is normally recommended.",
        "scotland-guidance",
        "scottish-lead",
    ),
    said("The {lead} takes it on; the police are on 101, or on 999.", "northern-ireland-schools", "tell-the-dsl"),
    said(
        "Parents are told with care, and not where that is a danger; the {lead} decides.",
        "please-do-not-tell-my-parents",
    ),
    said("Meet the pupil as on any other day. Ask nothing about it in front of others."),
    said("It can touch you, too. Talk to the {lead} or to whoever supports staff here."),
)


class NotForALesson(TrainingkitError):
    """A lesson plan is for a story that is used in a lesson."""


def lesson_plan(edition: Edition) -> Artefact:
    """The plan for 20, 50 and 2 × 50 minutes, with the map of what is taught elsewhere.

    Raises
    ------
    NotForALesson
        The story is for officers.
    NotProved
        The story has more states than can be visited.
    """
    audience = edition.story.audience
    if audience not in OBJECTIVES:
        raise NotForALesson(f'"{edition.story.title}" is for {audience}s; a lesson plan is for pupils or teachers')
    body = (
        seal(edition),
        Heading(AFTERWARDS_CAN[audience]),
        Points(held(edition, OBJECTIVES[audience]), ordered=True),
        Text(NOT_MARKED),
        Heading("When, where and with whom"),
        Points(held(edition, CONDITIONS)),
        *_minutes(edition),
        *_turns(edition),
        Heading("Signposting"),
        Points(held(edition, SIGNPOSTING)),
        *_disclosure(edition),
        *taught_elsewhere(edition),
        *who_helps(edition),
    )
    subtitle = f"{edition.fill(edition.story.title)}: for {edition.place}, ages {edition.age.replace('-', ' to ')}"
    return sheet(NAME, edition, Paper(TITLE, subtitle, edition.imprint.footer, (), body, is_long=False))


def _minutes(edition: Edition) -> Iterator[Block]:
    yield Heading("Minute by minute")
    for heading, rows in schedules(edition):
        yield Heading(heading, 2)
        yield Table(("Minutes", "What happens"), rows, (1, 7))


def _turns(edition: Edition) -> Iterator[Block]:
    """The points for whoever leads at the passages that have words ready for laughter."""
    told = Told(edition.story)
    points = {
        name: p.trainer.point for name, p in edition.story.passages.items() if p.trainer and p.trainer.if_laughter
    }
    if points:
        yield Heading("Where to pause")
        yield Text(
            "The turns of the story, where a class may laugh. A class comes to most of them. Words for each, and every "
            f"other point, are in {files.FACILITATOR}."
        )
        rows = tuple((edition.fill(told.place(name)), edition.fill(point)) for name, point in points.items())
        yield Table(("Passage", "What to bring out"), rows, (1, 3))


def _disclosure(edition: Edition) -> tuple[Block, ...]:
    return (
        Heading("If a pupil tells you something, and afterwards"),
        Text(f"The words to say are on {files.DISCLOSURE}."),
        Points((*held(edition, DO), *held(edition, WRITE), *held(edition, AFTERWARDS))),
        *(Note(each) for each in held(edition, NO_IMAGE)),
    )
