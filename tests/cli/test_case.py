"""trainingkit case build."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.an_instructor import SOUND, contents
from tests.cli.running import ROOT, run

PRACTICE = ROOT / "course" / "digital-evidence" / "case.yml"
TEN = (
    ('phones: ["07700 900101"', 'phones: ["07911 123456"'),
    ("domain: pebble.example.org", "domain: pebble.com"),
    ("plants: [altered-copy,", "plants: [altered-file,"),
    ("handles: [pen_cap]", "handles: []"),
    ("{id: told, who: victim,", "{id: told, who: vicitm,"),
    ("{pounds_first} pounds", "{pounds_frist} pounds"),
    ('{id: same, who: again, day: 3, at: "17:26"', '{id: same, who: again, day: 3, at: "27:26"'),
    ("continuity-gap, placeholder]", "continuity-gap, placeholder, placeholder]"),
    ("references: [KESTREL,", "references: [KES TREL,"),
    ('{id: night, who: account, day: 2, at: "00:40"', '{id: night, who: account, day: 1, at: "23:40"'),
)
MISTAKES = [
    '"pebble.com" could be a real address',
    '"07911 123456" could be somebody\'s number',
    '"KES TREL" is not a word for references',
    '"altered-file" is not a plant',
    'plant "placeholder" stands here twice',
    '"friend" has no handles',
    '"{pounds_frist}" is not drawn here',
    'message "night" is marked night and sent at 23:40',
    'message "told" is sent by "vicitm", who is not under people',
    '"27:26" is not a time of day',
]


def test_the_same_seed_gives_the_same_files(tmp_path):
    """A number or a word; another seed gives another case."""
    for name, seed in (("a", "7"), ("b", "7"), ("c", "seven")):
        assert 0 == run("case", "build", SOUND, "--seed", seed, "--out", tmp_path / name).exit_code

    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a") != contents(tmp_path / "c")


def test_what_was_made_is_said_in_a_line(tmp_path):
    """Folder, files and size; the practice case has a seed of its own."""
    result = run("case", "build", PRACTICE, "--out", tmp_path / "deep" / "case")
    files = contents(tmp_path / "deep" / "case")

    assert 0 == result.exit_code, result.output
    size = sum(map(len, files.values())) / 1024
    assert f"{tmp_path / 'deep' / 'case'}: {len(files)} files, {size:,.0f} KB\n" == result.stderr
    assert ["case"] == [path.name for path in (tmp_path / "deep").iterdir()]


def test_the_folder_can_be_opened_like_any_other(tmp_path):
    """It is for a trainee to look at."""
    (tmp_path / "like").mkdir()
    run("case", "build", PRACTICE, "--out", tmp_path / "case")

    assert stat.S_IMODE((tmp_path / "like").stat().st_mode) == stat.S_IMODE((tmp_path / "case").stat().st_mode)


def test_an_empty_folder_may_be_there(tmp_path):
    """Somebody has just made it."""
    (tmp_path / "case").mkdir()

    assert 0 == run("case", "build", PRACTICE, "--out", tmp_path / "case").exit_code
    assert contents(tmp_path / "case")


def test_the_truth_is_written_elsewhere(tmp_path):
    """As JSON; nothing of it is a file of the case."""
    run("case", "build", SOUND, "--seed", "7", "--out", tmp_path / "case", "--truth", tmp_path / "x" / "truth.json")
    truth = json.loads((tmp_path / "x" / "truth.json").read_text(encoding="utf-8"))

    assert truth["account_id"]
    assert "truth.json" not in contents(tmp_path / "case")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), f'"{SOUND}" has no seed of its own: choose one, such as --seed 7'),
        (("--seed", "7", "--truth", "OUT/truth.json"), "the truth must not lie in the folder of the case"),
        (("--seed", "7", "--truth", "OUT/../case/deep/truth.json"), "the truth must not lie in the folder of the case"),
    ],
)
def test_what_cannot_be_built_is_told(tmp_path, words, told):
    """Exit code 1, one sentence, and nothing is made."""
    out = tmp_path / "case"
    result = run("case", "build", SOUND, "--out", out, *(word.replace("OUT", str(out)) for word in words))

    assert 1 == result.exit_code
    assert told in result.stderr
    assert [] == [*tmp_path.iterdir()]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    """A case is never mixed with another."""
    (tmp_path / "mine.txt").write_text("mine")
    result = run("case", "build", PRACTICE, "--out", tmp_path)

    assert 1 == result.exit_code
    assert f'Error: "{tmp_path}" is not empty; name a new folder\n' == result.stderr
    assert {"mine.txt"} == set(contents(tmp_path))


@pytest.mark.parametrize("which", ["--out", "--truth"])
def test_a_place_that_allows_no_file_is_told(tmp_path, which):
    """A file stands where a folder should; no case is left without its truth."""
    (tmp_path / "file").write_text("a file")
    places = {"--out": tmp_path / "case", "--truth": tmp_path / "truth.json", which: tmp_path / "file" / "x"}
    result = run("case", "build", PRACTICE, *(word for each in places.items() for word in each))

    assert 1 == result.exit_code
    assert "cannot be written: " in result.stderr
    assert {"file"} == set(contents(tmp_path))


@pytest.mark.parametrize("out", [(), ("--out", __file__)])
def test_a_command_line_that_is_wrong_ends_with_two(out):
    """No folder, or a file in its place."""
    assert 2 == run("case", "build", PRACTICE, *out).exit_code


def test_a_spec_that_is_not_there_is_a_wrong_command(tmp_path):
    """Exit code 2."""
    assert 2 == run("case", "build", tmp_path / "no.yml", "--out", tmp_path / "case").exit_code


def test_all_mistakes_of_a_spec_are_told_at_once(tmp_path):
    """Each with its place and its fix; nothing is made."""
    spec = spec_with_ten_mistakes(tmp_path)
    result = run("case", "build", spec, "--seed", "7", "--out", tmp_path / "case")

    assert 1 == result.exit_code
    assert MISTAKES == [line.partition("] ")[2] for line in result.stderr.splitlines() if ": error[" in line]
    assert not (tmp_path / "case").exists()


def spec_with_ten_mistakes(folder: Path) -> Path:
    """The sound spec, with ten things changed in it."""
    text = SOUND.read_text(encoding="utf-8")
    for old, new in TEN:
        assert 1 == text.count(old), old
        text = text.replace(old, new)
    path = folder / "spec.yml"
    path.write_text(text, encoding="utf-8")
    return path
