"""The analysts' assignment: every variant can be solved for all points, and each mistake costs what it should."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.content.analysts import (
    ALL,
    ASSIGNMENT,
    FIGURES,
    INSTRUCTOR,
    ITEMS,
    NAME,
    OTHERS,
    ROOT,
    SOLUTIONS,
    lost,
    manifest,
    marked,
    solved,
    variant,
)
from trainingkit.course.agreement import Subject, check_assignment
from trainingkit.evidence import Truth
from trainingkit.exercises import case_files
from trainingkit.guidance import load_guidance
from trainingkit.marking.answers import check_value


def test_the_parts_agree():
    """Items, key, rubric and notebook say the same, and every criterion leans on a confirmed claim."""
    lessons = frozenset(path.parent.name for path in (ROOT / "course").glob("*/design.md"))
    names = frozenset(Truth.model_fields)
    subject = Subject(ASSIGNMENT, load_guidance(), names, lessons, date(2026, 11, 21))

    assert () == check_assignment(subject)
    assert 20 == sum(item.points for item in ASSIGNMENT.by_id.values())


@pytest.mark.parametrize("name", [*ALL, *OTHERS])
def test_every_variant_is_solved_for_all_points(name: str):
    """What an analyst finds in the files earns every point, in each variant of both cases."""
    answers = solved(name)

    assert ITEMS == [item for item in ITEMS if item in answers]
    assert [] == [item for item in ITEMS if check_value(ASSIGNMENT.by_id[item], answers[item], manifest(name))]
    assert {} == lost(marked(answers, name))


def test_the_answers_of_two_variants_differ():
    """Whoever copies the neighbour's money loses it."""
    own, others = solved("v01"), solved("v02")
    money = ["the-reference", "one-clock", "two-accounts"]

    assert dict.fromkeys(money, 1) == lost(marked(own | {item: others[item] for item in money}))


def test_a_blank_trainee_gets_nothing():
    """Nobody has to read what was not written, and nothing earns nothing."""
    attempt = marked({}, levels={})

    assert 0 == attempt.outcome.points
    assert () == attempt.outcome.waiting


def one_wrong(value: Any, options: list[str]):
    """The same answer with one figure, time or choice wrong, in every way there is of doing that."""
    match value:
        case str() if value in options:
            yield from (other for other in options if other != value)
        case str():
            yield moved(value)
        case list() if all(isinstance(each, str) for each in value):
            yield from ([each for each in value if each != left_out] for left_out in value)
            yield from ([*value[1:], other] for other in options if other not in value)
        case list():
            for n, row in enumerate(value):
                yield from ([*value[:n], row | {key: moved(row[key])}, *value[n + 1 :]] for key in ("days", "rate"))
        case dict():
            yield from (value | {key: moved(value[key])} for key in value)


def moved(written: str) -> str:
    """A figure a tenth too high, or a moment an hour too late."""
    if written.endswith(" UTC"):
        hour = int(written[11:13])
        return f"{written[:11]}{(hour + 1) % 24:02d}{written[13:]}"
    return f"{float(written) * 1.1:.2f}"


WITH_FIGURES = [item for item in ITEMS if ASSIGNMENT.by_id[item].kind not in ("write", "function")]


@pytest.mark.parametrize("item", WITH_FIGURES)
def test_one_wrong_figure_costs_its_own_item_and_no_other(item: str):
    """Whatever is wrong in one answer, the others keep their points."""
    answers = solved("v01")
    asked = ASSIGNMENT.by_id[item]
    source = getattr(asked, "options_from", None)
    options = [each.id for each in (manifest("v01")[source] if source else getattr(asked, "options", ()))]
    mistakes = [*one_wrong(answers[item], options)]

    assert mistakes
    assert [[item]] * len(mistakes) == [[*lost(marked(answers | {item: each}))] for each in mistakes]


HEADLINES = {
    "nine months beside twelve": ("the-change", {"before": "281", "after": "257", "percent": "-8.5"}, 1.5),
    "the first count": ("the-change", {"before": "166", "after": "257", "percent": "54.8"}, 1.5),
    "divided by the later count": ("the-change", {"before": "208", "after": "257", "percent": "19.1"}, 1),
    "both counts added": ("the-recount", {"first": "225", "recount": "506", "percent": "124.9"}, 1),
    "divided by the recount": ("the-recount", {"first": "225", "recount": "281", "percent": "19.9"}, 0.5),
    "365 days": (
        "a-day",
        [{"period": "all-2024", "days": "365", "rate": "0.77"}, {"period": "nine-2025", "days": "273", "rate": "0.94"}],
        0.5,
    ),
    "more than the link": ("what-it-shows", ["two-payees", "one-reference", "not-known", "same-person"], 1),
    "too careful": ("what-it-shows", ["one-reference"], 0.5),
    "the tiny base let through": ("not-in-the-briefing", ["fell", "recount-rise", "all-victims"], 0.5),
    "everything struck out": (
        "not-in-the-briefing",
        [option.id for option in ASSIGNMENT.by_id["not-in-the-briefing"].options],
        1,
    ),
}


