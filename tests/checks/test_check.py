"""Checking a story as a whole: order, release, and stories that cannot be played."""

import pytest

from tests.checks.stories import codes, good, told
from trainingkit.checks import RELEASE_ERRORS
from trainingkit.diagnostics import Severity, in_order
from trainingkit.story import content_hash, story_from
from trainingkit.story.explore import explore


def test_a_story_that_cannot_be_played_is_not_checked_further():
    """Only what the reading found is told; the rest would be guesses."""
    text = good("pupil", ("to: told}", "to: tolld}"), ("The police take over.", "He fell for it."))

    assert {"unknown-passage"} == codes(text)


def test_findings_come_in_the_order_of_the_file():
    """An author works through them from the top."""
    text = good("pupil", ("Hello there", "It costs £50"), ("The police take over.", "He fell for it at 07911 123456."))
    found = told(text)

    assert 3 == len(found)
    assert in_order(found) == found


def test_beyond_the_cap_only_that_is_told_about_paths():
    """Rules about paths say nothing about a story that is not proved; rules about words still do."""
    text = good("pupil", ("    beats: [support]\n", ""), ("The police take over.", "He fell for it."))

    assert {"harm-without-support", "blaming-words"} == codes(text)
    assert {"not-proved", "blaming-words"} == codes(text, cap=2)


def test_a_standard_beyond_the_cap_is_told_too():
    """The paths may be proved and the standard not; that must not look like a standard that holds."""
    text = good("officer")
    paths = explore(story_from("story.yml", text)).size

    assert {"not-proved"} == codes(text, cap=paths)
    assert {"not-proved"} == codes(text, cap=paths - 1)


def seal(until: str, digest: str) -> tuple[str, str]:
    """A sign-off to put into the good pupil story."""
    return (
        "start:",
        f'signed_off: {{role: A, organisation: B, date: 2026-01-08, until: {until}, hash: "{digest}"}}\nstart:',
    )


LATE_IN_RELEASE = {
    "claim-out-of-date": ('set a trap."', 'set a trap.", claim: late'),
    "sign-off-stale": seal("2027-01-08", f"sha256:{'0' * 64}"),
    "sign-off-expired": seal("2026-02-08", content_hash(story_from("story.yml", good("pupil")))),
    "todo": ("The police take over.", "TODO"),
}


@pytest.mark.parametrize("code", sorted(RELEASE_ERRORS))
def test_what_a_release_must_not_have_becomes_an_error(code):
    """The same finding, with more weight before a release."""
    text = good("pupil", LATE_IN_RELEASE[code])
    (before,) = told(text)
    (after,) = (d for d in told(text, release=True) if d.code == code)

    assert (code, before.message) == (before.code, after.message)
    assert before.severity is not Severity.ERROR
    assert after.severity is Severity.ERROR


def test_a_draft_is_told_before_a_release_only():
    """Authors need not be told every time that nobody has signed yet."""
    assert set() == codes(good("pupil"))
    assert {"draft"} == codes(good("pupil"), release=True)
