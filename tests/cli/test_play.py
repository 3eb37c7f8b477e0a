"""trainingkit play."""

import json
from pathlib import Path

import pytest

from tests.cli.running import PUPIL, ROOT, SIMULATIONS, call, run, written
from tests.tiny import tiny_text

WHOLE = """\
Tiny
For officers, about 1 minute.

Nothing happens here.
You do not have to say anything about yourself. You can stop at any time and need not
say why.
h who can help · b back · q leave

The call ───────────────────────────────────────────────────────────────────────────────
  The phone rings.
  Kim: I am fine.

What do you say?
 1  Read the log to Kim
 2  Ask whether Kim is safe
> 2

  It is quiet.

────────────────────────────────────────────────────────────────────────────────────────
  A moment passes.
Press Enter to go on.
> 1

────────────────────────────────────────────────────────────────────────────────────────
  Goodbye.

Three weeks later ──────────────────────────────────────────────────────────────────────
  Three weeks later Kim rings to say thank you.

What you did ───────────────────────────────────────────────────────────────────────────
  ● Asked about safety (best, red)
    Nobody else had.

Practice: competent, 2 of 2 points.

What to take away ──────────────────────────────────────────────────────────────────────
  Ask in plain words.
"""


def lines(text: str) -> str:
    """The text without the blanks at the ends of its lines."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def test_a_file_of_choices_prints_the_run_and_its_debrief(tmp_path):
    """From the title to the teaching; "Continue" need not be written down."""
    choices = tmp_path / "choices.txt"
    choices.write_text("# the best run\nstart.ask\n")
    result = run("play", call(tmp_path), "--choices", choices)

    assert 0 == result.exit_code, result.output
    assert WHOLE == lines(result.output)


def test_by_hand_with_numbers_and_enter(tmp_path):
    """A number picks a choice, an empty line goes on."""
    result = run("play", call(tmp_path), input="1\n\n")

    assert "Practice: not yet, 0 of 2 points." in result.output


def test_back_takes_a_choice_back(tmp_path):
    """Practice may go back and try another way."""
    result = run("play", call(tmp_path), input="1\nb\n2\n\n")

    assert "Practice: competent, 2 of 2 points." in result.output


def test_help_names_who_can_help_and_the_run_goes_on(tmp_path):
    """Help is always in reach and changes nothing."""
    result = run("play", call(tmp_path), input="h\n2\n\n")

    assert "Who can help" in result.output
    assert "999" in result.output
    assert "Practice: competent" in result.output


def test_after_help_the_question_is_shown_again(tmp_path):
    """It has scrolled away by then."""
    shown = lines(run("play", call(tmp_path), input="h\nq\n").output)

    assert 2 == shown.count("What do you say?\n 1  Read the log to Kim\n 2  Ask whether Kim is safe\n")


def test_back_at_the_beginning_says_so(tmp_path):
    """Nothing is shown a second time."""
    result = run("play", call(tmp_path), input="b\nq\n")

    assert "> This is the beginning.\n" in result.output
    assert 1 == result.output.count("The phone rings.")


@pytest.mark.parametrize("typed", ["q\n", "", "1\nq\n"], ids=["at once", "end of input", "later"])
def test_leaving_ends_quietly_without_a_debrief(tmp_path, typed):
    """No reason is asked, nothing is kept, and it is no failure."""
    save = tmp_path / "run.json"
    result = run("play", call(tmp_path), "--save", save, input=typed)

    assert 0 == result.exit_code
    assert result.output.endswith("You left. Nothing was kept.\n")
    assert "What to take away" not in result.output
    assert not save.exists()


def test_what_is_not_on_offer_is_asked_again(tmp_path):
    """The answer says what can be typed."""
    result = run("play", call(tmp_path), input="7\n2\nx\n\n")

    assert "Please type a number from 1 to 2." in result.output
    assert "Please press Enter." in result.output
    assert "Practice: competent" in result.output


def test_a_saved_run_is_shown_again(tmp_path):
    """What --save writes, --transcript replays to the same end."""
    story, save = call(tmp_path), tmp_path / "run.json"
    first = run("play", story, "--save", save, input="2\n\n")
    again = run("play", story, "--transcript", save)

    assert f"Saved: {save}\n" == first.output.splitlines(keepends=True)[-1]
    assert WHOLE == lines(again.output)


def test_a_cut_transcript_is_refused(tmp_path):
    """It is replayed, never believed."""
    story, save = call(tmp_path), tmp_path / "run.json"
    run("play", story, "--save", save, input="2\n\n")
    save.write_text(save.read_text()[:-20])
    result = run("play", story, "--transcript", save)

    assert 1 == result.exit_code
    assert "Error: the file is cut short or is not a transcript: it is not whole JSON\n" == result.output


@pytest.mark.parametrize("option", ["--transcript", "--choices"])
def test_a_file_that_is_no_text_is_told(tmp_path, option):
    """A picture given by mistake is named, without a traceback."""
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    result = run("play", call(tmp_path), option, picture)

    assert 1 == result.exit_code
    assert f"Error: {picture} is not a text file in UTF-8\n" == result.output


def test_a_transcript_of_another_text_is_refused(tmp_path):
    """A story that has changed since is another story."""
    story, save = call(tmp_path), tmp_path / "run.json"
    run("play", story, "--save", save, input="2\n\n")
    story.write_text(story.read_text().replace("Goodbye.", "Good night."))
    result = run("play", story, "--transcript", save)

    assert 1 == result.exit_code
    assert 'Error: "tiny" has changed since this run: it was played on another text\n' == result.output


def test_a_run_that_does_not_fit_is_told_where(tmp_path):
    """The choice is counted from 1, and where the run stands is named."""
    choices = tmp_path / "choices.txt"
    choices.write_text("start.ask\nstart.log\n")
    result = run("play", call(tmp_path), "--choices", choices)

    assert 1 == result.exit_code
    assert 'Error: choice 2, "start.log": the run stands in "end" there\n' == result.output


def test_a_walkthrough_of_another_story_is_refused(tmp_path):
    """Walkthroughs say which story they are of."""
    walkthrough = SIMULATIONS / "first-call" / "walkthroughs" / "worst.yml"
    result = run("play", call(tmp_path), "--choices", walkthrough)

    assert 1 == result.exit_code
    assert f'Error: {walkthrough} is of the story "first-call", not of "tiny"\n' == result.output


def test_a_pupils_run_is_never_saved(tmp_path):
    """Not even when asked for: exit code 2 before anything is played."""
    story = written(tmp_path, "for-pupils", tiny_text(PUPIL, "pupil"))
    result = run("play", story, "--save", tmp_path / "run.json", input="1\n")

    assert 2 == result.exit_code
    assert "a pupil's run is nobody's" in result.output


def test_pupils_get_no_score(tmp_path):
    """Their debrief ends with who can help, and speaks of no points."""
    result = run("play", written(tmp_path, "for-pupils", tiny_text(PUPIL, "pupil")), input="1\n")

    assert "What the offender did" in result.output
    assert "In this school: ____, room ____" in result.output
    assert not [word for word in ("Practice", "points", "competent", "harmful") if word in result.output]


def test_a_name_of_the_cast_can_be_picked(tmp_path):
    """So that nobody in the room shares it."""
    assert "Ask whether Ola is safe" in run("play", call(tmp_path), "--name", "ola", input="q\n").output


def test_another_name_is_refused_with_those_there_are(tmp_path):
    """Only names that the author chose."""
    result = run("play", call(tmp_path), "--name", "Zebedee")

    assert 2 == result.exit_code
    assert 'nobody can be called "Zebedee" here; the names are: Kim, Ola, Max, Lee\n' in result.output


def test_a_story_is_found_by_name_from_below(monkeypatch):
    """The name of a folder under simulations is enough, from anywhere in the project."""
    monkeypatch.chdir(ROOT / "docs")

    assert 0 == run("play", "a-friend-request", input="q\n").exit_code


def test_a_misspelt_story_is_guessed(monkeypatch):
    """The message names the story that was probably meant."""
    monkeypatch.chdir(ROOT)
    result = run("play", "a-freind-request")

    assert 2 == result.exit_code
    assert 'there is no story "a-freind-request"; did you mean "a-friend-request"?' in result.output


def test_mistakes_of_the_file_are_all_shown(tmp_path):
    """A story that cannot be played is told as the check tells it."""
    result = run("play", written(tmp_path, "x", "format: 1\nstorey: x\n"))

    assert 1 == result.exit_code
    assert "error[unknown-key]" in result.output


def test_a_saved_run_names_its_choices(tmp_path):
    """A transcript lists every choice, "Continue" included."""
    save = tmp_path / "run.json"
    run("play", call(tmp_path), "--save", save, input="2\n\n")

    assert ["start.ask", "pause.next"] == [step["choice"] for step in json.loads(save.read_text())["choices"]]


def test_the_folder_of_a_run_is_made(tmp_path):
    """Before the first passage, so that a mistake costs nothing."""
    save = tmp_path / "runs" / "of-today" / "call.json"
    run("play", call(tmp_path), "--save", save, input="2\n\n")

    assert [save] == list((tmp_path / "runs" / "of-today").iterdir())


def test_a_run_that_could_not_be_saved_is_not_begun(tmp_path):
    """A place that allows no file is told before anybody has played for half an hour."""
    (tmp_path / "runs").write_text("a file")
    save = tmp_path / "runs" / "call.json"
    result = run("play", call(tmp_path), "--save", save, input="2\n\n")

    assert 1 == result.exit_code
    assert f'Error: "{save}" cannot be written: "{tmp_path / "runs"}" is a file, not a folder\n' == result.output


def test_a_run_that_cannot_be_saved_at_its_end_is_shown(tmp_path, monkeypatch):
    """When the disk has filled meanwhile, the run can be copied from the screen, and replays."""

    def full_disk(path, story, steps):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainingkit.cli.playing.save_run", full_disk)
    story, save = call(tmp_path), tmp_path / "run.json"
    result = run("play", story, "--save", save, input="2\n\n")
    shown = result.output[result.output.index("\n{\n") :].partition("Error:")[0]
    save.write_text(shown)

    assert 1 == result.exit_code
    assert result.output.endswith(f'Error: "{save}" cannot be written: No space left on device\n')
    assert WHOLE == lines(run("play", story, "--transcript", save).output)


@pytest.mark.parametrize("wrong", ["story.yaml", "story.yml.txt", "Story.yml"])
@pytest.mark.parametrize("meant", ["simulations/call", "call"])
def test_a_story_under_a_wrong_name_is_told(tmp_path, monkeypatch, wrong, meant):
    """Editors add endings; the message says what to call the file."""
    call(tmp_path / "simulations").rename(tmp_path / "simulations" / "call" / wrong)
    monkeypatch.chdir(tmp_path)
    result = run("play", meant)

    assert 2 == result.exit_code
    folder = Path("simulations", "call")
    assert f'there is a {wrong} in "{folder}"; rename it to story.yml\n' in result.output
