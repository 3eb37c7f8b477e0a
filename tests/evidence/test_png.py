"""The pictures are PNG that everything can open, and hold exactly the pixels that were drawn."""

import io
import zlib

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from trainingkit.evidence.png import LONGEST_BLOCK, SHADES, png, stored


@given(st.integers(1, 20).map(lambda n: 2 * n), st.data())
def test_a_picture_holds_the_pixels_that_were_drawn(width, data):
    """Pillow reads back each pixel, twice as wide and high."""
    rows = data.draw(st.integers(1, 8))
    pixels = bytes(data.draw(st.lists(st.integers(0, 3), min_size=width * rows, max_size=width * rows)))
    image = Image.open(io.BytesIO(png(pixels, width, "TRAINING"))).convert("L")

    assert (2 * width, 2 * rows) == image.size
    half = image.resize((width, rows), Image.Resampling.NEAREST)
    assert [SHADES[pixel] for pixel in pixels] == list(half.tobytes())
    assert image.tobytes() == half.resize(image.size, Image.Resampling.NEAREST).tobytes()


def test_a_picture_says_training_inside_too():
    """The note stands in the file as its comment."""
    assert "TRAINING" == Image.open(io.BytesIO(png(bytes(4), 2, "TRAINING"))).text["Comment"]


def test_what_is_stored_is_what_zlib_reads():
    """Nothing, one block, exactly full blocks and one byte more all come back."""
    for length in (0, 1, LONGEST_BLOCK, LONGEST_BLOCK + 1, 2 * LONGEST_BLOCK):
        data = bytes(i % 251 for i in range(length))

        assert data == zlib.decompress(stored(data))


def test_nothing_is_compressed():
    """What compresses could differ from machine to machine, so ten thousand equal bytes stay ten thousand."""
    assert 10_000 < len(stored(bytes(10_000)))
