"""The file of slides: what a screen reader, a teacher and a second machine find in it."""

import io
import re
import zipfile
from dataclasses import replace

from lxml import etree
from PIL import Image, ImageChops
from pptx import Presentation

from tests.editions.editions import ROOT, edition_of
from tests.editions.slides.read_back import lesson, plan, planned, seen
from trainingkit.editions.slides import lesson_slides, look
from trainingkit.editions.slides.artefact import STATEMENT, TIMER, TIMER_TEXT
from trainingkit.editions.slides.deck import Block, Picture, Slide
from trainingkit.editions.slides.notes import passage_notes
from trainingkit.editions.slides.pptx import to_pptx
from trainingkit.story.walk import trainer_texts_of

WEB = ROOT / "src" / "trainingkit" / "player" / "web"
LEAST = 24
OWN_SIZES = {"Footer": 10, "Who can help": 16, "Leave": 16, "Said": 20, "Services": 20}
"""Names, links and the list that has to stand on one slide; 14 points are the 28 pixels of the projector's view."""


def few(*slides: Slide):
    """A small deck: these slides, then the two that every deck ends with."""
    help_, leave = plan().slides[plan().help], plan().slides[plan().leave]
    return replace(plan(), slides=(*slides, help_, leave), help=len(slides), leave=len(slides) + 1)


def shapes():
    """Every shape of the file, with the number of its slide."""
    deck = Presentation(io.BytesIO(lesson()))
    for number, slide in enumerate(deck.slides, start=1):
        for shape in slide.shapes:
            yield number, shape


def test_the_file_says_what_the_plan_says():
    """Nothing of the plan is lost, nothing is added: titles, words, answers, links, notes."""
    for n, (was, is_) in enumerate(zip(planned(plan()), seen(), strict=True)):
        kind = plan().slides[n].kind

        assert (was.title, was.answers, was.notes) == (is_.title, is_.answers, is_.notes)
        assert was.links.items() <= is_.links.items()
        if kind in ("story", "end", "signpost"):
            assert was.said == is_.said


def test_the_same_plan_gives_the_same_bytes():
    """No clock and no chance is in the file."""
    deck = few(replace(plan().slides[2], to=(1,)))

    assert to_pptx(deck) == to_pptx(deck)
    with zipfile.ZipFile(io.BytesIO(lesson())) as file:
        assert {(1980, 1, 1, 0, 0, 0)} == {entry.date_time for entry in file.infolist()}
        assert not [name for name in file.namelist() if "thumbnail" in name]
    assert "2026-11-21" in str(Presentation(io.BytesIO(lesson())).core_properties.modified)


