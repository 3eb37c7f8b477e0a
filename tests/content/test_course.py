"""The course as it is shipped: nothing is told of it, its days add up, and nothing is asked twice."""

import re
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

import pytest

from trainingkit.course.check import check_course
from trainingkit.course.outline import read_outline
from trainingkit.course.standard import check_instructor
from trainingkit.datafile import read_datafile
from trainingkit.diagnostics import render
from trainingkit.guidance import load_guidance
from trainingkit.marking.items import Item, ItemsFile, own_options
from trainingkit.marking.practice import PracticeFile

ROOT = Path(__file__).resolve().parents[2]
COURSE, SOURCE = ROOT / "course", ROOT / "instructor" / "source"
A_DAY = date(2026, 11, 21)  # fixed, or claims would fall due and fail this test of a course that nobody changed
HALF_A_DAY, A_DAY_OF_TEACHING = 4 * 60, 6 * 60  # minutes, breaks left out
DAYS = {"half-day": HALF_A_DAY, "two-days": 2 * A_DAY_OF_TEACHING, "analyst": 3 * A_DAY_OF_TEACHING}
ALIKE = 0.8
LEAST_WORDS = 6  # shorter texts are labels, and may agree
ONE_WORDING = "report remove with childline and a report in the app"
"""What has one right wording, and is said with it everywhere."""
PRACTICE = sorted(COURSE.glob("*/practice.yml"))
ITEMS = sorted(SOURCE.glob("*/items.yml"))


@pytest.fixture(scope="module")
def outline():
    """The outline, read."""
    loaded = read_outline(COURSE / "outline.yml")
    assert () == loaded.diagnostics
    return loaded.value


def test_nothing_is_told_of_the_course():
    """Outline, lessons, boosters, practice and its case: no error and no warning."""
    told = check_course(COURSE, SOURCE, ROOT / "simulations", guidance=load_guidance(), today=A_DAY)

    assert [] == [render(each) for each in told]


def test_nothing_is_told_of_the_instructors_folder(outline):
    """Assignments, keys, rubrics and the blueprint; the proof over every habit has a test of its own."""
    lessons = [lesson.id for lesson in outline.lessons]
    told = check_instructor(ROOT / "instructor", load_guidance(), lessons, A_DAY, proofs=False)

    assert [] == [render(each) for each in told]


def test_eight_lessons_lead_to_five_assignments(outline):
    """In the order of their numbers, with boosters for weeks 1, 4 and 12."""
    assert list(range(1, 9)) == [lesson.number for lesson in outline.lessons]
    assert ["A1", "A2", "A3", "A4", "A5"] == [assignment.number for assignment in outline.assignments]
    assert [1, 4, 12] == [booster.week for booster in outline.boosters]


def test_a_pathway_fits_its_days(outline):
    """Half a day is four hours with A2 in it; a day of teaching is six, the rest is for breaks and questions."""
    minutes = {pathway.id: outline.minutes(pathway) for pathway in outline.pathways}

    assert set(DAYS) == set(minutes)
    assert [] == [way for way, needed in minutes.items() if needed > DAYS[way]]


def test_each_pathway_has_its_assignments(outline):
    """A2 in half a day; A1 to A3 and the role-play in two; A4 for analysts, who learn all that the others do."""
    numbers = {assignment.id: assignment.number for assignment in outline.assignments}
    ways = {pathway.id: [*pathway.steps] for pathway in outline.pathways}
    found = {way: sorted(numbers[step] for step in steps if step in numbers) for way, steps in ways.items()}

    assert {
        "half-day": ["A2"],
        "two-days": ["A1", "A2", "A3", "A5"],
        "analyst": ["A1", "A2", "A3", "A4", "A5"],
    } == found
    assert set(ways["two-days"]) <= set(ways["analyst"])


def test_only_the_analysts_pathway_asks_for_python(outline):
    """Who has never programmed finishes the others by pressing, choosing and writing."""
    assert ["analyst"] == [pathway.id for pathway in outline.pathways if pathway.code]


def plain(text: str) -> str:
    """Words alone, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def asked(item: Item) -> str:
    """The situation of an item and its question, in one text."""
    return plain(" ".join([item.intro or "", *(shown.text for shown in item.show), item.ask]))


def items_of_the_course() -> list[tuple[str, Item]]:
    """Every item of lessons, boosters and assignments, with the name of its folder."""
    practice = [(path.parent.name, item) for path in PRACTICE for item in read_datafile(path, PracticeFile).sound.items]
    graded = [(path.parent.name, item) for path in ITEMS for item in read_datafile(path, ItemsFile).sound.items]
    return practice + graded


def alike(texts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of long texts from different folders that are nearly the same."""
    pairs = []
    long = [(folder, text) for folder, text in texts if len(text.split()) >= LEAST_WORDS]
    for (folder, one), (other_folder, other) in combinations(long, 2):
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        near = folder != other_folder and matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
        if near and matcher.ratio() >= ALIKE:
            pairs.append((f"{folder}: {one}", f"{other_folder}: {other}"))
    return pairs


def test_no_situation_is_asked_twice():
    """A booster asks something new, and what is graded was not practised."""
    assert [] == alike([(folder, asked(item)) for folder, item in items_of_the_course()])


def test_no_option_is_offered_twice():
    """Not in nearly the same words either: it would be recognised, not understood."""
    options = [(folder, option) for folder, item in items_of_the_course() for option in own_options(item)]
    offered = [(folder, plain(option.text).replace(ONE_WORDING, "")) for folder, option in options]

    assert [] == alike(list(dict.fromkeys(offered)))


def test_what_is_nearly_the_same_is_found():
    """The measure tells a change of a few words from another sentence."""
    one = ("a", "Keep both cards and the receipts and do not send the second code.")
    same = ("b", "Keep both the cards and receipts, and don't send the second code!")
    other = ("c", "Ring the bank now on 159 and ask them to stop the payment for you.")

    assert 1 == len(alike([(folder, plain(text)) for folder, text in (one, same, other)]))
