"""The catalogue: what can be planted in a case, and what is then true of it.

Each plant changes the scene before anything is written down; ``tell`` says afterwards what there is to be found.
Whatever in a case does not fit together was planted here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, timedelta

from trainingkit.evidence.draws import Draws
from trainingkit.evidence.scene import (
    ACQUAINTANCE,
    BANK,
    CALLS,
    CHAT_HTML,
    CHAT_JSON,
    MAIL,
    OFFENDER,
    PLACEHOLDER,
    SECOND,
    Message,
    Scene,
)
from trainingkit.evidence.seeds import hash_file
from trainingkit.evidence.times import clock, iso, utc_iso

Told = dict[str, str | tuple[str, ...]]
Files = dict[str, bytes]

NAMES_OF_ONE_ACCOUNT = 3


@dataclass(frozen=True, slots=True)
class Plant:
    """One thing to be found. ``needs``: plants without which it makes no sense."""

    id: str
    apply: Callable[[Scene, Draws], Scene]
    tell: Callable[[Scene, Files, Files], Told]
    needs: tuple[str, ...] = ()


def alter_after_hashing(scene: Scene, draws: Draws) -> Scene:
    """One small figure of one file is another since the file was hashed."""
    whole = [shot.file for shot in scene.shots if not shot.made_from]
    file = draws.pick("altered file", (CHAT_JSON, CHAT_HTML, BANK, CALLS, *sorted(whole)))
    was = int(scene.details[file])
    low = 10 ** (len(scene.details[file]) - 1)
    now = low + (was - low + draws.between("altered figure", 1, 9 * low - 1)) % (9 * low)
    return replace(scene, altered=(file, str(now)))


def _altered(scene: Scene, as_hashed: Files, files: Files) -> Told:
    file, _ = scene.altered
    return {
        "altered_file": file,
        "altered_log_hash": hash_file(as_hashed[file]),
        "altered_now_hash": hash_file(files[file]),
    }


def record_one_file_in_utc(scene: Scene, draws: Draws) -> Scene:
    """One of the files that know of the message after midnight records in UTC."""
    return replace(scene, in_utc=draws.pick("file in UTC", (CHAT_JSON, CALLS, MAIL)))


def _in_utc(scene: Scene, as_hashed: Files, files: Files) -> Told:
    sent = scene.marked("night").sent
    return {
        "utc_event_file": scene.in_utc,
        "utc_event_utc": clock(sent.astimezone(UTC)),
        "utc_event_local": clock(sent),
        "utc_event_utc_iso": utc_iso(sent),
        "utc_event_local_iso": iso(sent),
    }


def change_display_name(scene: Scene, draws: Draws) -> Scene:
    """The offender's account has three display names, one after the other."""
    account = scene.accounts[OFFENDER]
    pool = [name for name in scene.spec.people[scene.spec.person(OFFENDER)].names if name != account.names[0]]
    names = (account.names[0], *draws.several("later names", pool, NAMES_OF_ONE_ACCOUNT - 1))
    return _renamed(scene, draws, names)


def _renamed(scene: Scene, draws: Draws, names: tuple[str, ...]) -> Scene:
    """The scene with these names of the offender's account, each shown on at least one message."""
    sent = [message.id for message in scene.messages if message.sender == OFFENDER]
    cuts = sorted(draws.several("names change", range(1, len(sent)), len(names) - 1))
    shown = {id_: names[sum(cut <= i for cut in cuts)] for i, id_ in enumerate(sent)}
    messages = tuple(_shown_as(message, shown.get(message.id, message.shown)) for message in scene.messages)
    account = replace(scene.accounts[OFFENDER], names=names)
    return replace(scene, messages=messages, accounts=scene.accounts | {OFFENDER: account})


def _shown_as(message: Message, name: str) -> Message:
    return message if message.shown == name else replace(message, shown=name)


def _names(scene: Scene, as_hashed: Files, files: Files) -> Told:
    account = scene.accounts[OFFENDER]
    return {"account_id": account.user_id, "display_names": account.names}


