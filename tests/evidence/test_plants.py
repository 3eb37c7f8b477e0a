"""Each plant brings its own answers; what is not planted is not there to be found."""

import csv
import io

import pytest

from tests.evidence.cases import SOUND, spec
from trainingkit.evidence import PLANTS, ContinuityEntry, build_case, continuity_gaps, hash_file, read_case_spec

ANSWERS = {
    "altered-copy": {"altered_file", "altered_log_hash", "altered_now_hash"},
    "utc-and-bst": {
        "utc_event_file",
        "utc_event_utc",
        "utc_event_local",
        "utc_event_utc_iso",
        "utc_event_local_iso",
    },
    "changed-name": {"account_id", "display_names"},
    "benign-look-alike": {"benign_account"},
    "linking-reference": {"linking_reference", "linked_accounts"},
    "missing-original": {"crop_file", "crop_missing"},
    "continuity-gap": {"gap_exhibit", "gap_from", "gap_to"},
    "placeholder": {"placeholder_file"},
}
ALWAYS = {"victim_age", "total_paid", "payment_files", "first_contact_iso", "demand_iso"}
SEEDS = range(6)


def with_plants(*plants: str):
    """The small case with these plants only, under several seeds."""
    all_of_them = f"[{', '.join(spec(SOUND).plants)}]"
    only = read_case_spec(SOUND, SOUND.read_text(encoding="utf-8").replace(all_of_them, f"[{', '.join(plants)}]"))
    return [build_case(only.spec, seed) for seed in SEEDS]


def rows(case, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of a case."""
    return list(csv.DictReader(io.StringIO(case.files[name].decode())))


def test_the_catalogue_is_the_one_that_is_tested():
    """A new plant gets its line here."""
    assert set(PLANTS) == set(ANSWERS)


@pytest.mark.parametrize("plant", ANSWERS)
def test_a_plant_brings_its_answers_and_no_other(plant):
    """With one plant, and what it needs, exactly its answers are not empty."""
    needed = PLANTS[plant].needs
    wanted = set.union(ALWAYS, *(ANSWERS[name] for name in (plant, *needed)))
    for case in with_plants(*needed, plant):
        given = {name for name, value in case.truth.model_dump().items() if value}

        assert wanted == given


def test_without_plants_everything_fits_together():
    """Every hash agrees, nobody is missing in the continuity, all times are BST, every name and reference is unique."""
    for case in with_plants():
        log = rows(case, "exhibit-log.csv")
        entries = [
            ContinuityEntry(
                exhibit_ref=row["exhibit_ref"],
                holder=row["holder"],
                begin=row["begin"].replace(" BST", "+01:00"),
                end=row["end"].replace(" BST", "+01:00"),
            )
            for row in rows(case, "continuity.csv")
        ]

        assert all(hash_file(case.files[row["original_name"]]) == row["hash_value"] for row in log)
        assert () == continuity_gaps(entries)
        assert {"BST"} == {row["zone"] for row in rows(case, "calls.csv")}
        assert b"UTC" not in case.files["notification.eml"].replace(b"ahead of UTC", b"")
        assert "IMG_0417.png" not in case.files


def test_the_order_of_the_plants_in_a_spec_does_not_matter():
    """They are planted in the order of the catalogue."""
    plants = list(ANSWERS)

    assert [case.files for case in with_plants(*plants)] == [case.files for case in with_plants(*reversed(plants))]


def test_an_altered_file_keeps_its_size():
    """The size in the log does not give it away: the hash has to be computed."""
    for case in with_plants("altered-copy"):
        (line,) = [row for row in rows(case, "exhibit-log.csv") if row["original_name"] == case.truth.altered_file]

        assert str(len(case.files[case.truth.altered_file])) == line["size"]
        assert hash_file(case.files[case.truth.altered_file]) == case.truth.altered_now_hash != line["hash_value"]


def test_a_part_is_smaller_than_the_other_pictures():
    """It can also be seen: the part has no heading and fewer lines."""
    for case in with_plants("missing-original"):
        sizes = {name: len(content) for name, content in case.files.items() if name.startswith("screen-")}

        assert case.truth.crop_file == min(sizes, key=sizes.get)
