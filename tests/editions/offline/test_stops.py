"""The words of the stops: everyday ones, other ones in another edition."""

from tests.editions.editions import edition_of
from trainingkit.editions.offline.stops import WORDS, stops_of, word_print


def test_a_story_for_pupils_has_three_stops_in_the_order_of_the_story():
    """Before the demand, before help, and before what comes some days later."""
    stops = stops_of(edition_of().story)

    assert [(1, "threat"), (2, "response"), (3, "after")] == [(stop.number, stop.stage) for stop in stops]
    assert 3 == len({stop.word for stop in stops} & set(WORDS))


def test_another_edition_has_other_words():
    """So an old sheet does not open a new page by chance; the same edition keeps its words."""
    story = edition_of().story
    changed = story.model_copy(update={"summary": "Another summary."})

    assert stops_of(story) == stops_of(story.model_copy())
    assert [stop.word for stop in stops_of(story)] != [stop.word for stop in stops_of(changed)]


def test_no_two_words_are_taken_for_each_other():
    """Their prints in the page differ, and capitals and blanks do not count."""
    prints = {word_print("a-friend-request", word) for word in WORDS}

    assert len(WORDS) == len(set(WORDS)) == len(prints)
    assert word_print("a-friend-request", "maple") == word_print("a-friend-request", "  Maple ")
