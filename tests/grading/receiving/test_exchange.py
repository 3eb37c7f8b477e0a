"""``nbgrader collect`` with our settings: what is taken, whose it is, and when it was received."""

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from tests.assignments.course_root import Course, new_course
from tests.grading.receiving.sending import ANSWER, NOTEBOOK, SENT, A, contents, inbox, laid_out
from trainingkit.grading.course_config import CourseConfig
from trainingkit.grading.gradebook import open_gradebook
from trainingkit.grading.receipt import received_at
from trainingkit.grading.receiving import exchange
from trainingkit.grading.receiving.exchange import (
    CannotCollect,
    ReceiptCollect,
    collect_from_exchange,
    exchange_time,
    last_word,
)
from trainingkit.grading.records import NAME, Records

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nbgrader's exchange does not work on Windows")

DEEP = 1_200
EARLY, NOON, LATE = (datetime(2026, 11, 21, hour, tzinfo=UTC) for hour in (11, 12, 13))


def submitted(inbound: Path, seat: str, claimed: str = "2020-01-01 00:00:00.000000 UTC", end: str = "+abc") -> Path:
    """What ``nbgrader submit`` leaves in the exchange for a seat."""
    files = {**SENT, "timestamp.txt": claimed.encode(), "submission_secret.txt": b"ab" * 64}
    return laid_out(inbound / f"{seat}+{A}+{claimed}{end}", files)


# The whole way, once: the command itself, in a process of its own.


@pytest.fixture(scope="module")
def began() -> datetime:
    """Before anything was handed in."""
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def collected(began: datetime, tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, str]:
    """A class of whom some are honest and some are not, and what the command said."""
    course = new_course(tmp_path_factory.mktemp("course"))
    inbound = course.folder / "exchange" / "fmse" / "inbound"
    os.utime(submitted(inbound, "seat-01") / NOTEBOOK, (0, 0))
    (submitted(inbound, "seat-02") / "answers" / "b.json").symlink_to("/etc/passwd")
    os.mkfifo(submitted(inbound, "seat-03") / "answers" / "b.json")
    submitted(inbound, "seat-04", claimed="no time at all")
    submitted(inbound, "$(touch owned)")
    os.mkdir(os.fsencode(inbound) + f"/seat-07+{A}+".encode() + b"\xff\x1b[2J+\xff")
    deep = [submitted(inbound, "seat-08") / "d"]
    for _ in range(DEEP):
        deep[0].mkdir()
        deep.insert(0, deep[0] / "d")
    (inbound / f"seat-05+{A}+2020-01-01 00:00:00.000000 UTC+abc").symlink_to(course.course / "keys")
    submitted(inbound, "seat-06")
    said = course.nbgrader("collect", A, "--ExchangeCollect.check_owner=False")
    for each in deep[1:]:
        each.rmdir()  # what removes a test's folders calls itself for each of them, and would not come back
    return course, said


def test_one_that_is_refused_stops_nobody(collected):
    """A link, a pipe, a time that is none, a name with power in a shell or a terminal: the honest ones are collected.

    And whoever has a thousand empty folders in each other is collected without them.
    """
    course, said = collected

    assert ["seat-01", "seat-04", "seat-06", "seat-08"] == sorted(
        path.name for path in (course.course / "submitted").iterdir()
    )
    assert 'b.json" is a link' in said
    assert 'b.json" is a device' in said
    assert 'touch owned)" is no seat' in said
    assert [] == list(course.folder.rglob("owned"))


def test_the_time_of_receipt_is_that_of_the_exchange(collected, began):
    """Not what the trainee's file, the folder's name or the time of a file says; those are kept as a claim."""
    course, _ = collected
    with Records(course.course / NAME) as records:
        (event,) = records.events(A, "seat-01")
    received = received_at(course.course / "submitted" / "seat-01" / A)

    assert began <= datetime.fromisoformat(received) <= datetime.now(UTC)
    assert (received, "2020-01-01T00:00:00+00:00") == (event.data["received"], event.data["claimed"])
    assert ("exchange", "nbgrader collect") == (event.data["how"], event.who)


