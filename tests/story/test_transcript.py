"""A transcript replays exactly or is refused with the reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tiny import tiny
from trainingkit.errors import TranscriptRefused
from trainingkit.story import replay
from trainingkit.story.transcript import Step, _seal, from_json, to_json

BODY = """
    passages:
      start:
        choices:
          - {id: a, text: A, to: start}
          - {id: b, text: B, to: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
"""
STORY = tiny(BODY)
RUN = (Step("start.a", 1.5), Step("start.b", 4.0))


def test_a_transcript_replays_exactly():
    """What is read is what was written, with the states of the run."""
    steps, states = from_json(to_json(STORY, RUN), STORY)

    assert RUN == steps
    assert replay(STORY, ["a", "b"]) == states


@given(st.integers(min_value=0, max_value=len(to_json(STORY, RUN)) - 3))
def test_a_file_cut_short_anywhere_is_refused(length):
    """No prefix of a transcript passes for one."""
    with pytest.raises(TranscriptRefused, match="cut short|not a transcript"):
        from_json(to_json(STORY, RUN)[:length], STORY)


def test_a_changed_story_is_refused():
    """A run belongs to the very text that it was played on."""
    changed = tiny(BODY.replace("text: A", "text: AA"))

    with pytest.raises(TranscriptRefused, match='"tiny" has changed since this run'):
        from_json(to_json(STORY, RUN), changed)


def test_another_story_is_refused():
    """A run of one story is not a run of another."""
    other = STORY.model_copy(update={"story": "other"})

    with pytest.raises(TranscriptRefused, match='a run of "tiny", not of "other"'):
        from_json(to_json(STORY, RUN), other)


@pytest.mark.parametrize(
    ("run", "reason"),
    [
        ((Step("start.zzz", 0.0),), 'choice 1: "zzz" is not on offer in passage "start"'),
        ((Step("over.a", 0.0),), 'choice 1: "over.a" was made in another passage than "start"'),
        ((*RUN, Step("over.a", 5.0)), 'choice 3: "a" is not on offer in passage "over"'),
    ],
)
def test_a_choice_that_was_not_on_offer_is_refused(run, reason):
    """A transcript is replayed, never believed."""
    with pytest.raises(TranscriptRefused) as caught:
        from_json(to_json(STORY, run), STORY)

    assert reason in str(caught.value)


def test_an_altered_transcript_is_refused():
    """A slip of an editor is noticed."""
    data = json.loads(to_json(STORY, RUN))
    data["choices"][0]["at"] = 99

    with pytest.raises(TranscriptRefused, match="its seal does not match"):
        from_json(json.dumps(data), STORY)


def test_another_version_is_refused_by_number():
    """A transcript of a newer program says so."""
    with pytest.raises(TranscriptRefused, match="of version 7; this program reads 1"):
        from_json('{"transcript": 7}', STORY)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": ' * 900 + "1" + "}" * 900, "", "\x00", "[]", "null"])
def test_whatever_is_no_transcript_is_refused(text):
    """However odd or deep the text: a refusal, never another exception."""
    with pytest.raises(TranscriptRefused, match="not a transcript"):
        from_json(text, STORY)


@pytest.mark.parametrize("at", [float("nan"), float("inf"), 10**400, -1, "1", None])
def test_a_time_that_no_clock_shows_is_refused(at):
    """Sealed or not, a step has a choice and a number of seconds."""
    body = json.loads(to_json(STORY, RUN))
    del body["seal"]
    body["choices"][0]["at"] = at

    with pytest.raises(TranscriptRefused, match="does not list its choices"):
        from_json(json.dumps(body | {"seal": _seal(body)}), STORY)


def test_a_pupils_run_is_never_written():
    """There is no transcript of a pupil."""
    with pytest.raises(ValueError, match="never written"):
        to_json(STORY.model_copy(update={"audience": "pupil"}), RUN)
