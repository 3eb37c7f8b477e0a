"""Each variant can be solved from its folder alone, is as long as the others, and can carry each plant anywhere."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.evidence.cases import ASSESSED, SOUND, SPECS, reference_solution, spec, text_of, variants, written
from trainingkit.evidence import build_case

SOLUTION = reference_solution()
LONGER_OR_SHORTER = 0.1


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_reference_solution_finds_what_is_true(path, tmp_path):
    """In every variant, a reader who has only the folder finds each answer."""
    for case in variants(path):
        assert case.truth.model_dump(mode="json") == SOLUTION.solve(written(case, tmp_path)), case.variant


@given(st.binary(min_size=1, max_size=32), st.sampled_from([SOUND, *SPECS]))
@examples(0.3)
def test_every_seed_gives_a_case_that_can_be_solved(tmp_path_factory, seed, path):
    """Not only the variants that were looked at: whatever the seed."""
    case = build_case(spec(path), seed)
    folder = written(case, tmp_path_factory.getbasetemp() / "any-seed")

    assert case.truth.model_dump(mode="json") == SOLUTION.solve(folder)


@pytest.mark.parametrize("path", ASSESSED, ids=lambda path: path.stem)
def test_variants_are_equally_long(path):
    """Messages, lines and words of each variant lie within a tenth of the middle one."""
    cases = variants(path)
    for measure in (messages, lambda case: len(text_of(case).split()), lambda case: text_of(case).count("\n")):
        counts = [measure(case) for case in cases]
        middle = statistics.median(counts)

        assert middle > 0
        assert all(abs(count - middle) <= LONGER_OR_SHORTER * middle for count in counts)


def test_both_assessed_specs_are_equally_long():
    """Who takes the other case reads as much, and finds the same plants."""
    one, two = (spec(path) for path in ASSESSED)
    words = [statistics.median(len(text_of(case).split()) for case in variants(path)) for path in ASSESSED]

    assert set(one.plants) == set(two.plants)
    assert abs(words[0] - words[1]) <= LONGER_OR_SHORTER * words[0]
    assert len({(len(s.conversations), len(s.payments), len(s.calls)) for s in (one, two)}) == 1


def messages(case) -> int:
    """How many messages the export has."""
    return case.files["chat-export.json"].count(b'"sent"')


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        ("altered_file", 4),
        ("utc_event_file", 3),
        ("gap_exhibit", 5),
        ("crop_file", 3),
        ("payment_files", 8),
        ("account_id", 20),
        ("linking_reference", 20),
        ("display_names", 15),
        ("total_paid", 4),
        ("victim_age", 2),
        ("first_contact_iso", 20),
    ],
)
def test_no_answer_can_be_passed_on(answer, least):
    """Over the variants, every answer differs, so that the neighbour's is of little use."""
    for path in ASSESSED:
        found = {getattr(case.truth, answer) for case in variants(path)}

        assert least <= len(found), (path.stem, found)
