"""Who is shown which helpline."""

import pytest

from tests.guidance.small_guidance import write_guidance
from trainingkit.guidance import helplines_for, load_guidance, read_guidance

EVERYWHERE = ["england-wales", "scotland", "northern-ireland"]


@pytest.mark.parametrize("nation", ["england", "wales", *EVERYWHERE])
def test_a_pupil_finds_emergency_child_and_removal_help_in_every_nation(nation):
    """Wherever the school is, the help page has 999, someone for children, the police and a removal tool."""
    kinds = {line.kind for line in helplines_for(load_guidance(), "pupil", [nation])}

    assert {"emergency", "child", "police", "removal", "suicide"} <= kinds


def test_emergency_help_stands_first():
    """The first line of the list is the one for danger now."""
    for audience in ("pupil", "teacher", "officer", "adult"):
        assert "999" == helplines_for(load_guidance(), audience, EVERYWHERE)[0].contact


def test_a_pupil_is_not_sent_to_the_tools_for_adults():
    """StopNCII and the adults' helpline are not for a child."""
    shown = {line.id for line in helplines_for(load_guidance(), "pupil", EVERYWHERE)}

    assert set() == shown & {"stopncii", "revenge-porn-helpline", "nspcc-adults"}


def test_an_adult_is_not_sent_to_the_tools_for_children():
    """Report Remove and Childline are not for an adult."""
    shown = {line.id for line in helplines_for(load_guidance(), "adult", EVERYWHERE)}

    assert set() == shown & {"report-remove", "childline"}


def test_staff_see_every_service_they_may_have_to_name():
    """A teacher or an officer may be helping a child or an adult, so sees both."""
    staff = helplines_for(load_guidance(), "officer", EVERYWHERE)

    assert tuple(load_guidance().helplines.values()) == staff
    assert staff == helplines_for(load_guidance(), "teacher", EVERYWHERE)


def test_every_removal_tool_says_its_age():
    """The tools are divided by age, so none stands without one."""
    tools = [line for line in load_guidance().helplines.values() if line.kind == "removal"]

    assert ["report-remove", "take-it-down", "stopncii"] == [line.id for line in tools]
    assert all(line.ages and "18" in line.ages for line in tools)


def test_a_service_for_people_worried_about_their_behaviour_is_no_victim_helpline():
    """Stop It Now is not listed for victims."""
    names = [line.name for line in load_guidance().helplines.values()]

    assert not any("Stop It Now" in name for name in names)


def test_a_link_dials_what_is_read_out():
    """The digits behind a telephone link are those that stand on the page."""
    wrong = [
        line.id
        for line in load_guidance().helplines.values()
        if line.href
        and line.href.startswith("tel:")
        and not "".join(c for c in line.contact if c.isdigit()).startswith(line.href.removeprefix("tel:"))
    ]

    assert [] == wrong


def test_a_line_of_another_nation_is_not_shown(tmp_path):
    """A service is shown only where the story's jurisdictions and its own share a nation."""
    read = read_guidance(write_guidance(tmp_path, helplines=("[england-wales, scotland]", "[england-wales]")))

    assert () == helplines_for(read.value, "pupil", ["scotland"])
    assert ["emergency"] == [line.id for line in helplines_for(read.value, "pupil", ["wales"])]


@pytest.mark.parametrize(("audience", "where"), [("parent", "wales"), ("pupil", "cornwall")])
def test_an_unknown_audience_or_jurisdiction_is_named(audience, where):
    """A slip in the call is an error that says which word it was."""
    with pytest.raises(ValueError, match="parent|cornwall"):
        helplines_for(load_guidance(), audience, [where])
