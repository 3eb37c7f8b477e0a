"""What a trainee reads, and where each word of it stands."""

import pytest

from tests.course.small_course import SmallCourse
from trainingkit.course.notebook import read_notebook
from trainingkit.course.words import read_in_file, read_in_notebook, word
from trainingkit.datafile import read_datafile
from trainingkit.marking.practice import PracticeFile


@pytest.mark.parametrize(
    ("term", "text", "there"),
    [
        ("hash", "A Hash of it.", True),
        ("hash", "Two hashes.", True),
        ("hash", "rehash and hashing", False),
        ("hash", "a hash-value", False),
        ("SPoC", "the SPoC asks", True),
        ("SPoC", "the spoc asks", False),
        ("private image", "a private\nimage", True),
        ("private image", "private images", True),
        ("C++", "in C++.", True),
    ],
)
def test_a_term_is_a_whole_word(term, text, there):
    """Its plural and a line break count; capitals only where the term has some."""
    assert there == bool(word(term).search(text))


def test_only_what_is_shown_is_read(tmp_path):
    """Ids, claims and tones of practice are not read by a trainee."""
    SmallCourse(tmp_path)
    read = read_in_file(read_datafile(tmp_path / "course/first/practice.yml", PracticeFile))

    assert ["One", "What do you say?", "Do not pay.", "Yes.", "Pay once.", "It goes on.", "Two"] == [
        each.text for each in read[:7]
    ]


def test_a_broken_file_is_read_as_far_as_it_is_yaml(tmp_path):
    """One mistake does not hide the rest; what is no YAML has nothing to read."""
    path = tmp_path / "practice.yml"
    path.write_text('items: [{title: "A hash"}, {ttle: "x"}]', encoding="utf-8")
    assert ["A hash"] == [each.text for each in read_in_file(read_datafile(path, PracticeFile))]
    path.write_text("items: [", encoding="utf-8")

    assert () == read_in_file(read_datafile(path, PracticeFile))


@pytest.mark.parametrize("before", ['ask: "', "ask: |\n    ", 'ask: "A first line,\n    '])
def test_a_word_is_found_where_it_stands(tmp_path, before):
    """In a text in quotes, in a block, and in one that goes over lines."""
    path = tmp_path / "practice.yml"
    path.write_text(f"{before}then a hash of it.{chr(34) if before[5] == chr(34) else chr(10)}", encoding="utf-8")
    (read,) = read_in_file(read_datafile(path, PracticeFile))
    at = read.find(word("hash"))
    line = path.read_text().splitlines()[at.line - 1]

    assert "hash" == line[at.column - 1 : at.column - 1 + at.width]
    assert read.find(word("metadata")) is None


def test_a_word_of_a_notebook_is_found_in_its_cell(tmp_path):
    """And only in Markdown: code is not prose."""
    course = SmallCourse(tmp_path)
    course.notebook("x.ipynb", "# A title", "Two\nhashes.")
    found = [read.find(word("hash")) for read in read_in_notebook(read_notebook(tmp_path / "x.ipynb"))]

    assert found[0] is None
    assert 'hashes."' == (tmp_path / "x.ipynb").read_text().splitlines()[found[1].line - 1].strip().removeprefix('"')
