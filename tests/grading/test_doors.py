"""One verdict, three doors: ``trainingkit grade``, ``nbgrader autograde`` and formgrader's button say the same."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI

from tests.grading.classes import NOON, Class, new_class
from tests.grading.formgrader import Formgrader
from tests.trainees.first_response import LOG, played, reference
from trainingkit.grading.batch import grade
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.records import Attempt
from trainingkit.grading.workers import Here

A2 = "first-response"
HOSTILE = "<script>alert('log')</script><img src=x onerror=alert(1)>"
SEATS = ("best", "hostile", "tampered")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nbgrader's commands, and links, need a POSIX system here")


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A good seat; one that wrote markup and rubbish; one with a rewritten notebook and a link to a file of another."""
    room = new_class(tmp_path_factory.mktemp("class"))
    room.release(A2)
    forms = {seat: room.form(seat, A2) for seat in SEATS}
    for seat in SEATS:
        room.hand_in(seat, A2, reference(forms[seat]))
    desk = room.desk(A2)
    room.hand_in("hostile", A2, played(forms["hostile"], log=dict.fromkeys(LOG, HOSTILE)))
    (desk.submitted("hostile") / "answers" / "the-call.json").write_bytes(b"[" * 100_000)
    _rewrite(desk.submitted("tampered") / f"{A2}.ipynb")
    linked = desk.submitted("tampered") / "answers" / "the-call.json"
    linked.unlink()
    linked.symlink_to(desk.submitted("best") / "answers" / "the-call.json")
    with room.gradebook() as gradebook:
        _type_a_score(gradebook, "tampered", "decision-log", 9.0)
    return room


