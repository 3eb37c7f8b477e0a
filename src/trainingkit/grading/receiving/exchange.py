"""nbgrader's ``collect``, with care: what is taken, whose it is, and when it was received.

``c.ExchangeFactory.collect = "trainingkit.grading.receiving.exchange.ReceiptCollect"`` puts it into
``nbgrader collect`` and into formgrader's button. Its options are those of nbgrader's own.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from glob import escape
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import capture_log, parse_utc
from traitlets import Unicode
from traitlets.config import Config

from trainingkit.errors import TrainingkitError
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.receipt import read_stamp, received_at
from trainingkit.grading.receiving.inbox import Inbox, Received, receive
from trainingkit.grading.receiving.intake import Refused, wrong_seat
from trainingkit.grading.receiving.placing import mend
from trainingkit.grading.receiving.sent import ONE, NotTaken, entries, open_folder, shown
from trainingkit.grading.records import NAME, Records

if sys.platform != "win32":
    import pwd

INSTEAD = "take in what trainees bring on a stick or send as a zip: trainingkit collect"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class CannotCollect(TrainingkitError):
    """There is no exchange to collect from; says what to do instead."""


@dataclass(frozen=True, slots=True)
class _Lying:
    """A submission in the exchange. ``received``: when it got there; ``claimed``: what its name says."""

    seat: str
    path: Path
    received: datetime
    claimed: str | None


class ReceiptCollect(ExchangeCollect):
    """Takes in what lies in the exchange. ``told`` says of every seat what became of it."""

    by = Unicode("nbgrader collect", help="Who collects, for the records.").tag(config=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: list[Received | Refused] = []

    def init_src(self) -> None:
        """Find the submission of each seat that counts.

        By the time of receipt: the time in a folder's name and in ``timestamp.txt`` is the trainee's own word.
        """
        if self.coursedir.course_id == "":
            self.fail("No course id specified. Re-run with --course flag.")
        self.course_path = os.path.join(self.root, self.coursedir.course_id)
        self.inbound_path = os.path.join(self.course_path, "inbound")
        if not os.access(self.inbound_path, os.R_OK | os.X_OK):
            self.fail(f'"{self.inbound_path}" is not there or cannot be read: has anything been released?')
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                self.duedate = gradebook.find_assignment(self.coursedir.assignment_id).duedate
            except MissingEntry:
                self.duedate = None
        by_seat: dict[str, list[_Lying]] = {}
        for each in self._lying():
            by_seat.setdefault(each.seat, []).append(each)
        self.src_records = [self._that_counts(each) for _, each in sorted(by_seat.items())]

    def copy_files(self) -> None:
        """Take in each of them; trouble with one is logged, and the others go on."""
        root = Path(self.coursedir.root)
        mend(root)
        at = parse_utc(self.timestamp).replace(tzinfo=UTC).isoformat()
        self.log.info("Processing %d submissions of '%s'", len(self.src_records), self.coursedir.assignment_id)
        with Records(root / NAME) as records:
            inbox = Inbox(root, self.coursedir.assignment_id, records, at, self.by)
            for lying in self.src_records:
                if self._is_wanted(inbox, lying):
                    self._take(inbox, lying)

    def _take(self, inbox: Inbox, lying: _Lying) -> None:
        try:
            parcel = open_folder(lying.path)
            parcel.see_that_it_can_be_taken()
            name, clock = lying.path.name, partial(exchange_time, lying.path)
            got = receive(inbox, lying.seat, parcel, "exchange", clock, name, lying.claimed)
        except (NotTaken, OSError) as error:
            self._refuse(lying.seat, lying.path.name, str(error))
            return
        self.told.append(got)
        self.log.info("%s: %s %s", "Received" if got.new else "Unchanged", got.seat, inbox.assignment)

    def _refuse(self, seat: str | None, label: str, why: str) -> None:
        self.told.append(Refused(seat, label, why))
        self.log.error("Not taken: %s: %s", shown(label), why)

    def _is_wanted(self, inbox: Inbox, lying: _Lying) -> bool:
        """Whether it is to replace what is there, by the rules of nbgrader's own options."""
        place = inbox.folder(lying.seat)
        if not place.is_dir():
            return True
        there = received_at(place)
        if self.before_duedate and there != lying.received.isoformat():
            return True
        if self.update:
            return there is None or lying.received >= datetime.fromisoformat(there)
        self.log.info("%s has been collected before: use --update", lying.seat)
        return False

    def _that_counts(self, of_one: list[_Lying]) -> _Lying:
        in_order = sorted(of_one, key=lambda each: each.received)
        due = self.duedate.replace(tzinfo=UTC) if self.duedate and self.before_duedate else None
        in_time = [each for each in in_order if due is not None and each.received <= due]
        return (in_time or in_order)[-1]

    def _lying(self) -> Iterator[_Lying]:
        """What lies there of the assignment, as far as it is what its name says."""
        wanted = self.coursedir.student_id if self.coursedir.student_id not in ("", "*") else None
        pattern = f"{escape(wanted) if wanted else '*'}+{escape(self.coursedir.assignment_id)}+*"
        for path in sorted(Path(self.inbound_path).glob(pattern)):
            parts = path.name.rsplit("+", 3)
            if len(parts) == 4 and parts[1] != self.coursedir.assignment_id:
                parts = path.name.rsplit("+", 2)  # without the random end that nbgrader gives a name
            if len(parts) < 3 or parts[1] != self.coursedir.assignment_id:
                continue  # of another assignment, or of nobody
            if (wanted and parts[0] != wanted) or not self._may_be(parts[0], path):
                continue
            try:
                yield _Lying(parts[0], path, exchange_time(path), read_stamp(parts[2].encode(errors="replace")))
            except NotTaken as error:
                self._refuse(parts[0], path.name, str(error))
            except OSError as error:
                self._refuse(parts[0], path.name, f"cannot be read: {error.strerror or error}")

    def _may_be(self, seat: str, path: Path) -> bool:
        if why := wrong_seat(seat, self.coursedir.assignment_id):
            self._refuse(None, path.name, why)
            return False
        owner = owner_of(path) if self.check_owner and sys.platform != "win32" else seat
        if owner != seat:
            one = "do all seats share one account? Then c.ExchangeCollect.check_owner = False in nbgrader_config.py"
            self._refuse(seat, path.name, f"belongs to the account {shown(owner)}; {one}")
        return owner == seat


