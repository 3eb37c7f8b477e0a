"""The two cards: what the actor knows, how they are and what they say; what the officer has when the call begins."""

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print.sheet import sheet
from trainingkit.editions.roleplay.staged import card, roleplay_of, stopping, support
from trainingkit.papers.pdf import Block, Facts, Heading, Points, Table

NEVER = (
    "You play this one person. Nobody plays the offender, and no message of theirs is read out or made up.",
    "You say no more about the picture than is on this card, whatever you are asked.",
    "If the officer is kind and clear, become calmer. Never make it harder than this card.",
    "Nobody has to act. Whoever would rather observe does, and need not say why.",
)
OUT_OF_THE_PART = (
    "Put the card face down, and sit on another chair.",
    "The officer speaks first: what went well. Then you: what helped. Then the observer: three lines.",
    "Say your own name aloud, and one thing that you do tonight. The part is over; nobody comes back to it.",
    "If something of it stays with you, tell the trainer, today or another day. It is noted nowhere.",
)


def actor_brief(edition: Edition) -> Artefact:
    """The actor's card, a PDF.

    Raises
    ------
    NoRoleplay
        The story has no role-play.
    """
    told, fill = roleplay_of(edition), edition.fill
    moods = (("At the start", told.mood.start), ("Easier", told.mood.easier), ("Harder", told.mood.harder))
    body: tuple[Block, ...] = (
        *stopping(edition),
        Heading("Who you are, and what you know"),
        Points(tuple(fill(fact.text) for fact in told.actor)),
        Heading("How you are"),
        Facts(tuple((name, fill(text)) for name, text in moods)),
        Heading("Three things that you say"),
        Table(
            ("When", "You say"),
            tuple((fill(each.when), f"“{fill(each.text)}”") for each in told.prompts),
            (2, 3),
        ),
        Heading("Keep to this"),
        Points(NEVER),
        Heading("Afterwards: out of the part"),
        Points(OUT_OF_THE_PART, ordered=True),
        *support(edition),
    )
    subtitle = f"For you alone. You have two minutes to read it. It is played for {told.minutes} minutes."
    return sheet("roleplay-actor.pdf", edition, card(edition, "Actor's card", subtitle, body))


def officer_brief(edition: Edition) -> Artefact:
    """The officer's card, a PDF: what the officer is told, and the first form that the story shows.

    Raises
    ------
    NoRoleplay
        The story has no role-play.
    """
    told, fill = roleplay_of(edition), edition.fill
    body: tuple[Block, ...] = (
        *stopping(edition),
        Heading("What you do"),
        Points(tuple(fill(fact.text) for fact in told.officer)),
        *_first_record(edition),
        Heading("Afterwards"),
        Points(
            (
                "You speak first: what went well. Then the actor: what helped. Then the observer: three lines.",
                "Then say your own name, and one thing that you do tonight.",
                "A line that did not come up can be asked for in a second round. A person decides, never the sheet.",
            )
        ),
        *support(edition),
    )
    subtitle = f"You have two minutes to read it, and {told.minutes} minutes for the call."
    return sheet("roleplay-officer.pdf", edition, card(edition, "Officer's card", subtitle, body))


def _first_record(edition: Edition) -> tuple[Block, ...]:
    records = (passage.record for passage in edition.story.passages.values() if passage.record)
    record = next(records, None)
    if record is None:
        return ()
    rows = tuple((edition.fill(row.label), edition.fill(row.text)) for row in record.rows)
    return (Heading(f"What you have: {edition.fill(record.title)}"), Table(("Entry", "What it says"), rows, (1, 4)))
