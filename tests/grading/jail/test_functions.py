"""What an analyst's function earns: run in the jail on the key's arguments, compared outside."""

import hashlib
import json
import stat
import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.grading.classes import Class, new_class
from tests.grading.jail.hostile_functions import CRASHES, FORGED, SEARCH, WRITE
from tests.marking.every_kind import any_json
from trainingkit.grading.jail import functions
from trainingkit.grading.jail.functions import calls_of, jail, run_function
from trainingkit.grading.jail.run import PROGRAM, Limits, Ran
from trainingkit.grading.verdict import DidNotFinish, NotRun, reach_verdict
from trainingkit.marking.items import Function
from trainingkit.marking.keys import ItemKey
from trainingkit.marking.mark import mark_answer

A4 = "figures-and-money"
SEAT = "seat-01"
SMALL = Limits(seconds=3.0, cpu_seconds=2, memory=128 * 2**20)
STUB = "def {name}({parameters}):\n    # YOUR CODE HERE\n    raise NotImplementedError()\n"
ASKED = {"id": "it", "title": "It", "ask": "Save it.", "kind": "function", "name": "answer", "parameters": ["x"]}
ITEM = Function.model_validate_json(json.dumps(ASKED))


def key(*criteria: dict) -> ItemKey:
    """The key of ``ITEM``: for each criterion what is best, a point each."""
    words = {"row": "figures", "points": 1, "text": "t", "why": "w", "claim": ["money-trail"], "read_again": "money"}
    made = [{"id": f"criterion-{n}", **words, **criterion} for n, criterion in enumerate(criteria)]
    return ItemKey.model_validate_json(json.dumps({"item": "it", "criteria": made}))


def gives(*pairs: tuple) -> dict:
    """A requirement of outputs: pairs of an argument and what must be given for it."""
    return {"outputs": [{"arguments": [argument], "gives": wanted} for argument, wanted in pairs]}


def points(of: ItemKey, source: str) -> list[float]:
    """What a source earns, criterion by criterion."""
    try:
        outputs = run_function(ITEM, of, source, SMALL)
    except DidNotFinish as error:
        outputs = error.outputs
    return [mark.points for mark in mark_answer(ITEM, of, {"source": source}, outputs=outputs)]


DOUBLE = key({"best": gives((1, 2))}, {"best": gives((2, 4), (3, 6)), "acceptable": gives((2, 4), (4, 8))})


@pytest.mark.jail
def test_each_criterion_has_outputs_of_its_own():
    """Arguments of several criteria, of what is best and what is acceptable, are run once and found again."""
    assert ("[1]", "[2]", "[3]", "[4]") == calls_of(DOUBLE)
    assert [1, 1] == points(DOUBLE, "def answer(x): return 2 * x")
    assert [0, 1] == points(DOUBLE, "def answer(x): return 2 * x if x > 1 else 0")
    assert [1, 0.5] == points(DOUBLE, "def answer(x): return 2 * x if x != 3 else 0")


@pytest.mark.jail
def test_what_stopped_for_one_input_is_told_and_costs_only_that():
    """An error in between leaves what comes before and after it, and a person is told its name."""
    source = "def answer(x):\n    if x == 1: raise KeyError(x)\n    return 2 * x"
    with pytest.raises(DidNotFinish, match="3 of 4 inputs: stopped with KeyError"):
        run_function(ITEM, DOUBLE, source, SMALL)

    assert [0, 1] == points(DOUBLE, source)


@pytest.mark.jail
@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def answer(x) return x", "0 of 4 inputs: stopped with SyntaxError"),
        ("def another(x): return x", "0 of 4 inputs: stopped with KeyError"),
        ("get_ipython().ast_transformers.append(1)", "0 of 4 inputs: stopped with NameError"),
        ("import trainingkit", "0 of 4 inputs: stopped with ModuleNotFoundError"),
        ("import sys\nsys.exit(0)", "0 of 4 inputs: stopped with SystemExit"),
        ("def answer(x): return (x,)", "0 of 4 inputs: gave a tuple"),
        ("class Lie:\n    __eq__ = lambda *a: True\ndef answer(x): return Lie()", "0 of 4 inputs: gave a Lie"),
        ("def answer(x): return type('<b>', (), {})()", "0 of 4 inputs: gave a something without a name"),
        ("def answer(x):\n    while True: pass", "0 of 4 inputs: it was stopped after 1.5 seconds"),
    ],
)
def test_why_it_did_not_finish_is_a_sentence(source, told):
    """It says how many inputs were answered and what happened, in words that a page can show."""
    with pytest.raises(DidNotFinish, match=told):
        run_function(ITEM, DOUBLE, source, replace(SMALL, seconds=1.5))


