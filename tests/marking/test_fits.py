"""Every word of a requirement holds when it should, and does not when it should not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.marking.every_kind import any_json, wanted
from trainingkit.marking.fits import fits, is_blank
from trainingkit.marking.keys import Wanted

CELL = {"column": "sum", "equals": ("120",)}
ROWS = [{"what": "a", "sum": "5"}, {"what": "b", "sum": "120"}]


@pytest.mark.parametrize(
    ("said", "holds", "does_not"),
    [
        ({"chose": ("a", "b")}, "b", "c"),
        ({"chose": ("a",)}, {"text": "x", "choice": "a"}, {"text": "a", "choice": None}),
        ({"has": ("a", "b")}, ["b", "c", "a"], ["a"]),
        ({"has_not": ("c",)}, ["a"], ["a", "c"]),
        ({"first": ("a", "b")}, ["b", "a"], ["c", "a"]),
        ({"first": ("a",)}, ["a"], []),
        ({"before": (("a", "b"),)}, ["a", "c", "b"], ["b", "a"]),
        ({"before": (("a", "b"),)}, ["a", "b"], ["a"]),
        ({"pairs": {"a": ("x", "y"), "b": ("z",)}}, {"a": "y", "b": "z"}, {"a": "y", "b": "x"}),
        ({"pairs": {"a": ("x",), "b": ("z",)}, "least_pairs": 1}, {"a": "x"}, {"a": "z"}),
        ({"row": ({"column": "what", "equals": ("b",)}, CELL)}, ROWS, [ROWS[0] | {"what": "b"}, {"sum": "120"}]),
        ({"cells": ({"column": "what", "equals": ("a",)}, CELL)}, ROWS, ROWS[:1]),
        ({"cells": (CELL | {"row": 2},)}, ROWS, ROWS[::-1]),
        ({"cells": (CELL | {"row": 3},)}, [*ROWS, ROWS[1]], ROWS),
        ({"cells": (CELL | {"within": 1},)}, {"sum": "£121.00"}, {"sum": "122"}),
        ({"answered": True}, {"texts": {"why": "so"}}, {"texts": {"why": " "}}),
        ({"all": ({"has": ("a",)}, {"has": ("b",)})}, ["a", "b"], ["a"]),
        ({"any": ({"has": ("a",)}, {"has": ("b",)})}, ["b"], ["c"]),
        ({"has": ("a",), "has_not": ("b",)}, ["a"], ["a", "b"]),
    ],
)
def test_each_word_holds_for_one_answer_and_not_for_another(said, holds, does_not):
    """And several words in one requirement must all hold."""
    assert fits(wanted(**said), holds)
    assert not fits(wanted(**said), does_not)


def test_every_word_of_a_requirement_has_its_pair_above():
    """A word that is added needs an answer that meets it and one that does not; ``outputs`` has tests of its own."""
    tried = set().union(
        *(said for said, _, _ in test_each_word_holds_for_one_answer_and_not_for_another.pytestmark[0].args[1])
    )

    assert set(Wanted.model_fields) - {"outputs"} == tried  # fmt: skip


@pytest.mark.parametrize(
    ("equals", "within", "found", "same"),
    [
        ("2026-07-10T00:40+01:00", 0, "2026-07-09 23:40 UTC", True),
        ("2026-07-10T00:40+01:00", 60, "2026-07-10 00:41 BST", True),
        ("2026-07-10T00:40+01:00", 60, "2026-07-10 00:40 UTC", False),
        ("2026-07-10T00:40+01:00", 60, "2026-07-10 00:40", False),
        ("23:40", 0, "23.40", True),
        ("09:05", 0, "9:05", True),
        ("23:40", 60, "23:41", True),
        ("23:40", 0, "22:40", False),
        ("1250.5", 0, "1,250.50", True),
        ("120", 0, "nan", False),
        ("Bank.csv", 0, " bank.csv ", True),
        ("bank.csv", 0, "bank.cs", False),
        ("yes", 0, "", False),
    ],
)
def test_texts_are_compared_as_what_both_can_be_read_as(equals, within, found, same):
    """The same moment in another zone, the same sum, the same word in other letters."""
    assert same == fits(wanted(cells=({"column": "x", "equals": (equals,), "within": within},)), {"x": found})


@pytest.mark.parametrize(
    ("gives", "within", "found", "same"),
    [
        (1, 0, 1, True), (1, 0, True, False), (1, 0, 1.0, False), (1, 0.5, 1.25, True), (True, 0.5, 1, False),
        (1.5, 0.1, 10**400, False), ("a", 0, "a", True), (None, 0, None, True), ([1, [2]], 0, [1, [2]], True),
        ([1, 2], 0, [1], False), ({"a": 1}, 0, {"a": 1}, True), ({"a": 1}, 0, {"a": 1, "b": 2}, False),
        (1.5, 1, float("nan"), False),
    ],
)  # fmt: skip
def test_outputs_are_compared_with_their_types(gives, within, found, same):
    """True is not 1, and 1 is not 1.0 unless some difference is allowed."""
    asked = wanted(outputs=({"arguments": (), "gives": gives, "within": within},))

    assert same == fits(asked, {"source": ""}, {"[]": found})


def test_an_output_that_is_missing_is_not_met():
    """A function that stopped after the first of two arguments."""
    two = wanted(outputs=({"arguments": (1,), "gives": 1}, {"arguments": (2,), "gives": 2}))

    assert fits(two, {"source": ""}, {"[1]": 1, "[2]": 2})
    assert not fits(two, {"source": ""}, {"[1]": 1})


requirements = st.builds(
    wanted,
    has=st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
    chose=st.lists(st.sampled_from("abc"), max_size=2).map(tuple),
    first=st.lists(st.sampled_from("abc"), max_size=1).map(tuple),
    pairs=st.dictionaries(st.sampled_from("abc"), st.just(("a",)), max_size=2),
    row=st.just(({"column": "what", "equals": ("a", "1"), "within": 1},)),
    answered=st.sampled_from([None, True]),
)


@examples(1)
@given(requirements, any_json, st.dictionaries(st.just("[]"), any_json))
def test_any_json_is_compared_without_a_crash(requirement, value, outputs):
    """Whatever a value holds, it fits or it does not."""
    assert fits(requirement, value, outputs) in (True, False)


@pytest.mark.parametrize("value", [None, "", " \n", [], {}, [""], {"texts": {"a": ""}}, {"choice": None, "text": ""}])
def test_nothing_written_or_chosen_is_blank(value):
    """Empty rows and empty texts are nothing, too."""
    assert is_blank(value)


@pytest.mark.parametrize("value", ["a", ["a"], {"texts": {"a": "x"}}, {"choice": "a", "text": ""}, 0, False])
def test_anything_else_is_not(value):
    """A choice without a text, and even a nought."""
    assert not is_blank(value)