@pytest.fixture(scope="module")
def by_grade(handed_in: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """The class, graded by our own door."""
    room = _copy(handed_in, tmp_path_factory)
    desk = room.desk(A2)
    done = list(grade(desk, read_course_config(room.root), desk.seats(), Here(), NOON, "somebody"))

    assert ["graded"] * len(SEATS) == [each.done for each in done]
    return room


@pytest.fixture(scope="module")
def by_autograde(handed_in: Class, tmp_path_factory: pytest.TempPathFactory) -> Class:
    """The class, graded by nbgrader's own command, called from elsewhere."""
    room = _copy(handed_in, tmp_path_factory)
    done = _nbgrader(room, "autograde", A2, "--force")

    assert 0 == done.returncode, done.stdout
    return room


@pytest.fixture(scope="module")
def formgrader(handed_in: Class, tmp_path_factory: pytest.TempPathFactory):
    """The class in formgrader, where the button beside each seat was pressed; the class, the server, the answers."""
    room = _copy(handed_in, tmp_path_factory)
    server = Formgrader(room.root, tmp_path_factory.mktemp("homes"))
    yield room, server, [server.ask("post", f"/formgrader/api/submission/{A2}/{seat}/autograde") for seat in SEATS]
    server.stop()


def test_formgrader_marks(formgrader):
    """Its button answers that each seat was marked."""
    _, _, answers = formgrader

    assert [] == [answer.text for answer in answers if not answer.ok or not answer.json()["success"]]


def test_formgrader_asks_nobody_outside(formgrader):
    """The page of a submission loads no program, style or picture from another machine, and typesets nothing."""
    room, server, _ = formgrader
    with room.gradebook() as gradebook:
        number = gradebook.find_submission_notebook(A2, A2, "hostile").id
    page = server.ask("get", f"/formgrader/submissions/{number}/?index=0")

    assert page.ok and "answer" in page.text
    assert [] == re.findall(r"<(?:script|link|img|iframe)[^>]+(?:https?:)?//[^>]+>", page.text)
    assert "mathjax/" not in page.text.casefold()


def test_all_doors_give_the_same_scores(by_grade: Class, by_autograde: Class, formgrader):
    """Every row of the gradebook is the same: our score, the typed one, and whether a person has to look."""
    told = _rows(by_grade)

    assert [True, "looked at"] == [any(row[1] == 34.0 for row in told), "looked at" if _waits(told) else "not"]
    assert told == _rows(by_autograde)
    assert told == _rows(formgrader[0])


def test_a_typed_score_stays(by_grade: Class):
    """What a person typed before anything was marked is still there, and no sum of ours is over it."""
    assert [9.0] == [row[2] for row in _rows(by_grade) if row[0] == "tampered/decision-log"]


def test_all_doors_write_the_same_notebooks(by_grade: Class, by_autograde: Class, formgrader):
    """The marked notebooks are the same to the byte, and none is the learner's."""
    told = _notebooks(by_grade)

    assert len(SEATS) == len(told)
    assert [] == [seat for seat, text in told.items() if b"pwned" in text]
    assert told == _notebooks(by_autograde)
    assert told == _notebooks(formgrader[0])


def test_all_doors_keep_the_same_verdicts(by_grade: Class, by_autograde: Class, formgrader):
    """The records have one attempt of each seat, and the same verdicts, by whatever door they came."""
    told = [_fingerprints(room) for room in (by_grade, by_autograde, formgrader[0])]

    assert sorted(SEATS) == sorted(told[0])
    assert told[0] == told[1] == told[2]


def test_no_other_learners_answer_is_copied(by_autograde: Class):
    """What was handed in is copied by nbgrader, but not what a link leads to."""
    copied = by_autograde.desk(A2).autograded("tampered") / "answers" / "the-call.json"

    assert b"" == copied.read_bytes()


def test_what_our_door_graded_is_unchanged_for_nbgrader(by_grade: Class):
    """After our door, the API of nbgrader marks again to the same notebooks, and adds no attempt."""
    before, notebooks = _attempts(by_grade), _notebooks(by_grade)
    config = read_course_config(by_grade.root).config.copy()
    done = NbGraderAPI(config=config).autograde(A2, "best")

    assert True is done["success"], done["log"]
    assert before == _attempts(by_grade)
    assert notebooks == _notebooks(by_grade)


def test_formgrader_opens_what_our_door_recorded(by_grade: Class, formgrader):
    """Pages and API answer for records that our own door has made, and show the answers as words."""
    room, server, _ = formgrader
    for name in ("gradebook.db", "autograded"):
        assert (by_grade.root / name).exists()
    told = server.ask("get", f"/formgrader/api/submissions/{A2}").json()
    notebooks = server.ask("get", f"/formgrader/api/submitted_notebooks/{A2}/{A2}").json()
    with Gradebook(f"sqlite:///{room.root / 'gradebook.db'}", "fmse") as gradebook:
        ids = {each.student.id: each.id for each in gradebook.notebook_submissions(A2, A2)}
    page = server.ask("get", f"/formgrader/submissions/{ids['hostile']}/")

    assert dict.fromkeys(SEATS, (True, True)) == {t["student"]: (t["autograded"], t["submitted"]) for t in told}
    assert sorted(ids.values()) == sorted(each["id"] for each in notebooks)
    assert 200 == server.ask("get", f"/formgrader/manage_submissions/{A2}").status_code
    assert 200 == page.status_code
    assert "alert(" in page.text
    assert [] == [bad for bad in ("<script>alert", "<img src=x", "onerror=alert(1)>") if bad in page.text]


def test_our_door_writes_while_formgrader_is_open(formgrader):
    """An answer that came later is graded into the gradebook that formgrader is reading."""
    room, server, _ = formgrader
    (room.desk(A2).submitted("best") / "answers" / "decision-log.json").unlink()
    done = list(grade(room.desk(A2), read_course_config(room.root), ["best"], Here(), NOON, "somebody"))

    assert ["graded"] == [each.done for each in done]
    assert server.ask("get", f"/formgrader/api/submission/{A2}/best").json()["autograded"]


def test_formgrader_opens_as_the_guide_says(handed_in: Class, tmp_path: Path):
    """The commands of the guide, typed as they stand there, open formgrader on the course's own assignments."""
    guide = (handed_in.root / "guide" / "marking-evening.md").read_text(encoding="utf-8")
    went, begins = re.findall(r"## Formgrader\n.*?```sh\n(.*?)```", guide, re.DOTALL)[0].splitlines()
    program, *words = shlex.split(begins)
    command = [str(Path(sys.executable).with_name(program)), *words, "--no-browser"]
    server = Formgrader(handed_in.root, tmp_path, command)
    try:
        found = server.ask("get", "/formgrader/api/assignments").json()
    finally:
        server.stop()

    assert "cd instructor" == went
    assert A2 in {each["name"] for each in found}


def test_formgrader_marks_in_another_folder(by_grade: Class, formgrader):
    """Where formgrader is told another course's folder, its button marks there, by the configuration of that folder."""
    other = Class(Path(shutil.copytree(by_grade.root, formgrader[0].root.parent / "other")))
    shutil.rmtree(other.root / "autograded")
    (other.root / "records.db").unlink()
    opened = formgrader[1].ask("get", f"/formgrader?path={other.root}")
    answer = formgrader[1].ask("post", f"/formgrader/api/submission/{A2}/hostile/autograde").json()

    assert (200, True) == (opened.status_code, answer["success"])
    assert _notebooks(by_grade)["hostile"] == _notebooks(other)["hostile"]
    assert ["hostile"] == list(_attempts(other))


def test_one_learners_trouble_stops_no_other(handed_in: Class, tmp_path_factory: pytest.TempPathFactory, monkeypatch):
    """Where a verdict on one seat fails, nbgrader says whose, writes nothing of it, and marks the others."""
    from trainingkit.grading import reaching

    room, reached = _copy(handed_in, tmp_path_factory), reaching.reach_seen

    def fails_for_one(desk, seat, *how):
        if seat == "hostile":
            raise OSError("the disk is full")
        return reached(desk, seat, *how)

    monkeypatch.setattr(reaching, "reach_seen", fails_for_one)
    done = NbGraderAPI(config=read_course_config(room.root).config).autograde(A2, "*")

    assert (False, True) == (done["success"], "for student 'hostile'" in done["log"])
    assert sorted({*SEATS} - {"hostile"}) == sorted(_attempts(room)) == sorted(_notebooks(room))


def _copy(room: Class, factory: pytest.TempPathFactory) -> Class:
    folder = factory.mktemp("door") / "instructor"
    shutil.copytree(room.root, folder, symlinks=True)
    return Class(folder)


def _rewrite(path: Path) -> None:
    notebook = json.loads(path.read_bytes())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] = ["print('pwned')"]
    del notebook["cells"][0]
    path.write_text(json.dumps(notebook))


