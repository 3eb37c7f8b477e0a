"""The ten habits on items: chances are exact, and a habit bends only what speaks to it."""

from fractions import Fraction
from itertools import product

import pytest

from tests.marking.every_kind import BY_ID, MANIFEST, criterion, key_of
from tests.marking.test_mark import RUBRIC, WRITTEN
from trainingkit.errors import NotProved
from trainingkit.marking import clicks as clicking
from trainingkit.marking.bots import BOTS
from trainingkit.marking.case_options import OwnCase
from trainingkit.marking.clicks import clicks
from trainingkit.marking.habits import ways
from trainingkit.marking.item_bots import WRITES, bots_on_items
from trainingkit.marking.items import Option
from trainingkit.marking.mark import mark_answer
from trainingkit.marking.marks import outcome
from trainingkit.marking.posed import Posed
from trainingkit.marking.solution import NoSolution, solution

CASE = OwnCase("v01", MANIFEST, {"file": "x"})
RED = "red: [viewing]"


def posed(name, *criteria, more=""):
    """An item with these criteria as its key."""
    return Posed(BY_ID[name], key_of(f"item: {name}, {more} criteria: [{', '.join(criteria)}]"), case=CASE)


ONE = posed("one", criterion("one", "{chose: [a]}", "acceptable: {chose: [b]}"), more="tags: {b: [kind], c: [refer]},")
FILE = posed("file", criterion("file", '{chose: ["truth:file"]}'))
SEVERAL = posed(
    "several",
    criterion("several", "{has: [a], has_not: [c]}", f"acceptable: {{has_not: [c]}}, {RED}"),
    more="tags: {b: [evidence], c: [adult-tools]}, solution: [a],",
)
ORDER = posed(
    "order",
    criterion("first", "{first: [a]}", RED),
    criterion("then", "{before: [[b, c]]}", "acceptable: {before: [[a, b]]}"),
    more="tags: {c: [evidence], b: [polite]}, solution: [a, b, c],",
)
MATCH = posed("match", criterion("match", "{pairs: {a: [a], b: [b], c: [c]}}"), more="tags: {c: [adult-tools]},")
TABLE = posed(
    "table", criterion("table", "{row: [{column: what, equals: [a]}]}", RED), more="tags: {b: [refer], c: [kind]},"
)
WORDS = posed("function", criterion("function", "{outputs: [{arguments: [], gives: 1}]}"))


def verdicts(*parts):
    """Bot to verdict."""
    return {found.bot.name: found.verdict for found in bots_on_items(parts)}


def of(name, *parts):
    """How one bot fares."""
    return next(found for found in bots_on_items(parts) if found.bot.name == name)


@pytest.mark.parametrize(
    ("name", "count"),
    [("one", 3), ("file", 2), ("several", 7), ("order", 6), ("match", 27), ("say", 3), ("decide", 3), ("table", 9),
     ("numbers", 1), ("write", 1), ("function", 1), ("play", 1)],
)  # fmt: skip
def test_blind_clicking_is_everything_that_can_be_clicked(name, count):
    """Every option, every subset as large as may be, every order, every pairing; nothing is typed."""
    values = clicks(BY_ID[name], MANIFEST)

    assert count == len(values) == len(set(map(repr, values)))


def test_too_much_to_look_at_is_said(monkeypatch):
    """Rather than taking for ever."""
    monkeypatch.setattr(clicking, "MOST_VALUES", 26)

    with pytest.raises(NotProved, match='"match" can be clicked in more than 26 ways'):
        clicks(BY_ID["match"])


@pytest.mark.parametrize(
    "parts", [(ONE,), (ONE, FILE), (SEVERAL, ORDER), (ONE, ORDER, TABLE), (ONE, WORDS, SEVERAL), (ONE,) * 6]
)
def test_the_chance_of_blind_clicking_is_exact(parts):
    """As brute force counts it, over every combination of values, with the marking itself."""
    combined = list(product(*(clicks(part.item, MANIFEST) for part in parts)))
    passed = 0
    for values in combined:
        marks = [
            mark
            for part, value in zip(parts, values, strict=True)
            for mark in mark_answer(part.item, part.key, value, CASE.truth, MANIFEST)
        ]
        passed += outcome(marks).competent is True

    assert Fraction(passed, len(combined)) == of("random", *parts).chance