def borrow_a_name(scene: Scene, draws: Draws) -> Scene:
    """One of the names of the offender's account is that of somebody whom the victim really knows."""
    names = list(scene.accounts[OFFENDER].names)
    names[draws.below("borrowed name", len(names))] = scene.accounts[ACQUAINTANCE].names[0]
    return _renamed(scene, draws, tuple(names))


def _look_alike(scene: Scene, as_hashed: Files, files: Files) -> Told:
    return {"benign_account": scene.accounts[ACQUAINTANCE].user_id}


def leave_a_gap(scene: Scene, draws: Draws) -> Scene:
    """For some time nobody answers for one exhibit."""
    ref = draws.pick("gap exhibit", scene.log).ref
    holder = draws.pick("gap after", ("officer", "store"))
    following = {"officer": "store", "store": "examiner"}[holder]
    late = timedelta(minutes=draws.between("gap minutes", 35, 170))
    held = tuple(
        replace(period, begin=period.begin + late) if (period.ref, period.holder) == (ref, following) else period
        for period in scene.held
    )
    return replace(scene, held=held)


def _gap(scene: Scene, as_hashed: Files, files: Files) -> Told:
    pairs = zip(scene.held, scene.held[1:], strict=False)
    before, after = next((a, b) for a, b in pairs if a.ref == b.ref and a.end < b.begin)
    return {"gap_exhibit": before.ref, "gap_from": iso(before.end), "gap_to": iso(after.begin)}


def cut_a_part(scene: Scene, draws: Draws) -> Scene:
    """One picture of the screen is only a part of another, which nobody handed over."""
    copied = next(shot.made_from for shot in scene.shots if shot.covers_name)
    can_be = [shot for shot in scene.shots if not shot.made_from and shot.file != copied]
    chosen = draws.pick("part", can_be)
    original = f"Screenshot_{chosen.taken:%Y%m%d-%H%M}.png"
    part = replace(chosen, made_from=original, is_part=True)
    shots = tuple(part if shot is chosen else shot for shot in scene.shots)
    return replace(scene, shots=shots)


def _part(scene: Scene, as_hashed: Files, files: Files) -> Told:
    part = next(shot for shot in scene.shots if shot.is_part)
    return {"crop_file": part.file, "crop_missing": part.made_from}


def use_one_reference_twice(scene: Scene, draws: Draws) -> Scene:
    """The second account names the payment reference of the first, in the chat or on its page."""
    references = scene.references | {"second": scene.references["payment"]}
    payments = tuple(
        replace(payment, reference=references["second"]) if payment.outcome == "cancelled" else payment
        for payment in scene.payments
    )
    where = draws.pick("reference named", ("chat", "page"))
    return replace(scene, references=references, payments=payments, second_says_where=where)


def _link(scene: Scene, as_hashed: Files, files: Files) -> Told:
    linked = sorted(scene.accounts[role].user_id for role in (OFFENDER, SECOND))
    return {"linking_reference": scene.references["payment"], "linked_accounts": tuple(linked)}


def lay_a_placeholder(scene: Scene, draws: Draws) -> Scene:
    """A neutral grey picture stands for a file that is logged and referred, and not opened."""
    return replace(scene, has_placeholder=True)


def _placeholder(scene: Scene, as_hashed: Files, files: Files) -> Told:
    return {"placeholder_file": PLACEHOLDER}


CATALOGUE = (
    Plant("utc-and-bst", record_one_file_in_utc, _in_utc),
    Plant("changed-name", change_display_name, _names),
    Plant("benign-look-alike", borrow_a_name, _look_alike, needs=("changed-name",)),
    Plant("linking-reference", use_one_reference_twice, _link),
    Plant("missing-original", cut_a_part, _part),
    Plant("altered-copy", alter_after_hashing, _altered),
    Plant("continuity-gap", leave_a_gap, _gap),
    Plant("placeholder", lay_a_placeholder, _placeholder),
)
"""In the order in which they are planted, whatever the order in a spec."""

PLANTS = {plant.id: plant for plant in CATALOGUE}
