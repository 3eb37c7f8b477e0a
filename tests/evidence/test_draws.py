"""Chance follows from the seed and the name of the draw, and from nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from trainingkit.evidence.draws import Draws


def test_a_draw_is_pinned():
    """These very numbers come out on every machine and every Python, or cases already given out would change."""
    draws = Draws("low-tide")

    assert [38, 4, "6411"] == [draws.below("a", 100), draws.between("b", 1, 6), draws.digits("c", 4)]
    assert ("e", "c", "a", "d", "b") == draws.shuffled("d", "abcde")


def test_seeds_that_read_alike_are_alike():
    """A seed may be given as a number, as text or as bytes."""
    assert 1 == len({Draws(seed).below("a", 10**9) for seed in (7, "7", b"7")})


def test_a_draw_does_not_depend_on_those_before():
    """A draw that is added later changes no other."""
    draws = Draws(1)
    draws.shuffled("something else", range(50))

    assert Draws(1).below("a", 10**9) == draws.below("a", 10**9)


@given(st.integers(), st.lists(st.integers(), max_size=12))
def test_shuffling_loses_nothing(seed, items):
    """Whatever is shuffled is there afterwards, as often as before."""
    assert sorted(items) == sorted(Draws(seed).shuffled("order", items))


@given(st.integers(), st.integers(-50, 50), st.integers(0, 100))
def test_between_includes_both_ends_and_nothing_beyond(seed, low, more):
    """A number between two others is never outside them."""
    assert low <= Draws(seed).between("n", low, low + more) <= low + more


def test_every_option_is_drawn_sometimes():
    """No option is left out: over many seeds, each comes about equally often."""
    drawn = [Draws(seed).pick("colour", ("red", "green", "blue")) for seed in range(600)]

    assert all(150 < drawn.count(colour) < 250 for colour in ("red", "green", "blue"))
