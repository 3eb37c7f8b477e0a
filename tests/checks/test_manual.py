"""The manual of the checks is made from the rules, and is up to date."""

from pathlib import Path

import pytest

from trainingkit.checks import RULES
from trainingkit.checks.form import FORM
from trainingkit.checks.manual import pages, summary

MANUAL = Path(__file__).parents[2] / "docs" / "checks"
TEXTS = {rule.code: rule.page for rule in RULES} | {code: page for code, (_, page) in FORM.items()}


def test_the_manual_is_what_the_rules_say():
    """docs/checks holds exactly the generated pages; if not: python -m trainingkit.checks.manual docs/checks."""
    written = {path.name: path.read_text(encoding="utf-8") for path in MANUAL.glob("*.md")}

    assert pages() == written


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_every_page_has_its_four_parts(code):
    """A page says what, why, gives an example and how to mend it, in this order."""
    places = [TEXTS[code].find(f"\n\n{heading}") for heading in ("Why:", "Example:", "Mend:")]

    assert sorted(places) == places
    assert -1 not in places
    assert summary(TEXTS[code]).endswith((".", "``."))
