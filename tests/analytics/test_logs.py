"""The headings of an exhibit log, as a lesson shows them."""

import pytest

from trainingkit.analytics import log_headings
from trainingkit.evidence import EXHIBIT_COLUMNS, PRODUCTION_COLUMNS


@pytest.mark.parametrize(
    ("jurisdiction", "columns"),
    [("england-wales", EXHIBIT_COLUMNS), ("northern-ireland", EXHIBIT_COLUMNS), ("scotland", PRODUCTION_COLUMNS)],
)
def test_every_heading_is_there_in_order(jurisdiction, columns):
    """Scotland has productions and labels, everywhere else has exhibits; each heading says what goes there."""
    assert [(column.label, column.help) for column in columns] == list(log_headings(jurisdiction).rows)


def test_the_table_says_which_it_is_and_that_a_force_has_its_own():
    """Caption and note are read out with it."""
    html = log_headings("scotland")._repr_html_()

    assert "A log of labelled productions, Scotland</caption>" in html
    assert "Your force&#x27;s own form comes first." in html
