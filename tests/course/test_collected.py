"""What a class has handed in, seat by seat."""

import shutil
from pathlib import Path

import pytest

from tests.trainees.cases import ALL, OTHERS, case
from tests.trainees.first_response import FILES, FORMS, played, reference, story_of
from tests.trainees.hand_in import INSTRUCTOR, answer_files
from tests.trainees.runs import best_run, saved_run, whole_run
from trainingkit.course.assignment import AssignmentFiles, read_assignment
from trainingkit.course.collected import HandedIn, NothingPrepared, handed_in, own_cases
from trainingkit.course.prepared import Variant, truth_json

FORM = FORMS[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The instructor's folder, with nothing handed in yet."""
    shutil.copytree(
        INSTRUCTOR, tmp_path / "instructor", ignore=shutil.ignore_patterns("truth", "submitted", "v??", "x??")
    )
    return tmp_path / "instructor"


def given(root: Path, seat: str, values: dict, form: str | None = FORM) -> AssignmentFiles:
    """A seat hands in its answers to *First response*."""
    answers = root / "submitted" / seat / FILES.id / "answers"
    answers.mkdir(parents=True)
    for item, data in answer_files(FILES, values, form=form).items():
        (answers / f"{item}.json").write_bytes(data)
    return read_assignment(root, FILES.id)


def seats(files: AssignmentFiles) -> list[HandedIn]:
    """Everybody who handed in."""
    return list(handed_in(files))


def test_each_seat_is_told_as_far_as_nobody_is_needed(root):
    """A whole run is marked, the log waits for a person, and the seat is neither competent nor not yet."""
    (told,) = seats(given(root, "seat-01", reference(FORM)))

    assert ("seat-01", 2, 2) == (told.seat, told.answered, told.asked)
    assert (34.0, 46.0, None) == (
        told.attempt.outcome.points,
        told.attempt.outcome.max_points,
        told.attempt.outcome.competent,
    )
    assert ("risk", "reasons", "victim", "evidence") == told.attempt.outcome.waiting


def test_every_run_is_told_in_the_order_they_began(root):
    """The first run counts; a later, better one is shown with what it left out, and changes nothing."""
    worst = whole_run(story_of(FORM), lambda offer: tuple(c for c in offer if c.level == "harmful") or offer)
    (told,) = seats(given(root, "seat-01", played(FORM, worst, best_run(story_of(FORM)))))

    assert [True, False] == [bool(run.not_met) for run in told.runs]
    assert told.attempt.outcome.competent is False


def test_a_run_without_an_ending_is_told_as_such(root):
    """Nothing is said of what it met."""
    run = saved_run(FORM, best_run(story_of(FORM))[:3], ended=False)
    (told,) = seats(given(root, "seat-01", {"the-call": {"form": FORM, "runs": [run]}}))

    assert [(3, None, None)] == [(run.choices, run.not_met, run.why) for run in told.runs]
    assert ("the-call",) == told.attempt.unfinished


def test_a_run_that_cannot_be_replayed_says_why(root):
    """A choice that was never on offer is told, and the others of the class are marked as ever."""
    run = saved_run(FORM, best_run(story_of(FORM)))
    run["steps"][1]["choice"] = "c99"
    given(root, "seat-01", {"the-call": {"form": FORM, "runs": [run]}})
    files = given(root, "seat-02", reference(FORM))
    forged, fair = seats(files)

    assert ['choice 2: "c99" is not on offer there'] == [run.why for run in forged.runs]
    assert {"the-call"} == set(forged.attempt.troubles)
    assert {} == fair.attempt.troubles


def test_a_link_among_the_answers_is_told_and_not_followed(root):
    """What cannot be read is a trouble of that item alone."""
    files = given(root, "seat-01", reference(FORM))
    answer = root / "submitted" / "seat-01" / FILES.id / "answers" / "the-call.json"
    answer.unlink()
    answer.symlink_to(root / "keys" / f"{FILES.id}.yml")
    (told,) = seats(files)

    assert {"the-call": "this is a link, and not an answer file"} == told.attempt.troubles


@pytest.mark.parametrize(("ended", "story"), [(True, None), (False, None), (True, "sha256:0")])
def test_whether_a_run_has_ended_is_seen_from_its_choices(root, ended, story):
    """Not from what its file says; and of one that was made on another text nothing is said but that."""
    values = reference(FORM)
    (run,) = values["the-call"]["runs"]
    values["the-call"]["runs"] = [
        run | {"ended": ended, "story": story or run["story"]},
        run | {"steps": [], "ended": True},
    ]
    (told,) = seats(given(root, "seat-01", values))

    assert [() if story is None else None, None] == [each.not_met for each in told.runs]
    assert [story is not None, False] == ["another edition" in (each.why or "") for each in told.runs]


def test_a_seat_is_marked_on_its_own_case(root):
    """Of each case a seat may have worked on the variant that follows from its name, and on nobody else's."""
    files = read_assignment(root, "evidence-handling")
    for name in (*ALL[:3], *OTHERS[:3]):
        built = Variant(name, case(files.id, name))
        (files.folder / "cases" / name).mkdir(parents=True)
        (files.folder / "cases" / name / "case.json").write_bytes(built.case.files["case.json"])
        (root / "truth" / files.id).mkdir(parents=True, exist_ok=True)
        (root / "truth" / files.id / f"{name}.json").write_bytes(truth_json(built))
    own = {seat: list(own_cases(files, seat)) for seat in ("seat-01", "seat-02", "seat-03", "seat-04", "seat-05")}

    assert {("v", "x")} == {tuple(name[0] for name in names) for names in own.values()}
    assert all(len({names[place] for names in own.values()}) > 1 for place in (0, 1))


def test_without_its_cases_an_assignment_is_not_marked(root):
    """The message names the command that makes them."""
    shutil.rmtree(root / "source" / "evidence-handling" / "cases", ignore_errors=True)
    with pytest.raises(NothingPrepared, match="trainingkit prepare evidence-handling"):
        own_cases(read_assignment(root, "evidence-handling"), "seat-01")
