"""Offences and reporting routes of one jurisdiction as tables to be read in a lesson, each row with how sure it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

from trainingkit.analytics.chart import STYLE
from trainingkit.guidance import Jurisdiction, Offence, Route, is_confirmed, load_guidance, meet, place_names

CELL = "padding:0.35rem 0.9rem 0.35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid;font-weight:{bold}"
CONDUCT = {
    "demand-money": "Demands money, with a threat",
    "threaten-to-share": "Threatens to share an intimate image",
    "share": "Shares an intimate image",
    "share-before-2024": "Shared it, or threatened to, before 31 January 2024",
    "demand-images": "Demands more images, and no money",
    "image-of-child": "Makes, shares or holds an indecent image of somebody under 18",
    "create-deepfake": "Makes up an intimate image of an adult",
    "copy-or-take": "Copies an image that was shown for a moment, or takes one without consent",
}
"""What an offender does to a victim, as a lesson says it; other conducts of the data are not shown."""
PURPOSE = {
    "emergency": "Danger now",
    "police": "The crime",
    "ceop": "A child threatened online",
    "child-protection": "A child at risk",
    "school": "Staff of a school",
    "fraud": "Fraud, but not this crime",
    "phishing": "A bulk email",
    "platform": "The account",
    "bank": "The money",
}
READ = "Read at its source"
OPEN = "To be confirmed by your force"
NOTE = "Not legal advice. Rows “to be confirmed” are for practice; your force says what holds where you work."


@dataclass(frozen=True)
class LawTable:
    """A table with a caption, headings of rows and columns, and a note; show it as the last line of a cell.

    Attributes
    ----------
    title : str
    columns : tuple of str
        Headings; the first column holds the headings of the rows.
    rows : tuple of tuple of str
    note : str
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = NOTE

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self._repr_html_(), "text/plain": str(self)}

    def _repr_html_(self) -> str:
        caption = (
            f'<caption style="text-align:left;font-weight:600;padding-bottom:0.3rem">{escape(self.title)}</caption>'
        )
        heads = "".join(_cell("th", name, "col") for name in self.columns)
        rows = "".join(
            f"<tr>{_cell('th', row[0], 'row')}{''.join(_cell('td', c) for c in row[1:])}</tr>" for row in self.rows
        )
        return (
            f'<div class="trainingkit-law" style="{STYLE}">'
            '<table style="border-collapse:collapse;color:inherit;font-size:inherit">'
            f"{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><p>{escape(self.note)}</p></div>"
        )

    def __str__(self) -> str:
        named = (f"{row[0]}: {'; '.join(each for each in row[1:] if each)}" for row in self.rows)
        return "\n".join((self.title, *named, self.note))


def offence_table(jurisdiction: Jurisdiction) -> LawTable:
    """What the law of a jurisdiction calls each thing that an offender does.

    Parameters
    ----------
    jurisdiction : {"england-wales", "scotland", "northern-ireland", "england", "wales"}

    Returns
    -------
    LawTable
        Columns: what is done, what the law calls it, how far it reaches, how sure this is.

    Raises
    ------
    ValueError
        There is no such jurisdiction.
    AuthorMistakes
        The guidance that ships with the package is unsound.
    """
    offences = [each for each in _of(load_guidance().offences.values(), jurisdiction) if each.conduct in CONDUCT]
    return LawTable(
        f"What the law calls it: {place_names([jurisdiction])}",
        ("What is done", "What the law calls it", "How far it reaches", "How sure"),
        tuple((CONDUCT[each.conduct], each.statute, _reach(each), _sure(each)) for each in offences),
    )


def route_table(jurisdiction: Jurisdiction) -> LawTable:
    """Where a report goes in a jurisdiction.

    Parameters
    ----------
    jurisdiction : {"england-wales", "scotland", "northern-ireland", "england", "wales"}

    Returns
    -------
    LawTable
        Columns: what for, where it goes, when, how sure this is.

    Raises
    ------
    ValueError
        There is no such jurisdiction.
    AuthorMistakes
        The guidance that ships with the package is unsound.
    """
    routes = _of(load_guidance().routes.values(), jurisdiction)
    return LawTable(
        f"Where it goes: {place_names([jurisdiction])}",
        ("What for", "Where it goes", "When", "How sure"),
        tuple((_purpose(each), _capital(each.contact), each.when, _sure(each)) for each in routes),
    )


def _of(records: Iterable[Any], jurisdiction: Jurisdiction) -> list[Any]:
    return [each for each in records if meet(each.jurisdictions, [jurisdiction])]


def _reach(offence: Offence) -> str:
    if offence.penalty is None:
        return offence.extent or ""
    doubt = " (to be confirmed)" if offence.penalty.confidence == "general" else ""
    most = f"Up to {offence.penalty.text}{doubt}."
    return f"{offence.extent} {most}" if offence.extent else most


def _purpose(route: Route) -> str:
    """What a route is for; schools have a role of another name in each nation."""
    said = PURPOSE[route.kind]
    return f"{said} ({place_names(route.jurisdictions)})" if route.kind == "school" else said


def _capital(text: str) -> str:
    """With a capital letter, unless it begins with an address to be typed."""
    first = text.split()[0]
    return text if "." in first or "@" in first else text[0].upper() + text[1:]


def _sure(record: Offence | Route) -> str:
    return READ if is_confirmed(record) else OPEN


def _cell(tag: str, text: str, scope: str | None = None) -> str:
    bold = 600 if tag == "th" else 400
    of = f' scope="{scope}"' if scope else ""
    return f'<{tag}{of} style="{CELL.format(bold=bold)}">{escape(text)}</{tag}>'
