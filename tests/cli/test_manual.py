"""The manual of the checks is made from the rules, of every kind of file, and is up to date."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import trainingkit
from trainingkit.checks.manual import codes_of, page_of, pages, summary
from trainingkit.cli.manual import whole_manual
from trainingkit.rule import Rule

DOCS = Path(__file__).parents[2] / "docs" / "checks"
MANUAL = whole_manual()
ENTRIES = [(kind, code) for kind, codes in MANUAL.items() for code in sorted(codes)]
WITH_RULES = ("checks", "course", "evidence", "guidance", "story")


def test_the_manual_is_what_the_rules_say():
    """docs/checks holds exactly the generated pages; if not: make manual."""
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}

    assert pages(MANUAL) == written


@pytest.mark.parametrize(("kind", "code"), ENTRIES)
def test_every_page_has_its_four_parts(kind, code):
    """A page says what, why, gives an example and how to mend it, in this order."""
    page = MANUAL[kind][code].page
    places = [page.find(f"\n\n{heading}") for heading in ("Why:", "Example:", "Mend:")]

    assert sorted(places) == places
    assert -1 not in places
    assert summary(page).endswith((".", "``."))


def test_no_rule_is_left_out():
    """Whatever the package marks as a rule is in the manual, under the kind of file that it is about."""
    names = [
        name
        for part in WITH_RULES
        for _, name, _ in pkgutil.iter_modules([f"{trainingkit.__path__[0]}/{part}"], f"trainingkit.{part}.")
    ]
    rules = {each for name in names for each in vars(import_module(name)).values() if isinstance(each, Rule)}
    told = [entry for codes in MANUAL.values() for entry in codes.values() if isinstance(entry, Rule)]

    assert set() == rules - set(told)
    assert len(told) == len(set(told))


def test_a_code_of_several_kinds_of_file_has_a_part_for_each():
    """The same word may be told of a story and of the spec of a case, for other reasons."""
    headings = [line for line in page_of(MANUAL, "unknown-person").splitlines() if line.startswith("## ")]

    assert ["## In a story", "## In the spec of an evidence case"] == headings


def test_codes_are_listed_once():
    """However many kinds of file they are told in."""
    codes = codes_of(MANUAL)

    assert sorted(set(codes)) == codes
