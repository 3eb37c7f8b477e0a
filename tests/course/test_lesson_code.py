"""The code of a lesson: short, clean, and from here."""

from pathlib import Path

import pytest

from tests.course.small_course import SmallCourse

LESSON, ANALYST = "course/first/lesson.ipynb", "course/figures/lesson.ipynb"


@pytest.fixture
def course(tmp_path: Path) -> SmallCourse:
    """A course in which nothing is wrong."""
    return SmallCourse(tmp_path)


def analyst(course: SmallCourse, *codes: str) -> list[str]:
    """What is told with these cells in the analysts' lesson, other than of names and imports."""
    course.lesson("figures", "Figures", 40, "Counting.", *codes)
    return [each for each in course.told() if "[name-before-taught]" not in each]


def test_imports_after_other_code_are_told(course):
    """They belong into the first code cell."""
    assert [
        f'{ANALYST} «"id": "cell-7",» error[imports-apart] cell 7 ("cell-7") imports something | '
        "move it to the first code cell"
    ] == analyst(course, "import csv")


def test_more_than_three_lines_of_imports_are_told(course):
    """Empty lines between them do not count."""
    two = "from trainingkit.exercises import practice\n\nimport csv"
    course.lesson("figures", "Figures", 40, "Counting.", imports=f"{two}\nimport json")
    assert [] == course.told()
    course.lesson("figures", "Figures", 40, "Counting.", imports=f"{two}\nimport json\nimport re")

    assert [
        f'{ANALYST} «"id": "cell-4",» error[imports-apart] cell 4 ("cell-4") has 4 lines | at most 3: import less'
    ] == course.told()


def test_sixteen_lines_are_too_many(course):
    """Fifteen are not."""
    lines = [f"a{n} = {n}" for n in range(16)]

    assert [] == analyst(course, "\n".join(lines[:15]))
    assert [
        f'{ANALYST} «"id": "cell-7",» error[code-too-long] cell 7 ("cell-7") has 16 lines | at most 15: break it up'
    ] == analyst(course, "\n".join(lines))


def test_eighty_columns_are_too_many(course):
    """Seventy-nine are not."""
    wide = "a = " + "1" * 76

    assert [] == analyst(course, wide[:79])
    assert [
        f'{ANALYST} «"id": "cell-7",» error[code-too-long] line 2 of cell 7 ("cell-7") has 80 columns | '
        "at most 79: break the line"
    ] == analyst(course, f"b = 2\n{wide}")


@pytest.mark.parametrize(
    "kept", [('"outputs": []', '"outputs": [{}]'), ('"execution_count": null', '"execution_count": 7')]
)
def test_what_a_run_left_is_told(course, kept):
    """Outputs, and the number of the run."""
    before, _, after = (course.folder / LESSON).read_text(encoding="utf-8").rpartition(kept[0])
    course.write(LESSON, before + kept[1] + after)

    assert [
        f'{LESSON} «"id": "cell-9",» error[outputs-kept] cell 9 ("cell-9") has outputs or the number of its run | '
        "make format takes them out"
    ] == course.told()


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("%run x.py", "%run x.py"),
        ("a = 1\n!ls", "!ls"),
        ("sys.path", "sys.path"),
        ("urllib.request.urlopen(address)", "urllib"),
        ("requests.get(address)", "requests"),
        ("get_ipython()", "get_ipython"),
        ("a = 'https://example.org/x.csv'", "https://example.org/x.csv"),
    ],
)
def test_reaching_out_is_told(course, code, word):
    """Magic, the search path, the network, other programs: where the word stands."""
    assert [
        f'{ANALYST} «{word}» error[not-self-contained] cell 7 ("cell-7") has "{word}" | '
        "put the file beside the notebook, or the code into the package"
    ] == analyst(course, code)


@pytest.mark.parametrize("code", ["path = 'x.csv'", "a = 7 % 2", "# see https://example.org", "run = 'http'"])
def test_a_file_beside_the_notebook_is_no_reaching_out(course, code):
    """Nor is a word in a comment."""
    assert [] == analyst(course, code)


def test_an_import_of_what_fetches_is_told(course):
    """In the first cell, too."""
    course.lesson("figures", "Figures", 40, "Counting.", imports="from urllib.request import urlopen")

    assert ["urllib.request"] == [each.split("«")[1].split("»")[0] for each in course.told() if "not-self" in each]
