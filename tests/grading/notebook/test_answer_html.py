"""Answers and criteria are told to an instructor in words, and nothing that a learner wrote is anything but words."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbconvert.filters import clean_html

from tests.grading.classes import Class, new_class
from tests.marking.every_kind import BY_ID, FILE, FITTING, any_json
from tests.trainees.first_response import PLAY, best_run, reference, saved_run, story_of
from tests.trainees.hand_in import answer_files
from trainingkit.grading.graded import Response
from trainingkit.grading.notebook.answer_html import answer_html, points_of, shown
from trainingkit.grading.notebook.answer_words import Said, answer_words
from trainingkit.grading.verdict import reach_verdict
from trainingkit.marking.marks import Mark

A2, SEAT = "first-response", "seat-01"
NASTY = '<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">x</a></code></pre></li>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the case of one variant."""
    made = tmp_path_factory.mktemp("every-kind")
    (made / "cases" / "v01").mkdir(parents=True)
    offered = {"files": [{"id": "bank.csv"}], "accounts": [], "exhibits": [], "references": []}
    (made / "cases" / "v01" / "case.json").write_text(json.dumps(offered))
    return made


@pytest.fixture(scope="module")
def desk(folder):
    """An assignment with one item of every kind, and no key: what is told of an answer leans on none."""
    files = SimpleNamespace(items=SimpleNamespace(sound=FILE, value=FILE), folder=folder, stories={}, rubrics={})
    return SimpleNamespace(items=BY_ID, keys={}, files=files)


def response(item: str, trouble: str | None = None, marks: tuple[Mark, ...] = ()) -> Response:
    """A response to one of the items, of the first variant."""
    return Response(item, 2, BY_ID[item].kind, "data", "v01", "0" * 64, 2.0, marks, trouble)


def data(item: str, value: Any) -> bytes:
    """The file of an answer."""
    files = SimpleNamespace(id="every-kind", items=SimpleNamespace(value=FILE), by_id=BY_ID)
    return answer_files(files, {item: value}, "v01")[item]


def told(said: tuple[Said, ...]) -> list[Any]:
    """Label and text, and what is within."""
    return [[each.label, each.text, *([told(each.inner)] if each.inner else [])] for each in said]


IN_WORDS = {
    "one": ("b", [["", "B"]]),
    "file": ("bank.csv", [["", "bank.csv"]]),
    "several": (["a", "c"], [["", "", [["", "A"], ["", "C"]]]]),
    "order": (["c", "a", "b"], [["", "", [["", "C"], ["", "A"], ["", "B"]]]]),
    "match": ({"a": "b", "c": "a"}, [["A", "B"], ["B", "(nothing chosen)"], ["C", "A"]]),
    "say": ({"text": "Thank you.", "choice": "b"}, [["First sentence", "Thank you."], ["Then chose", "B"]]),
    "decide": ({"choice": "a", "texts": {"why": "So."}}, [["Decision", "A"], ["Why", "So."]]),
    "write": ({"texts": {"why": " "}}, [["Why", "(nothing written)"]]),
    "numbers": ({"sum": "12"}, [["Sum", "12"], ["At", "(nothing written)"], ["Note", "(nothing written)"]]),
    "function": ({"source": "def total(rows):\n    return 1"}, [["", "def total(rows):\n    return 1"]]),
    "play": ({"form": "form-a", "runs": []}, [["", "No run was begun."]]),
}


@pytest.mark.parametrize("item", IN_WORDS)
def test_an_answer_is_told_in_the_words_of_the_screen(desk, item):
    """Options are named by their texts, parts by their labels, in the order that was chosen."""
    value, wanted = IN_WORDS[item]

    assert wanted == told(answer_words(desk, response(item), data(item, value)))


def test_a_table_is_told_row_by_row(desk):
    """Each row has the label of each column and what was filled in there."""
    [whole] = answer_words(desk, response("table"), data("table", [{"what": "a", "seen": "no"}, {}]))
    empty = "(nothing written)"

    assert whole.ordered
    assert [["What", "A"], ["When", empty], ["Hash", empty], ["Seen", "no"]] == told(whole.inner[0].inner)
    assert [empty] * 4 == [each.text for each in whole.inner[1].inner]


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Class:
    """A class in which one seat has played."""
    return new_class(tmp_path_factory.mktemp("played"))


def test_a_run_is_told_decision_by_decision(room):
    """Of the run that counts every decision is told with its time; of further runs only how many there were."""
    form = room.form(SEAT, A2)
    story, run = story_of(form), best_run(story_of(form))
    saved = saved_run(form, run)
    values = reference(form) | {PLAY.id: {"form": form, "runs": [saved, saved, saved]}}
    seat = room.hand_in(SEAT, A2, values)
    verdict = reach_verdict(room.desk(A2), SEAT).by_item[PLAY.id]
    said = answer_words(room.desk(A2), verdict, (seat / "answers" / f"{PLAY.id}.json").read_bytes())
    counted, decisions, others = said
    made = [ref.partition(".") for ref in run]
    texts = [c.text for passage, _, name in made for c in story.passages[passage].choices if c.id == name]

    assert f"“{story.title}”, begun 21 November 2026, 12:00 GMT, played to an ending" == counted.text
    assert texts == [each.text for each in decisions.inner]
    assert decisions.inner[0].label.startswith("0:00 ")
    assert "2, not counted" == others.text


def test_a_run_that_could_not_be_marked_is_not_retold(room):
    """A run on another edition of the story is told as what it is, without decisions that it never was about."""
    form = room.form(SEAT, A2)
    saved = saved_run(form, best_run(story_of(form))) | {"story": "sha256:0"}
    seat = room.hand_in(SEAT, A2, {PLAY.id: {"form": form, "runs": [saved]}})
    desk = room.desk(A2)
    verdict = reach_verdict(desk, SEAT).by_item[PLAY.id]
    html = answer_html(desk, verdict, (seat / "answers" / f"{PLAY.id}.json").read_bytes())

    assert "<strong>Could not be marked</strong>: this run of" in html
    assert "Decisions" not in html


