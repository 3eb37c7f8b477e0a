"""``form``: the sheet at creation, and what the kernel answers; no browser."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exercises.assignment import ITEMS, NOON, save
from tests.exercises.test_saving import FILE, answer_file
from trainingkit.exercises import NotMarkedHere, form
from trainingkit.exercises.replying import Answers


def test_a_sheet_is_whole_at_creation(notebook):
    """What is asked, of which assignment, and that nothing is saved yet."""
    sheet = form("pick").sheet

    assert (1, "graded", None, "first-response", None, None) == tuple(
        sheet[key] for key in ("protocol", "mode", "why", "assignment", "saved", "error")
    )
    assert {
        "id": "pick",
        "kind": "choose-one",
        "title": "One",
        "intro": None,
        "show": [],
        "ask": "Which?",
        "points": 2,
        "options": [{"id": "ask", "text": "Ask."}, {"id": "wait", "text": "Wait."}],
    } == sheet["item"]


def test_a_saved_answer_is_acknowledged_and_shown_by_the_next_form(notebook, talk):
    """After a restart of the kernel the form opens with what was saved."""
    (told,) = talk(form("pick"), save("wait"))
    again = form("pick").sheet["saved"]

    assert ("saved", 1, 1) == (told["type"], told["n"], told["seq"])
    assert {"seq": 1, "at": told["at"], "value": "wait"} == again


def test_two_tabs_are_told_of_each_other(notebook, talk):
    """The one that builds on an older save is behind, and gets the newer value."""
    one, two = form("pick"), form("pick")
    talk(one, save("wait"))
    (told,) = talk(two, save("ask", n=4))

    assert {"type": "behind", "n": 4, "seq": 1, "at": told["at"], "value": "wait"} == told
    assert ["saved"] == [each["type"] for each in talk(two, save("ask", base=1))]


def test_a_form_says_what_is_on_the_disk_when_asked(notebook, talk):
    """Also what another tab has saved since."""
    first = form("pick")
    talk(form("pick"), save("ask"))
    (told,) = talk(first, {"type": "ask", "n": 9})

    assert ("state", 9, "ask") == (told["type"], told["n"], told["saved"]["value"])


def test_help_with_the_form_comes_with_what_was_saved(notebook, talk):
    """A time that cannot be read is saved as it is, and told; the hint says how to write one, not which."""
    (told,) = talk(form("log"), save([{"when": "late", "what": "a call"}]))

    assert "saved" == told["type"]
    assert "Time: “late” cannot be read" in told["help"][0]["what"]
    assert "2026-05-03" in told["help"][0]["hint"]


def test_a_sentence_is_fixed_once_the_options_were_shown(notebook, talk):
    """The choice may change afterwards, the sentence may not."""
    said = form("sentence")
    talk(said, save({"text": "Thank you for ringing.", "choice": None}))
    (changed,) = talk(said, save({"text": "Ask.", "choice": "ask"}, base=1))
    (chosen,) = talk(said, save({"text": "Thank you for ringing.", "choice": "ask"}, base=1))

    assert ("refused", "saved") == (changed["type"], chosen["type"])
    assert "cannot be changed" in changed["why"]


@pytest.mark.parametrize("text", ["", "  ", "far more words than the six asked for"])
def test_a_sentence_that_could_not_be_marked_is_not_fixed(notebook, talk, text):
    """Empty or too long: there would be no way back."""
    assert ["refused"] == [each["type"] for each in talk(form("sentence"), save({"text": text, "choice": None}))]
    assert form("sentence").sheet["saved"] is None


def test_the_other_tabs_sentence_is_told_before_it_is_refused(notebook, talk):
    """A tab that does not know of it yet is behind, not wrong."""
    one, two = form("sentence"), form("sentence")
    talk(one, save({"text": "Thank you.", "choice": None}))

    assert ["behind"] == [each["type"] for each in talk(two, save({"text": "Hello.", "choice": None}))]


def test_a_damaged_file_is_told_above_the_form(notebook, talk):
    """The form works, and says where the old file is kept."""
    talk(form("pick"), save("wait"))
    (notebook / "answers" / "pick.json").write_text('{"format": 1', encoding="utf-8")
    shown = form("pick")

    assert shown.sheet["saved"] is None
    assert "cut short" in shown.note
    assert "answers/set-aside/pick-1.json" in shown.note


def test_a_folder_that_went_away_is_told(notebook, talk):
    """The page says it in words and keeps the entry."""
    shown = form("pick")
    notebook.rename(notebook.with_name("renamed"))
    (told,) = talk(shown, save("ask"))

    assert ("refused", 1) == (told["type"], told["n"])
    assert "no longer where it was" in told["why"]
    assert "Run All" in told["hint"]


def test_the_process_may_change_its_folder(notebook, talk, tmp_path, monkeypatch):
    """``os.chdir`` between two saves changes nothing."""
    shown = form("pick")
    monkeypatch.chdir(tmp_path)
    talk(shown, save("ask"))

    assert (notebook / "answers" / "pick.json").is_file()


def test_nothing_is_saved_in_the_source(tmp_path, at, talk):
    """The author sees the form; an answer there would reach every trainee."""
    (tmp_path / "nbgrader_config.py").touch()
    source = tmp_path / "source" / "first-response"
    source.mkdir(parents=True)
    (source / "items.yml").write_text(ITEMS, encoding="utf-8")
    at(source)
    shown = form("pick")
    (told,) = talk(shown, save("ask"))

    assert "unsaved" == shown.sheet["mode"]
    assert ("refused", shown.sheet["why"]) == (told["type"], told["why"])
    assert ["items.yml"] == [path.name for path in source.iterdir()]


def test_a_form_is_never_marked_by_running_it(notebook, monkeypatch):
    """Stock ``autograde`` gives every cell that runs full marks: this one raises, and says what to do."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")

    with pytest.raises(NotMarkedHere, match="trainingkit grade"):
        form("pick")


