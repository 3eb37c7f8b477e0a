"""A paper as PDF: readable by a screen reader, the same bytes each time, and inert whatever is written in it."""

import io
from dataclasses import replace

import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.grading.appeal.contested import HOSTILE, printed, squeezed
from trainingkit.papers.letters import BREAK, LONGEST_WORD, broken, legible
from trainingkit.papers.pdf import (
    CannotSet,
    Facts,
    Heading,
    Note,
    Options,
    Paper,
    Points,
    Quote,
    Table,
    Text,
    to_pdf,
)

AT = "2026-11-22T09:00:00+00:00"
BODY = (
    Heading(f"Chapter {HOSTILE}"),
    Text(HOSTILE),
    Note(HOSTILE),
    Quote(HOSTILE, HOSTILE),
    Quote("def f():\n\treturn '<b>'  # \N{SMILING FACE WITH SUNGLASSES}", "code", code=True),
    Heading("Part", 2),
    Facts((("Name", HOSTILE), ("Hash", "0123456789abcdef" * 4))),
    Points((HOSTILE, "x" * 300)),
    Heading("Detail", 3),
    Options((("left alone", False), (HOSTILE, True))),
    Table(("One", HOSTILE), tuple((f"row {n}", HOSTILE) for n in range(30)), (1, 2)),
)
PAPER = Paper(f"File {HOSTILE}", HOSTILE, f"edition {HOSTILE}", (Text("front"),), BODY)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """A paper full of hostile words."""
    return to_pdf(PAPER, AT)


@pytest.fixture(scope="module")
def read(pdf) -> pypdf.PdfReader:
    """The same, opened."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def objects(value: object, known: set[int]) -> list[dict]:
    """Every dictionary that can be reached in a PDF."""
    value = value.get_object() if isinstance(value, pypdf.generic.IndirectObject) else value
    if id(value) in known or not isinstance(value, dict | list):
        return []
    known.add(id(value))
    inner = list(value.values()) if isinstance(value, dict) else value
    own = [value] if isinstance(value, dict) else []
    return own + [found for each in inner for found in objects(each, known)]


def test_the_same_paper_gives_the_same_bytes(pdf):
    """Nothing in the file depends on the clock, the machine or chance."""
    assert pdf == to_pdf(PAPER, AT)


def test_every_text_is_printed(pdf):
    """Words, signs and rows are all in the text of the pages, characters without a letter as their numbers."""
    told = printed(pdf)
    wanted = ("“nein”,dann'vielleicht'–grün,ß,Ελλάδα,[U+1FAE0]", "[U+0007]", "[U+202E]abc", "row29", "☒", "(chosen)")

    assert [] == [words for words in wanted if words not in told]
    assert squeezed(legible(HOSTILE)) in told


def test_hostile_words_do_nothing(read):
    """No script, no action and no link to anywhere but this file comes from what somebody wrote."""
    found = objects(read.trailer["/Root"], set())
    actions = {str(each["/S"]) for each in found if each.get("/Type") == "/Action" or "/JS" in each}

    assert 100 < len(found)
    assert [] == [
        key for key in ("/JS", "/JavaScript", "/AA", "/OpenAction", "/URI", "/Launch") for x in found if key in x
    ]
    assert set() == actions - {"/GoTo"}


def test_it_can_be_read_aloud_and_walked_through(read):
    """It is tagged, with language, title, bookmarks, and the roles of headings, lists, tables and their heads."""
    root = read.trailer["/Root"]
    roles = {str(each["/S"]) for each in objects(root["/StructTreeRoot"], set()) if each.get("/Type") == "/StructElem"}
    roles |= {str(each["/S"]) for each in objects(root["/StructTreeRoot"], set()) if "/S" in each and "/P" in each}

    assert True is root["/MarkInfo"]["/Marked"].value
    assert "en-GB" == root["/Lang"]
    assert read.metadata.title.startswith("File ")
    assert set() == {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TR", "/TH", "/TD"} - roles
    assert "1.1 Part" in [each.title for each in flat(read.outline)]


def flat(outline: list) -> list:
    """All bookmarks."""
    return [one for each in outline for one in (flat(each) if isinstance(each, list) else [each])]


def test_every_page_says_which_it_is(read):
    """Page x of y, and the edition, on each page."""
    pages = [squeezed(page.extract_text()) for page in read.pages]

    assert 2 < len(pages)
    assert [] == [n for n, text in enumerate(pages, 1) if f"Page{n}of{len(pages)}" not in text or "edition" not in text]


def test_a_paper_that_cannot_be_read_aloud_is_refused():
    """A skipped level of headings makes no file."""
    with pytest.raises(CannotSet, match="heading level"):
        to_pdf(replace(PAPER, body=(Heading("One"), Heading("Three", 3))), AT)


@settings(max_examples=60)
@given(st.text(max_size=200))
@example("a\r\nb\rc\u2028\u200b\ufeff\U0001f600\ue000\x00")
def test_no_character_is_lost(text):
    """A character is printed as itself or as its number, and a line end stays one."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    told = legible(text)
    for character in plain:
        number = f"[U+{ord(character):04X}]"
        assert told.startswith((character, number))
        told = told[len(number if told.startswith(number) else character) :]

    assert "" == told


@settings(max_examples=30)
@given(st.text(alphabet="ab ", max_size=200))
def test_long_words_can_be_broken_and_stay_the_same(text):
    """Only places to break are added, and no word is longer than a column."""
    told = broken(text)

    assert text == told.replace(BREAK, "")
    assert all(len(word) <= LONGEST_WORD for word in told.replace(BREAK, " ").split(" "))
