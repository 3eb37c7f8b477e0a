"""The file of a result: every word as it was on the day of marking, every answer, every reading, every change."""

from dataclasses import replace

import pytest

from tests.grading.appeal.contested import (
    A2,
    COMMENT,
    HOSTILE,
    SEAT,
    THEN,
    TODAY,
    Contested,
    asked,
    contested,
    made_again,
    words_of,
)
from tests.grading.classes import NOON, new_class
from tests.trainees.evidence_handling import reference
from tests.trainees.first_response import LOG
from tests.trainees.hand_in import INSTRUCTOR, answer_files
from tests.trainees.runs import best_run, saved_run, story_of
from trainingkit.course.handed_in import answers_in
from trainingkit.course.notebook import read_notebook
from trainingkit.evidence import hash_file
from trainingkit.grading.appeal.dossier import NothingToAppeal, dossier
from trainingkit.grading.appeal.shown import answer_blocks
from trainingkit.grading.desk import open_desk
from trainingkit.grading.graded import Response
from trainingkit.grading.recording import record
from trainingkit.grading.records import Event
from trainingkit.grading.verdict import reach_verdict
from trainingkit.guidance import load_guidance
from trainingkit.story.compiled import pack, unpack
from trainingkit.story.engine import choices, replay, visible_lines
from trainingkit.story.model import Story
from trainingkit.story.telling import with_names

A3 = "evidence-handling"


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Contested:
    """A result that is contested a year later."""
    return contested(tmp_path_factory.mktemp("contested"))


@pytest.fixture(scope="module")
def case(tmp_path_factory) -> Contested:
    """A result on a case of files."""
    room = new_class(tmp_path_factory.mktemp("case"))
    room.prepare(A3)
    room.release(A3)
    lying = room.hand_in(SEAT, A3, reference(room.variant(SEAT, A3)))
    desk = room.desk(A3)
    with room.records() as records, room.gradebook() as gradebook:
        graded = reach_verdict(desk, SEAT)
        record(desk, records, gradebook, graded, answers_in(lying, desk.items)[0], NOON, lambda _: None)
        return Contested(room, dossier(desk, records, gradebook, asked()))


def seen(story: Story, form: str) -> list[str]:
    """What the packed story shows on the way of the run that was handed in: its lines, and all it offers."""
    played = unpack(pack(story))
    names = {placeholder: each[0] for placeholder, each in story.cast.items()}
    run = [step["choice"] for step in saved_run(form, best_run(story))["steps"]]
    shown = []
    for state in replay(played, run):
        passage = played.passages[state.passage]
        shown += [line.text for line in (*visible_lines(passage.lines, state), *visible_lines(passage.later, state))]
        shown += [way.text for way in choices(played, state)] + [passage.ask or "", passage.title or ""]
    return [with_names(text, names) for text in shown]


def test_every_word_of_the_story_that_was_played_is_in_it(found):
    """Every line that was shown and every choice on offer, taken or not, is printed."""
    form = found.room.form(SEAT, A2)
    told = words_of(found.paper)

    assert [] == [text for text in seen(story_of(form), form) if text not in told]


def test_every_text_of_the_notebook_is_in_it(found):
    """All text cells are printed as they were written."""
    told = words_of(found.paper)
    notebook = read_notebook(found.room.desk(A2).files.folder / f"{A2}.ipynb")

    assert [] == [text.source for text in notebook.told() if text.source not in told]


def test_what_was_written_is_in_it_word_for_word(found):
    """Quotes, umlauts, signs and lines stay as they were typed."""
    told = words_of(found.paper)

    assert [] == [text for text in (HOSTILE, *(LOG[part] for part in ("reasons", "victim"))) if text not in told]


def test_every_criterion_is_in_it_with_its_reason_in_the_words_of_that_day(found):
    """Neither a story nor a question that was changed since changes what is printed of the result."""
    told = words_of(found.paper)
    story = story_of(found.room.form(SEAT, A2))

    assert [] == [words for each in story.criteria for words in (each.text, each.why) if words not in told]
    assert "Your decision log" in told
    assert [] == [words for words in (TODAY, "A log of another name") if words in told]


