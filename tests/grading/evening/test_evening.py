"""The marking evening: who is let in, what a page shows, and what becomes of a level."""

import os
import re
import shutil
import stat
from html import unescape

import pytest

from tests.grading.classes import Class, new_class
from tests.grading.evening.evening_visitor import Visitor, evening_of
from tests.trainees.first_response import LOG as TEXTS
from tests.trainees.first_response import reference
from trainingkit.grading.evening.class_now import ClassNow
from trainingkit.grading.evening.way_in import way_in
from trainingkit.grading.standing import OPENED

A2, LOG = "first-response", "decision-log"
SCRIPT = "<script>alert(1)</script>"
SEATS = ("seat-01", "seat-02")
RED_ROW = "Zebra: a comment that only the first reader wrote."


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Class:
    """A class of two seats: both played the best run and wrote a log, one with a script in it."""
    room = new_class(tmp_path_factory.mktemp("class"))
    room.release(A2)
    for seat in SEATS:
        values = reference(room.form(seat, A2))
        values[LOG] = {"texts": {**TEXTS, "risk": SCRIPT + TEXTS["risk"]} if seat == "seat-01" else TEXTS}
        room.hand_in(seat, A2, values)
    return room


@pytest.fixture
def room(made: Class, tmp_path) -> Class:
    """That class, to be marked anew."""
    return Class(shutil.copytree(made.root, tmp_path / "instructor"))


@pytest.fixture
def visitor(room: Class):
    """Somebody who came in by the link and has signed as AB."""
    with evening_of(room.root, A2) as came:
        came.enter()
        came.sign("ab")
        yield came


def mark_all(visitor: Visitor, turn: str = "first", level: str = "3", **levels: str) -> list:
    """Mark every open text of a round, and give the pages that were seen."""
    pages = []
    while not (page := visitor.go(f"/{turn}")).path.endswith("/done"):
        pages.append(page)
        row = re.search(r'name="level-([a-z]+)"', page.text)[1]
        comment = RED_ROW if (turn, row) == ("first", "risk") else ""
        visitor.send(page, **{f"level-{row}": levels.get(row, level), f"own-{row}": comment})
    return pages


def scores(room: Class, seat: str) -> dict:
    """What the gradebook says of a seat: item to points, and whether a person is wanted."""
    with room.gradebook() as gradebook:
        grades = gradebook.find_submission(A2, seat).notebooks[0].grades
        return {grade.name: (grade.auto_score, grade.needs_manual_grade) for grade in grades}


def test_only_the_link_opens_the_page(room):
    """Without the token nothing is to be seen, and it opens one browser only."""
    with evening_of(room.root, A2) as visitor:
        stranger = Visitor(visitor.loop, visitor.evening)
        closed = {
            stranger.go(path).status for path in ("/", "/first", "/results", "/enter?token=x", "/results/seat-01")
        }
        link = f"/enter?token={visitor.evening.visits.token}"
        entered = (visitor.go(link).status, stranger.go(link).status, visitor.go("/").status, stranger.go("/").status)

    assert {403} == closed
    assert (200, 403, 200, 403) == entered


def test_a_foreign_name_is_refused(visitor):
    """A request that names another host is not answered, whatever cookie it brings."""
    visitor.host = f"trainees.example:{visitor.evening.port}"

    assert 421 == visitor.go("/").status
    assert 421 == visitor.go("/static/evening.css").status


def test_a_form_from_elsewhere_is_refused(visitor):
    """Nothing can be sent without the word that is in our own form, nor under a cookie that scripts can read."""
    page = visitor.go("/first")

    assert 403 == visitor.go(page.path, {"level-risk": "0"}).status
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert [] == re.findall(r'(?:src|href|action)="(?!/)(?!#)', page.text)


