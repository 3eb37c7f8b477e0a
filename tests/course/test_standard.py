"""The rules over all assignments together: weights, chances, equal forms, and what each habit comes to."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.course.small import BLUEPRINT, ITEMS, KEY, PLAY_ITEMS, STORY, instructor_folder
from tests.course.test_agreement import swapped
from trainingkit.course import proof, standard
from trainingkit.course.parity import longest_run
from trainingkit.course.proof import prove
from trainingkit.course.standard import check_instructor
from trainingkit.course.whole import read_instructor_folder
from trainingkit.errors import NotProved
from trainingkit.guidance import load_guidance
from trainingkit.marking.bots import BOTS
from trainingkit.story import read_story
from trainingkit.story.explore import explore

ROOT = Path(__file__).resolve().parents[2]
LESSONS = {"first-contact"}
TODAY = date(2026, 11, 21)


def told(root: Path, proofs: bool = True) -> list[str]:
    """What is wrong with a folder."""
    return [f"{d.code}: {d.message}" for d in check_instructor(root, load_guidance(), LESSONS, TODAY, proofs)]


def test_a_sound_folder_is_not_commented_on(tmp_path):
    """Its proofs included."""
    assert [] == told(instructor_folder(tmp_path))


MORE = """\
  more: {lines: [{id: m, text: More.}], next: most}
  most: {lines: [{id: n, text: Most.}], next: over}
