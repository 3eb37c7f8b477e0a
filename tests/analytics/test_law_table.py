"""Offences and routes as tables: what is shown of the guidance, how sure it is, and that it can be read aloud."""

import re

import pytest

from trainingkit.analytics.law_table import CONDUCT, OPEN, PURPOSE, READ, LawTable, offence_table, route_table
from trainingkit.guidance import is_confirmed, load_guidance

JURISDICTIONS = ["england-wales", "scotland", "northern-ireland"]
TABLES = [offence_table, route_table]
of_each_place = pytest.mark.parametrize("place", JURISDICTIONS)
of_each_table = pytest.mark.parametrize("table", TABLES)


@of_each_place
def test_offences_are_those_of_the_place(place):
    """Each statute of the place for something done to a victim, and no other, in the order of the data."""
    known = [o for o in load_guidance().offences.values() if place in o.jurisdictions and o.conduct in CONDUCT]

    assert [o.statute for o in known] == [row[1] for row in offence_table(place).rows]


@of_each_place
def test_a_row_says_how_sure_it_is(place):
    """What may be graded is marked as read, and everything else as to be confirmed."""
    known = [o for o in load_guidance().offences.values() if place in o.jurisdictions and o.conduct in CONDUCT]

    assert [READ if is_confirmed(o) else OPEN for o in known] == [row[-1] for row in offence_table(place).rows]


def test_a_sentence_that_nobody_has_read_is_marked():
    """The highest sentence has a doubt of its own beside a statute that was read."""
    rows = {row[1]: row[2] for row in offence_table("england-wales").rows}

    assert rows["Sexual Offences Act 2003, section 66B(4)"].endswith("Up to 2 years (to be confirmed).")
    assert rows["Blackmail: Theft Act 1968, section 21"].endswith("Up to 14 years.")


def test_every_kind_of_route_has_a_purpose():
    """A new kind of route in the guidance needs words for a lesson."""
    assert {route.kind for route in load_guidance().routes.values()} <= set(PURPOSE)


def test_a_law_for_two_nations_stands_in_the_table_of_one():
    """A force in Wales finds the law of England and Wales, and the school role of Wales alone."""
    schools = [row[1] for row in route_table("wales").rows if row[0].startswith("Staff of a school")]

    assert offence_table("england-wales").rows == offence_table("wales").rows
    assert ["Designated safeguarding person (DSP)"] == schools


@of_each_table
def test_there_is_no_table_of_an_unknown_place(table):
    """A wrong name is told, with the names there are."""
    with pytest.raises(ValueError, match='"atlantis" is not a jurisdiction'):
        table("atlantis")


@of_each_table
@of_each_place
def test_a_table_has_a_caption_and_headings_of_rows_and_columns(table, place):
    """A screen reader says with each cell which row and which column it is in."""
    shown = table(place)
    html = shown._repr_html_()

    assert 1 == html.count("<caption")
    assert len(shown.columns) == html.count('scope="col"')
    assert len(shown.rows) == html.count('scope="row"') == html.count("<tr>") - 1


@of_each_table
def test_a_table_can_be_read_as_text(table):
    """Where no HTML is shown, every row is there with all it says."""
    shown = table("scotland")
    text = shown._repr_mimebundle_()["text/plain"]

    assert [] == [cell for row in shown.rows for cell in row if cell not in text]


def test_what_a_table_says_is_text():
    """A sign that means something in HTML is shown as it stands."""
    html = LawTable("A & B", ("<one>",), (("<b>bold</b>",),))._repr_html_()

    assert "A &amp; B" in html
    assert [] == re.findall(r"<b>|<one>", html)
