"""Exact exploration: every state, nothing invented, and what follows from it."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.effort import examples
from tests.story.brute import all_runs, all_states
from tests.story.strategies import stories
from tests.tiny import tiny
from trainingkit.errors import NotProved
from trainingkit.story import choices, replay
from trainingkit.story.chances import chance_of
from trainingkit.story.explore import explore
from trainingkit.story.machine import Bar
from trainingkit.story.trackers import facts_of, level

HUB = tiny("""
    flags: [told, never_read]
    passages:
      start:
        choices:
          - {id: tell, text: Tell, to: hub, set: [told, never_read]}
          - {id: wait, text: Wait, to: hub}
      hub:
        choices:
          - {id: a, text: A, to: hub, once: true}
          - {id: b, text: B, to: hub, once: true}
          - {id: go, text: Go, to: last, if: told}
          - {id: rest, text: Rest, to: trap, if: not told}
      last: {next: over}
      trap:
        choices: [{id: again, text: Again, to: trap}]
      over: {ending: over, later: [{id: l, text: Later.}]}
""")


def names(space, mask):
    """The passages of some states."""
    return sorted({space.passages[space.at[i]] for i in np.flatnonzero(mask)})


@given(stories())
def test_every_state_of_play_is_found_and_no_other(story):
    """The explorer knows exactly the passages and the offers that brute-force play comes to."""
    space = explore(story)
    played = {(s.passage, tuple(c.id for c in choices(story, s))) for s in all_states(story)}

    explored = {(s.passage, tuple(c.id for c in choices(story, s))) for s in map(space.state, range(space.size))}

    assert played == explored


@given(stories())
def test_a_state_has_the_same_future_in_play_and_in_the_exploration(story):
    """Following any run through the explored moves offers what the engine offers, and ends where it ends."""
    space = explore(story)
    for run, state in all_runs(story, 4):
        here = 0
        for ref in run:
            low, high = int(space.offsets[here]), int(space.offsets[here + 1])
            here = next(int(space.targets[e]) for e in range(low, high) if space.choices[space.labels[e]] == ref)

        low, high = int(space.offsets[here]), int(space.offsets[here + 1])
        offered = [space.choices[space.labels[e]] for e in range(low, high)]
        assert [f"{state.passage}.{c.id}" for c in choices(story, state)] == offered


@given(stories())
def test_the_shortest_run_to_a_state_is_a_run_to_it(story):
    """Replaying ``path(i)`` comes to state ``i``, as far as anything still reads it."""
    space = explore(story)
    for i in range(space.size):
        state = replay(story, [ref.split(".")[1] for ref in space.path(i)])[-1]

        assert space.state(i).passage == state.passage
        assert choices(story, space.state(i)) == choices(story, state)


@examples(1.5)
@given(stories(most_passages=3, most_criteria=3))
def test_folded_scores_are_those_of_whole_runs(story):
    """Points, harmful criteria and missed reds at every ending are those of some run, and of every short run."""
    space = explore(story, story.criteria)
    explored = {(s.points, s.harmful, s.red_missed) for s in map(space.score, np.flatnonzero(space.endings))}
    played = set()
    for run, state in all_runs(story, 6):
        if state.passage == "over":
            levels = {c.id: level(c, facts_of(c, run)) for c in story.criteria}
            points = sum({"best": 2, "acceptable": 1, "harmful": 0}[found] for found in levels.values())
            missed = [c for c in story.criteria if levels[c.id] == "harmful"]
            played.add((points, sum(not c.red for c in missed), any(c.red for c in missed)))

    assert played <= explored
    for i in np.flatnonzero(space.endings):
        run = space.path(int(i))
        levels = [level(c, facts_of(c, run)) for c in story.criteria]
        assert sum({"best": 2, "acceptable": 1, "harmful": 0}[x] for x in levels) == space.score(int(i)).points


@examples(2)
@given(stories(most_passages=3, most_criteria=3), st.integers(0, 2), st.integers(0, 6))
def test_keeping_only_the_verdict_keeps_every_chance_of_it(story, harmful, points):
    """With a bar, a blind reader passes exactly as often as by the full scores, in no more states."""
    bar = Bar(harmful, points)
    full, short = explore(story, story.criteria), explore(story, story.criteria, bar=bar)
    assume(full.can_reach(np.diff(full.offsets) == 0).all())
    passing = np.zeros(full.size, bool)
    for i in np.flatnonzero(full.endings):
        score = full.score(int(i))
        passing[i] = not score.red_missed and score.harmful <= harmful and score.points >= points

    assert pytest.approx(chance_of(full, passing)) == chance_of(short, short.passed)
    assert short.size <= full.size + 1


def test_what_nothing_reads_is_forgotten():
    """A flag that no reachable condition reads does not double the states."""
    unread = HUB.model_copy(update={"flags": ("told",)})
    cleaned = HUB.passages["start"].choices[0].model_copy(update={"set": ("told",)})
    passages = dict(HUB.passages)
    passages["start"] = passages["start"].model_copy(update={"choices": (cleaned, HUB.passages["start"].choices[1])})

    assert explore(unread.model_copy(update={"passages": passages})).size == explore(HUB).size


def test_a_trap_is_where_no_ending_can_be_reached():
    """``can_reach`` the endings leaves out exactly the trap and what must lead there."""
    space = explore(HUB)

    assert ["hub", "trap"] == names(space, ~space.can_reach(space.endings))
    assert all("told" not in space.state(i).flags for i in np.flatnonzero(~space.can_reach(space.endings)))


def test_a_witness_run_goes_through_a_source_and_keeps_out_of_what_is_avoided():
    """``run`` gives a whole run, or None where every way enters what is avoided."""
    space = explore(HUB)
    first = space.at_passages("start")

    assert ("start.tell", "hub.go", "last.next") == space.run(first, space.endings)
    assert space.run(first, space.endings, avoid=space.at_passages("last")) is None


def test_a_story_beyond_the_cap_is_loudly_not_proved():
    """Nothing is claimed about a story that is too large to see whole."""
    with pytest.raises(NotProved, match='"tiny" has more than 3 states: not proved'):
        explore(HUB, cap=3)


def test_an_add_beyond_a_bound_is_noticed():
    """A counter that would leave its bounds is known with the choice that does it."""
    story = tiny("""
        counters: {n: 1}
        passages:
          start:
            choices:
              - {id: more, text: More, to: start, add: {n: 1}}
              - {id: stop, text: Stop, to: over, if: n >= 1}
          over: {ending: over, later: [{id: l, text: Later.}]}
    """)

    assert {("start.more", "n")} == explore(story).machine.saturated


def test_a_counter_that_nothing_reads_any_more_is_not_said_to_leave_its_bounds():
    """What was forgotten counts as 0, and taking one away from that is no mistake of the author's."""
    story = tiny("""
        counters: {n: 1}
        passages:
          start: {choices: [{id: more, text: More, to: read, add: {n: 1}}]}
          read: {choices: [{id: go, text: Go, to: unread, if: n >= 1}, {id: stay, text: Stay, to: unread}]}
          unread: {choices: [{id: less, text: Less, to: over, add: {n: -1}}]}
          over: {ending: over, later: [{id: l, text: Later.}]}
    """)

    assert set() == explore(story).machine.saturated


def test_a_verdict_that_is_lost_at_the_start_is_one_state():
    """Where a red can never be met, nothing is explored; the start need not be the first passage of the file."""
    story = tiny("""
        criteria: [{id: k, text: K, why: W, red: true, best: {did: [lost.never]}}]
        passages:
          over: {ending: over, later: [{id: l, text: Later.}]}
          lost: {choices: [{id: never, text: Never, to: over}]}
          start: {next: over}
    """)
    space = explore(story, story.criteria, bar=Bar(2, 1))

    assert (1, space.machine.failed) == (space.size, space.at[0])
