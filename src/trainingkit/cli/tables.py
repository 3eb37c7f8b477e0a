"""What is known, laid out for people."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from trainingkit.guidance import Claim, ReviewRow


def review_table(title: str, rows: Iterable[ReviewRow]) -> Table:
    """What is due or unconfirmed, a record a row."""
    table = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    for heading, ratio in (("kind", 2), ("id", 6), ("review by", 3), ("why", 10)):
        table.add_column(heading, ratio=ratio, overflow="fold", no_wrap=heading in {"kind", "review by"})
    for row in rows:
        table.add_row(row.kind, row.id, row.review_by.isoformat(), "; ".join(row.reasons))
    return table


def claim_block(claim: Claim) -> Group:
    """A claim under the id by which a story names it: its words, for whom, where, how surely, and until when."""
    readers = "for " + (", ".join(f"{audience}s" for audience in claim.audiences) or "everyone")
    facts = (readers, ", ".join(claim.jurisdictions), claim.confidence, f"review by {claim.review_by}")
    lines = (Text(claim.text), Text(" · ".join(facts), "dim"))
    return Group(Text(claim.id, "bold cyan"), *(Padding(line, (0, 0, 0, 2), expand=False) for line in lines), "")
