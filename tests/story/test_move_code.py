"""A run as a short code: it comes back exactly, and whatever is wrong with a code is said by its kind."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.story.strategies import stories
from tests.tiny import tiny
from trainingkit.errors import ChoiceNotOffered
from trainingkit.story import choices, choose, read_story, start
from trainingkit.story.move_code import ALPHABET, MOST_CHOICES, MoveCodeRefused, decode, encode

BODY = """
    passages:
      start:
        choices:
          - {id: a, text: A, to: start}
          - {id: b, text: B, to: more}
      more: {next: over}
      over: {ending: over, later: [{id: l, text: Later.}]}
"""
STORY = tiny(BODY)
ROOT = Path(__file__).parents[2]
FILES = [
    pytest.param(path, id=path.parent.name)
    for path in sorted([*ROOT.glob("simulations/*/story.yml"), *ROOT.glob("instructor/assessed/*/story.yml")])
]
READ = {}


def read(path):
    """A story of ours as officers play it: pupils have no codes."""
    if path not in READ:
        READ[path] = read_story(path).story.model_copy(update={"audience": "officer"})
    return READ[path]


def a_run(data, story, longest=60):
    """Some run of a story, to an ending or not."""
    state, ids = start(story), []
    for _ in range(data.draw(st.integers(0, longest))):
        offered = choices(story, state)
        if not offered:
            break
        ids.append(data.draw(st.sampled_from([choice.id for choice in offered])))
        state = choose(story, state, ids[-1])
    return tuple(ids)


def kind_of(story, text):
    """In what way a text is refused."""
    with pytest.raises(MoveCodeRefused) as refused:
        decode(story, text)
    return refused.value.kind


@pytest.mark.parametrize("path", FILES)
@given(st.data())
def test_a_run_of_ours_comes_back_exactly(path, data):
    """Every choice of every story there is, "Continue" included."""
    story = read(path)
    ids = a_run(data, story)

    assert ids == decode(story, encode(story, ids))


@given(stories(), st.data())
def test_a_run_of_any_story_comes_back_exactly(story, data):
    """With loops, once-only choices, conditions and traps."""
    ids = a_run(data, story)

    assert ids == decode(story, encode(story, ids))


@given(st.data())
def test_any_one_wrong_character_is_noticed(data):
    """No run is played that nobody made, wherever the finger slipped."""
    ids = a_run(data, STORY)
    code = encode(STORY, ids).replace("-", "")
    at = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([each for each in ALPHABET if each != code[at]]))
    typed = code[:at] + wrong + code[at + 1 :]

    assert kind_of(STORY, typed) in ("mistyped", "cut-short")


@given(st.data())
def test_two_swapped_neighbours_are_noticed(data):
    """The slip that is made most often after a wrong character."""
    code = encode(STORY, a_run(data, STORY)).replace("-", "")
    pairs = [i for i in range(len(code) - 1) if code[i] != code[i + 1]]
    at = data.draw(st.sampled_from(pairs))
    typed = code[:at] + code[at + 1] + code[at] + code[at + 2 :]

    assert kind_of(STORY, typed) in ("mistyped", "cut-short")


@given(st.data())
def test_a_code_that_stops_early_is_called_cut_short(data):
    """Whatever part of it is missing at the end, all of it included."""
    code = encode(STORY, a_run(data, STORY))
    length = data.draw(st.integers(0, len(code.replace("-", "")) - 1))

    assert "cut-short" == kind_of(STORY, code.replace("-", "")[:length])


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    """Nothing that can be typed does anything else."""
    try:
        decode(STORY, text)
    except MoveCodeRefused as error:
        assert error.kind in ("mistyped", "cut-short", "other-story", "other-edition")


@given(st.data())
def test_a_code_is_read_as_it_is_spoken_and_typed(data):
    """Small letters, spaces, missing hyphens, and O, I and L for what they look like."""
    ids = a_run(data, STORY)
    typed = encode(STORY, ids).replace("-", " ").replace("0", "o").replace("1", "l").lower()

    assert ids == decode(STORY, typed)


def test_a_code_of_another_story_is_told_as_that():
    """Even if both have the same passages."""
    other = STORY.model_copy(update={"story": "other"})

    assert "other-story" == kind_of(other, encode(STORY, ["a", "b"]))


def test_a_code_of_another_edition_is_told_as_that():
    """A run belongs to the very text that it was played on."""
    changed = tiny(BODY.replace("text: A", "text: AA"))

    assert "other-edition" == kind_of(changed, encode(STORY, ["a", "b"]))


def test_a_code_with_more_behind_it_is_mistyped():
    """Two codes in one field are none."""
    code = encode(STORY, ["a", "b"])

    assert "mistyped" == kind_of(STORY, code + code)


@pytest.mark.parametrize("typed", ["0", "000", "10", "6000000"])
def test_a_code_too_short_to_name_its_story_is_mistyped(typed):
    """Whole in itself, but no code that was ever shown."""
    assert "mistyped" == kind_of(STORY, typed)


def test_a_code_has_no_look_alikes_and_comes_in_groups_of_four():
    """It is read from one screen and typed on another."""
    groups = encode(STORY, ["a"] * 40 + ["b", "next"]).split("-")

    assert not set("OILU-") & set("".join(groups))
    assert all(len(group) == 4 for group in groups[:-1])
    assert len(groups[-1]) in (1, 2, 3, 4)


def test_continue_costs_nothing():
    """Only what could have been otherwise is in the code."""
    assert len(encode(STORY, ["b"])) == len(encode(STORY, ["b", "next"]))


def test_thirty_decisions_of_our_longest_story_stay_short():
    """Short enough to be typed: seven groups at most for every walkthrough of First call."""
    from trainingkit.story.walkthroughs import read_walkthrough, run_walkthrough

    story = read(ROOT / "simulations" / "first-call" / "story.yml")
    files = sorted((ROOT / "simulations" / "first-call" / "walkthroughs").glob("*.yml"))
    runs = [run_walkthrough(story, read_walkthrough(file).value).choices for file in files]
    codes = [encode(story, [ref.partition(".")[2] for ref in run]) for run in runs]

    assert codes
    assert max(len(code.split("-")) for code in codes) <= 7


def test_pupils_have_no_codes():
    """Their runs are never written down: neither made nor read."""
    pupils = STORY.model_copy(update={"audience": "pupil"})

    with pytest.raises(ValueError, match="never written down"):
        encode(pupils, ["a"])
    with pytest.raises(ValueError, match="never written down"):
        decode(pupils, encode(STORY, ["a"]))


def test_a_run_that_cannot_be_played_has_no_code():
    """Nor has one that is longer than any can be."""
    with pytest.raises(ChoiceNotOffered, match="choice 2"):
        encode(STORY, ["a", "zzz"])
    with pytest.raises(ValueError, match="more than"):
        encode(STORY, ["a"] * (MOST_CHOICES + 1))


def test_the_longest_run_comes_back():
    """Its length takes more than one character, and so does its code's."""
    ids = ("a",) * MOST_CHOICES

    assert ids == decode(STORY, encode(STORY, ids))
