"""What a case offers is read from its manifest, in its order, and nothing else is taken for one."""

import pytest

from trainingkit.marking.case_options import case_options

MANIFEST = {
    "files": [{"id": "bank.csv", "size": 3}, {"id": "calls.csv"}],
    "accounts": [{"id": "u1", "handle": "@skye_r"}],
    "exhibits": [{"id": "KD/1", "file": "bank.csv"}],
    "references": [{"id": "HERON-412"}],
}


def test_options_have_the_ids_of_the_case():
    """And say what is known of each: the handle of an account, the file of an exhibit."""
    found = case_options(MANIFEST)

    assert ["bank.csv", "calls.csv"] == [option.id for option in found["files"]]
    assert [("u1", "u1 (@skye_r)")] == [(option.id, option.text) for option in found["accounts"]]
    assert [("KD/1", "KD/1: bank.csv")] == [(option.id, option.text) for option in found["exhibits"]]
    assert ["HERON-412"] == [option.id for option in found["references"]]
    assert () == found["display-names"]


@pytest.mark.parametrize(
    "manifest",
    [{}, [], None, {"files": 3}, MANIFEST | {"accounts": [{"id": "u1"}]}, MANIFEST | {"files": [{"id": 3}]},
     MANIFEST | {"exhibits": ["KD/1"]}],
    ids=repr,
)  # fmt: skip
def test_what_is_no_manifest_is_told(manifest):
    """One error, whatever is wrong with it."""
    with pytest.raises(ValueError, match="this is not the manifest of a case"):
        case_options(manifest)