@pytest.mark.parametrize(
    ("handed_in", "wanted"),
    [
        (None, "The answer is no longer kept."),
        (b'{"format": 1, "ite', '{"format": 1, "ite'),
        (b"\xff<b>", "\N{REPLACEMENT CHARACTER}&lt;b&gt;"),
        (b"x" * 5000, "the first 2,000 of 5,000 bytes"),
    ],
)
def test_an_answer_that_cannot_be_read_says_why(desk, handed_in, wanted):
    """A person sees that it could not be marked, why, and as much of it as can be shown."""
    html = answer_html(desk, response("one", "the file is cut short"), handed_in)

    assert "<strong>Could not be marked</strong>: the file is cut short" in html
    assert wanted in html


def test_an_answer_of_no_option_is_shown_as_it_is(desk):
    """What does not fit the item is shown as it was handed in, not in words that nobody chose."""
    [said] = answer_words(desk, response("one"), data("one", "z"))

    assert ("As it was handed in", '"z"') == (said.label, said.text)


def test_nothing_handed_in_is_told(desk):
    """An item without an answer says so."""
    assert "Nothing was handed in." in answer_html(desk, replace(response("one"), answer=None), None)


def test_every_criterion_has_its_level_in_words(room):
    """Levels, points, what decides alone and why it matters are words, never a colour alone."""
    desk = room.desk(A2)
    room.hand_in(SEAT, A2, {})
    verdict = reach_verdict(desk, SEAT).by_item[PLAY.id]
    levels = ("best", "acceptable", "harmful", None)
    marks = tuple(
        replace(mark, level=level, points=points)
        for mark, level, points in zip(verdict.marks, levels, (2.0, 1.0, 0.0, 0.0), strict=False)
    )
    html = answer_html(desk, replace(verdict, marks=marks), None)
    words = ["met", "partly met", "not met", "waits for a person"]
    red = desk.keys[PLAY.id].story_red
    story = next(iter(desk.files.stories.values()))
    why = [each.why for each in story.criteria if each.id in {mark.criterion for mark in marks}]

    assert words == [part.partition("</strong>")[0] for part in html.split("<li><strong>")[1:]]
    assert sum(1 for mark in marks if red.get(mark.criterion)) == html.count("red: decides alone")
    assert [True] * 4 == [f"<em>Why</em>: {shown(each)}</div>" in html for each in why]
    assert "2 of 2 points" in html


def test_a_criterion_that_the_key_no_longer_has_is_still_told(desk):
    """What was marked by an older key keeps its points and is named by its id."""
    mark = Mark("one", "asks-first", "risk", "best", 2.0, 2.0)

    assert "<strong>met</strong>, 2 of 2 points: asks-first" in answer_html(desk, response("one", None, (mark,)), None)


class Tags(HTMLParser):
    """Collects tags and what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag, attrs):
        """Keep the tag with the names of its attributes."""
        self.found.add((tag, " ".join(name for name, _ in attrs)))


OURS = {("div", "class"), *((tag, "") for tag in ("div", "strong", "em", "ul", "ol", "li", "pre", "code"))}


def is_only_ours(html: str) -> bool:
    """Whether a page has no tags and attributes but ours, and sanitising leaves it as it is."""
    tags = Tags()
    tags.feed(html)
    return tags.found <= OURS and clean_html(html) == html


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("say", {"text": NASTY, "choice": None}),
        ("write", {"texts": {"why": NASTY}}),
        ("decide", {"choice": None, "texts": {"why": NASTY}}),
        ("numbers", {"sum": NASTY, "at": NASTY, "note": NASTY}),
        ("table", [{"what": NASTY, "when": NASTY}]),
        ("function", {"source": NASTY}),
        ("one", NASTY),
    ],
)
def test_markup_in_an_answer_stays_words(desk, item, value):
    """A script, an image or a link that somebody typed is read as the words it is, wherever it was typed."""
    html = answer_html(desk, response(item, f"trouble with {NASTY}"), data(item, value))

    assert is_only_ours(html)
    assert 2 <= html.count("&lt;script&gt;alert(1)")


@given(text=st.text(max_size=40))
@settings(max_examples=80, deadline=None)
def test_sanitising_leaves_every_text_as_it_is(text):
    """Whatever characters a text has, the page that nbgrader makes of it says the same."""
    html = f"<div><strong>x</strong>: {shown(text)}<pre><code>{shown(text)}</code></pre></div>"

    assert html == clean_html(html)


@given(item=st.sampled_from(sorted(FITTING)), value=any_json | st.sampled_from(list(FITTING.values())))
@settings(max_examples=80, deadline=None)
def test_any_answer_can_be_told(item, value):
    """Whatever JSON was handed in for an item of any kind, something is told, and it is only words."""
    files = SimpleNamespace(items=SimpleNamespace(sound=FILE), folder=None, stories={}, rubrics={})
    without_case = SimpleNamespace(items=BY_ID, keys={}, files=files)
    body = json.loads(data(item, FITTING[item])) | {"value": value}
    html = answer_html(without_case, replace(response(item), variant=None), json.dumps(body).encode())

    assert is_only_ours(html)


@pytest.mark.parametrize(("points", "of", "wanted"), [(1, 1, "1 of 1 point"), (1.333333, 4, "1.33 of 4 points")])
def test_points_are_told_short(points, of, wanted):
    """Thirds are told with two digits, and one point is no points."""
    assert wanted == points_of(points, of)
