"""A deck as a file for PowerPoint and LibreOffice."""

import io
from collections import defaultdict
from datetime import datetime
from itertools import count
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.util import Inches

from trainingkit.editions.slides import look
from trainingkit.editions.slides.buttons import draw_foot
from trainingkit.editions.slides.deck import Deck
from trainingkit.editions.slides.faces import draw
from trainingkit.editions.slides.package import settled
from trainingkit.editions.slides.shapes import Drawn, hold, write_notes

TITLE_ONLY = "Title Only"
ACTS_ALONE = ("ask", "help", "leave", "end", "signpost")
"""Kinds of slide on which a stray click does nothing."""


def to_pptx(deck: Deck) -> bytes:
    """The bytes of a deck; the same deck gives the same bytes."""
    file = _empty()
    layout = file.slide_layouts[0]
    made = [file.slides.add_slide(layout) for _ in deck.slides]
    _ = file.notes_master  # with a theme of its own, named before names are only counted
    _name_parts_in_order(file.part.package)
    for plan, slide in zip(deck.slides, made, strict=True):
        write_notes(slide, plan.notes, deck.language)
    for n, (plan, slide) in enumerate(zip(deck.slides, made, strict=True)):
        drawn = Drawn(slide, deck.language)
        draw(drawn, plan, n + 1, [made[to] for to in plan.to])
        away, helped = n == deck.leave, n == deck.help
        draw_foot(drawn, deck.footer, None if away or helped else made[deck.help], None if away else made[deck.leave])
        if plan.kind in ACTS_ALONE:
            hold(slide)
    _stamp(file.core_properties, deck)
    out = io.BytesIO()
    file.save(out)
    return settled(out.getvalue())


def _empty() -> Any:
    """A wide presentation with one layout, on the colour of the player's page."""
    file = Presentation()
    file.slide_width, file.slide_height = (Inches(each) for each in look.SLIDE)
    file.part._element.find(qn("p:sldSz")).attrib.pop("type", None)  # the template's says 4:3
    for layout in list(file.slide_layouts):
        if layout.name != TITLE_ONLY:
            file.slide_layouts.remove(layout)
    background = file.slide_master.background.fill
    background.solid()
    background.fore_color.rgb = RGBColor.from_string(look.BACK)
    return file


def _name_parts_in_order(package: Any) -> None:
    """Notes are only ever added here, so their numbers follow each other.

    python-pptx would walk through the whole file for each new name: a third of the time of a deck.
    """
    numbers = defaultdict(lambda: count(1))
    package.next_partname = lambda template: PackURI(template % next(numbers[template]))


def _stamp(properties: Any, deck: Deck) -> None:
    at = datetime.fromisoformat(deck.at).replace(tzinfo=None)
    properties.title, properties.language, properties.author = deck.title, deck.language, "trainingkit"
    properties.comments = ""
    properties.created = properties.modified = at
    properties.last_modified_by, properties.revision = "trainingkit", 1
