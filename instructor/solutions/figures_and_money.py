"""The reference solution of *Figures and money*: every answer, found in the files as an analyst finds it.

It reads the case's own folder and ``fennshire.csv`` with pandas, and needs neither the key nor the truth. A test marks
what it answers for every variant: that is the proof that each can be solved for all points.

    python instructor/solutions/figures_and_money.py path/to/case path/to/fennshire.csv
"""

import inspect
import json
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

ZONES = {"BST": "+01:00", "UTC": "+00:00"}
AS_WRITTEN = {"account": str, "number": str}

NOTE = (
    "Fennshire Police recorded 257 online blackmail offences from January to September 2025, and 208 in the same "
    "months of 2024: 24 percent more. Both counts include all stations. In February, 2024 stood at 225 for the whole "
    "year; in November it was counted again with two eastern stations, and is now 281. That is not a rise, and I use "
    "the new count. The year 2025 is not over, so it is not compared with a whole year. Offences are records, not "
    "victims: more crime, more trust in us, or both could be behind it. Ottersey, 4 and then 7, is too small to say. "
    "Next: ask the records team in January for October to December, all stations."
)


def net_by_account(rows):
    """Pence lost to each account, with what came back taken off.

    rows: such as [{"payee": "S Rowe", "account": "00000417",
    "direction": "out", "pounds": "19.99"}]. Gives {"00000417": 1999}.
    """
    net = {}
    for row in rows:
        pence = int(row["pounds"].replace(".", ""))
        if row["direction"] == "in":
            pence = -pence
        net[row["account"]] = net.get(row["account"], 0) + pence
    return net


def local_times(rows, hours):
    """The rows in order of time, by a clock that is hours ahead of UTC.

    rows: such as [{"utc": "2026-07-14 23:40", "event": "call"}].
    Gives [{"local": "2026-07-15 00:40", "event": "call"}] for 1 hour.
    """
    moved = []
    for row in sorted(rows, key=lambda row: row["utc"]):
        at = datetime.fromisoformat(row["utc"]) + timedelta(hours=hours)
        local = at.strftime("%Y-%m-%d %H:%M")
        moved.append({"local": local, "event": row["event"]})
    return moved


def solve(case: Path, figures: Path) -> dict[str, Any]:
    """The answer to every item, by its id, for the case of a folder and the file of figures."""
    functions = {
        "net-by-account": {"source": inspect.getsource(net_by_account)},
        "local-times": {"source": inspect.getsource(local_times)},
    }
    return money(case) | counts(figures) | {"figures-note": {"texts": {"note": NOTE}}} | functions


def money(case: Path) -> dict[str, Any]:
    """The part about the trainee's own case."""
    bank = pd.read_csv(case / "bank.csv", dtype=AS_WRITTEN)
    messages = chat(case)
    paid = bank[bank["out"].notna() & bank["reference"].notna()]
    payees = paid.groupby("reference")["payee_or_payer"].nunique()
    (reference,) = payees[payees > 1].index
    paid = paid[paid["reference"] == reference]
    papers = receipts(case)
    wanted = papers[(papers["Reference"] == reference) & (papers["State"] == "sent")]
    demand = messages[messages["text"].str.contains(reference)]["at"].min()
    return {
        "the-reference": reference,
        "what-was-paid": {"total": f"{paid['out'].sum():.2f}"},
        "the-receipts": sorted(wanted["file"]),
        "one-clock": {"demand": written(demand), "call": written(first_unanswered(case))},
        "two-accounts": sorted(naming(case, messages, reference)),
        "what-it-shows": ["two-payees", "one-reference", "not-known"],
    }


def chat(case: Path) -> pd.DataFrame:
    """Every message of the exported chat; ``at`` in UTC."""
    export = json.loads((case / "chat-export.json").read_text(encoding="utf-8"))
    messages = pd.DataFrame([m for talk in export["conversations"] for m in talk["messages"]])
    return messages.assign(at=pd.to_datetime(messages["sent"], utc=True))


def receipts(case: Path) -> pd.DataFrame:
    """The receipts, one a row; ``file`` is its name."""
    found = [
        {"file": path.name, **dict(re.findall(r"^(\w+): +(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))}
        for path in case.glob("receipt-*.txt")
    ]
    return pd.DataFrame(found)


def first_unanswered(case: Path) -> pd.Timestamp:
    """When the first call came in that nobody answered, in UTC; the file says the zone of each row."""
    calls = pd.read_csv(case / "calls.csv", dtype=AS_WRITTEN)
    calls["at"] = pd.to_datetime(calls["start"] + calls["zone"].map(ZONES), utc=True)
    return calls.query("answered == 'no'")["at"].min()


def naming(case: Path, messages: pd.DataFrame, reference: str) -> set[str]:
    """The user IDs of the accounts that named a reference, in a message or on their page."""
    named = set(messages[messages["text"].str.contains(reference)]["from"])
    for account in json.loads((case / "case.json").read_text(encoding="utf-8"))["accounts"]:
        if reference in (case / account["page"]).read_text(encoding="utf-8"):
            named.add(account["id"])
    return named


def written(moment: pd.Timestamp) -> str:
    """A moment as a form takes it."""
    return moment.strftime("%Y-%m-%d %H:%M UTC")


def counts(file: Path) -> dict[str, Any]:
    """The part about the file of figures."""
    table = pd.read_csv(file, parse_dates=["period_start", "period_end", "published"])
    months = table.query("counted_by == 'Fennshire Police' and place == 'Fennshire'")
    early, late = sorted(months["published"].unique())
    first, recount = months[months["published"] == early], months[months["published"] == late]
    old, new = first["value"].sum(), year(recount, 2024)["value"].sum()
    now = year(recount, 2025)
    before = year(recount, 2024).head(len(now))["value"].sum()
    after = now["value"].sum()
    return {
        "which-to-compare": ["recount-nine-2024", "nine-2025"],
        "the-change": {"before": f"{before}", "after": f"{after}", "percent": f"{100 * (after / before - 1):.1f}"},
        "the-recount": {"first": f"{old}", "recount": f"{new}", "percent": f"{100 * (new / old - 1):.1f}"},
        "a-day": [rate("all-2024", year(recount, 2024)), rate("nine-2025", now)],
        "not-in-the-briefing": ["fell", "recount-rise", "ottersey-percent", "all-victims"],
    }


def year(months: pd.DataFrame, number: int) -> pd.DataFrame:
    """The months of a year, in order."""
    return months[months["period_start"].dt.year == number].sort_values("period_start")


def rate(period: str, months: pd.DataFrame) -> dict[str, str]:
    """A line of the table of rates; the first and the last day count."""
    days = (months["period_end"].max() - months["period_start"].min()).days + 1
    return {"period": period, "days": f"{days}", "rate": f"{months['value'].sum() / days:.2f}"}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(solve(Path(sys.argv[1]), Path(sys.argv[2])), indent=2) + "\n")
