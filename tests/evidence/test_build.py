"""The same seed gives the same bytes, on every machine and whatever the machine is set to."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.evidence.cases import ASSESSED, PRACTICE, ROOT, SECRET, SOUND, SPECS, spec, variants
from trainingkit.evidence import build_case, seed_for

PRACTICE_DIGEST = "126bc515ee989eb1a8047607a6e240f63d84448f9b47f359d761570265ba70d0"
MOST_BYTES = 1_500_000
RELEASE_BYTES = 50_000_000
AGAIN = """
import sys
from pathlib import Path
from tests.evidence.test_build import digest
from trainingkit.evidence import build_case, read_case_spec
print(digest(build_case(read_case_spec(Path(sys.argv[1])).spec, "low-tide")))
"""


def digest(case) -> str:
    """One hash over all names and contents of a case."""
    whole = hashlib.sha256()
    for name, content in case.files.items():
        for part in (name.encode(), content):
            whole.update(len(part).to_bytes(8) + part)
    return whole.hexdigest()


def test_the_practice_case_is_the_one_that_was_published():
    """These very bytes come out everywhere. If this fails on one machine only, a case there has other hashes.

    If it fails after the practice case was changed on purpose: write down the new digest, and read the case again.
    """
    case = build_case(spec(PRACTICE), spec(PRACTICE).seed)

    assert PRACTICE_DIGEST == digest(case)


@pytest.mark.parametrize(
    "settings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_the_machine_makes_no_difference(settings):
    """Another hash seed, time zone or language: the same bytes."""
    command = [sys.executable, "-c", AGAIN, str(PRACTICE)]
    env = os.environ | settings | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)

    assert digest(build_case(spec(PRACTICE), "low-tide")) == done.stdout.strip()


@given(st.one_of(st.integers(), st.text(max_size=20), st.binary(max_size=40)))
@examples(0.1)
def test_a_seed_gives_one_case(seed):
    """Built twice, a case is the same, and its truth with it."""
    first, second = (build_case(spec(SOUND), seed) for _ in range(2))

    assert first.files == second.files
    assert first.truth == second.truth


def test_another_seed_gives_another_case():
    """No two variants of a spec have the same files, nor the same truth."""
    for path in ASSESSED:
        cases = variants(path)

        assert len(cases) == len({digest(case) for case in cases})
        assert len(cases) == len({case.truth for case in cases})


def test_only_the_manifest_knows_the_variant():
    """Its name changes no other byte."""
    seed = seed_for(SECRET, "evidence-handling", "small-case", "v01")
    one, two = (build_case(spec(SOUND), seed, name) for name in ("v01", "v02"))

    assert {"case.json"} == {name for name in one.files if one.files[name] != two.files[name]}


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_a_case_lists_its_files_in_order(path):
    """Names are plain, sorted, and safe on every system."""
    case = variants(path)[0]

    assert sorted(case.files) == list(case.files)
    assert all(name.isascii() and "/" not in name and "\\" not in name and " " not in name for name in case.files)
    assert len(case.files) == len({name.lower() for name in case.files})


def test_a_release_stays_small():
    """A case stays below 1.5 MB, and all variants of both assessed specs together below 50 MB."""
    sizes = [sum(map(len, case.files.values())) for path in ASSESSED for case in variants(path)]

    assert max(sizes) < MOST_BYTES
    assert sum(sizes) < RELEASE_BYTES


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_the_manifest_tells_what_is_there(path):
    """Every file with its true size, and of everything else that a question offers, from four to eight."""
    case = variants(path)[3]
    manifest = json.loads(case.files["case.json"])
    listed = {entry["id"]: entry["size"] for entry in manifest["files"]}

    assert {name: len(content) for name, content in case.files.items() if name != "case.json"} == listed
    assert "v04" == manifest["variant"]
    for key in ("accounts", "exhibits", "references", "display_names", "people"):
        ids = [entry["id"] for entry in manifest[key]]
        assert 4 <= len(ids) == len(set(ids)) <= 8, key


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_every_answer_is_among_those_on_offer(path):
    """Whatever is true in a case can be chosen from its manifest."""
    for case in variants(path):
        manifest, truth = json.loads(case.files["case.json"]), case.truth
        offered = {key: {entry["id"] for entry in manifest[key]} for key in manifest if isinstance(manifest[key], list)}

        files = {
            truth.altered_file,
            truth.utc_event_file,
            truth.crop_file,
            truth.placeholder_file,
            *truth.payment_files,
        }
        assert files <= offered["files"]
        assert {truth.account_id, truth.benign_account, *truth.linked_accounts} <= offered["accounts"]
        assert {truth.gap_exhibit} <= offered["exhibits"]
        assert {truth.linking_reference} <= offered["references"]
        assert set(truth.display_names) <= offered["display_names"]
        assert truth.crop_missing not in offered["files"]
