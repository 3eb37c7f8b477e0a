"""Each row of docs/attacks.md: what earns nothing earns nothing, nobody else notices, nothing stays, nothing leaks."""

import hashlib
import json
import re
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from select import select
from typing import Any

import pytest
from nbgrader.api import Gradebook

from tests.grading.attacks.code import CODE, GOOD, WRONG, only_if
from tests.grading.attacks.folders import FOLDERS, on_notebook, stripped
from tests.grading.attacks.room import PICK, room_with_a_function
from tests.grading.classes import NOON, Class, new_class
from tests.grading.feedback.fed_back import words
from tests.grading.jail.test_jail_limits import gone
from tests.grading.notebook.notebook_attacks import written
from tests.grading.receiving.sending import SENT, inbox, zipped
from tests.trainees.first_response import reference
from tests.trainees.hand_in import INSTRUCTOR, ROOT
from trainingkit.grading.batch import grade_one
from trainingkit.grading.feedback.page import page_of
from trainingkit.grading.feedback.seat import class_so_far, return_files
from trainingkit.grading.graded import Graded
from trainingkit.grading.jail.functions import run_function
from trainingkit.grading.jail.run import Limits
from trainingkit.grading.receipt import SECRET
from trainingkit.grading.receiving.inbox import receive_zip
from trainingkit.grading.receiving.intake import Refused
from trainingkit.grading.receiving.sent import NotTaken
from trainingkit.grading.records import Records
from trainingkit.grading.verdict import reach_verdict

A2 = "first-response"
SMALL = Limits(seconds=1.0, cpu_seconds=1, memory=128 * 2**20)
RUN = partial(run_function, limits=SMALL)
HIDDEN = ("k23757", "k95028")
"""What the function should give for inputs that nobody is shown."""
OTHERS = {"seat-01": ("ask", GOOD, 8.0), "seat-02": ("pay", WRONG, 0.0)}
"""An honest learner and a careless one, with what they are worth."""

NOISE = "import sys, warnings\nwarnings.warn('old')\nprint('torch says hello', file=sys.stderr)\n"

pytestmark = pytest.mark.jail


@dataclass(frozen=True)
class Attacked:
    """A class after all attacks: what was recorded of each seat, its page, what was told and what else was changed."""

    room: Class
    graded: Mapping[str, Graded]
    pages: Mapping[str, str]
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    others: Mapping[str, float]
    called: bool


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A class in which an honest and a careless learner were marked."""
    made = room_with_a_function(tmp_path_factory.mktemp("attacked") / "instructor")
    for seat, (choice, code, _) in OTHERS.items():
        made.hand_in(seat, PICK, {"first": choice, "fn": {"source": code}})
    return made


@pytest.fixture(scope="module")
def attacked(room: Class) -> Iterator[Attacked]:
    """Everybody hands in and is marked, the honest and the careless one first, and again after all attacks."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        pytest.MonkeyPatch.context() as patch,
        room.records() as records,
        room.gradebook() as gradebook,
    ):
        patch.setenv("NBGRADER_EXECUTION", "autograde")
        desk, port = room.desk(PICK), listener.getsockname()[1]

        def marked(seat: str) -> Graded:
            return grade_one(desk, records, gradebook, seat, NOON, "somebody", RUN).attempt.graded

        for seat in OTHERS:
            marked(seat)
        for row, code in CODE.items():
            hand_in(room, row, code.replace("{root!r}", repr(str(room.root))).replace("{port}", str(port)))
        for row, (change, _) in FOLDERS.items():
            change(hand_in(room, row))
        room.hand_in(seat_of("B2"), PICK, {"first": "ask", "fn": {"source": GOOD}})
        assert 8 == marked(seat_of("B2")).outcome.points
        on_notebook(stripped)(hand_in(room, "B2"))
        room.hand_in(seat_of("F7"), PICK, {"first": "ask", "fn": {"source": NOISE + only_if("return True")}})
        before = state(room, records, gradebook)
        graded = {seat_of(row): marked(seat_of(row)) for row in (*CODE, *FOLDERS, "B2", "F7")}
        after = state(room, records, gradebook)
        so_far = class_so_far(desk, records, gradebook)
        pages = {seat: page_of(so_far.feedback(records, so_far.standing(seat), NOON)) for seat in graded}
        others = {seat: reach_verdict(desk, seat, run=RUN).outcome.points for seat in OTHERS}
        listener.setblocking(False)
        yield Attacked(room, graded, pages, before, after, others, bool(select([listener], [], [], 0)[0]))


def seat_of(row: str) -> str:
    """The seat that tries a row."""
    return f"attack-{row.lower().replace(' ', '-')}"


def process_of(row: str) -> str:
    """What hostile code calls its process, so that it can be found."""
    return f"hostile-{hashlib.sha256(row.encode()).hexdigest()[:6]}"


