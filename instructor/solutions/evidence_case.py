"""The reference solution of an evidence case: what a careful reader finds in the folder, and nothing else.

It reads only the case's own files, as a trainee does, and needs neither the package nor the truth. A test holds what it
finds beside the truth, for every variant: that is the proof that each can be solved.

    python instructor/solutions/evidence_case.py path/to/case
"""

import csv
import email
import email.utils
import hashlib
import json
import re
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

BST = timezone(timedelta(hours=1))
ZONES = {"UTC": UTC, "BST": BST}
REFERENCE = re.compile(r"\b[A-Z]{4,}-[0-9]{3}\b")
PICTURE = re.compile(r"\S+\.png")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS += ("November", "December")

Found = dict[str, str | list[str]]


def solve(folder: Path) -> Found:
    """What is true in the case of a folder, by the names that keys refer to."""
    messages = chat(folder)
    found = changed_names(messages)
    offender, names = str(found["account_id"]), list(found["display_names"])
    found |= one_reference(folder, messages)
    reference = str(found["linking_reference"])
    own = [message for message in messages if message["from"] == offender]
    demand = next(message for message in own if reference in message["text"])
    found |= {
        "benign_account": look_alike(messages, offender, names),
        "first_contact_iso": iso(own[0]["at"]),
        "demand_iso": iso(demand["at"]),
        "victim_age": age(folder, demand["at"].astimezone(BST).date()),
    }
    for look in (altered, in_utc, gap, part, unopened):
        found |= look(folder)
    return found | paid(folder, reference)


def chat(folder: Path) -> list[dict]:
    """Every message of the exported chat, by time."""
    export = json.loads((folder / "chat-export.json").read_text(encoding="utf-8"))
    said = [message for conversation in export["conversations"] for message in conversation["messages"]]
    return sorted(({**m, "at": datetime.fromisoformat(m["sent"])} for m in said), key=lambda m: m["at"])


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def iso(moment: datetime) -> str:
    """A moment by the victim's clock, to the minute."""
    return moment.astimezone(BST).isoformat(timespec="minutes")


def changed_names(messages: list[dict]) -> Found:
    """The account that was shown under several names, and these in order."""
    names: dict[str, list[str]] = {}
    for message in messages:
        shown = names.setdefault(message["from"], [])
        if message["name"] not in shown:
            shown.append(message["name"])
    (account,) = [account for account, shown in names.items() if len(shown) > 1]
    return {"account_id": account, "display_names": names[account]}


def look_alike(messages: list[dict], offender: str, names: list[str]) -> str:
    """The other account that bears one of these names."""
    (account,) = {message["from"] for message in messages if message["name"] in names} - {offender}
    return account


def one_reference(folder: Path, messages: list[dict]) -> Found:
    """The reference that two accounts name, in the chat or on their pages."""
    users: dict[str, set[str]] = {}
    for message in messages:
        for reference in REFERENCE.findall(message["text"]):
            users.setdefault(reference, set()).add(message["from"])
    for account in json.loads((folder / "case.json").read_text(encoding="utf-8"))["accounts"]:
        for reference in REFERENCE.findall((folder / account["page"]).read_text(encoding="utf-8")):
            users.setdefault(reference, set()).add(account["id"])
    ((reference, accounts),) = [(r, a) for r, a in users.items() if len(a) > 1]
    return {"linking_reference": reference, "linked_accounts": sorted(accounts)}


def altered(folder: Path) -> Found:
    """The file whose hash is no longer the one in the log."""
    logged = {row["original_name"]: row["hash_value"] for row in log(folder)}
    now = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in logged}
    (name,) = [name for name in logged if logged[name] != now[name]]
    return {"altered_file": name, "altered_log_hash": logged[name], "altered_now_hash": now[name]}


def log(folder: Path) -> list[dict[str, str]]:
    """The lines of the first exhibit log."""
    return table(folder, "exhibit-log.csv")


def in_utc(folder: Path) -> Found:
    """The file that records in UTC, and the two times of the message after midnight."""
    mail = email.message_from_bytes((folder / "notification.eml").read_bytes())
    at = email.utils.parsedate_to_datetime(mail["Date"]).astimezone(UTC)
    export = json.loads((folder / "chat-export.json").read_text(encoding="utf-8"))
    zones = {
        "notification.eml": mail["Date"].endswith("+0000"),
        "chat-export.json": export["times"] == "UTC",
        "calls.csv": {row["zone"] for row in table(folder, "calls.csv")} == {"UTC"},
    }
    (name,) = [name for name, is_utc in zones.items() if is_utc]
    return {
        "utc_event_file": name,
        "utc_event_utc": at.strftime("%H:%M"),
        "utc_event_local": at.astimezone(BST).strftime("%H:%M"),
        "utc_event_utc_iso": at.isoformat(timespec="minutes"),
        "utc_event_local_iso": iso(at),
    }


def gap(folder: Path) -> Found:
    """The exhibit for which, between two periods, nobody answers."""
    by_exhibit: dict[str, list[tuple[datetime, datetime]]] = {}
    for row in table(folder, "continuity.csv"):
        by_exhibit.setdefault(row["exhibit_ref"], []).append((local(row["begin"]), local(row["end"])))
    ((exhibit, begin, end),) = [
        (exhibit, before[1], after[0])
        for exhibit, periods in by_exhibit.items()
        for before, after in zip(sorted(periods), sorted(periods)[1:], strict=False)
        if before[1] < after[0]
    ]
    return {"gap_exhibit": exhibit, "gap_from": iso(begin), "gap_to": iso(end)}


def local(written: str) -> datetime:
    """A time such as ``2026-07-10 00:40 BST``."""
    when, zone = written.rsplit(" ", 1)
    return datetime.fromisoformat(when).replace(tzinfo=ZONES[zone])


def part(folder: Path) -> Found:
    """The picture that was made from one which is not there."""
    ((name, missing),) = [
        (row["original_name"], source)
        for row in log(folder)
        for source in PICTURE.findall(row["method"])
        if not (folder / source).exists()
    ]
    return {"crop_file": name, "crop_missing": missing}


def paid(folder: Path, reference: str) -> Found:
    """What left the account under the reference, and the receipts of that."""
    out = [row for row in table(folder, "bank.csv") if row["reference"] == reference and row["out"]]
    times = {row["time"] for row in out}
    receipts = []
    for path in folder.glob("receipt-*.txt"):
        facts = dict(re.findall(r"^(\w+): +(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        if facts["Reference"] == reference and facts["Time"].removesuffix(" BST") in times and facts["State"] == "sent":
            receipts.append((facts["Time"], path.name))
    pence = sum(int(row["out"].replace(".", "")) for row in out)
    return {"total_paid": f"{pence // 100}.{pence % 100:02d}", "payment_files": [name for _, name in sorted(receipts)]}


def age(folder: Path, day: date) -> str:
    """Full years of the victim on a day, by the officer's notes; what a profile says is not asked."""
    notes = (folder / "device-notes.txt").read_text(encoding="utf-8")
    number, month, year = re.search(r"Date of birth: (\d+) (\w+) (\d{4})", notes).groups()
    born = (MONTHS.index(month) + 1, int(number))
    return str(day.year - int(year) - ((day.month, day.day) < born))


def unopened(folder: Path) -> Found:
    """The file of the downloads that nobody opened, by the notes; it is not opened here either."""
    notes = (folder / "device-notes.txt").read_text(encoding="utf-8")
    return {"placeholder_file": re.search(r"folder of downloads: a file (\S+)\. Not known", notes)[1]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(solve(Path(sys.argv[1])), indent=2) + "\n")
