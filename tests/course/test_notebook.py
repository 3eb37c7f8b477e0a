"""A notebook as data: its cells, their places, and what their code does, without running it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.course.small_course import SmallCourse, code_cell
from tests.effort import examples
from trainingkit.course.notebook import (
    Cell,
    Notebook,
    calls,
    is_python,
    names_defined,
    names_used,
    only_shows,
    read_notebook,
)
from trainingkit.diagnostics import Diagnostic


def cell(source: str) -> Cell:
    """A code cell."""
    return Cell(1, "a-cell", "code", source, None, ())


def read(folder, *cells: str | dict) -> Notebook:
    """A notebook of these cells."""
    SmallCourse(folder).notebook("x.ipynb", *cells)
    found = read_notebook(folder / "x.ipynb")
    assert isinstance(found, Notebook)
    return found


def test_cells_are_read_in_order(tmp_path):
    """Kind, text and number; prose is what the Markdown cells say."""
    notebook = read(tmp_path, "# One\n\ntwo", code_cell("a = 1\nb = 2"), "three")

    assert [(1, "markdown"), (2, "code"), (3, "markdown")] == [(c.number, c.kind) for c in notebook.cells]
    assert "a = 1\nb = 2" == notebook.code()[0].source
    assert "# One\n\ntwo\n\nthree" == notebook.prose()


def test_a_source_may_be_one_text(tmp_path):
    """The format allows a list of lines and a single text."""
    assert "a\nb" == read(tmp_path, code_cell("") | {"source": "a\nb"}).cells[0].source


def test_a_word_is_placed_in_the_line_where_it_stands(tmp_path):
    """Line and column of the file, so that an editor goes there."""
    notebook = read(tmp_path, "first", "second\nwith a hash in it", "hash")
    at = notebook.at(notebook.cells[1], re.compile("hash"))
    line = notebook.path.read_text().splitlines()[at.line - 1]

    assert 'with a hash in it"' == line.strip().removeprefix('"')
    assert "hash" == line[at.column - 1 : at.column - 1 + at.width]


def test_words_that_are_escaped_in_the_file_are_placed_at_their_cell(tmp_path):
    """A quotation mark is written otherwise in the file than in the cell."""
    notebook = read(tmp_path, "first", 'say "yes"')
    at = notebook.at(notebook.cells[1], re.compile('"yes"'))

    assert '"id": "cell-2",' == notebook.path.read_text().splitlines()[at.line - 1].strip()


def test_a_cell_without_an_id_is_placed_at_the_beginning(tmp_path):
    """Older notebooks have none."""
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": ["hash"]}]}), encoding="utf-8")
    notebook = read_notebook(path)

    assert 1 == notebook.at(notebook.cells[0]).line


@pytest.mark.parametrize("more", [{"outputs": [{"output_type": "stream"}]}, {"execution_count": 3}])
def test_what_a_run_left_is_seen(tmp_path, more):
    """Outputs, or the number of the run."""
    assert read(tmp_path, code_cell("1", **more)).cells[0].kept


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"cells": 3}', '{"cells": [3]}', '{"cells": [{}]}', '{"cells": [{"source": 1}]}', "[" * 9999],
)
def test_what_is_no_notebook_is_told(tmp_path, text):
    """Cut short, or something else: told with a hint, never raised."""
    path = tmp_path / "x.ipynb"
    path.write_text(text, encoding="utf-8")
    told = read_notebook(path)

    assert isinstance(told, Diagnostic)
    assert f"{path}:1:1: error[wrong-notebook] this is not a notebook that can be read" == told.headline()
    assert "open it in JupyterLab; if that fails, take it from a copy" == told.hint


def test_a_notebook_that_is_not_there_is_told(tmp_path):
    """With the code that every missing file has."""
    assert "unreadable-file" == read_notebook(tmp_path / "no.ipynb").code


@given(st.binary(max_size=60))
@examples(0.5)
def test_no_bytes_raise(tmp_path_factory, data):
    """Whatever a file holds, it is read or told."""
    path = tmp_path_factory.mktemp("any") / "x.ipynb"
    path.write_bytes(data)

    assert isinstance(read_notebook(path), Notebook | Diagnostic)


def test_calls_are_those_by_plain_name():
    """With the arguments that are written out."""
    assert [("practice", ("one",)), ("play", ("../x", 2))] == [
        *calls(cell('practice("one")\nplay("../x", 2)\na.b("c")'))
    ]


def test_names_used_are_functions_methods_and_attributes():
    """What a reader has to know in order to follow."""
    assert {"read_csv", "head", "len"} == names_used(cell("len(pd.read_csv(path).head(2))"))


def test_names_defined_are_given_a_meaning_here():
    """Variables, imports and functions."""
    assert {"a", "np", "csv", "f", "x"} == names_defined(
        cell("a = [x for x in b]\nimport numpy as np\nimport csv.reader\ndef f(): ...")
    )


@pytest.mark.parametrize(
    "source",
    [
        "",
        "# a word",
        'practice("one")',
        "case_files()",
        'play("x", form="y")',
        'import pandas\nfrom a import b\nf("x")',
    ],
)
def test_calls_with_texts_only_show(source):
    """Nothing in them has to be understood."""
    assert only_shows(cell(source))


@pytest.mark.parametrize(
    "source",
    ["1 + 1", "a = 2", "f(2)", "f(g())", 'a.b("c")', 'f("x" + y)', "%run x.py", "for a in b:\n    f(a)", "f(x)"],
)
def test_anything_else_is_code(source):
    """A number, a name, a method, a loop, or no Python at all."""
    assert not only_shows(cell(source))


def test_magic_is_no_python():
    """And gives neither names nor calls."""
    assert not is_python(cell("%run x.py"))
    assert set() == names_used(cell("!ls"))
