"""One page for whoever looks after a school's computers: what the files do, and what they do not."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print import pack_files as files
from trainingkit.editions.print.said import held, said
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.print.watched import noticed
from trainingkit.papers.pdf import Block, Facts, Heading, Paper, Points, Quote, Table, Text

NAME = files.IT_NOTE
TITLE = "Note for school IT"
WHAT_THE_FILES_ARE = (
    (
        f"{files.STORY}, {files.PROJECTOR}",
        "Web pages for any current browser, from a stick, a share or a web space. The second opens the first: keep "
        "them side by side.",
    ),
    (files.SLIDES, "Slides without macros; their links lead to other slides of the same file."),
    ("*.pdf", f"To print. Only {files.LESSON_PLAN} has links that lead out; they are followed only by a click."),
    (files.SCORM, "SCORM 1.2 for an LMS: it tells that the story was finished. No score, no answer, no name."),
    (files.SUMS, "Checksums of every file: sha256sum --check, or Get-FileHash on Windows."),
)
WHAT_IT_DOES = (
    "No install, no administrator’s rights, no service, no macro, no plug-in, no update.",
    "No network: the page holds all of itself in one file and asks for no other address. Its content security policy "
    "forbids connections. Links to helplines are followed only by a click.",
    "No cookie and no local storage. In the tab’s own session storage: which choices were made in the made-up story, "
    "which set of names, which edition, how many stops were passed. Nothing else; a reload keeps it, leaving the "
    "story or opening the page anew wipes it, and it is gone with the tab.",
    "No account, no name, no text to type but the word of a stop. Nothing is sent, counted or logged.",
)
FROM_MONITORING = (
    "Thirty screens with the same story can mean thirty alerts. These words were looked for; these are there "
    "(… is any ending):"
)
IN_PAPERS = f"The papers say online blackmail and sextortion, too; {files.LEAFLET} is for pupils to take home."
WARNING = (
    said(
        "On ____ at ____ class ____ works through “{title}”, a made-up story about online blackmail, with ____. "
        "Monitoring may show the words above. Leave it switched on: an alert from that time may come from the story, "
        "and may still be real. Please have a person look at each before anything is written into a pupil’s record."
    ),
)
WHERE = (
    "A stick or a share: unzip the whole pack, and open start-here.pdf.",
    f"A web space: any that serves files over https; {files.STORY} works as it is.",
    f"An LMS: {files.SCORM}. Some cloud folders offer a web page for download only: there, use {files.SLIDES} or the "
    "LMS.",
)


def it_note(edition: Edition) -> Artefact:
    """One page: files, network, storage, words that monitoring may notice, whom to warn, where to put it."""
    lead = held(edition, (said("How to warn the {lead}"),))[0]
    title = edition.fill(edition.story.title)
    body: tuple[Block, ...] = (
        Heading("What the files are"),
        Facts(WHAT_THE_FILES_ARE),
        Heading("What they do on a computer"),
        Points(WHAT_IT_DOES),
        Heading("Words that may trip monitoring"),
        Text(FROM_MONITORING),
        _words(edition),
        Text(IN_PAPERS),
        Heading(lead),
        *(Quote(each.replace("{title}", title), "For example, some days before") for each in held(edition, WARNING)),
        Heading("Where to put it"),
        Points(WHERE),
    )
    return sheet(NAME, edition, Paper(TITLE, title, edition.imprint.footer, (), body, is_long=False))


def _words(edition: Edition) -> Table:
    rows = tuple(
        (each.kind, _listed(each.looked_for), _listed(each.on_the_page), _listed(each.only_in_notes))
        for each in noticed(edition)
    )
    return Table(
        ("Kind", "Looked for", "On the pupils’ page", "Only in notes for the teacher"), rows, (0.8, 2.6, 2.6, 1.6)
    )


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "none"
