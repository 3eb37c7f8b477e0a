"""``trainingkit guidance``: what an expert must still confirm, and what is due for a fresh look."""

from datetime import date, datetime

import click

from trainingkit.cli.help import Command

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    cls=Command,
    examples=(
        "trainingkit guidance",
        "trainingkit guidance --today 2027-11-01 --within 60",
    ),
)
@click.option("--today", type=DAY, metavar="DATE", help="Report as of this day, such as 2027-11-01.  [default: today]")
@click.option("--within", type=click.IntRange(min=0), default=0, metavar="DAYS", help="Look this many days ahead.")
def guidance(today: datetime | None, within: int) -> None:
    """Report the facts and helplines that are due or unconfirmed.

    What is unconfirmed may be practised and discussed, never graded. The exit code is 1 when something is overdue.
    """
    from trainingkit.cli.tables import review_table
    from trainingkit.cli.terminal import counted, standard_output
    from trainingkit.guidance import due, load_guidance, unconfirmed

    known = load_guidance()
    day = today.date() if today else date.today()
    late, open_ = due(known, day, within), unconfirmed(known)
    console = standard_output()
    if late:
        console.print(
            review_table(f"Due by {day}" if not within else f"Due within {counted(within, 'day')} of {day}", late)
        )
    if open_:
        console.print(review_table("Unconfirmed", open_))
    records = sum(map(len, (known.claims, known.helplines, known.routes, known.offences)))
    console.print(f"{counted(records, 'record')}: {len(late)} due, {len(open_)} unconfirmed", soft_wrap=True)
    if any(row.review_by < day for row in late):
        raise SystemExit(1)