def test_claims_are_those_of_that_day(found):
    """What the guidance says today does not replace what it said when the result was reached."""
    told = words_of(found.paper)
    now = load_guidance().claims["not-your-fault"]

    assert THEN in told
    assert now.text not in told
    assert [] == [source for source in now.sources if load_guidance().sources[source].title not in told]


def test_both_readings_are_in_it_with_who_and_why(found):
    """A level stands with the initials of whoever gave it, the time, the comment and what the level looks like."""
    told = words_of(found.paper)
    wanted = ("First reading by AB", "Second reading by CD", COMMENT, "Asked and acted on; the record is thin.")

    assert [] == [words for words in wanted if words not in told]


def test_versions_hashes_and_events_are_in_it(found):
    """Key, edition, the hash of every answer, and who did what."""
    told = words_of(found.paper)
    with found.room.records() as records:
        graded = records.latest(A2, SEAT).graded
    wanted = (graded.edition, graded.submission, *(each.answer for each in graded.responses))

    assert [] == [words for words in (*wanted, "Collected from the exchange.", "She contests") if words not in told]


def test_a_run_that_did_not_count_is_told_in_short(found):
    """The second run is there, and said not to count."""
    assert "Run 2, did not count" in words_of(found.paper)


def test_without_a_signed_standard_it_says_practice_first(found):
    """The title page says that the result is no basis for a decision."""
    assert [True] == ["PRACTICE" in each.text for each in found.paper.front if type(each).__name__ == "Note"]


def test_a_regrade_is_told_with_before_and_after(found):
    """A mark that became another is printed with both, and why."""
    with found.room.records() as records:
        old = records.latest(A2, SEAT).graded
        play = old.by_item["the-call"]
        worse = replace(play.marks[0], level="acceptable", points=1.0)
        responses = (replace(play, marks=(worse, *play.marks[1:])), *old.responses[1:])
        attempt = records.add_attempt(replace(old, responses=responses), {}, "2027-01-10T10:00:00+00:00", "regraded")
        records.mark_recorded(attempt, "2027-01-10T10:00:00+00:00")
        rows = [row for each in made_again(found, records).body for row in getattr(each, "rows", ())]

    assert ["met, 2 points", "partly met, 1 points"] in [list(row[1:]) for row in rows]


def test_an_earlier_answer_is_told_too(found):
    """What was handed in before, and marked, is printed with the day."""
    with found.room.records() as records:
        old = records.latest(A2, SEAT).graded
        data = records.answer(old.by_item["decision-log"].answer, SEAT).replace(b"Sie sagte", b"Later, she said")
        log = replace(old.by_item["decision-log"], answer=hash_file(data))
        responses = (old.by_item["the-call"], log)
        attempt = records.add_attempt(
            replace(old, responses=responses), {"decision-log": data}, "2027-01-20T10:00:00+00:00"
        )
        records.mark_recorded(attempt, "2027-01-20T10:00:00+00:00")
        told = words_of(made_again(found, records))

    assert HOSTILE in told
    assert HOSTILE.replace("Sie sagte", "Later, she said") in told
    assert told.index("Later, she said") < told.index("What was answered before, marked") < told.index("Sie sagte")


def test_deleted_answers_are_said_to_be_deleted_and_the_rest_is_printed(found):
    """It says when and by whom, and still has the criteria."""
    with found.room.records() as records:
        records.add_event(Event("2027-02-01T10:00:00+00:00", "EF", "forgotten", "the time had passed", SEAT, A2))
        records.forget_answers(SEAT, A2)
        told = words_of(made_again(found, records))

    assert "ANSWERS DELETED" in told
    assert "It was deleted 2027-02-01 by EF." in told
    assert story_of(found.room.form(SEAT, A2)).criteria[1].text in told


