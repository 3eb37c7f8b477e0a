"""Cards, the disclosure card and the slips: what is cut out and handed round."""

import pytest

from tests.editions.editions import edition_of
from tests.editions.print.papers_of import PAPERS, planned, read, squeezed, words
from trainingkit.editions import NATIONS
from trainingkit.story.walk import texts_of, trainer_texts_of


def test_cards_are_four_on_a_page_each_with_its_imprint():
    """A letter and a word on each of four cards, and the footer on each, because they are cut apart."""
    (page,) = read("cards").pages
    told = page.extract_text()

    assert [] == [f"{a} {b}" for a, b in zip("ABCD", ("Circle", "Square", "Triangle", "Diamond"), strict=True)
                  if a not in told.split() or b not in told]  # fmt: skip
    assert 4 == squeezed(told).count(squeezed(edition_of().imprint.footer))


def test_cards_tell_nothing_of_the_story():
    """No trainer text and no line of the story is on what pupils hold."""
    edition = edition_of()
    told = words("cards")
    texts = [text for _, text in (*texts_of(edition.story), *trainer_texts_of(edition.story))]

    assert 100 < len(texts)
    assert [] == [text for text in texts if len(text) > 20 and squeezed(edition.fill(text)) in told]


@pytest.mark.parametrize("nation", NATIONS)
def test_the_disclosure_card_is_twice_on_one_page(nation):
    """Both halves are whole: the heading and the footer twice, on a single page."""
    pages = [squeezed(page.extract_text()) for page in read("disclosure_card", nation).pages]

    assert [2] == [page.count(squeezed("If a pupil tells you something")) for page in pages]
    assert [2] == [page.count(squeezed(edition_of(nation=nation).imprint.footer)) for page in pages]
    assert [2] == [page.count(squeezed("Samaritans: 116 123")) for page in pages]


@pytest.mark.parametrize("nation", NATIONS)
def test_the_disclosure_card_says_what_matters_in_every_nation(nation):
    """Stay, send for the lead to the room, believe, promise no secrecy, never look at an image, write it down."""
    told = planned(PAPERS["disclosure_card"](edition_of(nation=nation)))
    wanted = (
        "Stay with the pupil. Send for the",
        "to come to you",
        "I am glad that you told me",
        "It is not your fault",
        "It is not too late",
        "I cannot keep it secret",
        "copy, save, print, share or forward an image",
        "look away",
        "The pupil’s own words",
        "999",
    )

    assert [] == [each for each in wanted if squeezed(each) not in told]
    assert 2 == told.count(squeezed("Never look at"))


@pytest.mark.parametrize("nation", NATIONS)
def test_the_law_is_spoken_of_only_where_it_was_read(nation):
    """That looking is illegal is said in England and Wales, where a source says so, and is not asserted elsewhere."""
    told = planned(PAPERS["disclosure_card"](edition_of(nation=nation)))

    assert (nation in ("england", "wales")) == ("illegal" in told)


def test_everybody_gets_the_same_slip():
    """Four slips on a page, word for word the same, so that nobody's slip says anything about them."""
    paper = PAPERS["closing"](edition_of()).plan.paper
    (cut,) = [block for block in paper.body if type(block).__name__ == "CutOut"]

    assert (4, 1) == (len(cut.parts), len(set(cut.parts)))


def test_the_closing_names_all_three_things():
    """The five minutes, the box and the word to form tutors each have a heading."""
    told = words("closing")

    assert [] == [
        each
        for each in ("Closing activity, five minutes", "Question box: the folded slip", "What to tell form tutors")
        if squeezed(each) not in told
    ]
