"""Pictures as slides can hold them: PNG, the same bytes each time."""

import io

import typst
from PIL import Image

WIDE = 1600
"""Pixels; enough for a projector."""
POINTS = 800
PAGE = f"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.at("svg")), format: "svg", width: {POINTS}pt)
"""


def as_png(data: bytes, suffix: str) -> io.BytesIO:
    """A picture as PNG; drawings are drawn, other kinds of picture read."""
    if suffix == ".png":
        return io.BytesIO(data)
    if suffix == ".svg":
        return io.BytesIO(_drawn(data))
    made = io.BytesIO()
    Image.open(io.BytesIO(data)).convert("RGBA").save(made, "PNG")
    made.seek(0)
    return made


def _drawn(data: bytes) -> bytes:
    """An SVG as PNG, by the typesetter of the papers, which loads nothing that an SVG may point to."""
    return typst.compile(PAGE.encode(), format="png", ppi=72 * WIDE / POINTS, sys_inputs={"svg": data.decode()})