def test_no_file_of_the_instructor_reaches_a_submission(collected):
    """What a link leads to is never copied."""
    course, _ = collected
    passwd = Path("/etc/passwd").read_bytes()

    assert passwd not in contents(course.course / "submitted").values()
    assert not (course.course / "submitted" / "seat-05").exists()


# The rules, in this process.


@pytest.fixture(scope="module")
def gradebook(collected: tuple[Course, str]) -> str:
    """A gradebook that knows when the assignment closes; that of the class, because making one takes seconds."""
    root = collected[0].course
    course = CourseConfig(root, "fmse", f"sqlite:///{root / 'gradebook.db'}", Config())
    with open_gradebook(course) as made:
        made.update_or_create_assignment(A, duedate=NOON)
    return course.db_url


@pytest.fixture
def course(tmp_path: Path, gradebook: str) -> CourseConfig:
    """A course with an exchange; the seat is the account itself."""
    inbox(tmp_path / "instructor").records.close()
    (tmp_path / "exchange" / "fmse" / "inbound").mkdir(parents=True)
    config = Config()
    config.CourseDirectory.root = str(tmp_path / "instructor")
    config.CourseDirectory.course_id = "fmse"
    config.CourseDirectory.db_url = gradebook
    config.Exchange.root = str(tmp_path / "exchange")
    return CourseConfig(tmp_path / "instructor", "fmse", gradebook, config)


@pytest.fixture
def arrive(course, tmp_path, monkeypatch):
    """Lets something arrive at a time of ours: the system's clock cannot be set, by us or by trainees."""
    arrived: dict[str, datetime] = {}
    monkeypatch.setattr(exchange, "exchange_time", lambda path: arrived[path.name])

    def one(seat: str, at: datetime, claimed: str = "2020-01-01 00:00:00 UTC", answer: bytes = ANSWER) -> Path:
        inbound = tmp_path / "exchange" / "fmse" / "inbound"
        folder = submitted(inbound, seat, claimed, f"+{len(arrived)}")
        (folder / "answers" / "the-call.json").write_bytes(answer)
        arrived[folder.name] = at
        return folder

    return one


def collect(course: CourseConfig, **options: bool) -> ReceiptCollect:
    """Collect with these of nbgrader's options."""
    config = Config(course.config)
    config.ExchangeCollect.merge({"check_owner": False, **options})
    coursedir = CourseDirectory(config=config)
    coursedir.assignment_id = A
    made = ReceiptCollect(coursedir=coursedir, config=config)
    made.start()
    return made


def answer_of(course: CourseConfig, seat: str) -> bytes:
    """The answer that was collected."""
    return (course.root / "submitted" / seat / A / "answers" / "the-call.json").read_bytes()


def test_the_one_that_came_last_counts(course, arrive):
    """By the exchange's clock, whatever time its name claims."""
    arrive("seat-01", EARLY, "2099-01-01 00:00:00 UTC", b"first")
    arrive("seat-01", LATE, "2020-01-01 00:00:00 UTC", b"last")
    collect(course)

    assert b"last" == answer_of(course, "seat-01")
    assert LATE.isoformat() == received_at(course.root / "submitted" / "seat-01" / A)


def test_before_the_end_means_by_our_clock(course, arrive):
    """With ``before_duedate`` the last that came in time counts; without any, the last."""
    arrive("seat-01", EARLY, answer=b"in time")
    arrive("seat-01", LATE, "2026-11-21 11:59:59 UTC", b"late, and claims not to be")
    arrive("seat-02", LATE, "2026-11-21 11:59:59 UTC", b"late")
    collect(course, before_duedate=True)

    assert b"in time" == answer_of(course, "seat-01")
    assert b"late" == answer_of(course, "seat-02")


def test_what_was_collected_stays_unless_updated(course, arrive):
    """As with nbgrader: ``--update`` takes what is newer."""
    arrive("seat-01", EARLY, answer=b"first")
    collect(course)
    arrive("seat-01", LATE, answer=b"second")
    collect(course)
    assert b"first" == answer_of(course, "seat-01")
    collect(course, update=True)
    assert b"second" == answer_of(course, "seat-01")