def exchange_time(folder: Path) -> datetime:
    """When the last of a submission reached the exchange.

    That is the latest ``ctime`` of anything in it. The system sets it to its own clock at each change of a file, of its
    name, owner or mode, and no call lets an account choose it; ``mtime``, names and contents are the trainee's own. So
    it can be moved on by touching the files again, but never back. (A file that was mapped into memory before the
    deadline can be written to for a short while after it without a new time, and for as long as it likes where the
    exchange is on tmpfs: collect at closing, and keep the exchange on a disk. Changing modes in
    the exchange, or bringing it back from a backup, moves it for everybody: collect first.)

    Raises
    ------
    NotTaken
        There are too many files.
    OSError
        It cannot be looked at.
    """
    times = [folder.lstat().st_ctime_ns, *(info.st_ctime_ns for _, info in entries(folder, ONE.entries))]
    return EPOCH + timedelta(microseconds=max(times) // 1000)


def owner_of(path: Path) -> str:
    """The account that a folder belongs to, or its number where it has no name."""
    number = path.lstat().st_uid
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid {number}"


def collect_from_exchange(course: CourseConfig, assignment: str, by: str) -> list[Received | Refused]:
    """Take in what trainees have put into the exchange.

    Parameters
    ----------
    course : CourseConfig
    assignment : str
    by : str
        Who collects.

    Raises
    ------
    CannotCollect
        There is no exchange here, or nothing was released into it.
    """
    root = exchange_of(course)
    if root is None:
        raise CannotCollect(f"there is no exchange folder here; {INSTEAD} {assignment} --from FOLDER_OR_ZIP")
    with open_gradebook(course):  # a new one is made here, where ``alembic`` is found
        config = Config(course.config)
    config.ReceiptCollect.by = by
    config.ReceiptCollect.update = True
    coursedir = CourseDirectory(config=config)
    coursedir.assignment_id = assignment
    collect = ReceiptCollect(coursedir=coursedir, config=config)
    done = capture_log(collect)
    if not done["success"]:
        raise CannotCollect(last_word(done))
    return collect.told


def exchange_of(course: CourseConfig) -> Path | None:
    """The exchange folder; None where there is none that can be used, as on Windows."""
    root = Path(ReceiptCollect(coursedir=CourseDirectory(config=course.config), config=course.config).root)
    usable = sys.platform != "win32" and root.is_dir() and os.access(root, os.W_OK | os.X_OK)
    return root if usable else None


def last_word(done: Mapping[str, Any]) -> str:
    """What nbgrader says of why it gave up: the error below a traceback, or its own last line about an error."""
    lines = [line for line in str(done.get("log") or "").splitlines() if line.strip()]
    raised = [line for line in lines if re.match(r"[A-Za-z_.]+(Error|Exception|Entry): ", line)]
    errors = [line for line in lines if line.startswith(("[ERROR]", "[CRITICAL]"))]
    said = raised or errors or str(done.get("error") or "it gave no reason").strip().splitlines()
    return re.sub(r"^\[\w+\] ", "", said[-1])