@pytest.mark.jail
@pytest.mark.parametrize("source", CRASHES.values(), ids=CRASHES)
def test_what_was_given_before_a_crash_counts(source):
    """A criterion whose inputs were all answered keeps its point."""
    assert [1, 0] == points(key({"best": gives((0, 0))}, {"best": gives((1, 0))}), source)


@pytest.mark.jail
@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_what_is_written_past_the_runner_earns_nothing(forged):
    """Points, other calls, a pickle or half a number are not answers, and nothing after them is read."""
    source = f"{WRITE}\ndef answer(x):\n    everywhere({forged!r})\n    os._exit(0)"
    one = key({"best": gives((1, 2))}, {"best": gives((2, 4))})

    assert [0, 0] == points(one, source)


@pytest.mark.jail
def test_no_expected_value_can_be_found():
    """Neither frames nor anything Python keeps holds what should be given; what was handed in, it does hold."""
    expected, handed_in = "e7" * 10, "a3" * 10
    hidden, known = (hashlib.sha256(text.encode()).hexdigest() for text in (expected, handed_in))
    outputs = [
        {"arguments": [hidden], "gives": expected},
        {"arguments": [known, handed_in], "gives": expected},
    ]
    found = run_function(ITEM, key({"best": {"outputs": outputs}}), SEARCH, SMALL)

    assert [False, True] == [*found.values()]


def test_only_source_name_and_arguments_go_in(monkeypatch):
    """What the program is told holds nothing of the key but arguments."""
    seen = []
    monkeypatch.setattr(functions, "run_jailed", lambda asked, *_: seen.append(asked) or pytest.fail("enough"))
    with pytest.raises(pytest.fail.Exception):
        run_function(ITEM, DOUBLE, "def answer(x): ...")

    calls = ("[1]", "[2]", "[3]", "[4]")
    assert [{"source": "def answer(x): ...", "given": (), "name": "answer", "calls": calls}] == seen


LINES = st.lists(
    st.one_of(
        st.binary(max_size=9),
        st.builds(
            lambda *parts: json.dumps(dict(parts)).encode(),
            st.tuples(st.just("call"), st.integers(-1, 4) | st.booleans() | st.none()),
            st.tuples(st.sampled_from(["gives", "gave", "stopped", "ready"]), any_json),
        ),
    )
)


@examples(1)
@given(LINES, st.sampled_from(["ended", "too-slow", "too-much"]))
def test_whatever_comes_out_is_an_answer_or_none(lines, why):
    """Lines of any kind give outputs of the key's own arguments, and nothing raises but what the verdict expects."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(functions, "run_jailed", lambda *_: Ran((b'{"ready": true}', *lines), why))
        try:
            outputs = run_function(ITEM, DOUBLE, "")
        except DidNotFinish as error:
            outputs = error.outputs

    assert set(outputs) <= set(calls_of(DOUBLE))


def test_arguments_from_a_truth_are_an_authors_mistake():
    """A function has no part in anybody's case."""
    with pytest.raises(ValueError, match='"it"'):
        calls_of(key({"best": gives(("truth:total_paid", 1))}))


@pytest.mark.jail
def test_what_is_not_installed_waits():
    """An import that the item promises and this machine lacks is not the learner's mistake."""
    lacking = ITEM.model_copy(update={"given": ("import no_such_package",)})
    with pytest.raises(NotRun, match="no_such_package"):
        run_function(lacking, DOUBLE, "def answer(x): return x")


@pytest.fixture
def without_a_jail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A machine whose bubblewrap is put there by the test, or is not there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    jail.cache_clear()
    yield tmp_path / "bwrap"
    jail.cache_clear()


def test_without_bubblewrap_there_is_no_jail(without_a_jail):
    """Nothing is run where there is nothing to run it in."""
    assert jail() is None


@pytest.mark.parametrize(
    "does", ["exit 1", "echo '{\"ready\": true}'", 'while [ "$1" != /program.py ]; do shift; done']
)
def test_a_bubblewrap_that_shuts_nothing_in_is_no_jail(without_a_jail, does):
    """It is tried first: one that fails, answers without having run anything, or does nothing is not used."""
    without_a_jail.write_text(f"#!/bin/sh\n{does}\n")
    without_a_jail.chmod(without_a_jail.stat().st_mode | stat.S_IXUSR)

    assert jail() is None


def test_running_bare_is_no_jail(without_a_jail):
    """A bubblewrap that only runs what it is given is found out: a second process can begin there."""
    without_a_jail.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{PROGRAM}"\n')
    without_a_jail.chmod(0o755)

    assert jail() is None


