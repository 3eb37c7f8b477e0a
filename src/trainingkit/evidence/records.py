"""What others keep: the platform's export as data, the bank's and the telephone's lists, receipts, an e-mail."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from trainingkit.evidence.scene import BANK, CALLS, CHAT_JSON, MAIL, OFFENDER, VICTIM, Payment, Scene
from trainingkit.evidence.times import BST, clock, iso, long_date, mail_date, shown
from trainingkit.evidence.wording import IN_BRACKETS, MADE_UP, TRAINING

STATES = {"paid": "sent", "cancelled": "cancelled before it was sent", "purchase": "sent", "dues": "sent"}


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A CSV file; every row ends in a column that says TRAINING."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*columns, "mark"))
    writer.writerows((*row, TRAINING) for row in rows)
    return out.getvalue().encode()


def zone_of(scene: Scene, file: str) -> tuple[str, str]:
    """How a file tells the time: the short name of the zone, and the zone in words."""
    return ("UTC", "UTC") if scene.in_utc == file else ("BST", "BST, one hour ahead of UTC")


def told(scene: Scene, file: str, moment: datetime) -> datetime:
    """A moment by the clock of a file."""
    return moment.astimezone(UTC) if scene.in_utc == file else moment


def chat_data(scene: Scene) -> bytes:
    """The exported chat as JSON."""
    ids = {role: account.user_id for role, account in scene.accounts.items()}

    def conversation(role: str) -> dict:
        said = [
            {
                "from": ids[message.sender],
                "name": message.shown,
                "sent": iso(told(scene, CHAT_JSON, message.sent)),
                "text": message.text,
            }
            for message in scene.talk(role)
        ]
        return {"with": ids[role], "handle": scene.accounts[role].handle, "messages": said}

    content = {
        "training": MADE_UP,
        "reading": IN_BRACKETS,
        "platform": scene.spec.platform.name,
        "account": ids[VICTIM],
        "times": zone_of(scene, CHAT_JSON)[1],
        "contacts": int(scene.detail(CHAT_JSON)),
        "conversations": [conversation(scene.spec.people[c.with_].role) for c in scene.spec.conversations],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def bank_list(scene: Scene) -> bytes:
    """The bank's list of the account: money out and in, in pounds."""
    begin = datetime.combine(scene.first_day, time(9, 5), BST)
    shop = int(scene.detail(BANK))
    rows = [(begin, "Wages", scene.references["wages"], "", "", "86.00")]
    rows.append((begin + timedelta(hours=3), "Corner shop", "", "", f"{shop // 100}.{shop % 100:02d}", ""))
    for paid in scene.payments:
        if paid.outcome != "cancelled":
            rows.append((paid.moment, paid.payee, paid.reference, paid.account, f"{paid.pounds}.00", ""))
    columns = ("time", "zone", "payee_or_payer", "reference", "sort_code", "account", "out", "in")
    lines = (
        (f"{at.date().isoformat()} {clock(at)}", "BST", who, reference, "00-00-00" if to else "", to, out, into)
        for at, who, reference, to, out, into in sorted(rows)
    )
    return table(columns, lines)


def call_list(scene: Scene) -> bytes:
    """The telephone's list of calls; numbers that the victim has saved have a name."""
    saved = {scene.phones[key]: scene.people[key].split()[0] for key in ("friend", "acquaintance")}
    saved[scene.phones["family"]] = "Home"
    last = scene.messages[-1].sent.replace(hour=19, minute=5)
    calls = [(call.moment, call.number, call.seconds) for call in scene.calls]
    calls.append((last, scene.phones["family"], int(scene.detail(CALLS))))
    zone = zone_of(scene, CALLS)[0]
    lines = []
    for at, number, seconds in sorted(calls):
        local = told(scene, CALLS, at)
        start = f"{local.date().isoformat()} {clock(local)}"
        lines.append((start, zone, "in", number, saved.get(number, ""), str(seconds), "yes" if seconds else "no"))
    return table(("start", "zone", "direction", "number", "saved_as", "seconds", "answered"), lines)


def receipts(scene: Scene) -> dict[str, bytes]:
    """File to content: what the bank's app shows of each payment."""
    return {paid.file: _receipt(scene, paid) for paid in scene.payments}


def _receipt(scene: Scene, paid: Payment) -> bytes:
    lines = (
        MADE_UP,
        "",
        f"{scene.spec.bank}: payment",
        f"From:      {scene.people[VICTIM]}, 00-00-00 {scene.account_number}",
        f"To:        {paid.payee}, 00-00-00 {paid.account}",
        f"Amount:    {paid.pounds}.00 GBP",
        f"Reference: {paid.reference}",
        f"Time:      {shown(paid.moment)}",
        f"State:     {STATES[paid.outcome]}",
    )
    return ("\n".join(lines) + "\n").encode()


def notification(scene: Scene) -> bytes:
    """The e-mail by which the platform told the victim of the message after midnight."""
    platform, night = scene.spec.platform, scene.marked("night")
    at = told(scene, MAIL, night.sent)
    lines = (
        f"Date: {mail_date(at)}",
        f"From: {platform.name} <no-reply@{platform.domain}>",
        f"To: {scene.people[VICTIM].split()[0].lower()}@example.com",
        f"Message-ID: <{scene.case_ref.lower()}@{platform.domain}>",
        f"Subject: {TRAINING}: a new message on {platform.name}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        MADE_UP,
        "",
        f"{night.shown} ({scene.accounts[OFFENDER].handle}) sent you a message.",
        f"Sent at {clock(at)} {zone_of(scene, MAIL)[0]} on {long_date(at.date())}.",
        f"All times in this e-mail are {zone_of(scene, MAIL)[1]}.",
    )
    return ("\r\n".join(lines) + "\r\n").encode()
