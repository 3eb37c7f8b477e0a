"""What one exploration gives: the minimised graph, walkthroughs, chances, how far it is."""

import itertools

import numpy as np
import pytest
from hypothesis import assume, given

from tests.story.brute import all_runs
from tests.story.strategies import stories
from tests.tiny import tiny
from trainingkit.errors import NotProved
from trainingkit.story import choices, replay
from trainingkit.story.chances import chance_of, expectation, visits
from trainingkit.story.engine import visible_lines
from trainingkit.story.explore import explore
from trainingkit.story.minimise import minimise, up_to_the_ending
from trainingkit.story.paths import covering_walkthroughs, longest_simple, shortest
from trainingkit.story.progress import decisions_left

COIN = tiny("""
    passages:
      start:
        choices:
          - {id: heads, text: Heads, to: won}
          - {id: tails, text: Tails, to: lost}
          - {id: again, text: Again, to: start}
      won: {ending: won, later: [{id: w, text: Later.}]}
      lost: {ending: lost, later: [{id: l, text: Later.}]}
""")


@given(stories())
def test_the_minimised_graph_reads_like_the_story(story):
    """Along every short run, its nodes show the passage, the lines and the choices that the engine shows."""
    graph = minimise(explore(story))
    for run, state in all_runs(story, 4):
        here = 0
        for ref in run:
            here = dict(graph.nodes[here].choices)[ref.split(".")[1]]
        node, passage = graph.nodes[here], story.passages[state.passage]

        assert state.passage == node.passage
        assert [c.id for c in choices(story, state)] == [c for c, _ in node.choices]
        assert tuple(x.id for x in visible_lines((*passage.lines, *passage.later), state)) == node.lines


@given(stories())
def test_no_two_nodes_of_the_minimised_graph_can_be_told_apart_by_less(story):
    """Minimising the minimised graph merges nothing more: any two nodes differ in what follows from them."""
    graph = minimise(explore(story))
    told = [(n.passage, n.lines, n.debrief, tuple(c for c, _ in n.choices)) for n in graph.nodes]
    apart = {(a, b) for a, b in itertools.combinations(range(len(told)), 2) if told[a] != told[b]}
    while True:
        more = {
            (a, b)
            for a, b in itertools.combinations(range(len(told)), 2)
            if (a, b) not in apart
            and any(
                tuple(sorted(p)) in apart
                for p in zip(dict(graph.nodes[a].choices).values(), dict(graph.nodes[b].choices).values(), strict=True)
            )
        }
        if not more:
            break
        apart |= more

    assert len(told) * (len(told) - 1) // 2 == len(apart)


@given(stories())
def test_an_edition_that_says_the_end_in_common_still_shows_every_line_before_it(story):
    """Minimised without the end, it has no more nodes, and each state's node shows the state's own lines."""
    space = explore(story)
    graph = minimise(space, up_to_the_ending)

    assert len(graph.nodes) <= len(minimise(space).nodes)
    for i in range(space.size):
        state, node = space.state(i), graph.nodes[graph.node_of[i]]
        passage = story.passages[state.passage]

        assert (state.passage, ()) == (node.passage, node.debrief)
        assert tuple(line.id for line in visible_lines(passage.lines, state)) == node.lines


@given(stories())
def test_covering_walkthroughs_take_every_choice_that_leads_to_an_ending(story):
    """Each is a whole run; together they take each choice from which an ending can be reached."""
    space = explore(story)
    runs = covering_walkthroughs(space)
    ends = space.can_reach(space.endings)
    wanted = {space.choices[space.labels[e]] for e in range(len(space.targets)) if ends[space.targets[e]]}

    assert wanted <= {ref for run in runs for ref in run}
    for run in runs:
        last = replay(story, [ref.split(".")[1] for ref in run])[-1]
        assert story.passages[last.passage].ending


def test_shortest_and_longest_runs_are_counted_in_choices():
    """The longest simple run comes to no page twice."""
    space = explore(COIN)

    assert 1 == len(shortest(space))
    assert (1, True) == longest_simple(minimise(space))


def test_a_search_that_was_cut_off_says_so():
    """A bound that is too small gives a lower bound, not a claim."""
    assert (0, False) == longest_simple(minimise(explore(COIN)), steps=1)


def test_a_blind_readers_chances_are_exact_in_spite_of_loops():
    """One third each way and one third round again: half and half, one and a half decisions."""
    expected = expectation(explore(COIN))

    assert {"won": pytest.approx(0.5), "lost": pytest.approx(0.5)} == expected.endings
    assert pytest.approx(1.5) == expected.decisions


@given(stories())
def test_a_blind_reader_comes_to_rest_with_certainty(story):
    """Where an ending can always be reached, the chances of all endings add up to one."""
    space = explore(story)
    assume(space.can_reach(np.diff(space.offsets) == 0).all())

    assert pytest.approx(1.0) == chance_of(space, np.diff(space.offsets) == 0)


def test_chances_of_a_story_with_a_trap_are_refused():
    """A reader who may never stop has no expected minutes."""
    story = tiny("""
        passages:
          start: {choices: [{id: a, text: A, to: start}]}
          over: {ending: over, later: [{id: l, text: Later.}]}
    """)

    with pytest.raises(ValueError, match="no ending can be reached"):
        visits(explore(story))


def test_decisions_left_do_not_count_continue():
    """Progress counts decisions, not pages."""
    story = tiny("""
        passages:
          start: {next: middle}
          middle: {choices: [{id: a, text: A, to: late}, {id: b, text: B, to: middle}]}
          late: {next: over}
          over: {ending: over, later: [{id: l, text: Later.}]}
    """)

    assert {"start": 1, "middle": 1, "late": 0, "over": 0} == decisions_left(story)


def test_circles_that_take_too_long_are_given_up_loudly(monkeypatch):
    """Rather no chance than one that nobody can wait for."""
    monkeypatch.setattr("trainingkit.story.chances.MOST_WORK", 10)

    with pytest.raises(NotProved, match="round in circles for too long"):
        visits(explore(COIN))
