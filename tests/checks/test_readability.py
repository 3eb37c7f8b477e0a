"""The reading age: the published formula, on published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingkit.checks.readability import grade, reading_age, sentences_of, syllables, words_of

MAT = "The cat sat on the mat."
ONE = "a the cat name asked gives school phone here who’s don't bridge please through made comes safe"
TWO = "people money picture someone wanted teacher table police being before safely platform"
THREE = "area family together platypus idea video messages seemingly December anyone another radio"
FOUR = "information category Australian reptilian"


def test_the_formula_gives_the_published_grades():
    """Two examples that explanations of the formula quote with their counts and grades."""
    assert -1.45 == pytest.approx(grade(words=6, sentences=1, syllables=6), abs=0.005)
    assert 11.3 == pytest.approx(grade(words=13, sentences=1, syllables=24), abs=0.05)


def test_the_age_of_a_text_is_its_grade_and_five():
    """Counting included."""
    assert -1.45 + 5 == pytest.approx(reading_age([MAT]), abs=0.005)


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, n) for n, words in enumerate((ONE, TWO, THREE, FOUR), start=1) for word in words.split()]
    + [("well-known", 2), ("21", 2), ("999", 3)],
)
def test_syllables_of_everyday_words(word, count):
    """Silent endings are not counted, joints between vowels are."""
    assert count == syllables(word)


def test_answers_do_not_run_into_each_other():
    """Texts without a full stop count as a sentence each."""
    assert reading_age(["Tell an aunt", "Wait a day"]) < reading_age(["Tell an aunt wait a day"])
    assert reading_age(["", "…"]) is None


def test_sentences_end_at_quotation_marks_too():
    """A full stop inside quotation marks ends a sentence; a number's point does not."""
    text = "“Stay here. I will call.” It is 3.5 miles."

    assert ["“Stay here.", "I will call.”", "It is 3.5 miles."] == sentences_of(text)


@given(words=st.integers(1, 500), sentences=st.integers(1, 50), syllables=st.integers(1, 2000), more=st.integers(1, 50))
def test_longer_sentences_and_longer_words_are_harder(words, sentences, syllables, more):
    """The grade falls with every full stop and rises with every syllable."""
    base = grade(words, sentences, syllables)

    assert grade(words, sentences + more, syllables) < base
    assert grade(words, sentences, syllables + more) > base


@given(st.text())
def test_any_text_has_an_age_or_no_words(text):
    """No text is refused, and every word has a syllable."""
    age = reading_age([text])

    assert (age is None) == (not words_of(text))
    assert all(syllables(word) >= 1 for word in words_of(text))
