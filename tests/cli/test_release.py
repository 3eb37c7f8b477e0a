"""trainingkit release."""

import os
import time
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import run
from tests.grading.classes import Class, new_class
from tests.grading.receiving.sending import contents
from trainingkit.grading.gradebook import closes_at
from trainingkit.grading.notebook.integrity import earlier_releases

A2 = "first-response"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it is tested with an exchange, too")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """An instructor's folder whose exchange is not there yet."""
    folder = tmp_path_factory.mktemp("release")
    made = new_class(folder)
    config = made.root / "nbgrader_config.py"
    config.write_text(f'{config.read_text()}\nc.Exchange.root = "{folder / "exchange"}"\n')
    return made


@pytest.fixture(scope="module")
def in_london():
    """The instructor's clock, in winter and summer."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Europe/London"
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.fixture(scope="module")
def packed(room: Class, in_london: None) -> Result:
    """Released where there is no exchange."""
    return run("release", A2, "--closes", "2026-07-01T17:00", "--instructor", room.root)


def test_without_an_exchange_it_is_packed(room, packed):
    """The zip has what trainees get, in one folder, and no key; the same release gives the same bytes."""
    assert 0 == packed.exit_code, packed.output
    assert "there is no exchange folder here, so it is packed" in packed.stderr
    with zipfile.ZipFile(room.root / "release" / f"{A2}.zip") as archive:
        names = set(archive.namelist())

    assert {f"{A2}/{name}" for name in contents(room.root / "release" / A2)} == names
    assert {f"{A2}/{A2}.ipynb", f"{A2}/items.yml"} < names
    assert [] == [name for name in names if "key" in name or "truth" in name]


def test_a_closing_time_without_a_zone_is_the_instructors(room, packed):
    """It is told back with its zone, and the gradebook has it in UTC."""
    with room.gradebook() as gradebook:
        closes = closes_at(gradebook, A2)

    assert datetime.fromisoformat("2026-07-01T16:00+00:00") == closes
    assert "closes on Wednesday, 01 July 2026 at 17:00 (BST, UTC+0100)" in packed.stderr


def test_the_gradebook_knows_what_was_released(room, packed):
    """With its items and their points, so that it can be graded."""
    with room.gradebook() as gradebook:
        known = {cell.name: cell.max_score for cell in gradebook.find_notebook(A2, A2).grade_cells}

    assert {item.id: item.points for item in room.desk(A2).items.values()} == known


def test_what_was_released_is_kept(room, packed):
    """By its hash, so that whoever has it is known to have changed nothing when it is released again."""
    released = (room.root / "release" / A2 / f"{A2}.ipynb").read_bytes()

    assert released in [path.read_bytes() for path in earlier_releases(room.root, A2)]


def test_with_an_exchange_trainees_can_fetch_it(room, packed):
    """Again, too: what was there is replaced, a zip of an older release as well, and the closing time stays."""
    exchange = room.root.parent / "exchange"
    exchange.mkdir()
    (room.root / "release" / f"{A2}.zip").write_bytes(b"an older one")
    for _ in range(2):
        result = run("release", A2, "--by", "an instructor", "--instructor", room.root)
        assert 0 == result.exit_code, result.output
    with room.records() as records, room.gradebook() as gradebook:
        last = records.events(A2, kinds=["released"])[-1]
        closes = closes_at(gradebook, A2)

    assert zipfile.is_zipfile(room.root / "release" / f"{A2}.zip")
    assert contents(room.root / "release" / A2) == contents(exchange / "fmse" / "outbound" / A2)
    assert f"nbgrader fetch_assignment {A2} --course fmse" in result.stderr
    assert ("an instructor", 16) == (last.who, closes.hour)
    assert (
        f"released into the exchange; trainees: nbgrader fetch_assignment {A2} --course fmse; "
        f"packed into {Path('release', A2)}.zip"
    ) == last.text  # no path of this machine, which may name somebody: files of appeals print it


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("keys/first-response.yml", "rubric_rows:", "rubric_rosw:", "error[unknown-key]"),
        ("source/first-response/first-response.ipynb", '"grade_id": "the-call"', '"grade_id": "teh-call"', "error["),
        (
            "nbgrader_config.py",
            "c.Autograde.exporter_class",
            "c.Autograde.exporter",
            "does not say that trainingkit marks",
        ),
    ],
)
def test_nothing_is_released_that_has_mistakes(room, packed, file, old, new, told):
    """In the key, where notebook and items do not agree, or in who marks; what is out stays as it is."""
    path = room.root / file
    sound, before = path.read_text(), contents(room.root / "release")
    path.write_text(sound.replace(old, new, 1))
    result = run("release", A2, "--instructor", room.root)
    path.write_text(sound)

    assert sound != sound.replace(old, new, 1)
    assert 1 == result.exit_code
    assert told in result.stderr
    assert before == contents(room.root / "release")


def test_a_gradebook_that_is_none_is_told(room, packed):
    """In a message, and not as a traceback; it is not written over."""
    gradebook = room.root / "gradebook.db"
    before = gradebook.read_bytes()
    gradebook.write_bytes(broken := b"no database at all" * 100)
    result = run("release", A2, "--instructor", room.root)
    after = gradebook.read_bytes()
    gradebook.write_bytes(before)

    assert 1 == result.exit_code
    assert "Error: the gradebook " in result.stderr
    assert broken == after


def test_what_nbgrader_refuses_is_told_in_its_words(room, packed):
    """Graded cells that changed after somebody handed in are the one refusal with words of our own."""
    with room.gradebook() as gradebook:
        gradebook.update_or_create_student("seat-01")
        gradebook.update_or_create_submission(A2, "seat-01")
        gradebook.update_or_create_grade_cell("gone", A2, A2, max_score=1, cell_type="code")
    result = run("release", A2, "--instructor", room.root)
    with room.gradebook() as gradebook:
        gradebook.remove_submission(A2, "seat-01")
        gradebook.db.delete(gradebook.find_grade_cell("gone", A2, A2))
        gradebook.db.commit()

    assert 1 == result.exit_code
    assert "its graded cells have changed, and somebody has already handed in" in result.stderr


def test_a_misspelt_assignment_is_guessed(room):
    """Before anything is done."""
    result = run("release", "first-respons", "--instructor", room.root)

    assert 1 == result.exit_code
    assert 'there is no assignment "first-respons"; did you mean "first-response"?' in result.stderr


@pytest.mark.parametrize("when", ["tomorrow", "17:00", "2026-13-01T17:00"])
def test_a_time_that_is_none_is_a_wrong_command(room, when):
    """Exit code 2, with how to write it."""
    result = run("release", A2, "--closes", when, "--instructor", room.root)

    assert 2 == result.exit_code
    assert "write it as 2026-12-01T17:00" in " ".join(result.stderr.split())


def test_a_folder_without_settings_is_told(tmp_path: Path):
    """It is no instructor's folder."""
    (tmp_path / "source" / "call").mkdir(parents=True)
    (tmp_path / "source" / "call" / "items.yml").write_text("")
    result = run("release", "call", "--instructor", tmp_path)

    assert 1 == result.exit_code
    assert "has no nbgrader_config.py" in result.stderr
