"""A chart as a notebook shows it: the drawing, what it says in words, and its figures as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

Cells = Sequence[Sequence[str]]

STYLE = (
    "max-width:46rem;margin:0.5rem 0 1rem;color:inherit;font-family:system-ui,sans-serif;font-size:0.95rem;"
    "line-height:1.45"
)
CELL = "padding:0.2rem 0.8rem 0.2rem 0;text-align:{side};border-bottom:1px solid;vertical-align:top"


@dataclass(frozen=True)
class Chart:
    """A chart that can be looked at, listened to and read; show it as the last line of a cell.

    Attributes
    ----------
    title : str
    alt : str
        What the drawing shows, in sentences worked out from the figures.
    svg : str
        The drawing: one ``<svg role="img">`` element that needs no other file. Its ink is ``currentColor``, so that
        it is readable on a light and on a dark page.
    columns : tuple of str
        Headings of the table of figures.
    rows : tuple of tuple of str
        The figures, as printed.
    note : str or None
        A caption: where the figures come from, what to be careful about.
    """

    title: str
    alt: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str | None = None

    def _repr_html_(self) -> str:
        caption = f'<figcaption style="margin-top:0.3rem">{escape(self.note)}</figcaption>' if self.note else ""
        return (
            f'<figure class="trainingkit-chart" style="{STYLE}">{self.svg}{caption}'
            '<details style="margin-top:0.4rem"><summary style="cursor:pointer">What this chart says, and its figures'
            f"</summary><p>{escape(self.alt)}</p>{self._table()}</details></figure>"
        )

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self._repr_html_(), "text/plain": str(self)}

    def __str__(self) -> str:
        return "\n".join(part for part in (self.alt, self.note) if part)

    def __repr__(self) -> str:
        return f"<Chart: {self.title}>"

    def _table(self) -> str:
        heads = "".join(
            f'<th scope="col" style="{_cell(n)}">{escape(name)}</th>' for n, name in enumerate(self.columns)
        )
        rows = "".join(f"<tr>{_row(row)}</tr>" for row in self.rows)
        caption = f'<caption style="text-align:left;font-weight:600">{escape(self.title)}</caption>'
        return (
            f'<table style="border-collapse:collapse;color:inherit">{caption}<thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )


def _row(row: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(f'<td style="{_cell(n)}">{escape(text)}</td>' for n, text in enumerate(others, start=1))
    return f'<th scope="row" style="{_cell(0)};font-weight:normal">{escape(first)}</th>{cells}'


def _cell(column: int) -> str:
    """The first column names the row, the others are figures or short words."""
    return CELL.format(side="right" if column else "left")


def in_words(value: float) -> str:
    """A number as it is printed: thousands separated, no decimals that say nothing."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")
