"""How the parts of a story are called on paper: numbers, letters, and conditions in words."""

import pytest

from tests.tiny import tiny
from trainingkit.editions.print.told import Told, in_words
from trainingkit.story.conditions import parse_condition

STORY = tiny("""
    flags: [told_early]
    passages:
      start:
        ask: First?
        choices:
          - {id: tell, text: Tell, to: second, set: [told_early]}
          - {id: wait, text: Wait, to: second}
      second:
        title: The second
        ask: Then?
        choices:
          - {id: early, text: Early, to: end, if: told_early}
          - {id: always, text: Always, to: end}
      end: {ending: done, lines: [{id: e, text: Over}], later: [{id: e-l, text: Later}]}
""")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("paid", "“paid”"),
        ("not told_early", "not “told early”"),
        ("told_early and not paid", "“told early” and not “paid”"),
        ("paid or (told_early and not paid)", "“paid” or (“told early” and not “paid”)"),
        ("not (paid or told_early)", "not (“paid” or “told early”)"),
        ("calls >= 2", "“calls” is at least 2"),
        ("calls != 0", "“calls” is not 0"),
    ],
)
def test_a_condition_is_told_in_words(written, words):
    """Flags in quotes with blanks, counters as sentences, brackets where the order would be lost."""
    assert words == in_words(parse_condition(written))


def test_a_choice_has_the_letters_that_it_can_have():
    """A letter is the place among what is on offer; where that depends on the run, both are told."""
    told = Told(STORY)
    early, always = STORY.passages["second"].choices

    assert ("A", "A or B") == (told.letters("second", early), told.letters("second", always))


def test_a_choice_that_is_never_on_offer_says_so():
    """A choice that no state offers has no letter."""
    story = tiny("""
        flags: [never]
        passages:
          start:
            ask: Which?
            choices:
              - {id: a, text: One, to: end}
              - {id: b, text: Two, to: end, if: never}
          end: {ending: done, lines: [{id: e, text: Over}], later: [{id: e-l, text: Later}]}
    """)

    assert "never on offer" == Told(story).letters("start", story.passages["start"].choices[1])


def test_passages_are_called_by_number_and_title():
    """The number is the place in the file; a passage without a title is called by its number."""
    told = Told(STORY)

    assert ["passage 1", "2 The second", "passage 3"] == [told.place(name) for name in STORY.passages]
    assert "Passage 1" == told.title("start")
