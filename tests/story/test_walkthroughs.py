"""Walkthroughs: read strictly, replayed exactly."""

import pytest

from tests.tiny import tiny
from trainingkit.story.walkthroughs import (
    Walkthrough,
    WalkthroughFails,
    play_choices,
    read_walkthrough,
    run_walkthrough,
)

STORY = """
passages:
  start: {next: fork}
  fork:
    choices:
      - {id: left, text: "Left", to: turn}
      - {id: right, text: "Right", to: end}
  turn: {next: end}
  end: {ending: done}
"""


def walkthrough(*choices, story="tiny", ending="done"):
    """A walkthrough of the story above."""
    return Walkthrough(story=story, name="A run", choices=choices, ending=ending)


def test_continue_may_be_left_out():
    """Where it is the only way on it is taken: before a choice, and to the ending."""
    every = ("start.next", "fork.left", "turn.next")

    assert every == run_walkthrough(tiny(STORY), walkthrough("fork.left")).choices
    assert every == run_walkthrough(tiny(STORY), walkthrough(*every)).choices


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (walkthrough("fork.left", story="other"), '"A run" is of the story "other", not of "tiny"'),
        (walkthrough("fork.left", ending="lost"), '"A run" comes to "done", not to "lost"'),
        (walkthrough("start.next"), '"A run" stops in "fork", which is not an ending'),
        (walkthrough("fork.left", "fork.right"), 'choice 2, "fork.right": the run stands in "end" there'),
    ],
)
def test_a_walkthrough_that_does_not_fit_is_told_why(run, message):
    """The message names the run, or its choice counted from 1."""
    with pytest.raises(WalkthroughFails, match=f"^{message}$"):
        run_walkthrough(tiny(STORY), run)


def test_a_choice_that_is_not_on_offer_is_refused():
    """The engine says what is."""
    with pytest.raises(WalkthroughFails, match='choice 1: "up" .*on offer: left, right') as caught:
        play_choices(tiny(STORY), ["fork.up"])

    assert ("choices", 0) == caught.value.at


def test_a_circle_of_continues_ends():
    """A story that only goes round does not hang its reader."""
    story = tiny("passages: {start: {next: other}, other: {next: start}, end: {ending: done}}")

    assert story.passages[play_choices(story, ["start.next"]).state.passage].ending is None
    with pytest.raises(WalkthroughFails, match='choice 1, "end.go": the run stands in "other" there'):
        play_choices(story, ["end.go"])


def test_a_slip_in_the_file_is_told_with_its_place(tmp_path):
    """Unknown keys are mistakes, with line and near miss."""
    path = tmp_path / "run.yml"
    path.write_text("story: tiny\nname: A run\nchoises: [a.b]\nchoices: [a.b]\nending: done\n")
    loaded = read_walkthrough(path)

    assert loaded.value is None
    assert [("unknown-key", 3, 'did you mean "choices"?')] == [
        (d.code, d.location.line, d.hint) for d in loaded.diagnostics
    ]
