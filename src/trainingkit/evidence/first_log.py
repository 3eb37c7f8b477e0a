"""What the officer wrote down on receipt: the first exhibit log, who held what and when, notes on the device."""

from trainingkit.evidence.continuity import CONTINUITY_COLUMNS, ContinuityEntry
from trainingkit.evidence.exhibits import EXHIBIT_COLUMNS, Exhibit
from trainingkit.evidence.plants import Files
from trainingkit.evidence.records import table
from trainingkit.evidence.scene import (
    BANK,
    CALLS,
    CHAT_HTML,
    CHAT_JSON,
    PLACEHOLDER,
    VICTIM,
    Logged,
    Scene,
    Shot,
)
from trainingkit.evidence.seeds import hash_file
from trainingkit.evidence.times import clock, long_date, shown
from trainingkit.evidence.wording import MADE_UP

TYPES = {"json": "JSON data", "html": "web page", "csv": "CSV table", "png": "PNG picture"}
DESCRIPTIONS = {
    CHAT_JSON: "Chats of the victim's account, exported as data",
    CHAT_HTML: "Chats of the victim's account, exported as a page",
    BANK: "List of payments from the victim's account",
    CALLS: "List of calls to the victim's telephone",
}
METHODS = {
    CHAT_JSON: "Download of the account's own data, by the victim, officer present",
    CHAT_HTML: "Download of the account's own data, by the victim, officer present",
    BANK: "Saved from the bank's app by the victim, officer present",
    CALLS: "Saved from the telephone by the victim, officer present",
}
PLACES = {"officer": "Front office", "store": "Digital evidence store", "examiner": "Examination room"}
REASONS = {"officer": "receipt from the victim", "store": "safe keeping", "examiner": "examination"}
ADULT = 18


def exhibit_log(scene: Scene, as_hashed: Files) -> bytes:
    """The first exhibit log as CSV, with hashes of the files as they were on receipt."""
    lines = (_exhibit(scene, logged, as_hashed[logged.file]).cells().values() for logged in scene.log)
    return table((column.id for column in EXHIBIT_COLUMNS), lines)


def _exhibit(scene: Scene, logged: Logged, content: bytes) -> Exhibit:
    shot = next((shot for shot in scene.shots if shot.file == logged.file), None)
    is_copy = shot is not None and shot.covers_name
    refs = {each.file: each.ref for each in scene.log}
    first = next((m for m in scene.messages if shot and m.id == shot.messages[0]), None)
    return Exhibit(
        case_ref=scene.case_ref,
        exhibit_ref=logged.ref,
        parent_ref=refs.get(shot.made_from, "") if shot else "",
        description=DESCRIPTIONS.get(logged.file, "Picture of the victim's screen, text chat only"),
        source=f"{scene.people['officer']}, officer" if is_copy else f"{scene.people[VICTIM]}, victim",
        device="Computer in the front office" if is_copy else scene.device,
        account=scene.accounts[shot.partner if shot else VICTIM].user_id if logged.file not in (BANK, CALLS) else "",
        event_time=first.sent if first else None,
        capture_time=logged.captured,
        captured_by=scene.people["officer"],
        method=METHODS.get(logged.file) or _way(shot, refs),
        original_name=logged.file,
        size=len(content),
        file_type=TYPES[logged.file.rsplit(".", 1)[1]],
        hash_algorithm="SHA-256",
        hash_value=hash_file(content),
        storage=PLACES["store"],
        sensitivity="no intimate material",
        under_18="unknown",
        transfers="see continuity.csv",
    )


def _way(shot: Shot, refs: dict[str, str]) -> str:
    if shot.covers_name:
        return f"Copy of {shot.made_from} ({refs[shot.made_from]}), one name covered"
    if shot.is_part:
        return f"Saved on the telephone from {shot.made_from}"
    return "Screenshot, saved by the telephone"


def continuity_list(scene: Scene) -> bytes:
    """Who held each exhibit, from when to when, as CSV."""
    rows = []
    copies = {
        logged.ref for logged in scene.log for shot in scene.shots if shot.file == logged.file and shot.covers_name
    }
    for number, held in enumerate(scene.held):
        entry = ContinuityEntry(
            exhibit_ref=held.ref,
            holder=scene.people[held.holder],
            place=PLACES[held.holder],
            begin=held.begin,
            end=held.end,
            reason="copy made" if held.holder == "officer" and held.ref in copies else REASONS[held.holder],
            seal=f"T{1000 + number}",
            hash_checked="yes" if held.holder == "officer" else "no",
        )
        times = {"begin": shown(held.begin), "end": shown(held.end)}
        rows.append([times.get(c.id, getattr(entry, c.id)) for c in CONTINUITY_COLUMNS])
    return table((column.id for column in CONTINUITY_COLUMNS), rows)


def device_notes(scene: Scene) -> bytes:
    """The officer's notes: who, which device, its clock, its pictures."""
    night, last = scene.marked("night"), max(logged.captured for logged in scene.log)
    pictures = sorted(shot.file for shot in scene.shots if not shot.covers_name)
    lines = [
        MADE_UP,
        "",
        f"Case {scene.case_ref}. Notes on the telephone, by {scene.people['officer']}.",
        f"Written on {shown(last)}.",
        "",
        f"Whose: {scene.people[VICTIM]}, victim. Number {scene.phones['victim']}.",
        f"Date of birth: {long_date(scene.born)}.",
        f"Device: {scene.device}, shown by the victim, who kept hold of it throughout.",
        f"Clock: compared with the station's clock: right, and set to BST. It shows the message of {clock(night.sent)}",
        f"on {long_date(night.sent.date())} at that time.",
        f"Pictures handed over by the victim: {', '.join(pictures)}.",
        _agreed(scene.age),
    ]
    if scene.has_placeholder:
        lines.append(f"In the folder of downloads: a file {PLACEHOLDER}. Not known what it holds. Not opened.")
    return ("\n".join(lines) + "\n").encode()


def _agreed(age: int) -> str:
    """Who agreed that the device be looked at: for a child, somebody else decides."""
    if age < ADULT:
        return "Whoever decides for the victim, and the victim, had the written notice first; both could have said no."
    return "The victim was free to say no, and had the written notice first."
