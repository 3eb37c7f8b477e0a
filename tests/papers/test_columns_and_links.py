"""Columns are read one after the other, and a link leads where it says; nothing else leads out of a file."""

import io

import pypdf
import pytest

from trainingkit.papers.pdf import Block, Columns, Link, Note, Paper, Text, to_pdf
from trainingkit.papers.text import to_text

AT = "2026-11-22T09:00:00+00:00"
ADDRESS = "https://lessons.example/a-long-way/to-a-page/that-is-longer-than-any-column-could-ever-be/and-longer"


def paper_of(*body: Block) -> Paper:
    """A short paper."""
    return Paper("A paper", "", "edition 1a2b3c4d", (), body, is_long=False)


def read(*body: Block) -> pypdf.PageObject:
    """The one page of a short paper."""
    (page,) = pypdf.PdfReader(io.BytesIO(to_pdf(paper_of(*body), AT))).pages
    return page


def test_columns_are_read_one_after_the_other():
    """All of the left column comes before the right one, on the page and in plain text."""
    body = Columns(((Text("one"), Text("two")), (Text("three"), Text("four"))))
    for told in (read(body).extract_text(), to_text(paper_of(body))):
        assert ["one", "two", "three", "four"] == sorted(("four", "three", "two", "one"), key=told.index)


def test_a_link_leads_to_exactly_its_address():
    """However long the address is, nothing is put into it."""
    (link,) = read(Link("A lesson", "Somebody", ADDRESS))["/Annots"]

    assert ADDRESS == link.get_object()["/A"]["/URI"]
    assert f"- A lesson: Somebody {ADDRESS}" in to_text(paper_of(Link("A lesson", "Somebody", ADDRESS)))


@pytest.mark.parametrize("address", ["http://lessons.example", "javascript:alert(1)", "file:///etc/passwd", ""])
def test_a_link_leads_to_https_only(address):
    """Any other address is refused, with its words."""
    with pytest.raises(ValueError, match="not an address that begins with https"):
        Link("A lesson", "", address)


def test_a_text_that_looks_like_an_address_is_no_link():
    """Only a link leads out of a file."""
    assert None is read(Text(ADDRESS), Columns(((Text(ADDRESS),),))).get("/Annots")


def test_a_large_note_is_set_larger():
    """What fits on a page as a note does not as a large one."""
    words = "A note to be seen across a desk. " * 120
    pages = [
        len(pypdf.PdfReader(io.BytesIO(to_pdf(paper_of(Note(words, large)), AT))).pages) for large in (False, True)
    ]

    assert [1, 2] == pages
