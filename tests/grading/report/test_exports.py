"""Grades as files that Moodle and Canvas import."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.grading.marked_class import A1, SEATS, marked_class
from trainingkit.grading.report.grades import (
    BOM,
    FORMULA,
    CannotExport,
    Column,
    People,
    canvas_csv,
    column_of,
    moodle_csv,
    read_people,
    safe,
    unknown_seats,
)

DONE = ("seat-01", "seat-02", "seat-04")
"""Whose result nobody has to look at any more; one in five is read twice, and one was not read at all."""


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A class that was marked; nothing here changes it."""
    return marked_class(tmp_path_factory.mktemp("marked"))


@pytest.fixture(scope="module")
def column(room) -> Column:
    """The results of A1."""
    with room.records() as records, room.gradebook() as gradebook:
        return column_of(room.desk(A1), records, gradebook)


def rows(text: str) -> list[list[str]]:
    """A file as a spreadsheet reads it."""
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))


def people(**cells: dict[str, str]) -> People:
    """Everybody, with these cells for all of them; ``{seat}`` is filled in."""
    known = {seat: {"seat": seat} | {k: v.format(seat=seat) for k, v in cells.items()} for seat in SEATS}
    return People(("seat", *cells), known)


def test_moodle_gets_an_identity_and_points(column):
    """A header, the column by which Moodle knows somebody, and points; what waits for a person is left empty."""
    known = people(**{"Email address": "{seat}@force.example"})
    head, *lines = rows(moodle_csv([column], known, "Email address"))
    told = {line[0].removesuffix("@force.example"): line[1] for line in lines}

    assert ["Email address", A1] == head
    assert list(SEATS) == list(told)
    assert {"seat-01": "26", "seat-02": "23", "seat-04": "24"} == {seat: told[seat] for seat in DONE}
    assert ["", ""] == [told["seat-03"], told["seat-05"]]


def test_provisional_results_are_in_it_where_asked_for(column):
    """Then every seat with a result has its points."""
    _, *lines = rows(moodle_csv([column], People(), "Username", provisional=True))

    assert [] == [seat for seat, points in lines if not float(points)]


def test_canvas_gets_its_columns_and_the_points_possible(column):
    """Its five columns first, the name of the assignment with its number, and the row of points possible."""
    known = people(Student="Example, {seat}", ID="4{seat}")
    named = Column(A1, "Recognise the approach (1234)", column.max_points, column.standings)
    head, possible, first, *_ = rows(canvas_csv([named], known))

    assert ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Recognise the approach (1234)"] == head
    assert ["    Points Possible", "", "", "", "", "26"] == possible
    assert ["Example, seat-01", "4seat-01", "", "", "", "26"] == first


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_is_a_formula(column, start):
    """A cell that a spreadsheet would reckon begins with an apostrophe, the name of a column too."""
    known = people(Student=f"{start}cmd|calc!A1")
    named = Column(A1, f"{start}SUM(A1)", column.max_points, column.standings)
    cells = [cell for line in rows(canvas_csv([named], known)) for cell in line]

    assert [] == [cell for cell in cells if cell.startswith(FORMULA)]
    assert f"'{start.replace(chr(13), ' ').replace(chr(10), ' ')}cmd|calc!A1" in cells


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_name_is_one_cell(name):
    """Commas, quotes, and lines within a name never make another cell or row of it."""
    told = moodle_csv([Column(A1, name, 1.0)], People(), "Username")

    assert [["Username", safe(name)]] == rows(told)


def test_who_is_not_in_the_file_of_people_is_left_out_and_told(column):
    """No result is exported under a seat where identities were asked for."""
    known = people(Username="{seat}")
    some = People(known.columns, {"seat-01": known.rows["seat-01"]})

    assert [["Username", A1], ["seat-01", "26"]] == rows(moodle_csv([column], some, "Username"))
    assert list(SEATS)[1:] == unknown_seats([column], some)


def test_a_column_that_the_people_lack_is_guessed(column):
    """The nearest name is offered; an identity that is empty is told with its seat."""
    with pytest.raises(CannotExport, match='no column "Email adress"; did you mean "Email address"'):
        moodle_csv([column], people(**{"Email address": "x"}), "Email adress")
    with pytest.raises(CannotExport, match='nothing in "ID number" for the seat "seat-01"'):
        moodle_csv([column], people(**{"ID number": ""}), "ID number")
    with pytest.raises(CannotExport, match="none of these columns: Student, ID"):
        canvas_csv([column], people(Username="x"))


@pytest.mark.parametrize("text", ["seat,Username\nseat-01,ann\n", "\ufeffseat;Username\r\nseat-01;ann\r\n"])
def test_people_are_read_as_spreadsheets_write_them(tmp_path, text):
    """With commas or semicolons, with a mark at the beginning or without."""
    (tmp_path / "people.csv").write_text(text, encoding="utf-8", newline="")

    assert {"seat-01": {"seat": "seat-01", "Username": "ann"}} == read_people(tmp_path / "people.csv").rows


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"Username\nann\n", 'needs a column "seat"'),
        (b"seat,Username\na,ann\na,bob\n", "twice"),
        (b"seat\n\xff\n", "UTF-8"),
    ],
)
def test_people_that_cannot_be_used_are_told(tmp_path, body, why):
    """The sentence says what is wrong with the file."""
    (tmp_path / "people.csv").write_bytes(body)
    with pytest.raises(CannotExport, match=why):
        read_people(tmp_path / "people.csv")


def test_nbgrader_export_writes_the_same(room, column, tmp_path):
    """``nbgrader export`` with our exporter, its people named in the configuration."""
    (room.root / "private").mkdir()
    listed = "".join(f"{seat},{seat}@force.example\n" for seat in SEATS)
    (room.root / "private" / "people.csv").write_text("seat,Email address\n" + listed)
    out = tmp_path / "grades.csv"
    settings_ = ["--MoodleExport.people=private/people.csv", "--MoodleExport.id_column=Email address", f"--to={out}"]
    words = [sys.executable, "-m", "nbgrader", "export", "--exporter=trainingkit.grading.report.plugins.MoodleExport"]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [*words, *settings_], cwd=room.root, capture_output=True, text=True, env={**os.environ, "PATH": path}
    )
    known = people(**{"Email address": "{seat}@force.example"})

    assert 0 == done.returncode, done.stderr
    assert moodle_csv([column], known, "Email address") == out.read_text(encoding="utf-8")
