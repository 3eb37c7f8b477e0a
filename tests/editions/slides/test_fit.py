"""How much room words take on a slide, and how they are spread."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from tests.editions.slides.read_back import plan
from trainingkit.editions.slides import look
from trainingkit.editions.slides.deck import Block
from trainingkit.editions.slides.fit import height_of, height_of_all, pages, rows_of, split, width_of

HEIGHT = look.BOTTOM - look.TOP
ARIALS = ("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",)
SENTENCES = st.lists(
    st.sampled_from(["It is not too late.", "Nobody has to pay again.", "Tell."]), min_size=1, max_size=90
)


@pytest.mark.skipif(not Path(ARIALS[0]).is_file(), reason="no font of Arial's measures is installed")
def test_widths_are_those_of_arial():
    """Measured with a font of the same measures, where there is one."""
    font = ImageFont.truetype(ARIALS[0], 1000)
    for text in ("A friend request", "“Will people see it?” – £200, 24/7", "takeitdown.ncmec.org"):
        assert pytest.approx(font.getlength(text) / 1000, rel=0.02) == width_of(text, 72)


def test_words_go_on_to_the_next_row():
    """As many rows as a reader would count."""
    assert [1, 1, 2, 3] == [rows_of("word " * n, 72, 5.0) for n in (1, 2, 3, 5)]


@given(SENTENCES, st.sampled_from(["told", "victim", "then", "point", "fact"]))
def test_a_long_text_is_split_and_never_made_smaller(sentences, kind):
    """Its parts fit, and say together what it said."""
    whole = Block(kind, " ".join(sentences), "Name")
    parts = split(whole, HEIGHT)

    assert whole.text == " ".join(part.text for part in parts)
    assert all(height_of(part) <= HEIGHT for part in parts)
    assert all(part.text.endswith(".") for part in parts)


@given(st.lists(SENTENCES.map(lambda s: Block("told", " ".join(s[:6]))), max_size=12))
def test_blocks_are_spread_in_their_order_over_slides_that_they_fit_on(blocks):
    """None is lost, none is cut off, and at most three stand together."""
    found = pages(blocks, HEIGHT, 3)

    assert blocks == [block for page in found for block in page]
    assert all(len(page) <= 3 and height_of_all(page) <= HEIGHT for page in found)


def test_everything_on_the_slides_of_the_pupils_story_fits():
    """Nothing is cut off at the foot of a slide."""
    for slide in plan().slides:
        if slide.kind in ("story", "end"):
            assert (slide.title, True) == (slide.title, height_of_all(slide.blocks) <= HEIGHT)
