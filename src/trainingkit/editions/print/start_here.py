"""The page to open first: three ways into the story, and what to have ready."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.offline.stops import stops_of
from trainingkit.editions.print import pack_files as files
from trainingkit.editions.print.said import held, said
from trainingkit.editions.print.seal import seal
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.who_helps import nearest
from trainingkit.papers.pdf import Block, Columns, Heading, Paper, Points, Table, Text

NAME = files.START_HERE
TITLE = "Start here"
NOTHING_NEEDED = "No install. No network. Nothing is sent to anyone."
UNZIP = f"Unzip the pack first, so that its files lie side by side: {files.PROJECTOR} opens {files.STORY}."
WAYS = (
    (
        "A browser and a projector",
        files.PROJECTOR,
        "Double-click it. Pick a set of names that nobody in the room has. Press Start. Keys 1 to 4 or a clicker make "
        f"the choices. Nothing on this screen is for you alone: your points are on paper, in {files.FACILITATOR}.",
    ),
    (
        "PowerPoint or Impress",
        files.SLIDES,
        "Start the slide show. A choice is a link on the slide: click it. What is for you stands in the notes, with "
        f"the numbers of the facilitator’s sheet. Slides with other names lie in the folder {files.OTHER_NAMES}.",
    ),
    (
        "No computer",
        f"{files.CARDS} and {files.FACILITATOR}",
        "Print both. Read the story out from the sheet. The class holds up A, B, C or D at the chest, and you go on at "
        "the number that the sheet names.",
    ),
)
ON_THEIR_SCREENS = (
    f"Pupils at screens of their own: {files.STORY}. It stops at three places for the word that is on your sheet, so "
    "the class stays together."
)
BEFORE = (
    said(f"Read every word: {files.EVERY_WORD}, ten minutes. Send it to the {{lead}}, and to a parent who asks."),
    said("Tell the {lead} the day and the class. Teach it only when they are in the building."),
    said("Write down who helps here (below), and say it aloud before the story and after it.", "question-box"),
    said("Have a quiet task ready that looks the same as the others’ work. Anyone may take it; nobody says why."),
    said(f"Not the last lesson of the day or the week. The plan has the minutes: {files.LESSON_PLAN}."),
    said(f"School IT asks what this is? Give them {files.IT_NOTE}, some days before."),
    said("In a lesson, with a class: not in an assembly, and not as homework.", "lessons-not-assemblies"),
)
GOES_WRONG = (
    said(
        "The screen goes dark: take the cards and the facilitator’s sheet, and read on at the passage where you were. "
        "Its number is the same everywhere."
    ),
    said(
        "Laughter, or “Why didn’t they just …?”: the sheet has a sentence for each, at that passage.", "jokes-in-class"
    ),
    said("Somebody wants to stop: they stop, with the quiet task. No reason is asked.", "ground-rules-and-distance"),
    said(f"Too little time: go to who helps, then close with {files.CLOSING}. Never leave at the threat."),
)
TOLD_SOMETHING = (
    said(f"{files.DISCLOSURE} is for your hand. Have it with you."),
    said("“I am glad that you told me. It is not your fault.”", "glad-you-told-me", "not-your-fault"),
    said("Stay with the pupil. Send for the {lead} to come to the room.", "stay-with-the-pupil"),
    said("Say that you must pass it on, and that help will come. It is not too late.", "adult-must-pass-it-on"),
    said("Never ask to see, copy or forward a picture.", "nobody-copies-child-image", "got-shared-no-copy-as-proof"),
    said("Danger now: 999, and never leave the pupil alone.", "stay-and-get-help"),
)


def start_here(edition: Edition) -> Artefact:
    """One page: the ways in, before the lesson, when something goes wrong, when a pupil tells something, the seal."""
    told: tuple[Block, ...] = (Heading("If a pupil tells you something"), Points(held(edition, TOLD_SOMETHING)))
    wrong: tuple[Block, ...] = (Heading("If something goes wrong in the room"), Points(held(edition, GOES_WRONG)))
    body: tuple[Block, ...] = (
        seal(edition),
        Text(NOTHING_NEEDED, strong=True),
        Text(UNZIP),
        Heading("In five minutes to the first decision: choose one way"),
        Table(("With", "Open", "Then"), WAYS, (1.1, 1.2, 3.6)),
        *((Text(ON_THEIR_SCREENS),) if stops_of(edition.story) else ()),
        Heading("Before the lesson"),
        Points(held(edition, BEFORE)),
        Columns((wrong, told)),
        Heading("Who helps here"),
        nearest(edition),
        Text(f"Everybody else who helps in {edition.place}: {files.LEAFLET}."),
    )
    subtitle = f"{edition.fill(edition.story.title)}: for {edition.place}, ages {edition.age.replace('-', ' to ')}"
    return sheet(NAME, edition, Paper(TITLE, subtitle, edition.imprint.footer, (), body, is_long=False))
