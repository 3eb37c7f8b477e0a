"""Practice answers at once: what is said fits what was chosen, and no score is ever in it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.marking.every_kind import any_json
from trainingkit.datafile import read_datafile
from trainingkit.marking.answers import unmarkable
from trainingkit.marking.practice import PracticeFile, replies

OPTIONS = """\
    options:
      - {id: tell, text: Tell., tone: sound, reply: Telling helps.}
      - {id: keep, text: Keep., tone: sound, reply: Keeping helps.}
      - {id: pay, text: Pay., tone: harmful, reply: Paying brings more.}
"""
ABC = "[{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]"
TEXT = f"""\
format: 1
lesson: first-contact
check: [one]
items:
  - id: one
    kind: choose-one
    title: One
    ask: Which?
{OPTIONS}
  - id: several
    kind: choose-several
    title: Several
    ask: Which?
{OPTIONS}
  - {{id: order, kind: order, title: O, ask: Order., options: {ABC}, sound: [[a], [b, c]], because: Life first.}}
  - id: match
    kind: match
    title: M
    ask: Match.
    left: [{{id: x, text: X}}, {{id: y, text: Y}}]
    right: {ABC}
    sound: {{x: [a], y: [b, c]}}
    because: Each has its own.
  - id: say
    kind: say
    title: S
    ask: Say.
    example: Thank you.
{OPTIONS}
  - {{id: write, kind: write, title: W, ask: Write., parts: [{{id: p, label: P}}], example: So., look_for: [A time.]}}
"""
FILE = read_datafile(Path("practice.yml"), PracticeFile, TEXT).value


def said(item: str, value) -> list[tuple]:
    """What is said of an answer: option, tone and text."""
    return [tuple(each.values()) for each in replies(FILE.item(item), value)]


def test_one_choice_gets_its_own_reply():
    """With its tone, and nothing about the others."""
    assert [("pay", "harmful", "Paying brings more.")] == said("one", "pay")


def test_several_choices_get_their_replies_and_what_was_left():
    """What is sound and was not chosen is offered, too; what harms and was left is not mentioned."""
    assert [
        ("tell", "sound", "Telling helps."),
        ("keep", "sound", "Also worth choosing: Keep. Keeping helps."),
    ] == said("several", ["tell"])


@pytest.mark.parametrize("order", [["a", "b", "c"], ["a", "c", "b"]])
def test_any_order_within_a_step_works(order):
    """Actions of one step may come in any order."""
    assert (None, "sound", "This order works.") == said("order", order)[0]


def test_a_wrong_order_names_the_first_two_to_change():
    """And why, afterwards."""
    assert [
        ("a", "careful", "“A” should come before “B”."),
        (None, None, "Life first."),
    ] == said("order", ["b", "a", "c"])


def test_a_pair_that_does_not_fit_gets_those_that_do():
    """All of them, for each such pair."""
    assert ("y", "careful", "Y: better “B or C”.") == said("match", {"x": "a", "y": "a"})[0]
    assert (None, "sound", "Every pair fits.") == said("match", {"x": "a", "y": "c"})[0]


def test_words_of_ones_own_get_an_example():
    """Whether or not an option was chosen; a text also gets what to look for."""
    assert [(None, None, "One way to say it: “Thank you.”")] == said("say", {"text": "Hi", "choice": None})
    assert ["One way to write it: So.", "Look for: A time."] == [text for _, _, text in said("write", {"texts": {}})]


@examples(1)
@given(item=st.sampled_from(FILE.items), value=any_json)
def test_whatever_can_be_marked_can_be_replied_to(item, value):
    """Each reply is a sentence with a tone or none."""
    if unmarkable(item, value) is None:
        assert all(each["text"] for each in replies(item, value))


@pytest.mark.parametrize(
    ("was", "now"),
    [("sound: [[a], [b, c]]", "sound: [[a], [b]]"), ("sound: [[a], [b, c]]", "sound: [[a], [b, c, d]]"),
     ("{x: [a], y: [b, c]}", "{x: [a]}"), ("{x: [a], y: [b, c]}", "{x: [a], y: [d]}")],
)  # fmt: skip
def test_what_is_sound_covers_what_is_shown(was, now):
    """A step or a partner that is missing, or that nobody can choose, is told before a trainee meets it."""
    found = read_datafile(Path("practice.yml"), PracticeFile, TEXT.replace(was, now)).diagnostics

    assert ["sound-differs"] == [d.code for d in found]
