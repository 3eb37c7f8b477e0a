"""Which of two verdicts on the same answers stands."""

from hypothesis import given, settings
from hypothesis import strategies as st

from trainingkit.grading.graded import Graded, Response, outcome_with
from trainingkit.grading.regrade.better import RANK, better_of
from trainingkit.marking.marks import Mark

ITEMS = ("one", "two", "three")
SHARE = {"best": 1.0, "acceptable": 0.5, "harmful": 0.0}
RED = {"one": ("risk-question",), "two": (), "three": ()}
levels = st.sampled_from(["best", "acceptable", "harmful"])


def verdict(levels_of: dict[str, tuple], name: str = "old") -> Graded:
    """A verdict in which each item has a criterion worth two points and one worth one; None waits."""
    responses = tuple(
        Response(item, 1, "choose-one", "data", None, "a" * 64, 3.0, marks_of(item, levels_of[item])) for item in ITEMS
    )
    return Graded("seat-01", "call", None, "s", name, 1, 1, 1, name, responses)


def marks_of(item: str, two: tuple) -> tuple[Mark, ...]:
    """The marks of an item."""
    return tuple(
        Mark(item, f"{item}-{number}", "risk", level, most * SHARE.get(level, 0), most, RED[item] if number else ())
        for number, (level, most) in enumerate(zip(two, (2.0, 1.0), strict=True))
    )


decided = st.fixed_dictionaries({item: st.tuples(levels, levels) for item in ITEMS})
typed_scores = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from([0.0, 1.5, 3.0]))


@settings(max_examples=60)
@given(decided, decided, typed_scores)
def test_nobody_is_lower_than_before(old, new, typed):
    """Neither competence nor points are lower than by the old key, with what persons typed and without."""
    chosen = better_of(verdict(old), verdict(new), (), typed)
    lower = []
    for words in ({}, typed):
        was, told = outcome_with(verdict(old).responses, words), outcome_with(chosen, words)
        lower += [words] if RANK[told.competent] < RANK[was.competent] or told.points < was.points else []

    assert [] == lower


@settings(max_examples=60)
@given(decided, decided, typed_scores)
def test_the_same_key_once_more_changes_nothing(old, new, typed):
    """What stands after a regrade stands after the next."""
    chosen = better_of(verdict(old), verdict(new), (), typed)
    again = Graded("seat-01", "call", None, "s", "old", 1, 1, 1, "old", chosen)

    assert chosen == better_of(again, verdict(new), (), typed)


def test_each_item_keeps_its_better_marks():
    """A key that is stricter on one item and milder on another takes nothing away, and gives what it gives."""
    old = {"one": ("best", "best"), "two": ("harmful", "harmful"), "three": ("best", "best")}
    new = {"one": ("harmful", "best"), "two": ("best", "best"), "three": ("best", "best")}
    chosen = better_of(verdict(old), verdict(new), (), {})

    assert [3.0, 3.0, 3.0] == [response.points for response in chosen]


def test_more_points_do_not_buy_a_red_criterion():
    """Points that come with a red criterion missed do not stand where the result was competent."""
    old = {"one": ("harmful", "best"), "two": ("best", "best"), "three": ("best", "best")}
    new = {"one": ("best", "harmful"), "two": ("best", "best"), "three": ("best", "best")}
    told = outcome_with(better_of(verdict(old), verdict(new), (), {}), {})

    assert 8.0 == outcome_with(verdict(new).responses, {}).points
    assert (7.0, True) == (told.points, told.competent)


def test_what_waited_and_has_a_level_now_is_decided():
    """Waiting was no result: the level that a person gave since counts, also where it decides against the trainee."""
    old = {"one": ("best", None), "two": ("best", "best"), "three": ("best", "best")}
    new = {"one": ("best", "harmful"), "two": ("best", "best"), "three": ("best", "best")}
    told = outcome_with(better_of(verdict(old), verdict(new), (), {}), {})

    assert (False, ("one-1",)) == (told.competent, told.red_missed)


def test_what_cannot_be_marked_today_keeps_its_marks():
    """An item without a sandbox today, say, is left as it is."""
    old = {"one": ("harmful", "best"), "two": ("best", "best"), "three": ("harmful", "best")}
    new = {"one": ("best", "best"), "two": ("best", "best"), "three": ("best", "best")}
    chosen = better_of(verdict(old), verdict(new), {"three"}, {})

    assert [3.0, 3.0, 1.0] == [response.points for response in chosen]
