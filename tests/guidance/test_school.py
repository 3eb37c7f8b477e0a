"""The line of help that only the school knows."""

import pytest

from trainingkit.guidance import read_school, school_line


def school_from(folder, text):
    """Read a school's file with this text."""
    path = folder / "school.yml"
    path.write_text(text, encoding="utf-8")
    return read_school(path)


def test_without_a_file_the_line_has_blanks_to_fill_in():
    """A page that no school has filled in says so in the words a teacher can write into."""
    assert "In this school: ____, room ____" == school_line(None)


def test_the_school_names_an_adult_and_a_room(tmp_path):
    """The first line of help is a person and a place."""
    school = school_from(tmp_path, "adult: Ms Example\nroom: B12\n").value

    assert "In this school: Ms Example, room B12" == school_line(school)


def test_a_room_may_be_a_number(tmp_path):
    """As doors have it; nobody should have to know about quotation marks."""
    school = school_from(tmp_path, "adult: Ms Example\nroom: 12\n").value

    assert "In this school: Ms Example, room 12" == school_line(school)


def test_phone_and_note_are_added_when_given(tmp_path):
    """A telephone in the building and a sentence of the school's own follow."""
    text = 'adult: Ms Example\nroom: B12\nphone: "201"\nnote: The door is always open.\n'

    assert "In this school: Ms Example, room B12, phone 201. The door is always open." == school_line(
        school_from(tmp_path, text).value
    )


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("adult: Ms Example\nroom: 1.2\n", "2:7", "wrong-type"),
        ("adult: Ms Example\nroom: true\n", "2:7", "wrong-type"),
        ("adult: Ms Example\nroom: B12\nphone: 0123\n", "3:8", "unquoted-value"),
        ("adult: Ms Example\nrom: B12\n", "2:1", "unknown-key"),
        ("adult: Ms Example\n", "1:1", "missing-key"),
        ("adult:\nroom: B12\n", "1:1", "empty-value"),
        ("adult: Ms Example\nroom: B12\nroom: B13\n", "3:1", "duplicate-key"),
    ],
)
def test_a_mistake_in_the_school_file_has_its_place(tmp_path, text, place, code):
    """What is wrong is one error with file, line and column, and the blanks are shown instead."""
    read = school_from(tmp_path, text)

    (found,) = read.diagnostics
    assert found.headline().startswith(f"{tmp_path / 'school.yml'}:{place}: error[{code}]")
    assert "In this school: ____, room ____" == school_line(read.value)


def test_a_file_that_is_not_there_is_a_diagnostic(tmp_path):
    """A wrong path is told like any other mistake."""
    (found,) = read_school(tmp_path / "school.yml").diagnostics

    assert "unreadable-file" == found.code