@pytest.mark.parametrize(
    ("part", "failing"),
    [
        (SEVERAL, {"adult-tools-for-a-child"}),
        (ORDER, {"evidence-before-risk", "most-polite"}),
        (TABLE, {"always-refer", "kind-but-no-evidence"}),
        (MATCH, {"adult-tools-for-a-child"}),
    ],
    ids=["several", "order", "table", "match"],
)
def test_a_habit_bends_the_right_answer_only_where_an_option_speaks_to_it(part, failing):
    """An option that is added, comes first, or is filled in; all other habits answer as able readers do."""
    habits = {name: verdict for name, verdict in verdicts(part).items() if name not in ("random", "longest-text")}

    assert failing == {name for name, verdict in habits.items() if verdict is False}


def test_a_partner_for_everyone_is_a_habit_too():
    """What is meant for adults is named for each of them."""
    bent = [way for way in ways(MATCH) if "adult-tools" in way.tags]

    assert [{"a": "c", "b": "c", "c": "c"}] == [way.value for way in bent]


def test_the_longest_option_is_taken_alone():
    """Or by everyone, or first."""
    long = BY_ID["several"].model_copy(
        update={"options": (*BY_ID["several"].options[:2], Option(id="c", text="Long."))}
    )
    item = Posed(long, SEVERAL.key, case=CASE)

    assert ["c"] == of("longest-text", item).not_yet["several"]


def test_acceptable_only_takes_what_is_acceptable_where_there_is_such():
    """And the best where there is not."""
    found = of("acceptable-only", ONE, FILE, ORDER)

    assert {"one": "b", "file": "x"} == {name: found.competent[name] for name in ("one", "file")}
    assert "acceptable" in ORDER.levels(found.competent["order"])


def test_a_verdict_has_a_counter_example():
    """Answers that pass, and answers that do not, as far as there are any."""
    found = of("most-polite", ORDER)

    assert (None, {"order": ["b", "a", "c"]}) == (found.competent, found.not_yet)


@pytest.mark.parametrize("part", [ONE, FILE, SEVERAL, ORDER, MATCH, TABLE])
def test_a_solution_gets_every_point(part):
    """Of the key's own, or put together from what it wants."""
    value = solution(part.item, part.key, CASE.truth)

    assert {"best"} == {mark.level for mark in mark_answer(part.item, part.key, value, CASE.truth, MANIFEST)}


def test_what_is_written_has_the_level_of_its_writer():
    """Nothing of the blind clicker's, two thirds of the acceptable one's, all of the others'."""
    texts = Posed(BY_ID["write"], WRITTEN, RUBRIC)
    found = {
        bot.name: texts.state_at((), WRITES.get(bot.name, 3)) for bot in BOTS if bot.name in (*WRITES, "most-polite")
    }

    assert {"random": (True, 0), "acceptable-only": (False, 4), "most-polite": (False, 6)} == {
        name: (state.red_missed, state.points) for name, state in found.items()
    }


def test_a_solution_has_no_more_than_is_wanted():
    """Where any of several will do, one of them."""
    either = posed("several", criterion("c", "{chose: [b, c], has: [a]}"))

    assert ["a", "b"] == solution(either.item, either.key)


def test_an_acceptable_answer_can_be_put_together_too():
    """Best where a criterion has no other."""
    assert "b" == solution(ONE.item, ONE.key, {}, ("acceptable", "best"))
    assert "x" == solution(FILE.item, FILE.key, CASE.truth, ("acceptable", "best"))


@pytest.mark.parametrize("part", [WORDS, Posed(BY_ID["order"], posed("order", criterion("o", "{first: [a]}")).key)])
def test_what_a_key_does_not_describe_has_no_solution(part):
    """A function, and an order of which only the beginning is wanted."""
    with pytest.raises(NoSolution):
        solution(part.item, part.key)


def test_the_best_and_the_acceptable_always_pass():
    """Whatever is asked."""
    found = verdicts(ONE, FILE, SEVERAL, ORDER, MATCH, TABLE, WORDS)

    assert {"acceptable-only", "best-with-block-first"} <= {name for name, verdict in found.items() if verdict}
    assert {bot.name for bot in BOTS} == set(found)
