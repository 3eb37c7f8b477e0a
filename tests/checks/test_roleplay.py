"""The role-play of a story: beyond one fixture a rule."""

from pathlib import Path

import pytest

from tests.checks.stories import codes, told

TEXT = (Path(__file__).parent / "fixtures" / "roleplay-criterion.yml").read_text("utf-8").replace("kepes", "keeps")
SECRET = "You won't tell anybody, will you?"


def changed(old: str, new: str) -> str:
    """The story with some words replaced; they must be there."""
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def test_a_sound_role_play_is_not_commented_on():
    """With every red criterion on the sheet, and the victim on the cards."""
    assert () == told(TEXT)


def test_whoever_is_played_is_somebody_of_the_story():
    """A slip of the pen is told with the nearest name."""
    found = told(changed("plays: caller", "plays: callr"))

    assert [('the actor plays "callr", who is not under people', 'did you mean "caller"?')] == [
        (each.message, each.hint) for each in found
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Send me your picture", "roleplay-offender"),
        ("I look naked in it", "roleplay-offender"),
        ("Is it too late?", "too-late-said"),
        ("He committed suicide", "suicide-words"),
        ("Ring 07911 123456", "real-phone"),
        ("I am {nam}", "unknown-placeholder"),
        ("TODO", "todo"),
    ],
)
def test_what_is_said_is_screened_like_any_other_text(words, code):
    """The cards are read aloud in a room; the same words are kept out of them as out of the passages."""
    assert code in codes(changed(SECRET, words))


def test_the_cards_tell_apart_what_is_theirs():
    """An id that a line of the story has already is told."""
    assert {"duplicate-id"} == codes(changed("id: q-3", "id: s-1"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('    - {id: q-2, when: "Later", text: "Can\'t you just look?"}\n', "", "prompts: needs at least 3"),
        ('just look?"}\n', 'just look?"}\n    - {id: q-4, when: "Then", text: "Two"}\n', "prompts: needs at most 3"),
    ],
)
def test_there_are_three_prompts(old, new, message):
    """An actor keeps three in mind while listening, and two leave a red criterion without its moment."""
    found = told(changed(old, new))

    assert [message] == [each.message for each in found]


def test_cards_lean_on_claims_like_lines():
    """A claim that is not in the guidance is told at the card."""
    assert {"unknown-claim"} == codes(
        changed('only if you are asked.", claim: known', 'only if you are asked.", claim: knwn')
    )