def hand_in(room: Class, row: str, code: str = WRONG) -> Path:
    """A learner hands in a wrong choice and a function, with the same code in a cell of their own at the top."""
    named = f"import ctypes\nctypes.CDLL(None).prctl(15, b'{process_of(row)}')\n{code}"
    noticed = f"open({str(room.root.parent / 'was-run')!r}, 'w').close()\n{named}"
    folder = room.hand_in(seat_of(row), PICK, {"first": "pay", "fn": {"source": named}})
    own = {"id": "own", "cell_type": "code", "source": noticed, "metadata": {}, "outputs": [], "execution_count": None}
    written(folder, lambda body: body["cells"].insert(0, own))
    return folder


def state(room: Class, records: Records, gradebook: Gradebook) -> dict[str, Any]:
    """All files that are no attacker's, and what is recorded of the others."""
    kept = {
        path.relative_to(room.root.parent).as_posix(): path.read_bytes()
        for path in room.root.parent.rglob("*")
        if path.is_file() and not re.search(r"/attack-|(gradebook|records)\.db", path.as_posix())
    }
    rows = [
        (grade.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade)
        for seat in OTHERS
        for grade in gradebook.find_submission(PICK, seat).notebooks[0].grades
    ]
    return {"files": kept, "rows": rows, "attempts": [records.latest(PICK, seat) for seat in OTHERS]}


def test_others_are_worth_what_they_are(attacked):
    """After all attacks, files, scores and records of the others are what they were, and are reached again."""
    assert attacked.before == attacked.after
    assert {seat: points for seat, (_, _, points) in OTHERS.items()} == attacked.others
    assert not attacked.called


@pytest.mark.parametrize("row", CODE)
def test_hostile_code_earns_nothing(attacked, row):
    """In a cell it is never run; as a function it has only the jail, gives nothing that counts, and leaves nothing."""
    seat = seat_of(row)

    assert 0 == attacked.graded[seat].outcome.points
    assert gone(process_of(row))
    assert [] == leaked(attacked, seat)
    assert not any(
        "<script>alert" in html or "<img src=x" in html for html in (attacked.pages[seat], *html_of(attacked, seat))
    )


@pytest.mark.parametrize("row", FOLDERS)
def test_a_tampered_folder_earns_nothing(attacked, row):
    """Wrong answers earn nothing whatever is done to the notebook or the files, and a person is told of it."""
    graded, code = attacked.graded[seat_of(row)], FOLDERS[row][1]

    assert 0 == graded.outcome.points
    assert code in {each.code for each in graded.tampered} if code else any(each.trouble for each in graded.responses)
    assert [] == leaked(attacked, seat_of(row))


def leaked(attacked: Attacked, seat: str) -> list[str]:
    """What of the hidden values is in anything that was made for a seat."""
    made = [path.read_text() for path in attacked.room.desk(PICK).autograded(seat).rglob("*") if path.is_file()]
    assert made
    told = [attacked.pages[seat], str(attacked.graded[seat]), *made]
    return [hidden for hidden in HIDDEN for each in told if hidden in each]


def html_of(attacked: Attacked, seat: str) -> list[str]:
    """What formgrader shows as HTML."""
    body = json.loads((attacked.room.desk(PICK).autograded(seat) / f"{PICK}.ipynb").read_bytes())
    return [
        "".join(out["data"].get("text/html", ""))
        for c in body["cells"]
        for out in c.get("outputs", ())
        if "data" in out
    ]


def test_an_old_score_does_not_stay(attacked):
    """After a good submission, a wrong one whose cells nbgrader no longer knows earns what it is worth, and is told."""
    graded = attacked.graded[seat_of("B2")]

    assert 0 == graded.outcome.points
    assert "cell-metadata" in {each.code for each in graded.tampered}


def test_a_warning_costs_nothing(attacked):
    """What a right function prints beside its answer, on any stream, is no mistake."""
    assert 8 == attacked.graded[seat_of("F7")].outcome.points


@pytest.mark.parametrize(
    ("name", "mode"), [("../up.json", 0o100644), ("answers/link.json", 0o120777), ("bomb", 0o100644)]
)
def test_a_hostile_archive_is_refused(tmp_path, name, mode):
    """An archive that climbs out, holds a link, or explodes writes nothing anywhere."""
    box, sent = inbox(tmp_path / "instructor"), tmp_path / "seat-07.zip"
    sent.write_bytes(zipped({**SENT, name: bytes(10 * 2**20) if name == "bomb" else b"/etc/passwd"}, **{name: mode}))
    before = sorted(tmp_path.rglob("*.json"))
    with suppress(NotTaken):
        assert all(isinstance(each, Refused) or name in each.left_out for each in receive_zip(box, sent))
    box.records.close()

    assert not (box.root / "submitted").exists() or not box.folder("seat-07").joinpath(name).exists()
    assert not [path for path in tmp_path.rglob("*.json") if path not in before and path.parts[-2] != "answers"]


