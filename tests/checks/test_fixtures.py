"""Every code has a story that breaks it, and its message is exactly the expected one.

``UPDATE_EXPECTED=1 pytest tests/checks`` writes the expected texts anew; read them before you commit them.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.checks.known import GUIDANCE, TODAY
from trainingkit.checks import RULES, check_story
from trainingkit.checks.form import FORM
from trainingkit.diagnostics import Severity, render
from trainingkit.story import read_story

HERE = Path(__file__).parent
CODES = sorted([*FORM, *(rule.code for rule in RULES)])
UNBREAKABLE = {"red-missed-passes"}
"""Held by the marking itself: no story can break it, so its test breaks the marking (test_scoring.py)."""


def check(path: Path):
    """A fixture's story file and its diagnostics; comments in its first line say how it is checked."""
    file = read_story(path)
    first = file.text.partition("\n")[0]
    cap = re.match(r"# cap: (\d+)", first)
    how = {"cap": int(cap[1])} if cap else {name: True for name in ("release", "measures") if first == f"# {name}"}
    return file, check_story(file, guidance=GUIDANCE, today=TODAY, **how)


def fixture_of(code: str) -> Path:
    """The path of a code's fixture, relative to the fixtures, as messages name it."""
    return Path(code) / "story.yml" if (HERE / "fixtures" / code).is_dir() else Path(f"{code}.yml")


@pytest.fixture(scope="session")
def fixtures(tmp_path_factory):
    """A copy of the fixtures, with the large picture that is not kept in the repository."""
    folder = tmp_path_factory.mktemp("checks") / "fixtures"
    shutil.copytree(HERE / "fixtures", folder)
    (folder / "image-large" / "town.svg").write_text("<svg/>" + " " * 210_000)
    return folder


@pytest.fixture
def beside_fixtures(fixtures, monkeypatch):
    """Messages then name files without the folders of this machine."""
    monkeypatch.chdir(fixtures)


@pytest.mark.parametrize("code", [c for c in CODES if c not in UNBREAKABLE])
def test_fixture_gets_its_message(code, beside_fixtures):
    """The fixture of a code gives exactly the expected text."""
    file, found = check(fixture_of(code))
    told = "\n\n".join(render(d, file.text if d.location.path == file.path else None) for d in found) + "\n"
    path = HERE / "expected" / f"{code}.txt"
    if "UPDATE_EXPECTED" in os.environ:
        path.write_text(told, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == told


@pytest.mark.parametrize("code", [c for c in CODES if c not in UNBREAKABLE])
def test_fixture_breaks_its_own_rule_only(code, beside_fixtures):
    """One cause gives one code; the check before a release may add notes and the word that it is a draft."""
    _, found = check(fixture_of(code))
    codes = {d.code for d in found}

    assert {code} == codes - ({"draft"} if code != "draft" else set())


def test_every_code_has_a_fixture_and_no_fixture_is_left_over():
    """The fixtures, their expected texts and the codes are the same list."""
    fixtures = {p.stem for p in (HERE / "fixtures").iterdir()}
    expected = {p.stem for p in (HERE / "expected").glob("*.txt")}

    assert set(CODES) - UNBREAKABLE == fixtures
    assert set(CODES) - UNBREAKABLE == expected


def test_codes_are_unique():
    """No two rules share a code."""
    assert len(CODES) == len(set(CODES))


@pytest.mark.parametrize("name", ["pupil", "officer"])
def test_good_stories_have_nothing_to_tell(name):
    """The stories that the fixtures are made from keep every rule."""
    _, found = check(HERE / "good" / f"{name}.yml")

    assert () == found


def test_severities_are_as_declared(beside_fixtures):
    """What is told carries the severity of its rule."""
    told = {d.code: d.severity for code in CODES if code not in UNBREAKABLE for d in check(fixture_of(code))[1]}
    declared = {rule.code: rule.severity for rule in RULES} | {code: severity for code, (severity, _) in FORM.items()}

    assert {code: declared[code] for code in told} == told
    assert set(Severity) == set(told.values())
