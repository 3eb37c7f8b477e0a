"""The variant of a trainee is public; the seed of a variant takes the secret."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingkit.evidence import hash_file, seed_for, share_of, variant_of


@given(st.text(max_size=20), st.integers(1, 99))
def test_a_variant_is_one_of_those_there_are(student, count):
    """Whatever the id, the variant is named v01 to the last."""
    variant = variant_of(student, "evidence-handling", count)

    assert "v" == variant[0]
    assert 1 <= int(variant[1:]) <= count


def test_a_variant_is_pinned():
    """It is the same tomorrow: a trainee who comes back finds the same case."""
    assert "v08" == variant_of("trainee-01", "evidence-handling", 24)


def test_a_share_is_that_of_the_variant_of_the_same_place():
    """Form and marking draw from the names that lie there, and both find the variant that the guide names."""
    names = [f"x{n:02}" for n in range(1, 25)]

    assert "x08" == share_of("trainee-01", "evidence-handling", names)
    assert share_of("s\udcff", "evidence-handling", names) in names


def test_variants_are_shared_out_evenly():
    """Over many trainees, no variant is left out or given to a crowd."""
    counts = Counter(variant_of(f"seat-{number}", "evidence-handling", 24) for number in range(2400))

    assert 24 == len(counts)
    assert all(60 < count < 150 for count in counts.values())


def test_a_case_without_variants_is_refused():
    """There is no variant of none."""
    with pytest.raises(ValueError, match="0 variants"):
        variant_of("trainee-01", "evidence-handling", 0)


def test_a_seed_takes_all_four():
    """Another secret, assignment, spec or variant is another seed; moving a letter across is, too."""
    seeds = [
        seed_for(b"one", "a", "b", "v01"),
        seed_for(b"two", "a", "b", "v01"),
        seed_for(b"one", "c", "b", "v01"),
        seed_for(b"one", "a", "d", "v01"),
        seed_for(b"one", "a", "b", "v02"),
        seed_for(b"one", "ab", "", "v01"),
    ]

    assert len(seeds) == len(set(seeds))
    assert {32} == {len(seed) for seed in seeds}


def test_a_hash_is_sha256():
    """The hash of a file is what every other tool computes."""
    assert hashlib.sha256(b"abc").hexdigest() == hash_file(b"abc")
    assert "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" == hash_file(b"")