@pytest.mark.parametrize("name", ["$(touch taken).zip", "a;b.zip", "a\\b.zip", "a*.zip", "-rf.zip", "..zip"])
def test_a_hostile_name_is_no_seat(tmp_path, name):
    """A name that a shell, a pattern or a path would obey names nobody, and nothing is taken in under it."""
    box, sent = inbox(tmp_path / "instructor"), tmp_path / name
    sent.write_bytes(zipped(SENT))
    with suppress(NotTaken):
        assert all(isinstance(each, Refused) for each in receive_zip(box, sent))
    box.records.close()

    assert not list((box.root / "submitted").glob("*/*/*.ipynb"))


def test_guessing_before_the_closing_date_tells_nothing(room, attacked):
    """Until then, the page of a right guess and of a wrong one say the same, but for what was answered."""
    with room.records() as records, room.gradebook() as gradebook:
        gradebook.update_or_create_assignment(PICK, duedate=datetime(2026, 12, 1, tzinfo=UTC))
        so_far = class_so_far(room.desk(PICK), records, gradebook)
        right, wrong, closed = (
            [*words(so_far.feedback(records, so_far.standing(seat), at), ("seat", "said"))]
            for seat, at in (("seat-01", NOON), ("seat-02", NOON), ("seat-01", "2026-12-02T12:00:00+00:00"))
        )
        gradebook.update_or_create_assignment(PICK, duedate=None)

    assert right == wrong
    assert right != closed


def test_no_hash_of_an_answer_is_released():
    """Whoever guesses has nothing in the release to try a guess on."""
    for folder in sorted(path.parent for path in (INSTRUCTOR / "source").glob("*/items.yml")):
        released = b"".join(path.read_bytes() for path in folder.iterdir() if path.suffix in (".yml", ".ipynb")).lower()
        ids = {each.decode() for each in re.findall(rb"id: ([a-z0-9-]+)", released)}
        tried = [text for each in ids for text in (each, json.dumps(each), json.dumps([each]))]

        assert len(ids) > 3
        assert [] == [
            text
            for text in tried
            for kind in (hashlib.md5, hashlib.sha1, hashlib.sha256)
            if kind(text.encode()).hexdigest().encode() in released
        ]


def test_another_ones_story_earns_nothing(tmp_path):
    """The best run of another form than a seat's own has no points: which form is its own follows from the seat."""
    room = new_class(tmp_path)
    own, desk = room.form("seat-01", A2), room.desk(A2)
    other = next(name for name in desk.items["the-call"].forms if name != own)
    points = []
    for form in (own, other):
        room.hand_in("seat-01", A2, reference(form))
        points.append(reach_verdict(desk, "seat-01").by_item["the-call"].points)

    assert [34, 0] == points


def test_a_forged_time_decides_nothing(tmp_path):
    """A time that came with a submission is told, and the time of receipt is when it was received here."""
    box, sent = inbox(tmp_path / "instructor"), tmp_path / "seat-07.zip"
    sent.write_bytes(zipped({**SENT, "timestamp.txt": b"2000-01-01 00:00:00 UTC"}))
    (received,) = receive_zip(box, sent)
    box.records.close()

    assert ("2000", box.at) == (received.claimed[:4], received.received)
    assert "2026-11-21" == (box.folder("seat-07") / "timestamp.txt").read_text()[:10]


def test_anothers_notebook_fetches_no_feedback(room, attacked):
    """Feedback goes by a secret that only its owner's copy has; who hands in with the same secret gets neither."""
    desk, secret = room.desk(PICK), b"a1" * 64
    thief = desk.submitted(seat_of("F7"))
    (desk.submitted("seat-01") / SECRET).write_bytes(secret)
    shutil.copy(desk.submitted("seat-01") / f"{PICK}.ipynb", thief)
    with room.records() as records, room.gradebook() as gradebook:
        alone = class_so_far(desk, records, gradebook)
        (thief / SECRET).write_bytes(secret)
        both = class_so_far(desk, records, gradebook)

    assert {"seat-01": secret} == dict(alone.secrets)
    assert {} == dict(both.secrets)
    assert secret not in return_files(both, thief.parent.name).values()


SINGLE = {
    "B2": test_an_old_score_does_not_stay,
    "D5": test_a_hostile_archive_is_refused,
    "E3": test_a_hostile_name_is_no_seat,
    "F1": test_guessing_before_the_closing_date_tells_nothing,
    "F2": test_no_hash_of_an_answer_is_released,
    "F5": test_another_ones_story_earns_nothing,
    "F6": test_a_forged_time_decides_nothing,
    "F7": test_a_warning_costs_nothing,
    "F8": test_anothers_notebook_fetches_no_feedback,
}


def test_every_row_of_the_page_is_a_test():
    """The rows of docs/attacks.md are the ones that are tried here, and each names its test."""
    page = (ROOT / "docs" / "attacks.md").read_text()
    rows = dict(re.findall(r"^\| ([A-F]\d) \|.*\| `(\w+)` \|$", page, re.M))
    tried = dict.fromkeys((row[:2] for row in CODE), test_hostile_code_earns_nothing)
    tried |= dict.fromkeys((row[:2] for row in FOLDERS), test_a_tampered_folder_earns_nothing) | SINGLE

    assert {row: test.__name__ for row, test in tried.items()} == rows
