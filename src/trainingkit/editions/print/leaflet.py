"""The leaflet: two sides of A4, one for pupils and one for parents and staff, for a nation and an age."""

from collections.abc import Iterable

from trainingkit.editions.artefact import Artefact
from trainingkit.editions.edition import Edition
from trainingkit.editions.print import leaflet_words as words
from trainingkit.editions.print.said import Said, held
from trainingkit.editions.print.sheet import sheet
from trainingkit.guidance import Helpline, helplines_for, school_line
from trainingkit.papers.pdf import Block, Break, Columns, Facts, Heading, Note, Paper, Points, Quote, Text

NAME = "leaflet.pdf"
TITLE = "Online blackmail: what helps"
SHORT_LINE = 160
"""Letters of a school's own line that leave room for the larger text."""
FROM_18 = "18 and over"
"""How the ages of a service begin that serves adults alone."""


def leaflet(edition: Edition) -> Artefact:
    """The leaflet: what it is, what helps, who helps; and what an adult does and never does.

    Services and tools for adults alone stand in it from 16 to 18, when some are adults already.
    """
    body = (*_pupils_side(edition), Break(), *_adults_side(edition))
    subtitle = (
        f"For pupils of {edition.age.replace('-', ' to ')} in {edition.place}. Over the page: for parents and staff."
    )
    paper = Paper(TITLE, subtitle, edition.imprint.footer, (), body, is_long=False, size=_size(edition))
    return sheet(NAME, edition, paper)


def _size(edition: Edition) -> float:
    """Of its text, in points: a school that says much of its own leaves less room for the rest."""
    return 9 if len(school_line(edition.school)) <= SHORT_LINE else 8.5


def _pupils_side(edition: Edition) -> tuple[Block, ...]:
    tools = words.TOOLS + (words.TOOLS_FROM_18 if _has_adults(edition) else ())
    return (
        Heading("For pupils"),
        *(Note(each, large=True) for each in held(edition, (words.FIRST,))),
        Columns(
            (
                (
                    *_points(edition, "What it is", words.WHAT_IT_IS),
                    *_points(edition, "Tools that can help", (*tools, words.NO_PROMISE)),
                ),
                (
                    *_points(edition, "What helps", words.WHAT_HELPS, ordered=True),
                    *_points(edition, "If it has happened already", words.IT_HAS_HAPPENED),
                ),
            )
        ),
        *_points(edition, "If it happens to a friend", words.A_FRIEND),
        Heading("Who helps", 2),
        Text(school_line(edition.school), strong=True),
        _services(_shown(edition, ("pupil",))),
    )


def _adults_side(edition: Edition) -> tuple[Block, ...]:
    do = words.DO + (words.DO_FROM_18 if _has_adults(edition) else ())
    return (
        Heading("For parents and staff"),
        *(Text(each) for each in held(edition, words.FOR_ADULTS)),
        *(Quote(each, "First words") for each in held(edition, (words.FIRST_WORDS,))),
        Columns(
            (
                _points(edition, "Do", do),
                (*_points(edition, "Never", words.NEVER), *_points(edition, "Signs", words.SIGNS)),
            )
        ),
        Heading(f"Who helps in {edition.place}", 2),
        Text(school_line(edition.school), strong=True),
        _services(_shown(edition, ("adult", "staff"))),
    )


def _points(edition: Edition, heading: str, told: Iterable[Said], *, ordered: bool = False) -> tuple[Block, ...]:
    return (Heading(heading, 2), Points(held(edition, told), ordered))


def _has_adults(edition: Edition) -> bool:
    return edition.age == "16-18"


def _shown(edition: Edition, readers: tuple[str, ...]) -> tuple[Helpline, ...]:
    """The services for some readers, nearest first; those for adults alone only where some are adults."""
    wanted = {line.id for reader in readers for line in helplines_for(edition.guidance, reader, (edition.nation,))}
    if _has_adults(edition):
        staff = helplines_for(edition.guidance, "staff", (edition.nation,))
        return tuple(line for line in staff if line.id in wanted or _for_adults_alone(line))
    return tuple(
        line for line in edition.guidance.helplines.values() if line.id in wanted and not _for_adults_alone(line)
    )


def _for_adults_alone(line: Helpline) -> bool:
    return (line.ages or "").startswith(FROM_18)


def _services(lines: tuple[Helpline, ...]) -> Columns:
    """The services in two columns, read down the first and then the second."""
    rows = tuple((line.name, _how(line)) for line in lines)
    half = (len(rows) + 1) // 2
    return Columns(((Facts(rows[:half]),), (Facts(rows[half:]),)))


def _how(line: Helpline) -> str:
    """How to reach it, and below it for whom and when; where neither is told, the first sentence of its note."""
    when = [part for part in (line.ages, line.hours) if part] or [line.note.split(". ")[0] if line.note else ""]
    rest = "; ".join(when).rstrip(".")
    return f"{line.contact}\n{rest[0].upper()}{rest[1:]}." if rest else line.contact
