"""Shapes on a slide: what python-pptx draws, with what it leaves to its callers, such as the language of each word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from trainingkit.editions.slides.look import FONT, INK, PAPER

DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAST_VIEWED = "ppaction://hlinkshowjump?jump=lastslideviewed"
HALF = 0.5
ROUNDING = 0.14
"""Inches; the corners of panels, cards and bubbles."""
CLEAR = "clear"
"""A fill that is not seen but can be clicked."""

Box = tuple[float, float, float, float]
"""left, top, width, height, in inches"""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Frame:
    """A shape around words: none of its colours means that it has no fill or no edge."""

    form: Any = MSO_SHAPE.RECTANGLE
    fill: str | None = None
    edge: str | None = None
    dashed: bool = False
    weight: float = 1.5
    rounding: float | None = None
    pad: tuple[float, float] = (0.0, 0.0)
    hang: float = 0.0
    """How far the words after a tab, and further rows, stand in."""
    after: float = 0.0
    """Points after each paragraph."""
    anchor: Any = MSO_ANCHOR.TOP
    align: Any = PP_ALIGN.LEFT


PLAIN = Frame()


class Drawn:
    """A slide being drawn: shapes in the order in which they are read."""

    def __init__(self, slide: Any, language: str) -> None:
        self.slide = slide
        self.language = language
        slide.shapes.turbo_add_enabled = True  # shapes are only added, so their numbers need not be looked for

    def title(self, box: Box, runs: Sequence[Run]) -> None:
        """The title, for eyes and for screen readers."""
        shape = self.slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in box)
        frame = shape.text_frame
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = 0
        self._fill(frame.paragraphs[0], runs, PP_ALIGN.LEFT)

    def words(self, name: str, box: Box, paragraphs: Sequence[Sequence[Run]], frame: Frame = PLAIN) -> Any:
        """Words in a shape; returns the shape, which can become a link."""
        shape = self.slide.shapes.add_shape(frame.form, *(Inches(each) for each in box))
        shape.name = name
        _dress(shape, frame)
        text = shape.text_frame
        text.word_wrap = True
        text.vertical_anchor = frame.anchor
        text.margin_left = text.margin_right = Inches(frame.pad[0])
        text.margin_top = text.margin_bottom = Inches(frame.pad[1])
        for n, runs in enumerate(paragraphs):
            paragraph = text.paragraphs[0] if n == 0 else text.add_paragraph()
            self._fill(paragraph, runs, frame.align)
            paragraph.space_after = Pt(frame.after)
            if frame.hang:
                properties = paragraph._p.get_or_add_pPr()
                properties.set("marL", str(Inches(frame.hang)))
                properties.set("indent", str(-Inches(frame.hang)))
        return shape

    def ornament(self, box: Box, fill: str, form: Any = MSO_SHAPE.RECTANGLE, edge: str | None = None) -> None:
        """A patch of colour that says nothing, and says so to screen readers."""
        shape = self.slide.shapes.add_shape(form, *(Inches(each) for each in box))
        shape.name = "Ornament"
        rounding = ROUNDING / box[3] if form == MSO_SHAPE.ROUNDED_RECTANGLE else None
        _dress(shape, Frame(fill=fill, edge=edge, weight=1, rounding=rounding))
        _properties(shape).append(_decorative())

    def behind(self, box: Box, fill: str) -> None:
        """A patch of colour behind everything, the title included."""
        self.ornament(box, fill)
        tree = self.slide.shapes._spTree
        tree.insert(2, tree[-1])  # after the two elements with which every tree begins

    def picture(self, image: Any, box: Box, alt: str) -> None:
        """A picture, as large as fits into a box, in its middle."""
        left, top, width, height = box
        shape = self.slide.shapes.add_picture(image, 0, 0)
        scale = min(Inches(width) / shape.width, Inches(height) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape.left = Inches(left) + int((Inches(width) - shape.width) * HALF)
        shape.top = Inches(top) + int((Inches(height) - shape.height) * HALF)
        shape.name = "Picture"
        _properties(shape).set("descr", alt)

    def _fill(self, paragraph: Any, runs: Sequence[Run], align: Any) -> None:
        paragraph.alignment = align
        for each in runs:
            run = paragraph.add_run()
            run.text = each.text
            run.font.size, run.font.bold, run.font.name = Pt(each.size), each.bold, FONT
            run.font.color.rgb = RGBColor.from_string(each.colour)
            run._r.get_or_add_rPr().set("lang", self.language)


def write_notes(slide: Any, text: str, language: str) -> None:
    """The notes of a slide, a paragraph for each line."""
    frame = slide.notes_slide.notes_text_frame
    for n, line in enumerate(text.splitlines()):
        run = (frame.paragraphs[0] if n == 0 else frame.add_paragraph()).add_run()
        run.text = line
        run._r.get_or_add_rPr().set("lang", language)


def link(shape: Any, slide: Any) -> None:
    """Make a shape lead to a slide."""
    shape.click_action.target_slide = slide


def link_back(shape: Any) -> None:
    """Make a shape lead to the slide from which one came."""
    click = etree.SubElement(_properties(shape), f"{{{DRAWING}}}hlinkClick")
    click.set(f"{{{RELATED}}}id", "")
    click.set("action", LAST_VIEWED)


def hold(slide: Any) -> None:
    """A stray click does not go on to the next slide of the file."""
    part = slide._element
    transition = part.makeelement("{http://schemas.openxmlformats.org/presentationml/2006/main}transition", {})
    transition.set("advClick", "0")
    part.append(transition)


def _properties(shape: Any) -> Any:
    return shape._element._nvXxPr.cNvPr


def _decorative() -> Any:
    extensions = etree.Element(f"{{{DRAWING}}}extLst")
    extension = etree.SubElement(extensions, f"{{{DRAWING}}}ext", uri=DECORATIVE_URI)
    etree.SubElement(extension, f"{{{DECORATIVE}}}decorative", nsmap={"adec": DECORATIVE}, val="1")
    return extensions


def _dress(shape: Any, frame: Frame) -> None:
    # The style that python-pptx gives brings a shadow and a theme's colours.
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)
    if frame.fill == CLEAR:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(PAPER)
        colour = shape.fill._xPr.solidFill[0]
        etree.SubElement(colour, f"{{{DRAWING}}}alpha", val="0")
    elif frame.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(frame.fill)
    else:
        shape.fill.background()
    if frame.edge:
        shape.line.color.rgb = RGBColor.from_string(frame.edge)
        shape.line.width = Pt(frame.weight)
        shape.line.dash_style = MSO_LINE.DASH if frame.dashed else None
    else:
        shape.line.fill.background()
    if frame.rounding is not None:
        shape.adjustments[0] = frame.rounding