def test_nothing_that_another_page_began_is_answered(visitor):
    """Be it of another port of this machine, with our own cookie and word: neither a form nor a page."""
    hidden = re.search(r'name="_xsrf" value="([^"]+)"', visitor.go("/").text)
    form = {"_xsrf": hidden[1], "marker": "evil"}
    visitor.headers = {"Origin": "http://127.0.0.1:9"}
    foreign = visitor.go("/", form).status
    visitor.headers = {"Sec-Fetch-Site": "same-site"}
    near = [visitor.go("/").status, visitor.go("/", form).status]
    visitor.headers = {"Origin": visitor.origin, "Sec-Fetch-Site": "same-origin"}

    assert [403, 403, 403, 200] == [foreign, *near, visitor.go("/", form).status]


def test_the_browser_is_led_in_by_a_file_of_its_own(room):
    """Its command line has no link; the file has it, nobody else reads it, and it is gone once somebody is in."""
    with evening_of(room.root, A2) as visitor:
        path = f"/enter?token={visitor.evening.visits.token}"
        with way_in(f"{visitor.origin}{path}") as page:
            modes = [stat.S_IMODE(each.stat().st_mode) for each in (page, page.parent)]
            visitor.evening.entered = page.unlink
            link = re.search(r'url=(http[^"]+)"', page.read_text())
            visitor.headers = {"Sec-Fetch-Site": "cross-site"}
            entered = visitor.go(unescape(link[1]).removeprefix(visitor.origin))
            gone = not page.exists()
        visitor.headers = {"Sec-Fetch-Site": "same-origin"}

        assert os.name == "nt" or [0o600, 0o700] == modes
        assert (path, 200, "0; url=/", True) == (entered.path, entered.status, entered.headers["Refresh"], gone)
        assert 200 == visitor.go("/").status
        assert not page.parent.exists()


def test_no_page_of_a_reading_names_a_seat(visitor):
    """Whoever marks sees numbers, and never whose text it is."""
    pages = mark_all(visitor, risk="1")
    visitor.sign("cd")
    pages += mark_all(visitor, "second", risk="3")
    pages += [visitor.go("/agree"), visitor.go("/agreement"), visitor.go("/")]

    assert "First reading, AB: 1" in pages[-3].text
    assert [] == [page.path for page in pages if "seat-0" in page.text + page.path]


def test_words_of_a_trainee_are_text(visitor):
    """A script in an answer is shown as it was written, on the page where it is read and where it is opened."""
    read = [page.text for page in mark_all(visitor, risk="1")]
    visitor.sign("cd")
    mark_all(visitor, "second", risk="1")
    pages = [*read, visitor.go("/results/seat-01").text]

    assert [] == [page for page in pages if SCRIPT in page]
    assert 2 == sum("&lt;script&gt;alert(1)&lt;/script&gt;" in page for page in pages)


def test_a_second_reader_sees_nothing_of_the_first(visitor):
    """No level is chosen, no comment of the first reader's is there, and the first reader is not let in."""
    mark_all(visitor, risk="1")
    own = visitor.go("/second")
    visitor.sign("cd")
    pages = mark_all(visitor, "second")
    again = visitor.go(pages[0].path).text

    assert own.path.endswith("/done")
    assert pages
    assert [] == [page.path for page in pages if re.search(r"Zebra|\bAB\b|\schecked\b", page.text)]
    assert re.search(r"\schecked\b", again)
    visitor.sign("ab")
    assert {404} == {visitor.go(page.path).status for page in pages}


def test_a_level_is_kept_at_once_and_points_follow(room, visitor):
    """A level is in the records when the next text comes, points in the gradebook when a seat is read through."""
    page = visitor.go("/first")
    visitor.send(page, **{"level-risk": "2", "ready-risk": ["1", "2"], "own-risk": "And this.\nToo."})
    with room.records() as records:
        (kept,) = records.levels(A2)
    with room.gradebook() as gradebook:
        assert [] == list(gradebook.assignment_submissions(A2))
    mark_all(visitor)

    assert (2, "AB", "first", "risk") == (kept.level, kept.marker, kept.round, kept.row)
    assert ["And this. Too."] == kept.comment.split("\n")[2:]
    assert [{"the-call": (34.0, False), LOG: (11.0, False)}, {"the-call": (34.0, False), LOG: (12.0, False)}] == sorted(
        (scores(room, seat) for seat in SEATS), key=str
    )


