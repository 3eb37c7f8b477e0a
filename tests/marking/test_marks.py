"""The competence rule over marks of any origin: no red missed, few others harmful, half of the points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from trainingkit.marking.mark import SHARE
from trainingkit.marking.marks import Mark, outcome

LEVELS = st.sampled_from(["best", "acceptable", "harmful", None])


def mark(level, red=False, points=2.0, name="c"):
    """One mark."""
    share = SHARE[level] if level else 0
    return Mark("item", name, "risk", level, points * share, points, ("viewing",) if red else ())


marks = st.lists(st.builds(mark, LEVELS, st.booleans(), st.sampled_from([1.0, 2.0, 3.0])), max_size=12)


@pytest.mark.parametrize(
    ("levels", "competent"),
    [
        (["best"] * 4, True),
        (["acceptable"] * 4, True),
        (["harmful"] * 2 + ["best"] * 2, True),
        (["harmful"] * 2 + ["best", "acceptable"], False),
        (["harmful"] * 3 + ["best"] * 9, False),
        (["best"] * 3 + [None], None),
        (["harmful"] * 3 + [None], False),
        (["harmful", "harmful", None, None], None),
        (["harmful", "harmful", None], False),
        (["harmful", "harmful", "acceptable", None], False),
    ],
)
def test_half_of_the_points_and_at_most_two_harmful(levels, competent):
    """What a person has still to mark leaves it open, unless the rest decides against it already."""
    assert competent is outcome(map(mark, levels)).competent


@pytest.mark.parametrize(
    ("level", "competent"), [("best", True), ("acceptable", True), ("harmful", False), (None, None)]
)
def test_a_red_decides_alone(level, competent):
    """However good all the rest is."""
    found = outcome([mark(level, red=True, name="red"), *[mark("best")] * 20])

    assert competent is found.competent
    assert (("red",) if level == "harmful" else ()) == found.red_missed
    assert (("red",) if level is None else ()) == found.waiting


def test_thirds_and_what_was_typed_add_up_to_half():
    """Three thirds of a point and 2 points that a person typed are 3 of 6: nothing is rounded away."""
    thirds = [Mark(item, item, "risk", "acceptable", 1 / 3, 1.0) for item in "abc"]
    found = outcome([*thirds, Mark("d", "d", "risk", None, 0.0, 3.0)], {"d": 2.0})

    assert (3.0, 6.0, (), True) == (found.points, found.max_points, found.waiting, found.competent)


def test_a_red_waits_whatever_was_typed():
    """Typed points do not say which criteria are met; what is not red need not be read any more."""
    some = [mark(None, red=True, name="red"), mark(None, name="other")]

    assert (2.0, ("red",), None) == (
        (found := outcome(some, {"item": 2.0})).points,
        found.waiting,
        found.competent,
    )


@examples(1)
@given(marks, st.integers(0, 12))
def test_a_missed_red_is_never_competent(some, at):
    """Wherever it is put, into whatever else there is."""
    assert outcome([*some[:at], mark("harmful", red=True), *some[at:]]).competent is False


@examples(1)
@given(marks, LEVELS, LEVELS, st.booleans())
def test_a_better_level_never_makes_the_outcome_worse(some, one, other, red):
    """Neither the points nor the verdict."""
    order = ["harmful", "acceptable", "best"]
    worse, better = sorted((one or "harmful", other or "harmful"), key=order.index)
    before, after = outcome([*some, mark(worse, red)]), outcome([*some, mark(better, red)])

    assert before.points <= after.points <= after.max_points
    assert [False, None, True].index(before.competent) <= [False, None, True].index(after.competent)


@examples(1)
@given(marks, st.data())
def test_what_a_person_marks_last_only_settles_what_was_open(some, data):
    """A verdict that was there before the last text was marked is the verdict afterwards."""
    early = outcome(some)
    settled = [
        m if m.level else mark(data.draw(LEVELS.filter(bool)), bool(m.red), m.max_points) for m in some
    ]  # fmt: skip

    assert early.competent in (None, outcome(settled).competent)


@pytest.mark.parametrize("levels", [(1, 1, 1, 2, 2, 2), (2, 1, 2, 1, 2, 1), (1, 2, 2, 2, 1, 1)])
def test_thirds_of_points_add_up(levels):
    """Levels of a rubric are thirds, and half of the points is half, not a hair less."""
    thirds = [Mark("item", "row", "risk", "acceptable", 0.7 * level / 3, 0.7) for level in levels]

    assert (2.1, True) == (outcome(thirds).points, outcome(thirds).competent)


@examples(0.5)
@given(marks.flatmap(lambda some: st.tuples(st.just(some), st.permutations(some))))
def test_the_order_of_marks_does_not_matter(pair):
    """A result is about what was done."""
    one, other = map(outcome, pair)

    assert (one.competent, one.points, one.max_points) == (other.competent, other.points, other.max_points)
