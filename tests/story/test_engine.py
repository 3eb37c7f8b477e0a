"""Playing: what is on offer, what a choice does, and that a run is the list of its choices."""

import pytest

from tests.tiny import tiny
from trainingkit.errors import ChoiceNotOffered
from trainingkit.story import choices, choose, replay, start, visible_lines

STORY = tiny("""
    flags: [read_headers]
    counters: {calls: 2}
    passages:
      start:
        lines:
          - {id: always, text: A message.}
          - {id: after, text: You have read the headers., if: read_headers}
        choices:
          - {id: read, text: Read the headers, to: start, set: [read_headers]}
          - {id: forget, text: Forget them, to: start, clear: [read_headers], if: read_headers}
          - {id: call, text: Call, to: start, add: {calls: 1}}
          - {id: once, text: Ask once, to: start, once: true}
          - {id: stop, text: Stop, to: middle, if: read_headers and (calls >= 2 or not read_headers)}
      middle: {next: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
""")


def offered(*run):
    """What is on offer after a run."""
    return [c.id for c in choices(STORY, replay(STORY, run)[-1])]


def test_a_choice_is_hidden_until_its_condition_holds():
    """A choice with ``if:`` is offered only once its flags and counters say so."""
    assert ["read", "call", "once"] == offered()
    assert ["read", "forget", "call", "once"] == offered("read")
    assert ["read", "forget", "call", "once", "stop"] == offered("read", "call", "call")


def test_a_cleared_flag_hides_again():
    """``clear`` takes a flag back."""
    assert ["read", "call", "once"] == offered("read", "forget")


def test_a_once_only_choice_is_gone_after_it_was_taken():
    """``once: true`` offers a choice until it is chosen."""
    assert ["read", "call"] == offered("once")


def test_a_counter_stops_at_its_bound():
    """Counters are bounded, so that the states of a story can be counted."""
    assert {"calls": 2} == dict(replay(STORY, ["call"] * 5)[-1].counts)


def test_lines_show_where_their_condition_holds():
    """A line with ``if:`` shows only where it fits."""
    before, after = replay(STORY, ["read"])
    lines = STORY.passages["start"].lines

    assert ["always"] == [line.id for line in visible_lines(lines, before)]
    assert ["always", "after"] == [line.id for line in visible_lines(lines, after)]


def test_next_is_a_single_continue():
    """A passage with ``next`` offers one choice, "Continue"."""
    (only,) = choices(STORY, replay(STORY, ["read", "call", "call", "stop"])[-1])

    assert ("next", "Continue", "over") == (only.id, only.text, only.to)


def test_an_ending_offers_nothing():
    """A run stops at an ending."""
    assert [] == offered("read", "call", "call", "stop", "next")


def test_a_choice_not_on_offer_is_refused_with_what_is():
    """The message names the passage and what could be chosen."""
    with pytest.raises(ChoiceNotOffered, match='"stop" is not on offer in passage "start"; on offer: read, call, once'):
        choose(STORY, start(STORY), "stop")


def test_a_replay_says_which_choice_was_not_on_offer():
    """Choices of a run are counted from 1."""
    with pytest.raises(ChoiceNotOffered, match="^choice 2: "):
        replay(STORY, ["read", "stop"])


def test_playing_changes_nothing():
    """States are values: the same run gives equal states, and choosing leaves the old state as it was."""
    first = start(STORY)
    choose(STORY, first, "read")

    assert start(STORY) == first
    assert replay(STORY, ["read", "call"]) == replay(STORY, ["read", "call"])
    assert hash(replay(STORY, ["call"])[-1]) == hash(replay(STORY, ["call"])[-1])