def test_a_score_that_a_person_typed_stays(room, visitor):
    """What somebody typed in formgrader is not touched by what is marked afterwards."""
    mark_all(visitor)
    with room.gradebook() as gradebook:
        grade = next(g for g in gradebook.find_submission(A2, "seat-01").notebooks[0].grades if g.name == LOG)
        grade.manual_score = 5
        gradebook.db.commit()
    last = re.search(r'href="(/first/[0-9a-f]+)"', visitor.go("/first/done").text)[1]
    visitor.send(visitor.go(last), **{"level-evidence": "1"})
    with room.gradebook() as gradebook:
        kept = [g.manual_score for s in gradebook.assignment_submissions(A2) for g in s.notebooks[0].grades]

    assert [5.0] == [score for score in kept if score is not None]
    assert {10.0, 12.0} == {scores(room, seat)[LOG][0] for seat in SEATS}


def test_a_row_without_a_level_is_asked_for(room, visitor):
    """Nothing is kept of a text with a row left out or a level that is none; the page says which row."""
    page = visitor.go("/first")
    told = [visitor.send(page, **{"own-risk": "No level."}), visitor.send(page, **{"level-risk": "4"})]

    assert [400, 400] == [each.status for each in told]
    assert ["Risk", "Risk"] == [re.search(r"Choose a level for:\s+(\w+)", each.text)[1] for each in told]
    assert "No level." in told[0].text
    with room.records() as records:
        assert [] == records.levels(A2)


def test_not_yet_is_provisional_until_somebody_has_opened_it(room, visitor):
    """Opening needs a line, is an event with the attempt's id, and only then nothing holds the result back."""
    mark_all(visitor, risk="1")
    early = visitor.go("/results/seat-02").text
    visitor.sign("cd")
    mark_all(visitor, "second", risk="1")
    page = visitor.go("/results/seat-02")
    empty = visitor.send(page, note=" ")
    before = visitor.go("/results").text
    after = visitor.send(page, note="Both read it; the question is missing.").text
    opened = visitor.go("/results/seat-02").text

    assert "First the texts have to be read" in early
    assert [] == re.findall("Zebra|Who gave what|Level given", early)
    assert "I have looked: it stands" in page.text
    assert 400 == empty.status
    assert '<a href="/results/seat-02"><b>' in before
    assert '<a href="/results/seat-02"><b>' not in after
    assert "CD has looked, 21 November 2026, 19:00 GMT: Both read it; the question is missing." in opened
    with room.records() as records:
        (event,) = records.events(A2, kinds=(OPENED,))
        standing = {
            each.seat: each for each in ClassNow(room.desk(A2), records).standings(visitor.evening.again.course)
        }
    assert ("CD", "seat-02", standing["seat-02"].attempt.id) == (event.who, event.seat, event.data["attempt"])
    assert (False, True) == (standing["seat-02"].provisional, standing["seat-01"].provisional)


def test_two_browsers_mark_at_the_same_time(room, visitor):
    """Two evenings over the same class keep the levels of both, even where both had the same text before them."""
    with evening_of(room.root, A2) as other:
        other.enter()
        other.sign("cd")
        pages = [visitor.go("/first"), other.go("/first")]
        visitor.send(pages[0], **{"level-risk": "2"})
        other.send(pages[1], **{"level-risk": "2"})
        counts = [each.go("/").text for each in (visitor, other)]
    with room.records() as records:
        levels = records.levels(A2)

    assert ["AB", "CD"] == [each.marker for each in levels]
    texts = len({each.seat for each in levels})
    assert [True, True] == [f"{texts} of 8 texts" in page for page in counts]


def test_minutes_left_are_told_from_the_first_text_on(room):
    """The page says how long the rest will take at the pace so far."""
    seconds = iter(range(0, 10_000, 120))
    with evening_of(room.root, A2, lambda: next(seconds)) as visitor:
        visitor.enter()
        visitor.sign("ab")
        first = visitor.go("/first")
        visitor.send(first, **{"level-risk": "2"})

        assert "min left" not in first.text
        assert "about 14 min left" in visitor.go("/first").text
