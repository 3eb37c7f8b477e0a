"""The training record: one page with edition, lessons and outcome, and nothing that is nobody's business."""

import io
import shutil
from dataclasses import replace

import pypdf
import pytest

from tests.grading.classes import NOON, Class, new_class
from tests.trainees.hand_in import ROOT
from tests.trainees.recognise_the_approach import reference
from trainingkit.course.handed_in import answers_in
from trainingkit.course.outline import read_outline
from trainingkit.grading.appeal import record_page as record_module
from trainingkit.grading.appeal.record_page import Line, NoRecord, Wanted, page_for, pathway_of, record_page
from trainingkit.grading.recording import record
from trainingkit.grading.verdict import reach_verdict
from trainingkit.papers.pdf import to_pdf
from trainingkit.papers.text import to_text

A1, SEAT, AT = "recognise-the-approach", "seat-01", "2026-12-01T09:00:00+00:00"
OUTLINE_FILE = ROOT / "course" / "outline.yml"
OUTLINE = read_outline(OUTLINE_FILE).value


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Class:
    """A seat with one result, of which one answer could not be marked."""
    room = new_class(tmp_path_factory.mktemp("record"))
    (room.root.parent / "course").mkdir()
    shutil.copy(OUTLINE_FILE, room.root.parent / "course")
    room.release(A1)
    lying = room.hand_in(SEAT, A1, {**reference(), "which-pressure": ["no-such-option"]})
    desk = room.desk(A1)
    with room.records() as records, room.gradebook() as gradebook:
        levels = {key.item: dict.fromkeys(key.rubric_rows, 3) for key in desk.keys.values() if key.rubric}
        graded = reach_verdict(desk, SEAT, levels)
        record(desk, records, gradebook, graded, answers_in(lying, desk.items)[0], NOON, lambda _: None)
    return room


def page(room: Class, pathway: str | None = None) -> str:
    """The page as text."""
    return to_text(page_for(room.root, OUTLINE_FILE, Wanted(SEAT, pathway, AT)))


def test_nothing_is_told_that_a_person_has_still_to_look_at(room):
    """Before a person has typed the points of what could not be marked there is no outcome; then it says practice."""
    before = page(room)
    with room.gradebook() as gradebook:
        grade = gradebook.find_grade("which-pressure", A1, A1, SEAT)
        grade.manual_score, grade.needs_manual_grade = grade.max_score, False
        gradebook.db.commit()
    after = page(room)

    assert "a person is still looking at it" in before
    assert "Outcome: Competent (practice); Key version: 1; Times handed in: 1" in after


def test_it_has_the_lessons_of_the_pathway_and_what_they_taught(room):
    """Titles and objectives, from the outline; the shortest pathway that has what is recorded."""
    told = page(room)
    lessons = [each for each in OUTLINE.along(pathway_of(OUTLINE, "two-days", [])) if hasattr(each, "objectives")]

    assert "pathway “Core, two days”" in told
    assert [] == [words for each in lessons for words in (each.title, *each.objectives) if words not in told]


def test_it_tells_what_was_in_force_when_it_was_marked(room, monkeypatch, tmp_path):
    """After an upgrade and with other lessons the record still has the edition and the lessons of its day."""
    title = next(
        each for each in OUTLINE.along(pathway_of(OUTLINE, "two-days", [])) if hasattr(each, "objectives")
    ).title
    later = tmp_path / "outline.yml"
    later.write_text(OUTLINE_FILE.read_text(encoding="utf-8").replace(title, "A lesson of today"), encoding="utf-8")
    edition = record_module.version("trainingkit")
    monkeypatch.setattr(record_module, "version", lambda _: "99.0")
    told = to_text(page_for(room.root, later, Wanted(SEAT, None, AT)))

    assert title in told and "A lesson of today" not in told
    assert f"edition {edition}" in told and "99.0" not in told


def test_it_has_no_points_and_no_answers(room):
    """Not a title of a question, not a number of points; and it says so."""
    told = page(room)
    items = room.desk(A1).items.values()

    assert [] == [item.title for item in items if item.title in told]
    assert "of 26" not in told
    assert "What this page does not say" in told


def test_the_longest_record_is_one_page():
    """All four assignments, and all lessons of the longest pathway."""
    pathway = max(OUTLINE.pathways, key=lambda each: len(each.steps))
    lines = [Line(each.id, each.title, "21 November 2026", "Not yet (practice)", 3, 12) for each in OUTLINE.assignments]
    paper = record_page(OUTLINE, pathway, "seat-with-a-long-name-2026", lines, AT)

    assert 1 == len(pypdf.PdfReader(io.BytesIO(to_pdf(paper, AT))).pages)


def test_a_pathway_or_a_seat_that_is_not_there_is_told(room):
    """The nearest pathway is offered, and a seat without a result has no record."""
    with pytest.raises(NoRecord, match="two-days"):
        page(room, "two-day")
    with pytest.raises(NoRecord, match="seat-99"):
        page_for(room.root, OUTLINE_FILE, replace(Wanted(SEAT, None, AT), seat="seat-99"))
