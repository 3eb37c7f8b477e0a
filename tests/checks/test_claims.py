"""Claims: known, in date, for this audience, and together for every place the story is for."""

import pytest

from tests.checks.stories import codes, good, told

TRAP = 'set a trap."'
BOTH = ("[england-wales]", "[england-wales, scotland]")


def leaning_on(names: str, *changes: tuple[str, str]) -> str:
    """The good pupil story with claims on a line of its debrief."""
    return good("pupil", (TRAP, f"{TRAP}, claim: {names}"), *changes)


def test_claims_may_cover_the_places_between_them():
    """One claim for each nation is as good as one for all."""
    assert set() == codes(leaning_on("known", BOTH))
    assert {"claim-elsewhere"} == codes(leaning_on("in-scotland", BOTH))
    assert set() == codes(leaning_on("[in-scotland, known]", BOTH))


def test_a_claim_is_told_once_however_often_it_is_used():
    """What is mended in the guidance is mended for all places that lean on it."""
    text = leaning_on("late", ('"Telling an adult helped."', '"Telling an adult helped.", claim: late'))

    assert ["claim-out-of-date"] == [d.code for d in told(text)]


@pytest.mark.parametrize(("names", "release", "expected"), [
    ("worked-out", False, set()),
    ("worked-out", True, {"unconfirmed-claim", "draft"}),
    ("known", True, {"draft"}),
])  # fmt: skip
def test_what_is_unconfirmed_is_listed_before_a_release(names, release, expected):
    """It may be practised meanwhile, so authors are not told each time."""
    assert expected == codes(leaning_on(names), release=release)


def test_the_trainer_may_lean_on_what_is_for_teachers():
    """Trainer text is not for pupils; what is for officers only is not for teachers either."""
    trainer = ("    next: told\n", '    next: told\n    trainer: {point: "Pause here.", claim: %s}\n')

    assert set() == codes(good("pupil", (trainer[0], trainer[1] % "for-teachers")))
    assert {"claim-for-others"} == codes(good("pupil", (trainer[0], trainer[1] % "for-officers")))
