"""Mistakes in the guidance files, told with file, line and column."""

import pytest

from tests.guidance.small_guidance import write_guidance
from trainingkit.diagnostics import Severity
from trainingkit.errors import AuthorMistakes
from trainingkit.guidance import load_guidance, read_guidance
from trainingkit.guidance import reading as reading_module


def only(folder):
    """The one diagnostic of a folder, without the folder's own path."""
    (found,) = read_guidance(folder).diagnostics
    return found.headline().replace(f"{folder}/", "")


def test_the_shipped_files_are_sound_and_read_once():
    """The package's own guidance has no diagnostics, and is the same object every time."""
    assert () == read_guidance(reading_module.DATA).diagnostics
    assert load_guidance() is load_guidance()


def test_the_small_folder_of_these_tests_is_sound(tmp_path):
    """Unbroken, the folder that the tests below break reads without a diagnostic."""
    read = read_guidance(write_guidance(tmp_path))

    assert () == read.diagnostics
    assert ["do-not-pay"] == list(read.value.claims)


def test_a_misspelt_source_is_told_where_it_stands(tmp_path):
    """A claim that names a source that does not exist is an error at that very word, with the nearest name."""
    folder = write_guidance(tmp_path, claims=("[a-leaflet]", "[a-leaflet, a-leflet]"))

    (found,) = read_guidance(folder).diagnostics

    assert 'claims.yml:4:26: error[unknown-source] "do-not-pay" names "a-leflet", which is not in sources.yml' == only(
        folder
    )
    assert 'did you mean "a-leaflet" (line 2)?' == found.hint


def test_a_source_inside_a_disputed_position_is_checked_too(tmp_path):
    """The sources of both positions must exist."""
    disputed = (
        "review_by: 2027-05-01\n    conflict:\n      positions:\n"
        '        - {who: "A", says: "One.", sources: [a-leaflet]}\n'
        '        - {who: "B", says: "Two.", sources: [nowhere]}\n'
        '      taught: "Either."'
    )
    folder = write_guidance(tmp_path, claims=("review_by: 2027-05-01", disputed))

    assert only(folder).startswith("claims.yml:11:46: error[unknown-source]")


def test_a_dispute_with_one_side_is_not_one(tmp_path):
    """A conflict needs both official positions."""
    one_sided = (
        "review_by: 2027-05-01\n    conflict:\n      positions:\n"
        '        - {who: "A", says: "One.", sources: [a-leaflet]}\n      taught: "Either."'
    )
    folder = write_guidance(tmp_path, claims=("review_by: 2027-05-01", one_sided))

    assert only(folder).startswith("claims.yml:10:9: error[out-of-range]")


def test_an_id_used_twice_is_told_at_the_second(tmp_path):
    """Two records of one file with one id are an error at the second, which names the line of the first."""
    folder = write_guidance(tmp_path)
    path = folder / "claims.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.removeprefix("claims:\n"), encoding="utf-8")

    (found,) = read_guidance(folder).diagnostics

    assert only(folder).startswith("claims.yml:8:9: error[duplicate-id]")
    assert "the first is in line 2" == found.hint


def test_a_source_that_nothing_leans_on_is_told(tmp_path):
    """A leftover source is an error, so that the list stays the list of what was used."""
    spare = (
        'sources:\n  - {id: spare, publisher: "P", title: "T", where: "example.org", read_on: 2026-11-21, copy: full}\n'
    )
    folder = write_guidance(tmp_path, sources=("sources:\n", spare))

    assert 'sources.yml:2:10: error[unused-source] nothing leans on "spare"' == only(folder)


def test_nobody_may_claim_to_have_read_what_was_not(tmp_path):
    """A record marked as read needs a source that was."""
    folder = write_guidance(tmp_path, sources=("copy: part", "copy: none"))

    codes = {d.code for d in read_guidance(folder).diagnostics}

    assert {"nothing-was-read"} == codes


def test_a_review_date_more_than_a_year_away_is_told(tmp_path):
    """The review date is at most a year after the day the source was read."""
    folder = write_guidance(tmp_path, claims=("2027-05-01", "2027-11-22"))

    (found,) = read_guidance(folder).diagnostics

    assert only(folder).startswith("claims.yml:7:16: error[review-too-late]")
    assert "write 2027-11-21 or earlier" == found.hint


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "code"),
    [
        ("helplines", 'contact: "999"', "contact: 999", "helplines.yml:4:14", "wrong-type"),
        ("helplines", 'href: "tel:999"', 'href: "call 999"', "helplines.yml:5:11", "bad-id"),
        ("claims", "review_by: 2027-05-01", 'review_by: "2027-05-01"', "claims.yml:7:16", "wrong-type"),
        ("claims", "confidence: read", "confidence: sure", "claims.yml:5:17", "unknown-word"),
        ("claims", "england-wales", "england-and-wales", "claims.yml:6:21", "unknown-word"),
        ("claims", "    sources: [a-leaflet]\n", "", "claims.yml:2:5", "missing-key"),
        ("routes", "contact:", "contakt:", "routes.yml:5:5", "unknown-key"),
        ("offences", "statute:", "statute: null\n    extent:", "offences.yml:5:5", "empty-value"),
    ],
)
def test_a_mistake_of_form_has_its_place(tmp_path, file, old, new, place, code):
    """A wrong type, word, key or an empty value is one error at its line and column."""
    folder = write_guidance(tmp_path, **{file: (old, new)})

    assert only(folder).startswith(f"{place}: {Severity.ERROR}[{code}]")


def test_mistakes_of_several_files_are_told_together(tmp_path):
    """All files are read before anything is given up."""
    folder = write_guidance(
        tmp_path, claims=("confidence: read", "confidence: sure"), routes=("kind: police", "kind: sheriff")
    )

    assert ["claims.yml", "routes.yml"] == [d.location.path.name for d in read_guidance(folder).diagnostics]


def test_a_package_with_unsound_guidance_refuses_to_start(tmp_path, monkeypatch):
    """Loading unsound guidance raises, with every diagnostic."""
    monkeypatch.setattr(reading_module, "DATA", write_guidance(tmp_path, claims=("[a-leaflet]", "[gone]")))
    load_guidance.cache_clear()

    with pytest.raises(AuthorMistakes, match="unknown-source"):
        load_guidance()

    load_guidance.cache_clear()


def test_advice_rests_on_claims_that_are_there(tmp_path):
    """A pupil is told nothing that nobody read."""
    folder = write_guidance(tmp_path, advice=("claims: [do-not-pay]", "claims: [do-not-play]"))
    (found,) = read_guidance(folder).diagnostics

    assert ("unknown-claim", 'did you mean "do-not-pay" (line 2)?') == (found.code, found.hint)


def test_no_phase_is_left_without_advice(tmp_path):
    """There is an answer to "what could help?" after the worst, too."""
    folder = write_guidance(tmp_path, advice=("phase: after", "phase: before"))
    (found,) = read_guidance(folder).diagnostics

    assert ("no-advice", 'there is no advice for the phase "after"') == (found.code, found.message)
