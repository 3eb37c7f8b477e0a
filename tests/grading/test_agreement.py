"""How far two people agree, in counts."""

import pytest

from tests.grading.classes import NOON, new_class
from trainingkit.grading.agreement import ENOUGH, agreement, agreements, pairs_of, weighted_kappa
from trainingkit.grading.records import LevelGiven

A2, LOG = "first-response", "decision-log"


def gave(seat: str, row: str, level: int, marker: str, turn: str = "first", answer: str = "one") -> LevelGiven:
    """What somebody gave."""
    return LevelGiven(seat, A2, LOG, row, level, marker, turn, answer, NOON)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The desk of A2."""
    return new_class(tmp_path_factory.mktemp("class")).desk(A2)


def test_counts_are_of_rows_that_two_persons_read_alone(desk):
    """Exact, one apart and further apart are counted by row and together; what was agreed afterwards changes none."""
    given = [
        *(gave("seat-01", row, 2, "A") for row in ("risk", "reasons", "victim", "evidence")),
        gave("seat-01", "risk", 2, "B", "second"),
        gave("seat-01", "reasons", 1, "B", "second"),
        gave("seat-01", "victim", 0, "B", "second"),
        gave("seat-01", "victim", 2, "B", "agreed"),
        gave("seat-01", "evidence", 0, "A", "second"),
        gave("seat-02", "risk", 3, "A"),
        gave("seat-02", "risk", 0, "B", "second", answer="another text"),
    ]
    told = agreements(desk, given)

    assert [1, 1, 1, 0, 3, 3] == [each.pairs for each in told]
    assert "1 of 3 exact, 1 one apart, 1 two or more apart" == told[-1].sentence
    assert "nothing was marked twice yet" == told[3].sentence


def test_what_is_changed_after_the_other_has_read_counts_for_nothing(desk):
    """A reader's own second thought counts; one that comes after the other's reading, or after a talk, does not."""
    given = [
        gave("seat-01", "risk", 0, "A"),
        gave("seat-01", "risk", 1, "A"),
        gave("seat-01", "risk", 2, "B", "second"),
        gave("seat-01", "risk", 3, "B", "second"),
        gave("seat-01", "risk", 3, "A"),
        gave("seat-01", "risk", 1, "B", "second"),
    ]

    assert [(1, 3)] == pairs_of(desk, given)[LOG, "risk"]


def test_kappa_is_told_from_fifty_pairs():
    """One pair less than fifty has counts only."""
    pairs = [(0, 0), (1, 1), (2, 2), (3, 3), (1, 2)] * (ENOUGH // 5)

    assert agreement(pairs[1:]).kappa is None
    assert "weighted kappa" in agreement(pairs).sentence


def table(*rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """The pairs of a table of counts: the first reader down, the second across."""
    return [(i, j) for i, row in enumerate(rows) for j, count in enumerate(row) for _ in range(count)]


def test_kappa_of_two_radiologists():
    """Four grades of 85 mammograms: 0.57, from 0.44 to 0.70 (Penn State, STAT 509, lesson 18.7)."""
    found = weighted_kappa(table((21, 12, 0, 0), (4, 17, 1, 0), (3, 9, 15, 2), (0, 0, 0, 1)))

    assert (0.57, 0.44, 0.70) == tuple(round(number, 2) for number in (found.value, found.low, found.high))


def test_kappa_of_a_small_table():
    """Three grades, 19 pairs: 0.4701, from 0.1845 to 0.7558 (SAS, PROC FREQ, as quoted by statsmodels)."""
    found = weighted_kappa(table((0, 4, 1), (0, 8, 0), (0, 1, 5)), most=2)

    assert (0.4701, 0.1845, 0.7558) == tuple(round(number, 4) for number in (found.value, found.low, found.high))


def test_kappa_of_one_level_is_not_defined():
    """Where both gave one and the same level to all, there is nothing to compare with chance."""
    assert weighted_kappa([(2, 2)] * 60) is None
    assert weighted_kappa([]) is None
