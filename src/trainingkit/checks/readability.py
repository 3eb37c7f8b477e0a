"""How old a reader should be for a text: the Flesch-Kincaid grade level, offline.

The formula is published; what programs differ in is how they count syllables. Here a hyphenation dictionary finds
the joints of a word, and the groups of vowels between the joints are counted.

References
----------
.. [1] J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new readability formulas for Navy
   enlisted personnel", Research Branch Report 8-75, 1975: grade = 0.39 words/sentences + 11.8 syllables/words - 15.59.
"""

import re
from functools import cache
from itertools import pairwise

import pyphen

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’\"')])\s+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_E = re.compile(r"[aeiouy].*[^aeiouyl]e$")
"""The e of "some" in "someone"."""
TWO_AT_THE_END = re.compile(r"(?:[dr]ea|[dr]eo|dio)s?$")
"""Two vowels that are two syllables, where dictionaries show no joint: idea, area, video, radio."""
AGE_OF_GRADE_0 = 5
JOINTS = tuple(pyphen.Pyphen(lang=lang, left=2, right=2) for lang in ("en_GB", "en_US"))


def grade(words: float, sentences: float, syllables: float) -> float:
    """The Flesch-Kincaid grade level of a text with so many words, sentences and syllables (all above 0)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def reading_age(texts: list[str]) -> float | None:
    """The age in years at which texts can be read: the grade level and five; None for no words.

    Each text counts as at least one sentence, so answers without a full stop do not run into each other.
    """
    sentences = [s for text in texts for s in sentences_of(text)]
    words = [w for s in sentences for w in words_of(s)]
    if not words:
        return None
    return AGE_OF_GRADE_0 + grade(len(words), len(sentences), sum(map(syllables, words)))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text; pieces without a word are left out."""
    return [piece for piece in SENTENCE_END.split(text) if WORD.search(piece)]


def words_of(text: str) -> list[str]:
    """The words of a text; "don't" and "thirty-one" are one word each."""
    return WORD.findall(text)


@cache
def syllables(word: str) -> int:
    """How many syllables a word has, 1 or more; a number counts as one for each digit, at most three."""
    if word.isdigit():
        return min(3, len(word))
    parts = [part for part in re.split(r"[’'-]", word.lower()) if part]
    # What stands after an apostrophe ('s, n't, 'll) is not heard as a syllable of its own.
    return max(1, sum(_in_part(part) for part in parts if VOWELS.search(part)))


def _in_part(word: str) -> int:
    joints = sorted({0, len(word), *(p for dictionary in JOINTS for p in dictionary.positions(word))})
    pieces = [word[a:b] for a, b in pairwise(joints)]
    heard = sum(len(VOWELS.findall(piece)) for piece in pieces) + bool(TWO_AT_THE_END.search(word))
    inside = sum(bool(SILENT_E.search(piece)) for piece in pieces[:-1])
    return max(1, heard - inside - _silent(word))


def _silent(word: str) -> int:
    """1 if the word ends in a vowel that is written but not heard: made, comes, asked."""
    if len(word) < 3:
        return 0
    if re.search(r"[^aeiouy]e$", word):
        return 0 if re.search(r"[^aeiouyw]le$", word) else 1
    if re.search(r"[^aeiouy]es$", word):
        return 0 if re.search(r"(?:[sxz]|ch|sh|[cg]|[^aeiouyw]l)es$", word) else 1
    if re.search(r"[^aeiouytd]ed$", word):
        return 1
    return 0
