"""The blueprint and the force's confirmations are read strictly."""

from datetime import date
from pathlib import Path

import pytest

from tests.course.small import BLUEPRINT
from trainingkit.course.assignment import read_assignment
from trainingkit.course.blueprint import Confirmation, may_be_graded, read_blueprint, read_confirmed
from trainingkit.guidance import load_guidance
from trainingkit.guidance.review import is_confirmed

LINE = "{claim: do-not-pay, who: A. Example, role: lead, since: 2026-12-01, until: 2027-12-01}"
CONFIRMED = f"format: 1\nconfirmed:\n  - {LINE}\n"
INSTRUCTOR = Path(__file__).resolve().parents[2] / "instructor"
CLAIMS = load_guidance().claims.values()


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("row: risk", "row: luck", "unknown-word"),
        ("behaviour: risk-question", "behaviour: rudeness", "unknown-word"),
        ("weight: 5", "weight: -5", "out-of-range"),
        ("counts: [pick, call]", "counts: []", "out-of-range"),
        ("chances: 5", "chances: many", "wrong-type"),
        ("chances: 5", "chance: 5", "unknown-key"),
    ],
)
def test_a_mistake_in_the_blueprint_is_told(was, now, code, tmp_path):
    """With one code for each, at its place."""
    path = tmp_path / "blueprint.yml"
    assert was in BLUEPRINT
    path.write_text(BLUEPRINT.replace(was, now, 1))
    loaded = read_blueprint(path)

    assert loaded.value is None
    assert code in [found.code for found in loaded.diagnostics]


def test_the_line_that_confirmed_yml_shows_can_be_read(tmp_path):
    """Whoever copies it has a file without mistakes."""
    shown = (INSTRUCTOR / "confirmed.yml").read_text(encoding="utf-8")
    (line,) = [line.removeprefix("# ") for line in shown.splitlines() if line.startswith("# - {")]
    path = tmp_path / "confirmed.yml"
    path.write_text(f"format: 1\nconfirmed:\n{line}\n")

    assert () == read_confirmed(path).diagnostics
    assert read_confirmed(INSTRUCTOR / "confirmed.yml").value is not None


def test_a_confirmation_has_a_name_a_role_and_an_end(tmp_path):
    """Whoever confirms can be asked, and is asked again."""
    path = tmp_path / "confirmed.yml"
    path.write_text(CONFIRMED)
    (found,) = read_confirmed(path).value.confirmed
    path.write_text(CONFIRMED.replace(", until: 2027-12-01", ""))

    assert ("do-not-pay", date(2027, 12, 1)) == (found.claim, found.until)
    assert ["missing-key"] == [each.code for each in read_confirmed(path).diagnostics]


def test_what_was_read_at_its_source_may_be_graded_by_anybody():
    """And what was not, only by a force that confirmed it, until that ends."""
    open_claim = next(claim for claim in CLAIMS if not is_confirmed(claim))
    until = date(2027, 12, 1)
    here = {
        open_claim.id: Confirmation(claim=open_claim.id, who="A", role="lead", since=date(2026, 12, 1), until=until)
    }

    assert all(may_be_graded(claim, {}, until) for claim in CLAIMS if is_confirmed(claim))
    assert not may_be_graded(open_claim, {}, until)
    assert may_be_graded(open_claim, here, until)
    assert not may_be_graded(open_claim, here, date(2027, 12, 2))


def test_an_assignment_that_is_not_there_is_read_without_a_crash(tmp_path):
    """Everything that is missing is a diagnostic, and nothing is made up."""
    files = read_assignment(tmp_path, "gone")

    assert ["unreadable-file"] * 2 == [each.code for each in (*files.items.diagnostics, *files.key.diagnostics)]
    assert ({}, {}, {}, {}, {}) == (files.by_id, files.keys, files.rubrics, files.stories, files.grade_cells())
