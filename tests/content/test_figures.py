"""The course's file of figures: it reads, and it stands on sources that the guidance knows."""

from pathlib import Path

import pytest

from trainingkit.analytics import read_figures
from trainingkit.guidance import load_guidance

FILE = Path(__file__).resolve().parents[2] / "course" / "reading-the-figures" / "figures.csv"


@pytest.fixture(scope="module")
def figures():
    """The file, read."""
    return read_figures(FILE)


def test_sources_with_an_id_are_in_the_guidance(figures):
    """What a figure leans on can be looked up."""
    named = set(figures["source_id"]) - {""}

    assert set() == named - set(load_guidance().sources)


def test_the_traps_of_the_lesson_are_there(figures):
    """One year in two versions, a part-year, a base of twelve, and several bodies that count other things."""
    years = figures[figures["period"].str.startswith("2015, as published")]
    lanarkshire = figures.query("place == 'Lanarkshire'")
    days = (figures["period_end"] - figures["period_start"]).dt.days + 1

    assert [385, 428] == years["value"].tolist()
    assert [335] == days[figures["value"] == 864].tolist()
    assert [12, 14] == lanarkshire["value"].tolist()
    assert 5 < figures["source"].nunique()


def test_what_is_not_a_plain_count_says_so(figures):
    """A floor, a rounded number and a figure of unknown days carry a note."""
    undated = figures[figures["period_start"].isna()]
    childline = figures.query("measure == 'sextortion sessions'")

    assert all(undated["note"])
    assert all(note.startswith("More than") for note in childline["note"])