@pytest.fixture(scope="module")
def analysts(tmp_path_factory) -> Class:
    """A class that has been given *Figures and money*."""
    made = new_class(tmp_path_factory.mktemp("class"))
    made.prepare(A4)
    (made.root / "gradebook.db").write_bytes(b"scores of others")
    return made


@pytest.fixture(scope="module")
def solved(analysts: Class) -> dict:
    """The reference answers of the seat's own variant."""
    desk = analysts.desk(A4)
    solution = load(analysts.root / "solutions/figures_and_money.py")
    return solution.solve(desk.files.folder / "cases" / analysts.variant(SEAT, A4), desk.files.folder / "fennshire.csv")


def load(path: Path):
    """A module that lies outside every package."""
    spec = spec_from_file_location(path.stem, path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdict(room: Class, answers: dict, run=run_function):
    """What a seat's answers come to, the note fully marked."""
    room.hand_in(SEAT, A4, answers)
    desk = room.desk(A4)
    levels = {"figures-note": dict.fromkeys(desk.keys["figures-note"].rubric_rows, 3)}
    return reach_verdict(desk, SEAT, levels, run)


def lost(graded) -> list[str]:
    """The criteria that lost points."""
    return [mark.criterion for mark in graded.marks if mark.points < mark.max_points]


@pytest.mark.jail
def test_the_reference_has_all_points(analysts, solved):
    """Every answer of the reference, its two functions run in the jail, has every point and waits for nobody."""
    graded = verdict(analysts, solved)

    assert ([], 20.0, True) == (lost(graded), graded.outcome.points, graded.outcome.competent)
    assert {} == {each.item: each.trouble for each in graded.responses if each.trouble or each.waits}
    assert ["code", "code"] == [each.lane for each in graded.responses if each.kind == "function"]


MUTANTS = {
    "returned money is added": ("net-by-account", "pence = -pence", "pence = pence", "adds-up-by-account"),
    "by name": ("net-by-account", 'row["account"]', 'row["payee"]', "adds-up-by-account"),
    "the example that is shown": ("net-by-account", "return net", 'return {"00000417": 1999}', "adds-up-by-account"),
    "not in order": ("local-times", 'sorted(rows, key=lambda row: row["utc"])', "rows", "keeps-the-day-with-the-hour"),
    "the other way": ("local-times", "+ timedelta", "- timedelta", "keeps-the-day-with-the-hour"),
}


@pytest.mark.jail
@pytest.mark.parametrize(("item", "right", "changed", "criterion"), MUTANTS.values(), ids=MUTANTS)
def test_one_mistake_loses_its_criterion(analysts, solved, item, right, changed, criterion):
    """A function with one mistake in it loses its own criterion, and no other."""
    source = solved[item]["source"]
    assert right in source
    graded = verdict(analysts, solved | {item: {"source": source.replace(right, changed)}})

    assert [criterion] == lost(graded)
    assert 0 == graded.by_item[item].points


@pytest.mark.jail
def test_a_stub_earns_nothing(analysts, solved):
    """A function that was left as it was released has no points, and a person is told that it gave nothing."""
    stub = STUB.format(name="net_by_account", parameters="rows")
    response = verdict(analysts, solved | {"net-by-account": {"source": stub}}).by_item["net-by-account"]

    assert 0 == response.points
    assert "0 of 6 inputs: stopped with NotImplementedError" in response.trouble


def test_without_a_jail_functions_wait(analysts, solved):
    """Not graded, not wrong: neither points nor an outcome are decided before somebody has a sandbox."""
    graded = verdict(analysts, solved, run=None)
    waiting = {each.item: each.trouble for each in graded.responses if each.waits}

    assert dict.fromkeys(("net-by-account", "local-times"), "not graded: no sandbox") == waiting
    assert [None, None] == [mark.level for item in waiting for mark in graded.by_item[item].marks]
    assert graded.outcome.competent is None


@pytest.mark.jail
def test_nobody_else_is_touched(analysts, solved):
    """A hostile function changes nothing on disk: not the gradebook, the keys or what others handed in."""
    hostile = "import os\ndef net_by_account(rows):\n"
    hostile += "".join(
        f"    try: open({str(analysts.root / name)!r}, 'w').write('')\n    except OSError: pass\n"
        for name in ("gradebook.db", f"keys/{A4}.yml", f"submitted/seat-02/{A4}/answers/the-reference.json")
    )
    other = analysts.hand_in("seat-02", A4, solved)
    before = contents(analysts.root)
    graded = verdict(analysts, solved | {"net-by-account": {"source": hostile}})
    after = contents(analysts.root)

    assert 0 == graded.by_item["net-by-account"].points
    assert other.is_dir()
    assert {} == {name: body for name, body in after.items() if SEAT not in name and before.get(name) != body}


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
