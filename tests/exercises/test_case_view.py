"""The files of a case in the notebook: what is listed can be looked at and hashed, and nothing else."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.exercises.assignment import save
from trainingkit.evidence import build_case, read_case_spec
from trainingkit.exercises import case_files, form
from trainingkit.exercises.seat import variant_here

ROOT = Path(__file__).resolve().parents[2]
SPEC = read_case_spec(ROOT / "instructor" / "cases" / "chat-extortion.yml")
FILES = build_case(SPEC.spec, 7, "v01").files

ANOTHER = {"type": "another", "n": 1}


@pytest.fixture
def assignment(notebook):
    """An assignment with two variants of a case beside it."""
    for variant in ("v01", "v02"):
        folder = notebook / "cases" / variant
        folder.mkdir(parents=True)
        for name, data in FILES.items():
            (folder / name).write_bytes(data)
    return notebook / "cases" / variant_here(notebook, "first-response", "seat-07")


@pytest.fixture
def lesson(notebook):
    """A lesson with a spec of a practice case beside it."""
    text = SPEC.text if SPEC.spec.seed else SPEC.text + "\nseed: practice\n"
    (notebook / "case.yml").write_text(text, encoding="utf-8")
    return notebook


def ask(type_, name, n=1):
    """What the page sends for a file."""
    return {"type": type_, "n": n, "name": name}


def test_every_file_is_listed_with_what_it_is(assignment):
    """All but the list itself; the placeholder is named as one."""
    case = case_files().case
    kinds = {file["name"]: file["kind"] for file in case["files"]}

    assert (1, f"cases/{assignment.name}", assignment.name, None) == tuple(
        case[key] for key in ("protocol", "folder", "variant", "error")
    )
    assert set(FILES) - {"case.json"} == set(kinds)
    assert ("table", "html", "email", "image") == tuple(
        kinds[name] for name in ("bank.csv", "chat-export.html", "notification.eml", "screen-1.png")
    )
    assert ["IMG_0417.png"] == [file["name"] for file in case["files"] if file["placeholder"]]


def test_files_are_shown_as_what_they_are(assignment, talk):
    """A table in rows with its header first, a page and a letter as text, a picture with what can be read on it."""
    view = case_files()
    table, page, picture = (
        talk(view, ask("open", name))[0] for name in ("bank.csv", "chat-export.html", "screen-1.png")
    )
    listed = {entry["id"]: entry for entry in json.loads(FILES["case.json"])["files"]}

    assert "time" == table["rows"][0][0]
    assert FILES["chat-export.html"].decode() == page["text"]
    assert picture["src"].startswith("data:image/png;base64,")
    assert listed["screen-1.png"]["text"] == picture["alt"]


def test_the_placeholder_says_what_to_do_and_shows_no_picture(assignment, talk):
    """In a real case it would not be opened; here it costs nothing and leaves no trace."""
    before = sorted(path.name for path in assignment.rglob("*"))
    (told,) = talk(case_files(), ask("open", "IMG_0417.png"))

    assert "text" == told["kind"]
    assert told["text"].startswith("In a real case: stop, close it, record that it is there, and refer it.")
    assert "src" not in told
    assert before == sorted(path.name for path in assignment.rglob("*"))


def test_a_hash_is_of_the_file_as_it_is_now(assignment, talk):
    """A file that was changed after it was listed has another one."""
    view = case_files()
    (before,) = talk(view, ask("hash", "bank.csv", n=4))
    (assignment / "bank.csv").write_bytes(b"changed")
    (after,) = talk(view, ask("hash", "bank.csv"))

    assert ("hashed", 4, "bank.csv", "SHA-256") == tuple(before[key] for key in ("type", "n", "name", "algorithm"))
    assert hashlib.sha256(FILES["bank.csv"]).hexdigest() == before["value"]
    assert hashlib.sha256(b"changed").hexdigest() == after["value"]


@pytest.mark.parametrize("name", ["../items.yml", "case.json", "/etc/hostname", "", "bank.csv/..", "no-such.csv"])
@pytest.mark.parametrize("type_", ["open", "hash"])
def test_what_is_not_listed_is_refused(assignment, talk, type_, name):
    """No path leads out of the case."""
    assert ["refused"] == [each["type"] for each in talk(case_files(), ask(type_, name))]


@pytest.mark.parametrize("name", ["../../items.yml", "no\0name", ".", "x" * 5000])
def test_a_list_that_names_a_way_out_is_not_followed(assignment, talk, name):
    """Not even the manifest can lead out of the folder, or to what no file is called."""
    manifest = json.loads(FILES["case.json"])
    manifest["files"].append({"id": name, "size": 1, "kind": "file", "description": "Out", "exhibit": ""})
    (assignment / "case.json").write_text(json.dumps(manifest), encoding="utf-8")

    assert ["refused"] == [each["type"] for each in talk(case_files(), ask("open", name))]


def test_a_file_that_is_gone_is_told(assignment, talk):
    """The words say how to get it back."""
    view = case_files()
    (assignment / "bank.csv").unlink()
    (told,) = talk(view, ask("open", "bank.csv"))

    assert "Fetch the assignment again" in told["why"]


@pytest.mark.parametrize("data", [b"", b'{"files": [', b"[]", b'{"files": [{"id": 7}]}', b'{"files": 3}'])
def test_a_damaged_case_says_so(assignment, data):
    """A panel, not a traceback."""
    (assignment / "case.json").write_bytes(data)

    assert "The case is damaged" == case_files().case["error"]["title"]


def test_an_assignment_without_its_cases_says_so(notebook):
    """A panel with what to do."""
    assert "The case is not here" == case_files().case["error"]["title"]


def test_a_practice_case_is_built_at_first_use(lesson, talk):
    """Its files lie in ``case/``, the same for everybody; what a learner did to them stays."""
    first = case_files("case.yml").case
    (lesson / "case" / "bank.csv").write_bytes(b"mine")
    (lesson / "case" / "notes.txt").write_bytes(b"mine")
    again = case_files("case.yml")

    assert ("case", None, None) == (first["folder"], first["variant"], first["error"])
    assert first["files"] == again.case["files"]
    assert hashlib.sha256(b"mine").hexdigest() == talk(again, ask("hash", "bank.csv"))[0]["value"]


def test_a_practice_case_is_built_again_when_its_spec_has_changed(lesson):
    """A corrected lesson does not go on with the old case; what a learner added stays."""
    case_files("case.yml")
    before = (lesson / "case" / "bank.csv").read_bytes()
    (lesson / "case" / "notes.txt").write_bytes(b"mine")
    (lesson / "case" / "bank.csv").write_bytes(b"old")
    text = (lesson / "case.yml").read_text(encoding="utf-8")
    (lesson / "case.yml").write_text(text + "\n# corrected\n", encoding="utf-8")
    case_files("case.yml")

    assert before == (lesson / "case" / "bank.csv").read_bytes()
    assert b"mine" == (lesson / "case" / "notes.txt").read_bytes()


def test_under_voila_a_practice_case_is_built_in_memory(lesson, talk, monkeypatch):
    """Nothing is written, and everything can be looked at."""
    monkeypatch.setenv("VOILA_PREHEAT", "True")
    view = case_files("case.yml")

    assert "Shown by Voila: nothing is saved here." == view.case["why"]
    assert ["file"] == [each["type"] for each in talk(view, ask("open", "bank.csv"))]
    assert not (lesson / "case").exists()


def test_a_spec_with_a_mistake_says_where(lesson):
    """The first line of the message, with line and column."""
    (lesson / "case.yml").write_text("format: 1\n", encoding="utf-8")
    error = case_files("case.yml").case["error"]

    assert "case.yml:1:1: error[missing-key]" in error["detail"]


def test_whatever_is_sent_is_answered_or_ignored(assignment, talk):
    """The kernel goes on working."""
    view = case_files()

    assert [] == [
        each for message in (None, 3, {}, ask("open", 3), ask("steal", "bank.csv")) for each in talk(view, message)
    ]


@pytest.fixture
def two_cases(assignment):
    """The same assignment, with variants of another case for whoever asks for it."""
    for variant in ("x01", "x02"):
        shutil.copytree(assignment, assignment.parent / variant)
    return assignment


def test_another_case_is_one_press_away(two_cases, notebook, talk):
    """No reason is asked; a new kernel shows the other case as well, and there is no second button."""
    asked = case_files()
    offered = asked.case["other"]
    (told,) = talk(asked, ANOTHER)
    again = case_files()

    assert offered
    assert {"type": "case", "n": 1, "case": again.case} == told
    assert again.case["variant"] in ("x01", "x02")
    assert asked.folder == again.folder == Path("cases") / again.case["variant"]
    assert not again.case["other"]


def test_the_files_are_then_those_of_the_other_case(two_cases, talk):
    """What is looked at belongs to what is listed."""
    for variant in ("x01", "x02"):
        (two_cases.parent / variant / "bank.csv").write_text("other\n", encoding="utf-8")
    view = case_files()
    talk(view, ANOTHER)
    (told,) = talk(view, ask("open", "bank.csv"))

    assert [["other"]] == told["rows"]


def test_no_other_case_is_offered_where_none_was_released(assignment, talk):
    """And asking for it all the same changes nothing."""
    view = case_files()
    (told,) = talk(view, ANOTHER)

    assert not view.case["other"]
    assert told["case"]["variant"] == assignment.name == case_files().case["variant"]


def test_answers_for_the_first_case_are_kept(two_cases, notebook, talk):
    """An exercise about the other case begins empty; what was saved before is set aside, and marked on neither."""
    text = (notebook / "items.yml").read_text(encoding="utf-8").replace("version: 3\n", "version: 3\ncase: chat\n")
    (notebook / "items.yml").write_text(text, encoding="utf-8")
    talk(form("pick"), save("ask"))
    talk(case_files(), ANOTHER)
    shown = form("pick")

    assert shown.sheet["variant"].startswith("x")
    assert shown.sheet["saved"] is None
    assert "answers/set-aside/pick-1.json" in shown.note


def test_a_press_that_cannot_be_kept_is_told(two_cases, notebook, talk):
    """The case stays as it is, and the button can be pressed again."""
    (notebook / "answers").write_text("in the way", encoding="utf-8")
    asked = case_files()
    (told,) = talk(asked, ANOTHER)

    assert ("refused", True) == (told["type"], asked.case["other"])
    assert "Nothing was saved" in told["why"] + told["hint"]
    assert asked.folder == Path("cases") / two_cases.name
