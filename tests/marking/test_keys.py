"""A key is read strictly, and takes from the truth of a case what it says it takes."""

from pathlib import Path

import pytest

from tests.marking.every_kind import BY_ID, criterion, key_of, wanted
from trainingkit.datafile import read_datafile
from trainingkit.marking.keys import KeyFile, looked_up
from trainingkit.marking.mark import mark_answer

TRUTH = {"file": "bank.csv", "accounts": ("u1", "u2"), "sum": 120, "empty": "", "none": ()}


def test_what_is_true_in_a_case_is_written_out():
    """A text for a text, in a list every text of a list, and inside whatever it is nested in."""
    cell, known = ({"column": "a", "equals": (text,)} for text in ("truth:sum", "120"))
    asked = wanted(chose=("truth:file",), has=("x", "truth:accounts"), any=({"cells": (cell,)},))
    expected = wanted(chose=("bank.csv",), has=("x", "u1", "u2"), any=({"cells": (known,)},))

    assert expected == looked_up(asked, TRUTH)


def test_what_is_not_looked_up_stays():
    """Pairs, numbers and words that only look alike."""
    asked = wanted(
        pairs={"a": ("b",)}, least_pairs=1, chose=("the truth: x",), outputs=({"arguments": (), "gives": 1},)
    )

    assert asked == looked_up(asked, TRUTH)


def test_what_a_function_gives_may_be_true_in_a_case():
    """Then its type is that of the truth."""
    asked = wanted(outputs=({"arguments": (), "gives": "truth:sum"},))

    assert 120 == looked_up(asked, TRUTH).outputs[0].gives


@pytest.mark.parametrize("name", ["missing", "empty", "none"])
def test_a_truth_that_a_case_does_not_have_is_an_error(name):
    """A criterion that nothing could meet must never be marked by."""
    with pytest.raises(KeyError, match=name):
        looked_up(wanted(chose=(f"truth:{name}",)), TRUTH)


def test_an_answer_is_marked_by_the_truth_of_its_own_case():
    """The same answer is right in one case and not in another."""
    finds = criterion("finds", '{chose: ["truth:file"]}')
    key = key_of(f"item: file, criteria: [{finds}]")
    manifest = {"files": BY_ID["one"].options}

    assert ["best"] == [mark.level for mark in mark_answer(BY_ID["file"], key, "a", {"file": "a"}, manifest)]
    assert ["harmful"] == [mark.level for mark in mark_answer(BY_ID["file"], key, "a", {"file": "b"}, manifest)]


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("{item: one}", "nothing-to-mark"),
        (f"{{item: one, criteria: [{criterion('c', '{}')}]}}", "empty-requirement"),
        (f"{{item: one, criteria: [{criterion('c', '{chose: []}')}]}}", "empty-requirement"),
        (f"{{item: one, criteria: [{criterion('c', '{answered: true}', 'red: [rudeness]')}]}}", "unknown-word"),
        (f"{{item: one, tags: {{a: [rude]}}, criteria: [{criterion('c', '{answered: true}')}]}}", "unknown-word"),
        (f"{{item: one, criteria: [{criterion('c', '{before: [[a, b, c]]}')}]}}", "out-of-range"),
    ],
)
def test_a_key_that_marks_nothing_or_says_what_is_not_known_is_told(item, code):
    """With one code for one mistake."""
    head = "format: 1\nassignment: every-kind\nversion: 1\nitems_version: 2\nitems: ["
    found = read_datafile(Path("key.yml"), KeyFile, f"{head}{item}]\n").diagnostics

    assert [code] == [d.code for d in found]
