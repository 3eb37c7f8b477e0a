"""A submission becomes what lies in ``submitted/``: taken by name, put in place whole, and written down.

Only the notebook and the answers are taken. Cases, stories and items are ours and come from ``source/``. A newer
submission takes the place of an older one only when it is wholly there (``placing``).
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from trainingkit.course.own_cases import SOURCE, SUBMITTED
from trainingkit.errors import legible
from trainingkit.grading.receipt import (
    A_SECRET,
    LONGEST,
    LONGEST_SECRET,
    RECEIVED,
    SECRET,
    TIMESTAMP,
    read_stamp,
    received_at,
    stamp,
)
from trainingkit.grading.receiving.intake import (
    Found,
    Refused,
    nothing_of,
    pattern_of,
    submissions_in,
    unwrapped,
    wrong_seat,
)
from trainingkit.grading.receiving.placing import alone, mend, put
from trainingkit.grading.receiving.sent import NotTaken, Parcel, open_folder
from trainingkit.grading.records import Event, Records
from trainingkit.grading.times import when_words

KIND = "received"
"""The kind of event."""
ANSWER = re.compile(r"answers/(set-aside/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.json|answers/other-case")
OWN = re.compile(r"(.*/)?(\.[^/]*|__pycache__|__MACOSX)(/.*)?|(timestamp|submission_secret)\.txt|received\.json")
"""What programs leave, and what whoever receives writes: not taken, and not worth a word."""
MOST_TOLD = 20

How = Literal["exchange", "zip", "folder"]
As = Literal["as sent", "renamed", "missing"]


@dataclass(frozen=True)
class Inbox:
    """Where submissions of an assignment go, and who takes them in.

    Parameters
    ----------
    root : Path
        The instructor's folder.
    assignment : str
    records : Records
    at : str
        Now, ISO 8601 with zone.
    by : str
        Who does it.
    replace : bool
        Take in also what was handed in before and has been replaced since.
    """

    root: Path
    assignment: str
    records: Records
    at: str
    by: str
    replace: bool = False

    def folder(self, seat: str) -> Path:
        """Where the submission of a seat lies."""
        return self.root / SUBMITTED / seat / self.assignment

    @property
    def notebook(self) -> str:
        """The name of the notebook."""
        return f"{self.assignment}.ipynb"


@dataclass(frozen=True, slots=True)
class Received:
    """What was received of a seat. ``new`` is False where the same was there already, and nothing changed.

    ``received`` is the time of receipt and ``claimed`` what the trainee's own ``timestamp.txt`` says, which decides
    nothing; both ISO 8601. ``sha256`` is over the names and contents of what was taken.
    ``before``: when this same one was received, ISO 8601, where a newer one lies there, and stays.
    """

    seat: str
    label: str
    new: bool
    received: str
    claimed: str | None
    notebook: As
    left_out: tuple[str, ...]
    sha256: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class _Taken:
    files: Mapping[str, bytes]
    notebook: As
    left_out: tuple[str, ...]
    claimed: str | None
    secret: bytes = b""

    @property
    def sha256(self) -> str:
        told = hashlib.sha256()
        for name, data in sorted(self.files.items()):
            told.update(f"{name}\0{len(data)}\0".encode() + data)
        return told.hexdigest()


Step = Callable[[int, int], None]
"""Told how many submissions are done, and of how many."""


def receive_folder(
    inbox: Inbox, folder: Path, named: str | None = None, step: Step | None = None
) -> Iterator[Received | Refused]:
    """Take in what lies in a folder: of one seat, or of many. See ``receive_zip``."""
    yield from _receive_all(inbox, folder, "folder", named, step)


def receive_zip(
    inbox: Inbox, path: Path, named: str | None = None, step: Step | None = None
) -> Iterator[Received | Refused]:
    """Take in what is in a zip: of one seat, or of many.

    Parameters
    ----------
    inbox : Inbox
        Its ``at`` is the time of receipt.
    path : Path
    named : str, optional
        A pattern with a group ``seat``, searched for in the name of every file inside.
    step : callable, optional

    Yields
    ------
    Received or Refused
        One trainee's trouble never stops another's.

    Raises
    ------
    NotTaken
        It is no zip, is cut short, is too large; or the pattern is none.
    RecordsBroken, OSError
        It cannot be written down, or there is no room; what was there before is still there.
    """
    yield from _receive_all(inbox, path, "zip", named, step)


def _receive_all(
    inbox: Inbox, path: Path, how: How, named: str | None, step: Step | None
) -> Iterator[Received | Refused]:
    mend(inbox.root)
    when = datetime.fromisoformat(inbox.at)
    with submissions_in(path, inbox.assignment, pattern_of(named)) as found:
        for done, each in enumerate(found):
            if step:
                step(done, len(found))
            yield each if isinstance(each, Refused) else _receive_found(inbox, each, how, when)
        if step:
            step(len(found), len(found))


def _receive_found(inbox: Inbox, found: Found, how: How, when: datetime) -> Received | Refused:
    try:
        with unwrapped(found, inbox.assignment) as parcel:
            return receive(inbox, found.seat, parcel, how, lambda: when, found.label)
    except NotTaken as error:
        return Refused(found.seat, found.label, str(error))


def receive(
    inbox: Inbox,
    seat: str,
    parcel: Parcel,
    how: How,
    clock: Callable[[], datetime],
    label: str,
    claimed: str | None = None,
) -> Received:
    """Take in one submission.

    Parameters
    ----------
    inbox : Inbox
    seat : str
    parcel : Parcel
        The assignment's folder as it was sent; it may be taken.
    how : {"exchange", "zip", "folder"}
    clock : callable
        Gives the time of receipt, with a zone; not the trainee's. It is asked when the last byte has been read, so
        that nothing is taken in under a time at which it was not there yet.
    label : str
        Where it came from, for people.
    claimed : str, optional
        The time that is claimed where the submission itself has none.

    Raises
    ------
    NotTaken
        It changed while it was read, is damaged or empty, this is no seat, or another program collects for too long.
    RecordsBroken, OSError
        What was there before is still there.
    """
    if why := wrong_seat(seat):
        raise NotTaken(why)
    taken = _take(inbox, parcel, claimed)
    when = clock()
    if not taken.files and taken.notebook == "missing":
        raise NotTaken(nothing_of(inbox.assignment))
    with alone(inbox.root):
        return _placed(inbox, seat, taken, when, how, label)


def _placed(inbox: Inbox, seat: str, taken: _Taken, when: datetime, how: How, label: str) -> Received:
    place = inbox.folder(seat)
    there = _there(inbox, place)
    new = there is None or there.sha256 != taken.sha256 or there.notebook != taken.notebook
    before = _received_before(inbox, seat, taken.sha256) if new and there is not None and how != "exchange" else None
    if before:  # the same stick once more: only now, and it would be late
        kept = (received_at(place) or before, taken.claimed, taken.notebook, taken.left_out, taken.sha256)
        return Received(seat, label, False, *kept, before)
    if new:
        put(inbox.root, place, {**taken.files, **_beside(inbox, taken, when)})
    received = received_at(place) or stamp(when)
    told = Received(seat, label, new, received, taken.claimed, taken.notebook, taken.left_out, taken.sha256)
    _write_down(inbox, told, how)
    return told


def _received_before(inbox: Inbox, seat: str, sha256: str) -> str | None:
    """When the same was received, before what lies there now; None where it never was, or is to count again."""
    if inbox.replace:
        return None
    events = inbox.records.events(inbox.assignment, seat, [KIND])
    return next((e.data.get("received", e.at) for e in reversed(events) if e.data.get("sha256") == sha256), None)


def _take(inbox: Inbox, parcel: Parcel, claimed: str | None) -> _Taken:
    answers = [name for name in parcel.sizes if ANSWER.fullmatch(name)]
    notebooks = [name for name in parcel.sizes if "/" not in name and name.endswith(".ipynb")]
    as_sent: As = "as sent" if inbox.notebook in notebooks else "renamed" if notebooks else "missing"
    names = [*answers, inbox.notebook] if as_sent == "as sent" else answers
    files = {name: parcel.read(name) for name in names}
    if 0 < parcel.sizes.get(TIMESTAMP, 0) <= LONGEST:
        claimed = read_stamp(parcel.read(TIMESTAMP)) or claimed
    ours = inbox.root / SOURCE / inbox.assignment
    odd = [name for name in sorted(parcel.sizes) if name not in files and not OWN.fullmatch(name)]
    told = [legible(name) for name in odd if not (ours / name).is_file()]
    if len(told) > MOST_TOLD:
        told = [*told[:MOST_TOLD], f"and {len(told) - MOST_TOLD} more"]
    secret = parcel.read(SECRET) if 0 < parcel.sizes.get(SECRET, 0) <= LONGEST_SECRET else b""
    return _Taken(files, as_sent, tuple(told), claimed, secret if A_SECRET.fullmatch(secret) else b"")


def _there(inbox: Inbox, place: Path) -> _Taken | None:
    """What lies there already; None where nothing does, or nothing that can be compared."""
    if not place.is_dir():
        return None
    try:
        parcel = open_folder(place)
        told = json.loads(parcel.read(RECEIVED)) if RECEIVED in parcel.sizes else {}
        taken = _take(inbox, parcel, None)
    except (NotTaken, ValueError, RecursionError):
        return None
    as_sent = told.get("notebook", taken.notebook) if isinstance(told, dict) else taken.notebook
    files = {name: data for name, data in taken.files.items() if as_sent == "as sent" or name != inbox.notebook}
    return _Taken(files, as_sent, (), None)


def _beside(inbox: Inbox, taken: _Taken, when: datetime) -> dict[str, bytes]:
    told = {
        "format": 1,
        "notebook": taken.notebook,
        "left_out": list(taken.left_out),
        "received": when.astimezone(UTC).isoformat(),
        "claimed": taken.claimed,
    }
    found = {TIMESTAMP: stamp(when).encode(), RECEIVED: json.dumps(told, indent=1).encode()}
    if taken.secret:
        found[SECRET] = taken.secret
    if taken.notebook != "as sent":  # nbgrader finds a submission by its notebook, so it is given the master
        found[inbox.notebook] = (inbox.root / SOURCE / inbox.assignment / inbox.notebook).read_bytes()
    return found


def _write_down(inbox: Inbox, told: Received, how: How) -> None:
    """Write the event; again only where it is missing, because a receipt was cut short before it was written."""
    last = inbox.records.events(inbox.assignment, told.seat, [KIND])[-1:]
    if not told.new and last and last[0].data.get("sha256") == told.sha256:
        return
    data = {
        "how": how,
        "from": told.label,
        "received": told.received,
        "claimed": told.claimed,
        "sha256": told.sha256,
        "notebook": told.notebook,
        "left_out": list(told.left_out),
    }
    text = f"taken in from {'the' if how == 'exchange' else 'a'} {how}, received {when_words(told.received)}"
    inbox.records.add_event(Event(inbox.at, inbox.by, KIND, text, told.seat, inbox.assignment, data))
