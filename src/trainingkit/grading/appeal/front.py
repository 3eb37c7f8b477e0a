"""What an appeal file is, what the result was, and what can be done about it."""

from collections.abc import Iterator
from datetime import UTC

from trainingkit.grading.appeal.gathered import Gathered
from trainingkit.grading.graded import Response
from trainingkit.grading.signed import standard_is_signed
from trainingkit.grading.times import when_words
from trainingkit.marking.competence import LEAST_SHARE, MOST_HARMFUL
from trainingkit.marking.marks import Outcome
from trainingkit.papers.pdf import Block, Facts, Heading, Note, Points, Table, Text

WHAT = (
    "This file holds all that is known of one result: every word that was shown, every answer, each criterion with "
    "its reason and what it rests on, who marked what, and what was changed afterwards and by whom. It is made from "
    "the instructor's records; nobody has written it. It names nobody but by seat, initials or account."
)
PRACTICE = (
    "PRACTICE. The experts of this force have not signed the standard of this assignment. "
    "This result is practice and no basis for a decision about anybody."
)
RULE = (
    "The rule. Competent: every red criterion is met, at most {} other criteria are not met, and the points are at "
    "least {:.0%} of all points. Anything else is “not yet”. A person opens each “not yet” before the trainee hears "
    "of it."
)


def front_blocks(of: Gathered) -> Iterator[Block]:
    """The title page: what it is, whose, of when."""
    yield Text(WHAT)
    graded = of.graded
    rows = [
        ("Seat", of.seat),
        ("Assignment", f"{graded.assignment}, {_title(of)}"),
        ("Received", _received(of)),
        ("Marked", f"{when_words(of.attempt.at)}, asked for by {of.attempt.by}"),
        ("Result", f"{result_words(of.standing.outcome)}{', provisional' if of.standing.provisional else ''}"),
        ("This file", f"made {when_words(of.asked_at)}, at the wish of {of.asked_by}"),
    ]
    if of.asked_why:
        rows.append(("Why it was asked for", of.asked_why))
    yield Facts(tuple(rows))
    if not standard_is_signed(of.desk, of.marked_on):
        yield Note(PRACTICE)
    yield from _warnings(of)


def _warnings(of: Gathered) -> Iterator[Block]:
    if of.unlike:
        told = "What is printed of it is today's, and may differ from what was shown and marked by."
        yield Note(f"NOT THE EDITION OF THAT DAY. {of.unlike} {told}")
    missing = [each.item for each in of.graded.responses if each.answer and each.item not in of.answers]
    if missing:
        when = "; ".join(f"{when_words(e.at)}, by {e.who}: {e.text}" for e in of.deleted()) or "the record does not say"
        yield Note(f"ANSWERS DELETED. Of these only the hash is kept: {', '.join(missing)}. Deleted: {when}.")
    if of.closes and of.closes.astimezone(UTC).isoformat() > of.asked_at:
        until = when_words(of.closes.isoformat())
        told = "the assignment is open, and this file says what is looked for in it."
        yield Note(f"NOT TO BE HANDED OUT before {until}: {told}")


def result_blocks(of: Gathered) -> Iterator[Block]:
    """The result, the rule it follows from, and why it is provisional, if it is."""
    outcome = of.standing.outcome
    yield Heading("The result")
    yield Text(f"{result_words(outcome)}. {outcome.points:g} of {outcome.max_points:g} points.", strong=True)
    yield Text(RULE.format(MOST_HARMFUL, LEAST_SHARE))
    names = {told.mark.criterion: told.text for r in of.graded.responses for told in of.told(r)}
    yield Facts(
        (
            ("Red criteria not met", _named(outcome.red_missed, names)),
            (f"Other criteria not met (at most {MOST_HARMFUL} may be)", _named(outcome.harmful, names)),
            ("Waiting for a person", _named(outcome.waiting, names)),
        )
    )
    if of.standing.holds:
        yield Note("PROVISIONAL: a person has still to do something before anybody may be told.")
        yield Points(of.standing.holds)
    elif of.standing.opened:
        opened = of.standing.opened
        yield Text(f"Opened {when_words(opened.at)} by {opened.who}, who stands by it. {opened.text}")
    yield Heading("Question by question", 2)
    rows = tuple(
        (
            of.desk.items[r.item].title if r.item in of.desk.items else r.item,
            f"{r.points:g} of {r.max_points:g}",
            f"{of.standing.typed[r.item]:g}" if r.item in of.standing.typed else "",
            _remark(r),
        )
        for r in of.graded.responses
    )
    yield Table(("Question", "Points", "Typed by a person instead", "Remark"), rows, (3, 1, 1.2, 2.4))
    if of.graded.tampered:
        yield Heading("The notebook", 2)
        yield Text("It differs from what was released. Answers are never taken from it; a person has to look.")
        yield Points(tuple(each.told for each in of.graded.tampered))


def next_blocks(of: Gathered) -> Iterator[Block]:
    """What the trainee can do."""
    yield Heading("What you can do")
    yield Points(
        (
            "Ask for anything in this file to be explained. Nothing in it has to be understood alone.",
            "Say which criterion you contest, and why. Your answers are looked at again by somebody else than before.",
            "If your answer follows official advice that was published on the day you gave it, say where it stands. "
            "Such an answer is upheld.",
            "If a key turns out to be mistaken it is changed for everybody, and the better of the old and the new "
            "result stands. Contesting never lowers a result.",
            "Ask for another form: another story or another case, the same criteria, the same credit.",
            "Your answers are kept until this appeal is closed, whatever the date on which others are deleted.",
        )
    )


def result_words(outcome: Outcome) -> str:
    """The result in two words."""
    return {True: "Competent", False: "Not yet", None: "Not finished"}[outcome.competent]


def _received(of: Gathered) -> str:
    if of.graded.received is None:
        return "the record does not say when"
    words = f"{when_words(of.graded.received)}, by the clock of whoever received it"
    return "; ".join([words, *(f"{e.text} ({e.who})" for e in of.events if e.kind == "received" and e.seat)])


def _title(of: Gathered) -> str:
    return of.desk.files.items.sound.title if of.desk.files.items.sound else ""


def _named(criteria: tuple[str, ...], names: dict[str, str]) -> str:
    return "; ".join(names.get(each, each) for each in criteria) or "none"


def _remark(response: Response) -> str:
    if response.trouble:
        return f"Could not be marked: {response.trouble}"
    if response.unfinished:
        return "Not played to an ending"
    if response.answer is None:
        return "Nothing was handed in"
    return "Waits for a person" if response.waits else ""