def test_an_edition_that_was_not_kept_is_said_loudly(found):
    """Today's words are printed, and it says on the title page that they are today's."""
    with found.room.records() as records:
        graded = replace(records.latest(A2, SEAT).graded, edition="0" * 64)
        attempt = records.add_attempt(graded, {}, "2027-03-01T10:00:00+00:00")
        records.mark_recorded(attempt, "2027-03-01T10:00:00+00:00")
        paper = made_again(found, records)

    assert "NOT THE EDITION OF THAT DAY" in words_of(replace(paper, body=()))
    assert "A log of another name" in words_of(paper)


def test_a_seat_without_a_result_has_no_file(found):
    """It says so instead of making an empty one."""
    with (
        found.room.records() as records,
        found.room.gradebook() as gradebook,
        pytest.raises(NothingToAppeal, match="seat-99"),
    ):
        dossier(found.room.desk(A2), records, gradebook, replace(asked(), seat="seat-99"))


def test_every_option_and_the_files_of_the_own_case_are_in_it(case):
    """Options that came from the case are printed too, and its text files with hash and content."""
    told = words_of(case.paper)
    desk, variant = case.room.desk(A3), case.room.variant(SEAT, A3)
    own = [option.text for item in desk.items.values() for option in getattr(item, "options", ())]
    files = sorted((desk.files.folder / "cases" / variant).iterdir())
    texts = [path.read_bytes().decode() for path in files if path.suffix in (".txt", ".csv", ".eml")]

    assert [] == [words for words in (*own, *texts, *(path.name for path in files)) if words not in told]


def test_what_was_chosen_is_marked(case):
    """Of each question with options, exactly what was answered has the cross."""
    desk = case.room.desk(A3)
    answered = reference(case.room.variant(SEAT, A3))
    blocks = [each for each in case.paper.body if type(each).__name__ == "Options"]
    crosses = {text for each in blocks for text, chosen in each.items if chosen}
    item = desk.items["phone-in-your-hand"]

    assert {option.text for option in item.options if option.id == answered[item.id]} == crosses & {
        option.text for option in item.options
    }


@pytest.mark.parametrize("data", [b"{broken ]] <b>", b'{"format": 1, "value": "\\u202e"}', b"\xff\x00"])
def test_an_answer_that_cannot_be_read_is_printed_as_it_is(case, data):
    """The file is shown as it was handed in, with why it could not be marked."""
    response = Response("two-values", 1, "choose-one", "data", None, "0" * 64, 1, (), trouble="it is not whole JSON")
    told = list(answer_blocks(case.room.desk(A3), response, data))

    assert ["Note", "Quote"] == [type(each).__name__ for each in told]
    assert (data.decode("utf-8", "replace"), True) == (told[1].text, told[1].code)


def test_a_function_that_was_not_run_is_printed_as_code():
    """Its source is there with its lines, whether or not a sandbox could run it."""
    desk = open_desk(INSTRUCTOR, "figures-and-money")
    source = "def net_by_account(payments):\n    return {}\n"
    data = answer_files(desk.files, {"net-by-account": {"source": source}})["net-by-account"]
    response = Response(
        "net-by-account", 1, "function", "code", None, "0" * 64, 1, (), trouble="not graded: no sandbox"
    )

    assert source == list(answer_blocks(desk, response, data))[1].text


def test_a_case_that_was_changed_or_is_gone_is_said_to_be(case):
    """A file of another size is named; without the folder the names of that day are printed."""
    folder = case.room.desk(A3).files.folder / "cases" / case.room.variant(SEAT, A3)
    (folder / "bank.csv").write_text("changed\n")
    with case.room.records() as records:
        changed = words_of(made_again(case, records, A3))
        for path in folder.iterdir():
            path.unlink()
        gone = words_of(made_again(case, records, A3))

    assert "CHANGED since this was marked: bank.csv has 8 bytes instead of" in changed
    assert "GONE." in gone and "bank.csv" in gone
