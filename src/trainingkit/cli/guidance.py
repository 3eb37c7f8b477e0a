"""``trainingkit guidance``: what an expert must still confirm, and what is due for a fresh look."""

from datetime import date, datetime

import click

from trainingkit.cli.help import Command

DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    cls=Command,
    examples=(
        "trainingkit guidance",
        "trainingkit guidance --find suicide",
    ),
)
@click.option("--today", type=DAY, metavar="DATE", help="Report as of this day, such as 2027-11-01.  [default: today]")
@click.option("--within", type=click.IntRange(min=0), default=0, metavar="DAYS", help="Look this many days ahead.")
@click.option("--find", "wanted", metavar="WORDS", help="List the claims whose id or text holds these words instead.")
def guidance(today: datetime | None, within: int, wanted: str | None) -> None:
    """Report the facts that are due or unconfirmed, or find some.

    With --find it lists the claims that a story can name. Without, it reports the facts and helplines that are due or
    unconfirmed: what is unconfirmed may be practised and discussed, never graded. The exit code is then 1 when
    something is overdue.
    """
    if wanted is not None:
        show_claims(wanted)
        return
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
    records = sum(map(len, (known.claims, known.helplines, known.routes, known.offences, known.curriculum)))
    console.print(f"{counted(records, 'record')}: {len(late)} due, {len(open_)} unconfirmed", soft_wrap=True)
    if any(row.review_by < day for row in late):
        raise SystemExit(1)


def show_claims(words: str) -> None:
    """The claims that hold some words, and how many there are."""
    from trainingkit.cli.tables import claim_block
    from trainingkit.cli.terminal import counted, standard_output
    from trainingkit.diagnostics import did_you_mean
    from trainingkit.guidance import load_guidance
    from trainingkit.guidance.finding import find_claims

    if not words.strip():
        raise click.BadParameter("name a word or two", param_hint="--find")
    known = load_guidance().claims
    found = find_claims(load_guidance(), words)
    console = standard_output()
    for claim in found:
        console.print(claim_block(claim))
    if found:
        console.print(counted(len(found), "claim"))
    else:
        hint = did_you_mean(words, known) or "try fewer words"
        console.print(f'none of {counted(len(known), "claim")} holds "{words}"; {hint}', soft_wrap=True)
