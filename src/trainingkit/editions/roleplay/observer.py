"""The observer's sheet: what was seen and heard, line by line; the red ones are told by a sign and a word."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.roleplay.staged import card, roleplay_of, stopping, support
from trainingkit.papers.pdf import Block, Columns, Heading, Note, Options, Quote, Table, Text, WriteIn

RED = "▲ RED"
OVERALL = (
    "5: Safe, believed, clear, and the next officer could go on without a question.",
    "4: Safe, believed, and clear about what happens next.",
    "3: Safe tonight; some of it has to be told again.",
    "2: Kind or clear, but not both; somebody has to ring again tonight.",
    "1: The caller was left more alone than before.",
)


def observer_sheet(edition: Edition) -> Artefact:
    """The observer's sheet, a PDF of one page.

    Raises
    ------
    NoRoleplay
        The story has no role-play.
    """
    body = (
        *_whose(edition),
        *_lines(edition),
        *_words(),
        *_overall(),
        *_what_counts(),
        *stopping(edition),
        *support(edition),
    )
    subtitle = "Tick as it happens: yes, it was so; no, it was not. Write words, not opinions."
    return sheet("roleplay-observer.pdf", edition, card(edition, "Observer's sheet", subtitle, body))


def _whose(edition: Edition) -> tuple[Block, ...]:
    form = f"Form: {edition.story.title}, edition {edition.imprint.edition}"
    columns = tuple((WriteIn(label),) for label in ("Officer (seat)", "Observer", "Date, and round"))
    return (Text(form), Columns(columns))


def _lines(edition: Edition) -> tuple[Block, ...]:
    told = roleplay_of(edition)
    red = {each.id for each in edition.story.criteria if each.red}
    rows = tuple(
        (str(number), f"{RED}: {edition.fill(text)}" if name in red else edition.fill(text), "☐", "☐")
        for number, (name, text) in enumerate(told.observe.items(), start=1)
    )
    return (Table(("", "Seen or heard", "yes", "no"), rows, (0.5, 12, 0.9, 0.9)),)


def _words() -> tuple[Block, ...]:
    return (
        WriteIn("The officer's own words, above all the question about suicide", 2),
        WriteIn("Did not come up (numbers): neither yes nor no. Ask for it in a second round"),
    )


def _overall() -> tuple[Block, ...]:
    return (Heading("Overall, for the talk only"), Options(tuple((text, False) for text in OVERALL)))


def _what_counts() -> tuple[Block, ...]:
    command = "trainingkit observe SEAT ASSIGNMENT --yes 1,2,4 --no 3 --overall 4"
    person = "an instructor talks with the officer before anybody hears of it"
    return (
        Note(f"A person decides. One {RED} with “no” is “not yet”, and {person}."),
        Quote(command, "The instructor enters it, every line as yes or no. Nobody keeps a recording.", code=True),
    )
