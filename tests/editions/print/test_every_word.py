"""Every word: nothing that a pupil can see is left out, and what the teacher says is marked as such."""

import re

import pytest

from tests.editions.editions import OFFICERS, PUPILS, ROOT, edition_of
from tests.editions.print.papers_of import PAPERS, planned, signed, squeezed, words
from trainingkit.editions.print.told import in_words
from trainingkit.editions.print.words import PAGE_WORDS, SENTENCES
from trainingkit.papers.pdf import Aside, Facts
from trainingkit.story.telling import DEBRIEF_TITLES
from trainingkit.story.walk import conditions_of, leaning_of, texts_of, trainer_texts_of

WORDS_JS = ROOT / "src" / "trainingkit" / "player" / "web" / "src" / "words.js"
CONDITIONS = 20


@pytest.mark.parametrize("slug", [PUPILS, OFFICERS])
def test_every_text_of_the_story_is_there(slug):
    """Each line, choice, consequence, heading, record, picture, debrief and criterion is there, names filled in.

    The role-play of a story for officers has papers of its own.
    """
    edition = edition_of(slug)
    told = planned(PAPERS["every_word"](edition))
    people = {("people", key, "name") for key in edition.story.people}
    spoken = {line.who for p in edition.story.passages.values() for line in (*p.lines, *p.later)}
    unseen = people - {("people", who, "name") for who in spoken}
    texts = [(at, text) for at, text in texts_of(edition.story) if at not in unseen and at[0] != "roleplay"]

    assert 200 < len(texts)
    assert [] == [path for path, text in texts if squeezed(edition.fill(text)) not in told]


def test_every_line_reaches_the_printed_page():
    """What stands in the plan is on the pages, too: each line and each choice, whole."""
    edition = edition_of()
    printed = words("every_word").replace(squeezed(edition.imprint.footer), "")
    printed = re.sub(r"Page\d+of\d+", "", printed)
    lines = [line.text for p in edition.story.passages.values() for line in (*p.lines, *p.later, *p.choices)]

    assert [] == [text for text in lines if squeezed(edition.fill(text)) not in printed]


def test_trainer_texts_are_there_and_only_in_boxes_marked_as_such():
    """All words for the teacher are in the paper, and none stands outside a box that says whose they are."""
    edition = edition_of()
    paper = PAPERS["every_word"](edition).plan.paper
    boxes = [block for block in paper.body if isinstance(block, Aside)]
    inside = squeezed("\n".join(v for box in boxes for facts in box.blocks for row in facts.rows for v in row))
    outside = squeezed(repr([block for block in paper.body if not isinstance(block, Aside)]))
    texts = [squeezed(edition.fill(text)) for _, text in trainer_texts_of(edition.story)]

    assert {"For the teacher; never on a pupil’s page"} == {box.label for box in boxes}
    assert all(isinstance(block, Facts) for box in boxes for block in box.blocks)
    assert [] == [text for text in texts if text not in inside or text in outside]


def test_every_condition_is_told_in_words():
    """Each line and choice that only shows sometimes says when, and what the story remembers says where it is set."""
    edition = edition_of()
    told = planned(PAPERS["every_word"](edition))
    conditions = [condition for _, condition in conditions_of(edition.story)]
    ifs = len(re.findall("[Oo]nlyif", told)) - 1  # the front explains the words once

    assert CONDITIONS < len(conditions)
    assert len(conditions) == ifs
    assert [] == [c.text for c in conditions if squeezed(f"nly if {in_words(c)}") not in told]
    assert [] == [flag for flag in edition.story.flags if squeezed(f"“{flag.replace('_', ' ')}”") not in told]


def test_what_is_remembered_says_after_which_choices():
    """The table of what the story remembers names passage and letter of every choice that sets it."""
    told = planned(PAPERS["every_word"](edition_of()))

    assert squeezed("“replied” 14 A never") in told


def test_passages_say_where_they_lead():
    """Every "go on" names the number and title of the next passage."""
    edition = edition_of()
    told = planned(PAPERS["every_word"](edition))
    order = list(edition.story.passages)
    nexts = [p.next for p in edition.story.passages.values() if p.next]

    assert 8 < len(nexts)
    assert [] == [
        name
        for name in nexts
        if squeezed(f"Goes on to passage {order.index(name) + 1} {edition.fill(edition.story.passages[name].title)}")
        not in told
    ]


def test_the_words_of_the_page_are_those_of_the_page():
    """What the paper says that the page says is in the page's own list of words, letter for letter."""
    words_js = WORDS_JS.read_text("utf-8")
    joined = re.sub(r"'\s*\+\s*(?:\([^)]*\)\s*\+\s*)?\n?\s*'", "", words_js)
    missing = [
        each
        for each in PAGE_WORDS
        if each not in joined and each.removeprefix("This page keeps nothing about you and asks ") not in joined
    ]

    assert [] == missing
    assert "This page keeps nothing about you and asks " in words_js
    assert all(each.endswith(".") for each in PAGE_WORDS[:SENTENCES])


def test_the_debrief_has_the_headings_of_the_page():
    """Each section of the debrief stands under its heading."""
    edition = edition_of()
    told = planned(PAPERS["every_word"](edition))

    assert [] == [name for name in edition.story.debrief.sections() if squeezed(DEBRIEF_TITLES[name]) not in told]


def test_every_claim_has_its_source_confidence_and_day():
    """The table at the end has each claim of the story that holds here, and each of its sources by name."""
    edition = edition_of()
    told = planned(PAPERS["every_word"](edition))
    claims = edition.claims(each for _, ids in leaning_of(edition.story) for each in ids)
    sources = {edition.guidance.sources[each].title for claim in claims for each in claim.sources}

    assert 30 < len(claims)
    assert [] == [claim.id for claim in claims if squeezed(claim.text) not in told]
    assert [] == [title for title in sources if squeezed(title) not in told]
    assert squeezed("read at the source 1 November 2027") in told


def test_what_an_expert_must_settle_is_told():
    """A claim that is not settled says so, so that nobody approves it unawares."""
    edition = edition_of()
    told = planned(PAPERS["every_word"](edition))
    claims = edition.claims(each for _, ids in leaning_of(edition.story) for each in ids)
    unsettled = [claim.expert for claim in claims if claim.expert]

    assert 3 < len(unsettled)
    assert [] == [words for words in unsettled if squeezed(words) not in told]


def test_it_says_who_approved_it():
    """The front names the role and the organisation, or that nobody has yet."""
    assert squeezed("Approved by DSL, A school") in planned(PAPERS["every_word"](signed()))
    assert squeezed("Approved by nobody yet") in planned(PAPERS["every_word"](edition_of()))
