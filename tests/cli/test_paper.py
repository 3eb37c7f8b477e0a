"""trainingkit paper."""

from tests.cli.running import SIMULATIONS, run
from trainingkit.story.reader import story_from

FIRST_CALL = SIMULATIONS / "first-call"


def test_a_form_and_its_marking_sheet_are_written(tmp_path):
    """Two pages to print, named after the story, in a folder that is made; the screen says where."""
    out = tmp_path / "new" / "paper"
    result = run("paper", FIRST_CALL, "--out", out)

    assert 0 == result.exit_code, result.output
    assert ["first-call-form.html", "first-call-marking-sheet.html"] == sorted(path.name for path in out.iterdir())
    assert [str(out / "first-call-form.html"), str(out / "first-call-marking-sheet.html")] == result.output.split()


def test_the_form_says_nothing_of_what_is_right(tmp_path):
    """No criterion of the story is on the form; all of them are on the marking sheet."""
    run("paper", FIRST_CALL, "--out", tmp_path)
    form, sheet = ((tmp_path / f"first-call-{name}.html").read_text() for name in ("form", "marking-sheet"))
    criteria = [criterion.text for criterion in story_from(FIRST_CALL).criteria]

    assert [] == [text for text in criteria if text in form]
    assert [] == [text for text in criteria if text.replace("'", "&#39;") not in sheet and text not in sheet]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """Nothing is written where a file stands in the way, and the message names it."""
    (tmp_path / "taken").write_text("")
    result = run("paper", FIRST_CALL, "--out", tmp_path / "taken" / "paper")

    assert 1 == result.exit_code
    assert f'"{tmp_path / "taken"}" is a file, not a folder' in result.output
