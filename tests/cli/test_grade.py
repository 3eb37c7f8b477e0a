"""trainingkit grade."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.course.small import instructor_folder
from tests.grading.classes import Class
from tests.trainees.hand_in import INSTRUCTOR
from trainingkit.cli import grading_progress
from trainingkit.grading import batch

PICK, CALL = "pick", "call"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Two seats have handed in a released assignment."""
    room = Class(instructor_folder(tmp_path_factory.mktemp("class") / "instructor"))
    shutil.copy(INSTRUCTOR / "nbgrader_config.py", room.root)
    for assignment in (PICK, CALL):
        room.release(assignment)
    room.hand_in("seat-01", PICK, {"first": "ask", "second": ["ask", "form"], "third": "ask"})
    room.hand_in("seat-02", PICK, {"first": "pay"})
    room.hand_in("seat-01", CALL, {"log": {"texts": {"risk": "Asked.", "why": "Flat."}}})
    return room


@pytest.fixture
def root(prepared: Class, tmp_path: Path) -> Path:
    """The instructor's folder, for one test."""
    return Path(shutil.copytree(prepared.root, tmp_path / "instructor"))


def test_a_class_is_graded_and_told(root: Path):
    """Seat by seat what it came to, that it is practice and provisional, what was done, and what comes next."""
    result = run("grade", PICK, "--instructor", root)

    assert 0 == result.exit_code, result.output
    told = [" ".join(line.split()) for line in result.output.splitlines() if line.lstrip().startswith("seat-0")]
    assert "seat-01 3 of 3 12 of 12 competent -" == told[0]
    assert "seat-02 1 of 3 0 of 12 not yet (provisional) -" == told[1]
    assert "pick: graded 2, unchanged 0, key changed 0, failed 0" in result.output
    assert "Practice, and nobody is told yet." in result.output
    assert "trainingkit review pick" in result.output


def test_what_waits_and_what_could_not_be_marked_is_named(root: Path):
    """What waits stands in the table; what a person has to look at has a line of its own, whole, with the seat."""
    folder = root / "submitted" / "seat-01" / CALL
    (folder / "answers" / "the-call.json").write_bytes(b"{")
    (folder / f"{CALL}.ipynb").unlink()
    lines = [line.strip() for line in run("grade", CALL, "--instructor", root).output.splitlines()]
    (row,) = (line for line in lines if line.startswith("seat-01 "))
    troubles = [line for line in lines if line.startswith("seat-01:")]

    assert row.endswith("waits    log")
    assert 2 == len(troubles)
    assert troubles[0].startswith("seat-01: “the-call” could not be marked: the file is cut short")
    assert troubles[1].startswith("seat-01: there is no")


def test_a_second_run_marks_nobody(root: Path):
    """What is unchanged is counted as that, and --again marks it all the same, to the same result."""
    run("grade", PICK, "--instructor", root)
    second, again = (run("grade", PICK, *more, "--instructor", root) for more in ((), ("--again",)))

    assert "graded 0, unchanged 2," in second.output
    assert second.output == again.output


def test_one_seat_alone(root: Path):
    """Only the seat that was asked for is graded; one that has handed in nothing is told."""
    one, nobody = (run("grade", PICK, "--seat", seat, "--instructor", root) for seat in ("seat-02", "seat-09"))

    assert "graded 1, unchanged 0" in one.output
    assert "seat-01" not in one.output
    assert (1, True) == (nobody.exit_code, '"seat-09" has handed in nothing for "pick"' in nobody.output)


def test_another_key_points_to_the_regrade(root: Path):
    """Where the key has changed, nobody's result has, and the command that shows what would change is named."""
    run("grade", PICK, "--instructor", root)
    key = root / "keys" / f"{PICK}.yml"
    key.write_text(key.read_text() + "# another edition\n")
    result = run("grade", PICK, "--instructor", root)

    assert "key changed 2" in result.output
    assert "2 seats stay as another key decided" in result.output
    assert "trainingkit regrade pick" in result.output


def test_a_seat_that_fails_is_named_and_the_command_fails(root: Path, monkeypatch: pytest.MonkeyPatch):
    """The others are graded; the sentence says whose trouble it is and what it is; the exit code is 1."""
    write = batch.write_marked

    def full_disk(desk, graded, answers) -> None:
        if graded.seat == "seat-01":
            raise OSError("no space left on device")
        write(desk, graded, answers)

    monkeypatch.setattr(batch, "write_marked", full_disk)
    result = run("grade", PICK, "--instructor", root)

    assert 1 == result.exit_code
    assert "seat-01 was not graded: no space left on device" in result.output
    assert "pick: graded 1, unchanged 0, key changed 0, failed 1" in result.output


def test_interrupted_it_says_how_to_go_on(root: Path, monkeypatch: pytest.MonkeyPatch):
    """Ctrl+C keeps what is recorded, and the same command does the rest."""
    write = batch.write_marked

    def interrupted(desk, graded, answers) -> None:
        if graded.seat == "seat-02":
            raise KeyboardInterrupt
        write(desk, graded, answers)

    with monkeypatch.context() as patch:
        patch.setattr(batch, "write_marked", interrupted)
        stopped = run("grade", PICK, "--instructor", root)
    rest = run("grade", PICK, "--instructor", root)

    assert (1, True) == (stopped.exit_code, "the same command goes on from there" in stopped.output)
    assert "graded 1, unchanged 1," in rest.output


def test_without_a_sandbox_it_says_that_functions_wait(root: Path, monkeypatch: pytest.MonkeyPatch):
    """In one line, with what to install, and only where the assignment has functions."""
    monkeypatch.setattr(grading_progress, "jail", lambda: None)
    without = run("grade", PICK, "--instructor", root)
    monkeypatch.setattr(grading_progress, "runs_code", lambda desk: True)
    with_functions = run("grade", PICK, "--instructor", root)

    assert [False, True] == ["There is no sandbox here" in each.output for each in (without, with_functions)]


def test_before_anything_is_collected_it_says_how(root: Path):
    """The command that collects is named."""
    shutil.rmtree(root / "submitted")
    result = run("grade", PICK, "--instructor", root)

    assert (0, 'Nothing was collected for "pick" yet: trainingkit collect pick\n') == (result.exit_code, result.output)


def test_an_assignment_that_is_not_released_is_told(root: Path):
    """One sentence says what to do, and nothing was written."""
    (root / "gradebook.db").unlink()
    result = run("grade", PICK, "--instructor", root)

    assert 1 == result.exit_code
    assert 'the gradebook has no "pick" yet; make the release again: trainingkit release pick' in result.output
    assert not (root / "autograded").exists()