def _type_a_score(gradebook: Any, seat: str, item: str, points: float) -> None:
    gradebook.update_or_create_student(seat)
    gradebook.update_or_create_submission(A2, seat)
    grade_row = gradebook.find_grade(item, A2, A2, seat)
    grade_row.manual_score, grade_row.needs_manual_grade = points, False
    gradebook.db.commit()


def _nbgrader(room: Class, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        [Path(sys.executable).with_name("nbgrader"), *words, f"--course-dir={room.root}"],
        cwd=room.root.parent,
        env=env | {"HOME": str(room.root.parent)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _rows(room: Class) -> list[tuple[str, float | None, float | None, bool, bool]]:
    with room.gradebook() as gradebook:
        return sorted(
            (f"{each.student.id}/{g.name}", g.auto_score, g.manual_score, g.needs_manual_grade, each.flagged)
            for each in gradebook.notebook_submissions(A2, A2)
            for g in each.grades
        )


def _waits(rows: list[tuple]) -> bool:
    return any(row[3] for row in rows)


def _notebooks(room: Class) -> dict[str, bytes]:
    return {path.parts[-3]: path.read_bytes() for path in (room.root / "autograded").glob(f"*/{A2}/{A2}.ipynb")}


def _fingerprints(room: Class) -> dict[str, str]:
    return {seat: each.graded.fingerprint for seat, each in _attempts(room).items()}


def _attempts(room: Class) -> dict[str, Attempt]:
    with room.records() as records:
        assert len(records.attempts(A2)) == len(records.latest_of_all(A2))
        return records.latest_of_all(A2)