def test_an_unknown_item_says_what_was_meant(notebook):
    """A slip in the notebook shows a panel, not a traceback."""
    error = form("pik").sheet["error"]

    assert '"pik" is not an item of items.yml.' == error["detail"]
    assert 'did you mean "pick"?' == error["hint"]


def test_a_notebook_without_its_folder_says_so(tmp_path, at):
    """A copied notebook has no items."""
    at(tmp_path)

    assert '"items.yml" is not beside the notebook' in form("pick").sheet["error"]["detail"]


def test_a_mistake_in_the_items_says_where(notebook):
    """Line, column, and how to mend it."""
    (notebook / "items.yml").write_text(ITEMS.replace("kind: say", "kind: sya"), encoding="utf-8")
    error = form("pick").sheet["error"]

    assert "items.yml:13:11: error[unknown-word]" in error["detail"]
    assert 'did you mean "say"?' == error["hint"]


def test_a_case_that_is_not_there_says_so(notebook):
    """An item whose options come from a case cannot be shown without one."""
    changed = ITEMS.replace("version: 3\n", "version: 3\ncase: chat\n").replace(
        "options: [{id: ask, text: Ask.}, {id: wait, text: Wait.}]", "options_from: files", 1
    )
    (notebook / "items.yml").write_text(changed, encoding="utf-8")

    assert "The case is not here" == form("pick").sheet["error"]["title"]


def test_options_come_from_the_case_of_this_seat(notebook):
    """The variant follows from the seat; what it lists is what can be chosen."""
    changed = ITEMS.replace("version: 3\n", "version: 3\ncase: chat\n").replace(
        "options: [{id: ask, text: Ask.}, {id: wait, text: Wait.}]", "options_from: files", 1
    )
    (notebook / "items.yml").write_text(changed, encoding="utf-8")
    case = notebook / "cases" / "v01"
    case.mkdir(parents=True)
    listed = {"files": [{"id": "bank.csv"}], "accounts": [], "exhibits": [], "references": []}
    (case / "case.json").write_text(json.dumps(listed), encoding="utf-8")
    sheet = form("pick").sheet
    (case / "case.json").write_text('{"files": [', encoding="utf-8")

    assert "v01" == sheet["variant"]
    assert [{"id": "bank.csv", "text": "bank.csv"}] == sheet["item"]["options"]
    assert "The case is damaged" == form("pick").sheet["error"]["title"]


@pytest.mark.parametrize(
    "item",
    [
        "kind: choose-one, options_from: files",
        "kind: match, left: [{id: a, text: A}], right_from: accounts",
        "kind: table, columns: [{id: a, label: A, format: choice, options_from: exhibits}]",
        "kind: numbers, fields: [{id: a, label: A, format: choice, options_from: references}]",
    ],
)
def test_an_item_is_about_the_case_wherever_its_options_come_from_it(notebook, item):
    """Without the case there is nothing to choose from, and the form says so."""
    head = ITEMS.partition("items:\n")[0].replace("version: 3\n", "version: 3\ncase: chat\n")
    (notebook / "items.yml").write_text(f"{head}items:\n  - {{id: x, title: X, ask: X?, {item}}}\n", encoding="utf-8")

    assert "The case is not here" == form("x").sheet["error"]["title"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "n", "text", "choice"]), inner)
    ),
    max_leaves=6,
)
MESSAGES = JSON | st.fixed_dictionaries(
    {"type": st.sampled_from(["save", "ask", "another"]), "n": JSON, "base": JSON, "value": JSON}
)


@pytest.fixture(scope="module")
def somewhere(tmp_path_factory):
    """A folder for whatever may be saved."""
    return tmp_path_factory.mktemp("hostile")


@pytest.mark.parametrize("item", [item.id for item in FILE.items])
@given(message=MESSAGES)
def test_whatever_is_sent_is_answered(somewhere, item, message):
    """No message of a hostile page raises in the kernel, and none is answered with what it did not ask."""
    answers = Answers(answer_file(somewhere, item), FILE.item(item), {}, clock=lambda: NOON)
    told = answers.reply(message)

    assert told is None or told["type"] in ("saved", "behind", "refused", "state")


def test_what_is_observed_has_nothing_to_fill_in(notebook, talk):
    """An instructor enters what an observer saw, so the cell says so, and keeps nothing."""
    path = notebook / "items.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("version: 3", "version: 3\nobserved: true"))
    shown = form("pick")

    assert "Nothing to fill in here" == shown.sheet["error"]["title"]
    assert [] == talk(shown, save("ask"))
    assert not (notebook / "answers").exists()
