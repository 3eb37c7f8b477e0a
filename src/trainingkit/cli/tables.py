"""Tables for people."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.table import Table

from trainingkit.guidance import ReviewRow


def review_table(title: str, rows: Iterable[ReviewRow]) -> Table:
    """What is due or unconfirmed, a record a row."""
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for heading, ratio in (("kind", 2), ("id", 6), ("review by", 3), ("why", 10)):
        table.add_column(heading, ratio=ratio, overflow="fold", no_wrap=heading in {"kind", "review by"})
    for row in rows:
        table.add_row(row.kind, row.id, row.review_by.isoformat(), "; ".join(row.reasons))
    return table
