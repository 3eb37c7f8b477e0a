"""trainingkit guidance."""

from datetime import timedelta

from tests.cli.running import run
from trainingkit.guidance import load_guidance, unconfirmed


def first_due():
    """The earliest day by which something is to be reviewed."""
    known = load_guidance()
    return min(
        r.review_by for kind in (known.claims, known.helplines, known.routes, known.offences) for r in kind.values()
    )


def test_nothing_is_due_on_the_last_day():
    """Exit code 0, and the unconfirmed are counted."""
    result = run("guidance", "--today", first_due())

    assert 0 == result.exit_code
    assert result.output.endswith(f": 0 due, {len(unconfirmed(load_guidance()))} unconfirmed\n")


def test_what_is_overdue_fails():
    """From the day after; the row says why."""
    result = run("guidance", "--today", first_due() + timedelta(days=1))

    assert 1 == result.exit_code
    assert first_due().isoformat() in result.output.split("Unconfirmed")[0]


def test_what_is_due_soon_is_listed_without_failing():
    """So that somebody can look at it in time."""
    result = run("guidance", "--today", first_due(), "--within", 1)

    assert 0 == result.exit_code
    assert result.output.startswith("Due within 1 day of ")


def test_a_day_is_written_as_everywhere_here():
    """Anything else is a wrong command."""
    assert 2 == run("guidance", "--today", "21/11/2026").exit_code


def test_a_claim_is_found_by_its_words():
    """Id, words, for whom, where, how surely, until when; one after another, then how many."""
    claim = load_guidance().claims["ask-directly"]
    result = run("guidance", "--find", claim.text)

    said = f"for teachers, officers · {', '.join(claim.jurisdictions)} · read · review by {claim.review_by}"
    assert f"ask-directly\n  {claim.text}\n  {said}\n\n1 claim\n" == result.output


def test_no_claim_is_told_with_the_nearest_id():
    """A slip in an id is no dead end."""
    result = run("guidance", "--find", "ask-direcly")

    known = len(load_guidance().claims)
    assert f'none of {known} claims holds "ask-direcly"; did you mean "ask-directly"?\n' == result.output


def test_finding_needs_a_word():
    """An empty one would list everything."""
    assert 2 == run("guidance", "--find", " ").exit_code
