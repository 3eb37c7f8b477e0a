"""The help that is shown, wherever it is shown."""

import pytest

from tests.guidance.small_guidance import write_guidance
from trainingkit.guidance import UNITED_KINGDOM, School, help_for, load_guidance, place_names, read_guidance

HERE = School(adult="Ms Example", room="B12")


@pytest.mark.parametrize(
    ("audience", "school", "expected"),
    [
        ("pupil", None, "In this school: ____, room ____"),
        ("pupil", HERE, "In this school: Ms Example, room B12"),
        ("officer", None, "In this force: ____, phone ____"),
        ("officer", HERE, "In this school: Ms Example, room B12"),
    ],
)
def test_the_first_line_names_somebody_here(audience, school, expected):
    """With blanks to fill in by hand where no file names them."""
    assert expected == help_for(load_guidance(), audience, ["scotland"], school).local


@pytest.mark.parametrize("audience", ["pupil", "teacher", "officer", "adult", "staff"])
def test_every_reader_is_told_that_it_is_not_the_victims_fault(audience):
    """And that it is not too late, before any service."""
    first = help_for(load_guidance(), audience, UNITED_KINGDOM).lines[0]

    assert "never the" in first and "fault" in first and "not too late" in first


def test_a_service_says_where_it_helps(tmp_path):
    """In words; that it helps in every nation is one word of its own."""
    guidance = read_guidance(write_guidance(tmp_path, helplines=("[england-wales, scotland]", "[england-wales]"))).value
    everywhere = help_for(load_guidance(), "pupil", ["wales"]).services[0]

    assert ["England and Wales"] == [service.where for service in help_for(guidance, "pupil", ["wales"]).services]
    assert ("Anywhere in the UK", True) == (everywhere.where, everywhere.everywhere)


def test_places_have_names():
    """In the order given."""
    assert "England and Wales, Scotland, Northern Ireland" == place_names(UNITED_KINGDOM)
