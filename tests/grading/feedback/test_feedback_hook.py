"""nbgrader's own commands write our page, and return it to nobody but the trainee whose it is."""

import shutil
from datetime import UTC, datetime

import pytest
from nbgrader.apps import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect, ExchangeFetchFeedback, ExchangeSubmit
from traitlets.config import Config

from tests.cli.running import run
from tests.grading.classes import new_class
from tests.trainees.recognise_the_approach import reference
from trainingkit.grading.batch import grade_one
from trainingkit.grading.course_config import read_course_config
from trainingkit.grading.feedback.seat import SECRET

A1 = "recognise-the-approach"
AT = datetime.now(UTC).isoformat(timespec="seconds")
THREE = ("seat-01", "seat-02", "seat-03")


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """Three seats hand in through a real exchange; the first two are graded."""
    made = new_class(tmp_path_factory.mktemp("class"))
    exchange = made.root.parent / "exchange"
    for folder in ("inbound", "feedback", f"outbound/{A1}"):
        (exchange / "fmse" / folder).mkdir(parents=True)
    shutil.copy(made.root / "source" / A1 / f"{A1}.ipynb", exchange / "fmse" / "outbound" / A1)
    with (made.root / "nbgrader_config.py").open("a") as config:
        config.write(f"\nc.Exchange.root = {str(exchange)!r}\n")
    made.release(A1)
    for seat in THREE:
        submit(made, seat)
    began = instructors(made)
    ExchangeCollect(coursedir=directory(began, A1), authenticator=Authenticator(config=began), config=began).start()
    with made.records() as records, made.gradebook() as gradebook:
        for seat in THREE[:2]:
            grade_one(made.desk(A1), records, gradebook, seat, AT, "anna")
    return made


def instructors(room):
    """The configuration of the course; everybody hands in under one account here."""
    config = read_course_config(room.root).config
    config.ExchangeCollect.check_owner = False
    return config


def learners(room, seat):
    """The configuration of a trainee: their own folder, and their own copy of what they handed in."""
    home = room.root.parent / "seats" / seat
    config = Config()
    config.CourseDirectory.root = str(home)
    config.CourseDirectory.course_id = "fmse"
    config.Exchange.root = str(room.root.parent / "exchange")
    config.Exchange.assignment_dir = str(home)
    config.Exchange.cache = str(home / "cache")
    return config


def directory(config, assignment, seat="*"):
    """The course directory of nbgrader, for one assignment."""
    made = CourseDirectory(config=config)
    made.assignment_id, made.student_id = assignment, seat
    return made


def submit(room, seat):
    """What ``nbgrader submit`` does."""
    room.hand_in(seat, A1, reference() if seat == THREE[0] else {})
    home = room.root.parent / "seats" / seat
    shutil.move(room.root / "submitted" / seat / A1, home / A1)
    shutil.rmtree(room.root / "submitted" / seat)
    config = learners(room, seat)
    authenticator = Authenticator(config=config)
    ExchangeSubmit(coursedir=directory(config, A1, seat), authenticator=authenticator, config=config).start()


def fetch(room, seat):
    """What ``nbgrader fetch_feedback`` leaves in a trainee's folder."""
    config = learners(room, seat)
    ExchangeFetchFeedback(
        coursedir=directory(config, A1, seat), authenticator=Authenticator(config=config), config=config
    ).start()
    return list((room.root.parent / "seats" / seat / A1 / "feedback").rglob("*.html"))


def test_generate_feedback_writes_our_page(room):
    """For each seat with a recorded result; for the others it says what to do, and the rest goes on."""
    done = NbGraderAPI(config=instructors(room)).generate_feedback(A1)
    pages = sorted(path.relative_to(room.root).as_posix() for path in (room.root / "feedback").rglob("*.html"))

    assert done["success"], done
    assert [f"feedback/{seat}/{A1}/{A1}.html" for seat in THREE[:2]] == pages
    assert "Feedback: Recognise the approach" in (room.root / pages[0]).read_text()


def test_a_seat_without_a_result_is_refused_and_the_others_are_not(room):
    """With the command that helps; a notebook alone is no result."""
    marked = room.desk(A1).autograded("seat-03")
    shutil.copytree(room.desk(A1).autograded("seat-02"), marked)
    done = NbGraderAPI(config=instructors(room)).generate_feedback(A1)
    shutil.rmtree(marked)

    assert not done["success"]
    assert f"seat-03 has no recorded result: trainingkit grade {A1}" in done["log"]
    assert (room.root / "feedback" / "seat-01" / A1 / f"{A1}.html").is_file()
    assert not (room.root / "feedback" / "seat-03" / A1).exists()


def test_a_page_reaches_its_trainee_and_nobody_else(room):
    """Through nbgrader's exchange: what was handed in has a secret, and the page is found by it."""
    released = run("feedback", A1, "--instructor", room.root, "--seat", "seat-01", "--provisional", "--release")

    assert 0 == released.exit_code, released.output
    assert "yes" in released.output
    (page,) = fetch(room, "seat-01")
    assert (room.root / "feedback" / "seat-01" / A1 / f"{A1}.html").read_bytes() == page.read_bytes()
    assert [] == fetch(room, "seat-02")


def test_a_secret_that_two_seats_have_returns_nothing(room):
    """Or the page of one could take the place of the other's."""
    taken = (room.root / "submitted" / "seat-01" / A1 / SECRET).read_bytes()
    mine = room.root / "submitted" / "seat-02" / A1 / SECRET
    before = mine.read_bytes()
    mine.chmod(0o600)
    mine.write_bytes(taken)
    released = run("feedback", A1, "--instructor", room.root, "--seat", "seat-02", "--provisional", "--release")
    own = (room.root / "feedback" / "seat-02" / A1 / SECRET).read_bytes()
    mine.write_bytes(before)

    assert "secret of its own" in " ".join(released.output.split())
    assert taken != own
