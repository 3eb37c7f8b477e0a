"""Blocks for what is handled by hand: cut out, written on, called out by number, held up."""

import io

import pypdf
import pytest

from trainingkit.papers.pdf import (
    Aside,
    Block,
    Break,
    CutOut,
    Facts,
    Heading,
    Numbered,
    Paper,
    Sign,
    Text,
    WriteIn,
    to_pdf,
)
from trainingkit.papers.text import to_text

AT = "2026-11-22T09:00:00+00:00"
FOOT = "edition 1a2b3c4d"


def paper_of(*body: Block, is_titled: bool = True) -> Paper:
    """A short paper."""
    return Paper("A paper", "", FOOT, (), body, is_long=False, is_titled=is_titled)


def pages_of(paper: Paper) -> list[str]:
    """The words of each page of it, set."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(to_pdf(paper, AT))).pages]


def test_every_part_that_is_cut_out_carries_the_footer():
    """A page of four parts has the footer four times, because each part goes its own way."""
    pages = pages_of(paper_of(CutOut(tuple((Text(f"part {n}"),) for n in range(4)), columns=2), is_titled=False))

    assert [4] == [page.count(FOOT) for page in pages]
    assert [] == [n for n in range(4) if f"part {n}" not in pages[0]]


def test_what_is_cut_out_has_pages_of_its_own():
    """What stands before and after parts to cut out is on other pages."""
    pages = pages_of(paper_of(Text("before"), CutOut(((Text("here"),),)), Text("after")))

    assert ["before", "here", "after"] == [next(w for w in ("before", "here", "after") if w in page) for page in pages]


def test_a_page_can_be_begun():
    """A break begins a new page."""
    first, second = pages_of(paper_of(Text("one"), Break(), Text("two")))

    assert ("one" in first, "two" in second) == (True, True)


def test_what_has_a_number_is_not_parted_by_a_page():
    """Each numbered thing stands whole on one page, its number, title and words."""
    many = [Numbered(f"№{n}", f"title {n}", f"aside {n}", (Text("line\n" * 9 + f"end {n}"),)) for n in range(12)]
    pages = pages_of(paper_of(Heading("All"), *many))
    split = [n for n in range(12) if not any(f"№{n}" in p and f"title {n}" in p and f"end {n}\n" in p for p in pages)]

    assert 1 < len(pages)
    assert [] == split


@pytest.mark.parametrize("shape", ["circle", "square", "triangle", "diamond"])
def test_a_sign_is_a_letter_and_a_word(shape):
    """A sign says its letter and its word, so that neither shape nor colour is needed."""
    (page,) = pages_of(paper_of(Sign("A", shape, "Wordy"), is_titled=False))

    assert ("A" in page.split(), "Wordy" in page) == (True, True)


def test_a_paper_without_a_printed_title_still_has_one():
    """A title that is not printed is told to whoever asks the file."""
    pdf = to_pdf(paper_of(Text("words"), is_titled=False), AT)
    read = pypdf.PdfReader(io.BytesIO(pdf))

    assert "A paper" == read.metadata.title
    assert "A paper" not in read.pages[0].extract_text()


def test_blocks_for_the_hand_are_told_as_text_too():
    """In a terminal nothing of them is lost."""
    inside = Aside("For you", (Facts((("Point", "kind words"),)),))
    body = (
        Numbered("4", "A title", "at 12", (inside,)),
        WriteIn("Your name"),
        CutOut(((Sign("A", "circle", "Round"),),)),
    )
    told = to_text(paper_of(*body))

    assert [] == [
        w for w in ("4 A title", "at 12", "For you", "kind words", "Your name ____", "A (Round)") if w not in told
    ]
