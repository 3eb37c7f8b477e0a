"""The lesson plan: minutes that add up and agree with the facilitator's sheet, and the map for nation and age."""

import io
from itertools import product

import pypdf
import pytest

from tests.editions.editions import OFFICERS, edition_of
from tests.editions.print.papers_of import planned, read, squeezed
from trainingkit.editions import AGES, NATIONS
from trainingkit.editions.print import lesson_plan as plan_words
from trainingkit.editions.print import schedule
from trainingkit.editions.print.curriculum import rows_of
from trainingkit.editions.print.lesson_plan import NotForALesson, lesson_plan
from trainingkit.editions.print.said import Said, held
from trainingkit.editions.print.schedule import AFTER, BEFORE, schedules
from trainingkit.editions.print.timing import PLANS, second_lesson
from trainingkit.editions.print.told import Told
from trainingkit.guidance import meet

PLACES = tuple(product(NATIONS, AGES))
PARTS = [(name, n) for name, parts in PLANS.items() for n in range(len(parts))]
SAID = [
    each
    for module in (plan_words, schedule)
    for value in vars(module).values()
    for each in (value if isinstance(value, tuple) else (value,))
    if isinstance(each, Said)
] + [each for told in plan_words.OBJECTIVES.values() for each in told]


@pytest.mark.parametrize(("name", "n"), PARTS)
def test_the_minutes_around_the_story_agree_with_the_facilitators_sheet(name, n):
    """What stands before the story ends when it is opened there; what follows fills the lesson to its last minute."""
    part = PLANS[name][n]

    assert part.opens == sum(step.minutes for step in BEFORE[name][n])
    assert part.minutes - part.over == sum(step.minutes for step in AFTER[name][n])


def test_every_length_of_lesson_is_planned_from_its_first_minute_to_its_last():
    """20, 50 and twice 50 minutes; each row begins where the one before it ends."""
    told = dict(schedules(edition_of()))

    assert ["20 minutes", "50 minutes", "2 × 50 minutes, lesson 1", "2 × 50 minutes, lesson 2"] == list(told)
    for heading, rows in told.items():
        spans = [tuple(map(int, minutes.split(" to "))) for minutes, _ in rows]

        assert 0 == spans[0][0]
        assert [end for _, end in spans[:-1]] == [begin for begin, _ in spans[1:]]
        assert (20 if heading.startswith("20") else 50) == spans[-1][1]


def test_every_lesson_begins_with_ground_rules_and_ends_with_the_closing_activity():
    """And everybody hands in a slip before that."""
    for _, rows in schedules(edition_of()):
        texts = [what for _, what in rows]

        assert texts[0].startswith("Ground rules")
        assert texts[-2].startswith("Exit slip") and texts[-1].startswith("Closing activity")


def test_a_story_that_is_too_long_for_a_lesson_is_not_planned_into_it():
    """A story of a quarter of an hour has no plan for 20 minutes, and keeps the others."""
    story = edition_of().story.model_copy(update={"minutes": 15})
    fields = {**{n: getattr(edition_of(), n) for n in edition_of().__dataclass_fields__}, "story": story}
    told = [heading for heading, _ in schedules(type(edition_of())(**fields))]

    assert "50 minutes" == told[0]


def test_the_second_lesson_begins_where_the_facilitators_sheet_says():
    """Both papers name the same passage, by its number and title."""
    told = Told(edition_of().story)
    place = edition_of().fill(told.place(second_lesson(told.space)))
    first, second = [rows for heading, rows in schedules(edition_of()) if "lesson" in heading]

    assert all(any(f"“{place}”" in what for _, what in rows) for rows in (first, second))


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_the_map_is_that_of_the_nation_and_the_age(nation, age):
    """Its links are those of the guidance for them, all of them, and lead nowhere else."""
    edition = edition_of(nation=nation, age=age)
    known = edition.guidance.curriculum.values()
    wanted = [row.link for row in known if age in row.ages and meet(row.jurisdictions, (nation,))]
    found = {
        annotation.get_object()["/A"]["/URI"]
        for page in pypdf.PdfReader(io.BytesIO(lesson_plan(edition).make())).pages
        for annotation in page.get("/Annots", [])
    }

    assert [] != wanted
    assert set(wanted) == found


@pytest.mark.parametrize(("nation", "age"), PLACES)
def test_nothing_on_it_is_due_before_the_day_at_its_foot(nation, age):
    """No claim and no row of the map has to be looked at again before the next check that is printed."""
    edition = edition_of(nation=nation, age=age)
    due = [*rows_of(edition), *edition.claims(c for each in SAID for c in each.claims)]

    assert [] == [each.id for each in due if each.review_by < edition.imprint.next_check_by]


@pytest.mark.parametrize("nation", NATIONS)
def test_a_nation_is_told_who_takes_it_on(nation):
    """Once, in the words of what was read for that nation."""
    takes = [each for each in held(edition_of(nation=nation), plan_words.AFTERWARDS) if "takes it on" in each]

    assert 1 == len(takes)
    assert (nation in ("england", "wales")) == ("children’s services" in takes[0])


def test_what_only_england_has_is_told_only_there():
    """The guidance of 2025 and the parents' right to see are England's."""
    for nation in NATIONS:
        told = planned(lesson_plan(edition_of(nation=nation)))

        assert [nation == "england"] * 2 == ["InEngland" in told, squeezed("Parents may see all of it") in told]


def test_the_objectives_are_three_and_nothing_is_marked():
    """Name two moves, say a first sentence, say two true things; shown on paper, counted for the class only."""
    told = planned(lesson_plan(edition_of()))
    wanted = ("Name two moves", "Say the first sentence to an adult", "Say two true things", "never a pupil")

    assert 3 == len(plan_words.OBJECTIVES["pupil"])
    assert [] == [each for each in wanted if squeezed(each) not in told]


def test_it_says_what_surrounds_the_lesson():
    """The lead in the building, not the last lesson, a quiet task, signposting, a disclosure, the closing activity."""
    told = planned(lesson_plan(edition_of()))
    wanted = (
        "is in the building",
        "Not the last lesson of the day or of the week",
        "A quiet task",
        "Signposting",
        "If a pupil tells you something, and afterwards",
        "Closing activity",
        "not an assembly",
    )

    assert [] == [each for each in wanted if squeezed(each) not in told]


def test_no_point_of_a_passage_is_left_unfilled():
    """Names stand where the story has braces."""
    assert "{" not in planned(lesson_plan(edition_of()))


def test_an_officers_story_has_no_lesson():
    """It is refused with its title and its audience."""
    with pytest.raises(NotForALesson, match='"First call" is for officers'):
        lesson_plan(edition_of(OFFICERS))


def test_it_stays_short():
    """Two pages of plan, one for the map, and the page of who can help: nobody reads five."""
    assert len(read("lesson_plan").pages) <= 4
