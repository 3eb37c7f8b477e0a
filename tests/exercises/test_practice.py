"""``practice``: answers at once, saves nothing, and says nothing before it is asked."""

import pytest

from trainingkit.exercises import practice


def test_what_is_said_of_the_options_is_not_on_the_page_before(notebook):
    """Tones, replies and examples are no part of the sheet."""
    shown = [practice(item).sheet for item in ("try", "words")]

    assert ["practice", "practice"] == [sheet["mode"] for sheet in shown]
    assert [] == [word for word in ("tone", "Asking helps", "harmful", "Thank you for") if word in str(shown)]


def test_an_answer_gets_its_reply(notebook, talk):
    """What is said comes when it is asked for, under the number of the question."""
    (told,) = talk(practice("try"), {"type": "reply", "n": 3, "value": "wait"})

    assert {
        "type": "replies",
        "n": 3,
        "replies": [{"option": "wait", "tone": "harmful", "text": "Waiting leaves him alone."}],
    } == told


def test_nothing_is_saved(notebook, talk):
    """A lesson leaves no trace of what was tried."""
    before = sorted(path.name for path in notebook.iterdir())
    talk(practice("try"), {"type": "reply", "n": 1, "value": "ask"})
    sent = talk(practice("try"), {"type": "save", "n": 1, "base": 0, "value": "ask"})

    assert [] == sent
    assert before == sorted(path.name for path in notebook.iterdir())


@pytest.mark.parametrize("value", [None, "run", ["ask"], 3])
def test_what_is_no_answer_is_refused(notebook, talk, value):
    """The kernel goes on working."""
    assert ["refused"] == [each["type"] for each in talk(practice("try"), {"type": "reply", "n": 1, "value": value})]


def test_an_unknown_item_says_what_was_meant(notebook):
    """A slip in a lesson shows a panel."""
    assert 'did you mean "try"?' == practice("tryy").sheet["error"]["hint"]