"""
LONGER = swapped(STORY.replace("to: over", "to: more"), "  over: {", f"{MORE}  over: {{")
CALM = "  - {id: calm, text: Calm, why: Calm, claim: [stop-replying], best: {did: [then.keep]}}\n"
OTHER = swapped(STORY, "  - id: keeps\n", f"{CALM}  - id: keeps\n")
LOST = swapped(ITEMS, "version: 3", "version: 3\ncase: lost")
FAULTS = {
    "row-weight-differs": (
        {"blueprint": swapped(BLUEPRINT, "weight: 17", "weight: 16")},
        '"risk" weighs 16, and the assignments have 17 points for it',
    ),
    "too-few-chances": (
        {"blueprint": swapped(BLUEPRINT, "chances: 5", "chances: 6")},
        '"risk-question" is seen 5 times, and 6 are wanted',
    ),
    "assignment-not-there": (
        {"blueprint": swapped(BLUEPRINT, "[pick, call]", "[pick, call, gone]")},
        '"gone" has no items or no key that can be read',
    ),
    "case-not-there": ({"items": LOST}, 'the case "lost" has no spec'),
    "forms-differ": ({"form_b": OTHER}, '"form-a" and "form-b" differ in the criterion "calm"'),
    "forms-differ-in-length": (
        {"form_b": LONGER},
        'choices of the longest run: "form-a" has 3, another form 5',
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_by_its_rule(code, tmp_path):
    """In the words of whoever has to mend it."""
    changes, message = FAULTS[code]

    assert f"{code}: {message}" in told(instructor_folder(tmp_path, **changes), proofs=False)


def test_every_rule_has_a_fault_that_it_finds():
    """A rule that finds nothing in any test may find nothing at all."""
    assert {rule.code for rule in standard.RULES} == set(FAULTS)


@pytest.mark.parametrize(
    ("blueprint", "message"),
    [
        (swapped(BLUEPRINT, "  - {row: evidence, name: Evidence, weight: 5, covers: All.}\n", ""),
         'row-weight-differs: points are given for "evidence", which is no row'),
        (swapped(BLUEPRINT, "behaviour: risk-question", "behaviour: viewing, also_seen: [a, b, c, d, e]"),
         'too-few-chances: "risk-question" decides alone, and the blueprint does not know it'),
    ],
)  # fmt: skip
def test_what_the_blueprint_does_not_know_is_told(blueprint, message, tmp_path):
    """Points for a row that it lacks, and a red behaviour that it does not name."""
    assert [message] == told(instructor_folder(tmp_path, blueprint=blueprint))


def test_a_red_that_is_only_red_in_one_form_is_told(tmp_path):
    """Who plays that form would be judged by another rule."""
    root = instructor_folder(tmp_path, form_b=swapped(STORY, "why: Life, red: true,", "why: Life,"))

    assert 'forms-differ: "safety" is red in only one of "form-a" and "form-b"' in told(root, proofs=False)


def test_where_else_a_behaviour_is_seen_counts(tmp_path):
    """In the role-play, say."""
    more = swapped(swapped(BLUEPRINT, "chances: 5", "chances: 6"), "text: Asks.", "text: Asks., also_seen: [role-play]")

    assert [] == told(instructor_folder(tmp_path, blueprint=more), proofs=False)


def test_a_habit_that_nothing_stops_is_told(tmp_path):
    """Here: whoever asks first by every habit passes the items, and the story asks nothing else of them."""
    kind = STORY.replace("tags: [polite, kind, refer]", "tags: [kind, refer]")
    polite = KEY.replace("form: [polite, refer", "form: [refer")
    root = instructor_folder(tmp_path, form_b=kind, key=polite)
    for form in ("form-a", "form-c"):
        path = root / "assessed" / form / "story.yml"
        path.write_text(path.read_text().replace("tags: [polite, kind, refer]", "tags: [kind, refer]"))

    message = '"most-polite" (always takes the politest answer) may pass every assignment'
    assert [f"bot-verdict-course: {message}"] == told(root)


def test_a_habit_may_be_stopped_by_one_assignment_alone(tmp_path):
    """The course is passed only where each is."""
    polite = KEY.replace("form: [polite, refer", "form: [refer")
    root = instructor_folder(tmp_path, key=polite)

    assert True is prove(read_instructor_folder(root))["pick"]["most-polite"]
    assert [] == told(root)


def test_blind_clicking_has_to_fail_everywhere(tmp_path):
    """Where one assignment can be clicked through, luck decides who sits the other."""
    root = instructor_folder(tmp_path, key=swapped(KEY, "{has: [ask, form], has_not: [pay]}", "{has: [ask]}"))

    assert ['bot-verdict-course: "random" (clicks blindly) may pass an assignment'] == told(root)


def test_a_sound_reader_is_not_carried_by_a_perfect_log(tmp_path, monkeypatch):
    """What is proved for them holds with a thin one; here, with one that is worth nothing, it does not."""
    folder = read_instructor_folder(instructor_folder(tmp_path))
    before = prove(folder)["call"]["acceptable-only"]
    monkeypatch.setattr(proof, "MIDDLING", 0)

    assert (True, False) == (before, prove(folder)["call"]["acceptable-only"])


def test_a_sound_reader_who_may_fail_is_told(tmp_path):
    """Where what is called acceptable does not pass."""
    called = swapped(STORY, "level: harmful, tags: [polite", "level: acceptable, tags: [polite")
    found = told(instructor_folder(tmp_path, form_b=called))
    message = '"acceptable-only" (never does the best, always something acceptable) should pass, and may not in call'

    assert f"bot-verdict-course: {message}" in found


def test_a_story_in_a_circle_has_no_longest_run(tmp_path):
    """Rather than one that is never found."""
    path = instructor_folder(tmp_path) / "assessed/form-a/story.yml"
    path.write_text(path.read_text().replace("text: Ring off., to: then", "text: Ring off., to: start"))

    with pytest.raises(NotProved, match='"form-a" has a circle'):
        longest_run(explore(read_story(path.parent).story))


def test_what_counts_is_what_the_blueprint_says(tmp_path):
    """An assignment that weighs nothing is still held to the rules of its parts."""
    only = (
        swapped(BLUEPRINT, "[pick, call]", "[pick]")
        .replace("weight: 17", "weight: 12")
        .replace("weight: 5", "weight: 0")
    )
    root = instructor_folder(
        tmp_path,
        blueprint=only.replace("chances: 5", "chances: 3"),
        play_items=swapped(PLAY_ITEMS, "points: 6", "points: 7"),
    )

    assert {"points-differ"} == {line.partition(":")[0] for line in told(root)}


# -------------------------------------------------------------------------------- the course that is here


@cache
def proved():
    """The verdicts of the bots on the assignments of this course."""
    return prove(read_instructor_folder(ROOT / "instructor"))


def test_the_instructors_folder_is_sound():
    """Its assignments, their keys, the weights of the blueprint, and the forms of the story."""
    lessons = {path.parent.name for path in (ROOT / "course").glob("*/lesson.ipynb")}
    found = check_instructor(ROOT / "instructor", load_guidance(), lessons, TODAY, proofs=False)

    assert [] == [each.headline() for each in found]


def test_the_table_of_verdicts_is_what_is_proved():
    """Each habit on each assignment, as the module says."""
    lines = [line.split() for line in (standard.__doc__ or "").splitlines()]
    said = {
        words[0]: [word == "competent" for word in " ".join(words[1:]).replace("not yet", "not-yet").split()]
        for words in lines
        if words and words[0] in {bot.name for bot in BOTS}
    }

    assert said == {bot.name: [verdicts[bot.name] for verdicts in proved().values()] for bot in BOTS}


def test_the_assignments_that_count_are_the_three():
    """The analysts' weighs nothing in the officers' standard."""
    assert ["recognise-the-approach", "first-response", "evidence-handling"] == list(proved())