def test_a_bad_newer_one_leaves_the_older(course, arrive):
    """It is told, and what was handed in before is still there."""
    arrive("seat-01", EARLY, answer=b"first")
    collect(course)
    (arrive("seat-01", LATE, answer=b"second") / "link").symlink_to("/etc/passwd")
    told = collect(course, update=True).told

    assert b"first" == answer_of(course, "seat-01")
    assert [("seat-01", '"link" is a link')] == [(each.seat, each.why) for each in told]


def test_nobody_hands_in_for_somebody_else(course, arrive):
    """A folder counts only for the account that owns it, unless the course says that all seats share one."""
    me = getpass.getuser()
    arrive(me, EARLY, answer=b"mine")
    arrive("seat-01", LATE, answer=b"forged")
    told = collect(course, check_owner=True).told

    assert [me] == [path.name for path in (course.root / "submitted").iterdir()]
    assert "c.ExchangeCollect.check_owner = False" in next(each.why for each in told if each.seat == "seat-01")


def test_only_what_is_of_this_assignment_is_taken(course, arrive, tmp_path):
    """A name may have a plus in it, and another assignment's name is no seat."""
    arrive("seat+one", EARLY, answer=b"plus")
    for name in (f"seat-02+{A}+evidence-handling+2026-11-21 11:00:00 UTC+x", f"{A}+evidence-handling+x"):
        laid_out(tmp_path / "exchange" / "fmse" / "inbound" / name, SENT)
    collect(course)

    assert ["seat+one"] == [path.name for path in (course.root / "submitted").iterdir()]


def test_an_empty_one_takes_no_place(course, arrive):
    """Neither a notebook nor an answer: what was handed in before stays."""
    arrive("seat-01", EARLY, answer=b"first")
    collect(course)
    for path in sorted(arrive("seat-01", LATE).rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (told,) = collect(course, update=True).told

    assert "there is nothing of" in told.why
    assert b"first" == answer_of(course, "seat-01")


def test_the_time_in_the_exchange_cannot_be_set_back(tmp_path):
    """Neither the time of a file nor anything else that an account may set moves it into the past."""
    folder = laid_out(tmp_path / "sent", SENT)
    before = exchange_time(folder)
    for path in (folder / NOTEBOOK, folder):
        os.utime(path, (0, 0))
    os.utime(folder / "answers" / "the-call.json", (4_102_444_800, 4_102_444_800))

    assert before <= exchange_time(folder) <= datetime.now(UTC)


def test_the_command_is_told_what_became_of_each(course, arrive):
    """And the records know who collected."""
    arrive(getpass.getuser(), EARLY)
    (told,) = collect_from_exchange(course, A, "an instructor")
    with Records(course.root / NAME) as records:
        (event,) = records.events(A)

    assert (getpass.getuser(), True) == (told.seat, told.new)
    assert "an instructor" == event.who


@pytest.mark.parametrize(("there", "why"), [(True, "has anything been released?"), (False, "--from FOLDER_OR_ZIP")])
def test_without_an_exchange_it_is_said_what_to_do(course, tmp_path, there, why):
    """One sentence."""
    (tmp_path / "exchange" / "fmse" / "inbound").rmdir()
    if not there:
        (tmp_path / "exchange" / "fmse").rmdir()
        (tmp_path / "exchange").rmdir()
    with pytest.raises(CannotCollect, match=why.replace("?", r"\?")):
        collect_from_exchange(course, A, "an instructor")


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ({"log": "[INFO] x\n[ERROR] Traceback\n    KeyError: 'a'\nOSError: full\n[ERROR] See above"}, "OSError: full"),
        ({"log": "[INFO] x\n[ERROR] first\n[CRITICAL] last\n[INFO] y"}, "last"),
        ({"log": "[INFO] x"}, "it gave no reason"),
        ({"error": "Traceback\nKeyError: 'a'\n"}, "KeyError: 'a'"),
    ],
)
def test_of_what_nbgrader_says_the_reason_is_told(done, said):
    """One line of its log: the error below a traceback, or its last word on it."""
    assert said == last_word(done)
