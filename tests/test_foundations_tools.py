"""What the Makefile calls: cutting a lock, adding up results, listing public names."""

from collections import Counter

import pytest
import run_tests
from lock_subset import lock_subset
from public_names import names_of
from run_tests import Outcome, counted, on_other_pythons, pure_tests, summary

LOCK = """\
annotated-types==0.8.0 \\
    --hash=sha256:aa
    # via pydantic
numpy==2.4.6 \\
    --hash=sha256:bb
    # via
    #   -c requirements.lock
    #   pandas
    #   trainingkit (pyproject.toml)
pandas==3.0.0 \\
    --hash=sha256:cc
    # via trainingkit (pyproject.toml)
pydantic==2.14.3 \\
    --hash=sha256:dd
    # via trainingkit (pyproject.toml)
"""

REPORT = """\
<testsuites><testsuite>
  <testcase name="one"/>
  <testcase name="two"><failure message="no"/></testcase>
  <testcase name="three"><error message="no"/></testcase>
  <testcase name="four"><skipped type="pytest.skip" message="no Chromium"/></testcase>
  <testcase name="five"><skipped type="pytest.xfail" message="known"/></testcase>
</testsuite></testsuites>
"""


def names_in(lock: str) -> list[str]:
    """The packages of a lock's text."""
    return [line.split("==")[0] for line in lock.splitlines() if "==" in line]


def test_a_smaller_lock_has_what_is_wanted_and_what_that_needs(tmp_path):
    """Of a lock stays what is wanted and what it needs, hashes and all."""
    lock = tmp_path / "all.lock"
    lock.write_text(LOCK, encoding="utf-8")

    smaller = lock_subset(lock, {"pydantic"})

    assert ["annotated-types", "pydantic"] == names_in(smaller)
    assert 2 == smaller.count("--hash=sha256:")


def test_a_smaller_lock_cannot_have_what_the_lock_has_not(tmp_path):
    """A wanted package that is not locked is named."""
    lock = tmp_path / "all.lock"
    lock.write_text(LOCK, encoding="utf-8")

    with pytest.raises(ValueError, match=r"all\.lock does not have pyphen"):
        lock_subset(lock, {"pydantic", "pyphen"})


def test_a_report_is_added_up(tmp_path):
    """Errors count as failed, expected failures as passed, and skips keep their reason."""
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")

    expected = Outcome("part", passed=2, failed=2, skipped=Counter({"no Chromium": 1}))
    assert expected == counted("part", report)


def test_the_last_line_says_how_many_passed(monkeypatch, capsys):
    """On a laptop a skip is no failure, and the reason stands before the last line."""
    monkeypatch.setattr(run_tests, "IN_CI", False)

    code = summary([Outcome("part", passed=3, skipped=Counter({"enable with: x": 2}))])

    last = capsys.readouterr().out.splitlines()[-2:]
    assert 0 == code
    assert ["2 skipped: enable with: x", "3 passed, 0 failed, 2 skipped (above: what would enable them)"] == last


def test_a_skip_is_a_failure_in_continuous_integration(monkeypatch, capsys):
    """Where every tool is installed, what is skipped was not tested."""
    monkeypatch.setattr(run_tests, "IN_CI", True)

    code = summary([Outcome("part", passed=3, skipped=Counter({"no Chromium": 2}))])

    assert 1 == code
    assert "3 passed, 2 failed" == capsys.readouterr().out.splitlines()[-1]


def test_the_pure_layers_are_those_of_the_import_contract(tmp_path):
    """The folders of tests for other Pythons follow the contract of that id, whichever stands first."""
    other = '[[tool.importlinter.contracts]]\ntype = "forbidden"\nsource_modules = ["trainingkit.grading.jail"]\n'
    pure = '[[tool.importlinter.contracts]]\nid = "pure-layers"\ntype = "forbidden"\n'
    modules = 'source_modules = ["trainingkit.story", "trainingkit.errors"]\n'
    (tmp_path / "pyproject.toml").write_text(other + pure + modules, encoding="utf-8")
    (tmp_path / "src" / "trainingkit" / "story").mkdir(parents=True)

    assert [tmp_path / "tests" / "story"] == pure_tests(tmp_path)


def test_a_pure_layer_without_tests_is_a_failure(monkeypatch, capsys, tmp_path):
    """A layer that is called pure but has no folder of tests is not passed over."""
    monkeypatch.setattr(run_tests, "other_pythons", dict)
    monkeypatch.setattr(run_tests, "pure_tests", lambda: [run_tests.ROOT / "tests" / "moved-away"])

    outcomes = on_other_pythons(tmp_path)

    assert [Outcome("pure layers", failed=1)] == outcomes
    assert "tests/moved-away is not there" in capsys.readouterr().out


def test_public_names_are_read_without_importing(tmp_path):
    """A face that lists its names has those, in one order; else what it defines is public."""
    listing, defining = tmp_path / "listing.py", tmp_path / "defining.py"
    listing.write_text('import nothing_like_this\n__all__ = ["b", "A"]\nc = 1\n', encoding="utf-8")
    defining.write_text("import json\nX = 1\n_y = 2\nclass Z: ...\ndef a(): ...\n", encoding="utf-8")

    assert ["A", "b"] == names_of(listing)
    assert ["a", "X", "Z"] == names_of(defining)
