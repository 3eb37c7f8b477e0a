"""The facilitator sheet: every passage by its number, with what to say there."""

from tests.editions.editions import edition_of
from tests.editions.print.papers_of import PAPERS, planned, squeezed
from trainingkit.editions.offline.stops import stops_of
from trainingkit.editions.print.timing import PLANS
from trainingkit.papers.pdf import Numbered
from trainingkit.story.walk import trainer_texts_of


def entries() -> list[Numbered]:
    """The numbered entries of the sheet."""
    return [each for each in PAPERS["facilitator_sheet"](edition_of()).plan.paper.body if isinstance(each, Numbered)]


def test_passages_have_the_numbers_of_the_player():
    """Each passage stands once, in the order of the file, by its number and title."""
    edition = edition_of()
    passages = list(edition.story.passages.values())

    assert [(str(n), edition.fill(p.title)) for n, p in enumerate(passages, 1)] == [
        (each.number, each.title) for each in entries()
    ]


def test_every_trainer_text_is_on_it():
    """Each point and each ready sentence for laughter and for why is there, names filled in."""
    edition = edition_of()
    told = planned(PAPERS["facilitator_sheet"](edition))
    texts = [text for _, text in trainer_texts_of(edition.story)]

    assert 40 < len(texts)
    assert [] == [text for text in texts if squeezed(edition.fill(text)) not in told]


def test_choices_have_letters_and_say_where_they_lead():
    """A choice is told by its letter, its text and the number it leads to."""
    rows = dict(entries()[3].blocks[0].rows)

    assert {"Question", "A", "B", "C", "D"} == set(rows)
    assert "Alex could tell Kiran about it. → 5" == rows["B"]


def test_choices_of_which_one_shows_share_a_letter():
    """Two choices that never show together have the letter that each has on the projector."""
    worries = next(each for each in entries() if each.title == "Questions")
    letters = [letter for letter, _ in worries.blocks[0].rows]

    assert ["Question", "A", "B", "B", "C", "D"] == letters


def test_every_passage_has_ready_sentences_to_fall_back_on():
    """For laughter and for "why didn't they just" there is a sentence at the top, for passages without their own."""
    told = planned(PAPERS["facilitator_sheet"](edition_of()))

    assert squeezed("If they laugh“People laugh when they do not know what to do.") in told
    assert squeezed("If they ask “why didn’t they just …?”“The one who could have stopped this") in told


def test_every_passage_has_its_minute_in_every_plan():
    """Under each title stands a minute for a lesson of 20, of 50, and for two of 50."""
    assert [] == [each.title for each in entries() if not all(f"{plan}: " in each.aside for plan in PLANS)]


def test_the_words_of_the_stops_are_on_it():
    """Each stop is told with its place and its word."""
    edition = edition_of()
    told = planned(PAPERS["facilitator_sheet"](edition))
    stops = stops_of(edition.story)

    assert 3 == len(stops)
    assert [] == [stop for stop in stops if squeezed(f"Stop {stop.number}{stop.word}{stop.place}") not in told]


def test_names_of_another_set_are_used_throughout():
    """With the second set of names nobody is called by the first."""
    told = planned(PAPERS["facilitator_sheet"](edition_of(named=1)))

    assert "Sam" in told
    assert ("Alex", False) == ("Alex", "Alex" in told)
