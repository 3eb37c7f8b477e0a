"""The form of a value: whatever is sent is looked at without a crash, and help never says what is right."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.marking.every_kind import BY_ID, FITTING, MANIFEST, RUN, any_json
from trainingkit.marking.answers import check_value, unmarkable
from trainingkit.marking.values import MOST_RUNS, MOST_STEPS

STEP = {"choice": "c1", "at": 1.0}
DEEP = reduce(lambda inner, _: [inner], range(5000), "x")
STRANGE = {"none": None, "number": 1, "true": True, "list": [], "mapping": {}, "lists": [[]], "deep": DEEP}


def help_for(item: str, value) -> list[str]:
    """What is said of a value."""
    return [trouble.what for trouble in check_value(BY_ID[item], value, MANIFEST)]


def stopped_by(item: str, value) -> str | None:
    """Why a value cannot be marked."""
    return unmarkable(BY_ID[item], value, MANIFEST)


def table(**cells) -> list:
    """A table whose first row has these cells."""
    return [cells, {}]


@pytest.mark.parametrize("name", BY_ID)
def test_a_value_that_fits_is_not_commented_on(name):
    """Of every kind."""
    assert [] == help_for(name, FITTING[name])


@examples(1)
@given(name=st.sampled_from(sorted(BY_ID)), value=any_json)
def test_any_json_is_looked_at_without_a_crash(name, value):
    """Whatever a page or a file holds, each trouble is a sentence."""
    assert all(isinstance(told, str) for told in help_for(name, value))


@pytest.mark.parametrize("name", BY_ID)
@pytest.mark.parametrize("value", STRANGE)
def test_a_value_of_another_kind_is_no_crash(name, value):
    """Nor is one that is nested without end."""
    assert isinstance(stopped_by(name, STRANGE[value]), str | None)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("one", "d", "the answer is not one of the options"),
        ("one", ["a"], "the answer is not one of the options"),
        ("file", "cases.csv", "the answer is not one of the options"),
        ("several", "a", "the answer is not a list of choices"),
        ("several", ["a", "a"], "a choice is there twice"),
        ("several", ["a", "b", "c"], "3 are chosen"),
        ("several", ["a", ["b"]], "a choice is not one of the options"),
        ("order", ["a", "b"], "the order does not have every action once"),
        ("order", ["a", "b", "b"], "the order does not have every action once"),
        ("match", {"a": "d"}, "the right side of a pair is not one of the options"),
        ("match", {"d": "a"}, "the left side of a pair is not one of the options"),
        ("say", {"choice": "a"}, "the first sentence is missing"),
        ("say", {"text": "x", "choice": "d"}, "the answer is not one of the options"),
        ("decide", {"choice": "d"}, "the decision is not one of the options"),
        ("write", {"texts": {"who": "x"}}, "the answer has something that was not asked: “who”"),
        ("write", {"texts": {"why": 1}}, "Why: this is not text"),
        ("table", [{}, {}, {}, {}], "the table has 4 rows"),
        ("table", table(who="x"), "row 1 has something that was not asked: “who”"),
        ("numbers", {"sum": 1250}, "Sum: this is not text"),
        ("function", {"source": "x" * 20_001}, "the function is too long to be marked"),
        ("function", {"source": "x", "result": 1}, "there is no function"),
        ("play", {"form": "form-d", "runs": []}, "this is a run of another story"),
        ("play", {"form": [], "runs": []}, "this is not a record of runs"),
        ("play", {"form": "form-a", "runs": [RUN | {"form": "form-d"}]}, "this is a run of another story"),
        ("play", {"form": "form-a", "runs": [RUN | {"started": "now"}]}, "this is not a record of runs"),
        (
            "play",
            {"form": "form-a", "runs": [RUN | {"started": "0001-01-01T00:00+14:00"}]},
            "this is not a record of runs",
        ),
        ("play", {"form": "form-a", "runs": [RUN | {"steps": [{"choice": "c1"}]}]}, "this is not a record of runs"),
        ("play", {"form": "form-a", "runs": [RUN] * (MOST_RUNS + 1)}, f"there are {MOST_RUNS + 1} runs"),
        ("play", {"runs": []}, "this is not a record of runs"),
        (
            "play",
            {"form": "form-a", "runs": [RUN | {"steps": [STEP] * (MOST_STEPS + 1)}]},
            "this is not a record of runs",
        ),
    ],
)
def test_what_cannot_be_marked_is_said(name, value, why):
    """The first thing that stops marking is told in words of the item."""
    assert why == stopped_by(name, value)


@pytest.mark.parametrize("at", [float("nan"), float("inf"), -1, 10**400, True, "1"], ids=repr)
def test_a_step_has_a_time_that_can_be(at):
    """Seconds since the run began, and nothing else."""
    value = {"form": "form-a", "runs": [RUN | {"steps": [{"choice": "c1", "at": at}]}]}

    assert "this is not a record of runs" == stopped_by("play", value)


@pytest.mark.parametrize(
    ("name", "value", "help_"),
    [
        ("match", {"a": "a", "b": "b"}, "“C” has no partner yet"),
        ("table", [{"what": "a"}], "the table has 1 rows"),
        ("table", table(what="d"), "row 1, What is not one of the options"),
        ("table", table(when="3 May"), "row 1, When: “3 May” cannot be read"),
        ("table", table(when="2026-05-03 23:40"), "row 1, When: “2026-05-03 23:40” cannot be read"),
        ("table", table(hash="0" * 63), f"row 1, Hash: “{'0' * 60}…” cannot be read"),
        ("table", table(seen="maybe"), "row 1, Seen: “maybe” cannot be read"),
        ("numbers", {"sum": "about 5"}, "Sum: “about 5” cannot be read"),
        ("numbers", {"at": "22:40 UTC"}, "At: “22:40 UTC” cannot be read"),
        ("say", {"text": "one two three four five six seven eight nine"}, "the first sentence: this has 9 words"),
        ("write", {"texts": {"why": "one two three four five six"}}, "Why: this has 6 words"),
        ("write", {"texts": {"why": "x" * 20_001}}, "Why: this is too long"),
        ("numbers", {"note": " " * 2_001}, "Note: this is too long"),
        ("table", table(when="9" * 2_001), "row 1, When: this is too long"),
    ],
)
def test_what_is_incomplete_or_long_is_helped_with_and_still_marked(name, value, help_):
    """Nobody loses a whole answer for a part of it, and a person reads what is longer than asked."""
    assert help_ in help_for(name, value)
    assert stopped_by(name, value) is None