@pytest.mark.parametrize("mistake", HEADLINES)
def test_a_usual_mistake_costs_what_it_should(mistake: str):
    """A slip that was carried on soundly costs once; a wrong headline costs its item."""
    item, value, points = HEADLINES[mistake]

    assert {item: points} == lost(marked(solved("v01") | {item: value}))


@pytest.mark.parametrize("name", ["v01", "v02", "v03", OTHERS[0]])
def test_stopped_money_is_not_paid(name: str):
    """Whoever adds the receipt of a stopped payment, or takes it for one, loses that item."""
    answers = solved(name)
    files = {file: content.decode() for file, content in variant(name).case.files.items() if "receipt" in file}
    (stopped,) = [file for file, text in files.items() if "cancelled" in text]
    amount = float(files[stopped].partition("Amount:")[2].split()[0])
    total = float(answers["what-was-paid"]["total"]) + amount
    wrong = {"what-was-paid": {"total": f"{total:.2f}"}, "the-receipts": [answers["the-receipts"][0], stopped]}

    assert answers["the-reference"] in files[stopped]
    assert {"what-was-paid": 1, "the-receipts": 1} == lost(marked(answers | wrong, name))


def test_a_moment_may_be_written_by_either_clock():
    """A time is a moment: with its zone, the local one is as good as UTC."""
    answers = solved("v01")
    truth = variant("v01").case.truth
    local = {"demand": truth.demand_iso.replace("T", " "), "call": truth.utc_event_local_iso.replace("T", " ")}

    assert local != answers["one-clock"]
    assert {} == lost(marked(answers | {"one-clock": local}))


def test_every_way_to_lose_points_is_named():
    """Each criterion says which misconception it shows, and which of the two lessons to read again."""
    criteria = [criterion for key in ASSIGNMENT.keys.values() for criterion in key.criteria]
    used = {criterion.misconception for criterion in criteria}

    assert {each.id for each in ASSIGNMENT.key.value.misconceptions} == used
    assert {"money-and-identifiers", "reading-the-figures"} == {criterion.read_again for criterion in criteria}
    assert {"figures"} == {criterion.row for criterion in criteria}


def test_the_examples_of_the_rubric_could_have_been_handed_in():
    """Each example fits the form, and has a level and a reason in every row."""
    rubric = ASSIGNMENT.rubrics["figures-note"].value
    item = ASSIGNMENT.by_id["figures-note"]
    rows = {row.id for row in rubric.rows}

    assert [] == [each.id for each in rubric.exemplars if check_value(item, {"texts": each.texts})]
    assert [rows] * 6 == [set(part) for each in rubric.exemplars for part in (each.levels, each.why)]
    assert SOLUTIONS.NOTE == rubric.exemplars[0].texts["note"]


def test_the_notebook_is_as_it_is_released():
    """No outputs, no counts; what is not locked, and is no solution, runs without a case and without an answer."""
    body = json.loads((INSTRUCTOR / "source" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in body["cells"] if cell["cell_type"] == "code"]
    free = ["".join(cell["source"]) for cell in code if "nbgrader" not in cell["metadata"]]

    assert [] == [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None]
    assert [] == [text for text in free if not text.startswith("# your work here") and "fennshire.csv" not in text]


def test_everything_in_the_figures_is_marked_as_invented():
    """Each row of the file says TRAINING."""
    header, *rows = FIGURES.read_text(encoding="utf-8").splitlines()

    assert header.endswith(",mark")
    assert [] == [row for row in rows if not row.endswith(",TRAINING")]


@pytest.mark.parametrize("released", [["v01", "v02"], ["v01", "v02", "x01"]])
def test_the_case_can_be_read_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, released: list[str]):
    """``case.folder`` is the trainee's own variant, whether or not another case is on offer."""
    (tmp_path / "items.yml").write_bytes((INSTRUCTOR / "source" / NAME / "items.yml").read_bytes())
    for name in released:
        (tmp_path / "cases" / name).mkdir(parents=True)
        for file, content in variant(name).case.files.items():
            (tmp_path / "cases" / name / file).write_bytes(content)
    monkeypatch.setattr("trainingkit.exercises.folder.HERE", tmp_path)
    case = case_files()

    assert case.folder in (Path("cases/v01"), Path("cases/v02"))
    assert (tmp_path / case.folder / "bank.csv").is_file()
