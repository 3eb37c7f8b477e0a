"""Finding the claim that says something."""

import pytest

from tests.guidance.small_guidance import write_guidance
from trainingkit.guidance import read_guidance
from trainingkit.guidance.finding import find_claims


@pytest.mark.parametrize(
    ("words", "ids"),
    [("pay", ["do-not-pay"]), ("NOT pay.", ["do-not-pay"]), ("do-not", ["do-not-pay"]), ("pay twice", []), ("101", [])],
    ids=["text", "any case and order", "id", "all of them", "claims only"],
)
def test_a_claim_is_found_by_its_words(tmp_path, words, ids):
    """All words are looked for, in the id and in the text."""
    guidance = read_guidance(write_guidance(tmp_path)).value

    assert ids == [claim.id for claim in find_claims(guidance, words)]
