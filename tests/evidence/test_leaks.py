"""The truth comes out beside the files and never lies among them."""

import json
import re

import pytest

from tests.evidence.cases import ASSESSED, SECRET, SPECS, spec, text_of, variants
from trainingkit.evidence import PLANTS, build_case, seed_for

# Words by which a file would give away what it is; "copy" and "part" are said of every file that is one.
TELLING = re.compile(
    r"\b(alter(?:ed|ation)?|tamper\w*|edited|planted?|decoy|fake|benign|innocent|look-?alike|offender|truth|answer key|"
    r"crop(?:ped)?|gap|mismatch|solution|suspicious|culprit|seed|secret)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_no_file_says_what_it_is(path):
    """No file marks what was altered, who is innocent or where the gap is, and none names a plant."""
    for case in variants(path):
        text = text_of(case)

        assert [] == TELLING.findall(text)
        assert [] == [plant for plant in PLANTS if plant in text]
        assert {"display_names"} == {name for name in type(case.truth).model_fields if name in text}  # all of them


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_what_only_work_finds_stands_nowhere(path):
    """The hash a file has now and the sum of the payments are in no file: they have to be worked out."""
    for case in variants(path):
        text = text_of(case)

        assert case.truth.altered_now_hash not in text
        assert case.truth.total_paid not in text


def test_the_age_is_on_no_page():
    """The age is worked out from the date of birth; the profile shows another."""
    for path in SPECS:
        for case in variants(path):
            shown = re.findall(r"<dt>Age shown</dt><dd>(\d+)</dd>", text_of(case))

            assert [str(spec(path).people["victim"].shown_age)] == shown
            assert case.truth.victim_age not in shown


def test_the_manifest_treats_all_alike():
    """Entries of one kind have the same keys, so that none stands out; texts are there for every screen picture."""
    for path in SPECS:
        manifest = json.loads(variants(path)[0].files["case.json"])
        by_kind = {}
        for entry in manifest["files"]:
            by_kind.setdefault((entry["kind"], entry["description"]), set()).add(tuple(entry))
        assert {1} == {len(shapes) for shapes in by_kind.values()}
        for key in ("accounts", "exhibits", "references", "people"):
            assert 1 == len({tuple(entry) for entry in manifest[key]})


@pytest.mark.parametrize("path", ASSESSED, ids=lambda path: path.stem)
def test_the_package_alone_cannot_reproduce_a_truth(path):
    """With another secret, the same variant of the same assignment has other answers; without one there is no seed."""
    ours = variants(path)[0]
    guesses = [b"", b"secret", b"trainingkit", SECRET.upper()]
    others = [build_case(spec(path), seed_for(guess, "evidence-handling", path.stem, "v01")) for guess in guesses]

    assert all(other.truth.account_id != ours.truth.account_id for other in others)
    assert all(other.truth.altered_log_hash != ours.truth.altered_log_hash for other in others)
    assert spec(path).seed is None


def test_a_hash_in_the_log_tells_only_one_file():
    """All but the altered file still have the hash that the log gives."""
    for path in SPECS:
        for case in variants(path):
            assert 1 == text_of(case).count(case.truth.altered_log_hash)