def test_every_part_of_the_file_has_a_name_of_its_own():
    """PowerPoint would call a file with two parts of one name damaged, and mend it its own way."""
    with zipfile.ZipFile(io.BytesIO(lesson())) as file:
        names = file.namelist()

    assert len(names) == len(set(names))
    assert 2 * len(plan().slides) == len([n for n in names if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\d+\.xml", n)])
    assert {"ppt/theme/theme1.xml", "ppt/theme/theme2.xml"} == {n for n in names if "/theme/" in n}


def test_every_title_is_there_first_and_unlike_any_other():
    """A screen reader lists slides by their titles, and reads the title first."""
    titles = []
    for slide in Presentation(io.BytesIO(lesson())).slides:
        spoken = [shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]

        assert slide.shapes.title.shape_id == spoken[0].shape_id
        titles.append(slide.shapes.title.text_frame.text)
    assert len(titles) == len(set(titles))


def test_everything_that_is_not_words_is_marked_as_ornament():
    """A screen reader is told of nothing that says nothing."""
    for number, shape in shapes():
        if not (shape.has_text_frame and shape.text_frame.text):
            assert (number, True) == (number, 'decorative" val="1"' in _xml(shape) or "descr=" in _xml(shape))


def test_a_picture_has_its_text_alternative():
    """Of a PNG, and of a drawing and a WebP, which become PNG."""
    made = {}
    for suffix in ("png", "webp"):
        made[suffix] = io.BytesIO()
        Image.new("RGB", (40, 20), "teal").save(made[suffix], suffix, lossless=True)
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20h-40z" fill="teal"/></svg>'
    )
    data = {".png": made["png"].getvalue(), ".webp": made["webp"].getvalue(), ".svg": svg}
    deck = few(*(Slide("story", "Town", picture=Picture(d, s, f"A town, {s}")) for s, d in data.items()))
    for slide, suffix in zip(Presentation(io.BytesIO(to_pptx(deck))).slides, data, strict=False):
        picture = next(shape for shape in slide.shapes if shape.name == "Picture")
        drawn = Image.open(io.BytesIO(picture.image.blob)).convert("RGB")

        assert f"A town, {suffix}" == picture._element._nvXxPr.cNvPr.get("descr")
        assert ImageChops.difference(drawn, Image.new("RGB", drawn.size, "teal")).getbbox() is None


def test_all_words_are_in_the_language_of_the_story_and_large_enough():
    """British English for the speech of a screen reader; 24 points for what a class reads."""
    for number, shape in shapes():
        for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
            for run in paragraph.runs:
                least = OWN_SIZES.get(shape.name, LEAST) if run.text.strip(" \u00a0·0123456789") else 16

                assert (number, run.text, "en-GB", "Arial") == (
                    number,
                    run.text,
                    run._r.rPr.get("lang"),
                    run.font.name,
                )
                assert (number, run.text, True) == (number, run.text, run.font.size.pt >= least)


def test_every_slide_says_at_its_foot_when_it_was_checked():
    """Edition, checked, next check by: also for a printed or forwarded slide."""
    foot = [shape.text_frame.text for _, shape in shapes() if shape.name == "Footer"]

    assert [edition_of().imprint.footer] * len(plan().slides) == foot


def test_nothing_goes_on_by_itself_and_no_stray_click_picks_an_answer():
    """A click beside the answers does nothing; no slide has a time."""
    for slide, planned_ in zip(Presentation(io.BytesIO(lesson())).slides, plan().slides, strict=True):
        xml = _xml(slide)

        assert "advTm" not in xml
        assert ('<p:transition advClick="0"/>' in xml) == (planned_.kind not in ("title", "story"))


def test_trainer_words_are_in_the_notes_and_on_no_slide():
    """Point, laughter and why, with the passage's number as the player counts; never on the projector."""
    edition, story = edition_of(), edition_of().story
    shown = "\n".join(shape.text_frame.text for _, shape in shapes() if shape.has_text_frame)
    notes = "\n".join(slide.notes for slide in seen())
    for _, text in trainer_texts_of(story):
        assert (text, False, True) == (text, edition.fill(text) in shown, edition.fill(text) in notes)
    for number, (name, passage) in enumerate(story.passages.items(), start=1):
        assert passage_notes(edition, name).startswith(f"Passage {number}: {edition.fill(passage.title)}\n")
    for slide in seen():
        if slide.answers:
            assert re.match(r"Passage \d+: .+\n.", slide.notes)


def test_the_first_slides_say_what_the_start_page_says():
    """The content note and the player's own sentence, whether it is a draft, and who can help before it begins."""
    words = (WEB / "src" / "words.js").read_text("utf-8")
    first = plan().slides[0]

    for text in (STATEMENT, TIMER, TIMER_TEXT):
        assert f"'{text}'" in words
    expected = ("Draft: not approved for pupils", edition_of().fill(edition_of().story.content_note), STATEMENT)
    assert expected == tuple(block.text for block in first.blocks)
    assert ("Start", "Who can help") == first.ways
    assert "Who can help" == plan().slides[first.to[0]].title


def test_the_slide_with_help_names_every_service_and_goes_back_to_where_one_was():
    """One slide for all of them, so that its way back is always right."""
    slide = Presentation(io.BytesIO(lesson())).slides[plan().help]
    text = "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame).replace("\u00a0", " ")
    for service in edition_of().help.services:
        assert f"{service.line.name}  {service.line.contact}" in text
    assert edition_of().help.local in text
    assert 'action="ppaction://hlinkshowjump?jump=lastslideviewed"' in _xml(slide)


def test_the_neutral_slide_is_the_last_and_tells_nothing():
    """It looks like the page that one leaves to: a timer, and no way on."""
    slide = list(Presentation(io.BytesIO(lesson())).slides)[-1]
    words = [shape.text_frame.text for shape in slide.shapes]

    assert [TIMER, "25:00", TIMER_TEXT, edition_of().imprint.footer] == words


def test_each_set_of_names_has_a_deck_of_its_own():
    """Nobody in the room shares a name with the story."""
    other = lesson_slides(edition_of(named=1))
    text = " ".join(block.text for slide in other.plan.slides for block in slide.blocks)

    assert ("lesson.pptx", "lesson-sam.pptx") == (lesson_slides(edition_of()).name, other.name)
    assert ("Sam" in text, "Alex" in text, "{" in text) == (True, False, False)


def test_the_colours_are_those_of_the_player():
    """Who speaks looks the same on a slide as on the page."""
    tokens = (WEB / "styles" / "tokens.css").read_text("utf-8")
    for role, (fill, edge) in look.SAID.items():
        if role != "officer":
            assert f"--said-{role}: #{fill.lower()};" in tokens
            assert f"--edge-{role}: #{edge.lower()};" in tokens


def test_what_some_runs_only_come_to_is_for_the_notes():
    """A slide after an ending says what is true for everybody who is there."""
    notes = [slide.notes for slide in plan().slides if slide.title == "What the offender did"]

    assert [True] == ["Say this only if it fits the way you took:\n– Alex asked" in note for note in notes]
    assert Block("point", "Alex asked the offender to stop. The offender chose to go on.") not in [
        block for slide in plan().slides for block in slide.blocks
    ]


def _xml(thing) -> str:
    return etree.tostring(thing._element).decode()
