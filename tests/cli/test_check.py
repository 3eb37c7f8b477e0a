"""trainingkit check."""

import json
import re

from tests.cli.running import ROOT, SIMULATIONS, call, run, written
from tests.tiny import tiny_text

MISSPELT = tiny_text("passages: {start: {ending: done}}").replace("summary:", "sumary:")


def test_stories_that_pass_end_with_one_line():
    """Number of stories and states, no errors, the time it took, and the word that matters."""
    result = run("check", SIMULATIONS)

    assert 0 == result.exit_code, result.output
    last = result.output.splitlines()[-1]
    assert re.fullmatch(r"\d+ stories, [\d,]+ states, 0 errors, \d+ warnings?, \d+\.\d s: proved", last)


def test_a_mistake_is_shown_with_its_line_and_fix(tmp_path):
    """Place, code, message, the line with a caret, the fix; exit code 1; and the summary is loud."""
    story = call(tmp_path)
    story.write_text(story.read_text().replace("to: pause}\n      - {id: ask", "to: pouse}\n      - {id: ask"))
    result = run("check", story)

    assert 1 == result.exit_code
    first = result.output.split("\n\n")[0]
    line = '      - {id: log, text: "Read the log to {name}", level: harmful, to: pouse}'
    assert (
        f'{story}:30:71: error[unknown-passage] choice "Read the log to {{name}}" goes to "pouse", '
        f"which is not a passage\n   30 | {line}\n      | {' ' * 70}^^^^^\n"
        'hint: did you mean "pause" (line 32)?'
    ) == first
    assert result.output.endswith("s: NOT PROVED\n")


def test_json_is_nothing_but_the_list(tmp_path):
    """Each finding has the same fields as its text."""
    story = written(tmp_path, "x", MISSPELT)
    result = run("check", "--json", story)

    assert 1 == result.exit_code
    found = json.loads(result.output)
    assert {"path", "line", "column", "severity", "code", "message", "hint"} == set(found[0])
    assert [str(story), "unknown-key", 'did you mean "summary"?'] == [found[0][k] for k in ("path", "code", "hint")]


def test_json_of_a_clean_story_is_an_empty_list(tmp_path):
    """Programs need not look at the exit code."""
    run("new", "night-shift", "--into", tmp_path)

    assert "[]\n" == run("check", "--json", tmp_path).output


def test_a_folder_is_searched_for_stories(tmp_path):
    """All stories of a tree are checked, once each, hidden folders and their copies left out."""
    for name in ("one", "deep/two", ".hidden/three", "node_modules/four"):
        written(tmp_path, name, MISSPELT)
    found = json.loads(run("check", "--json", tmp_path, tmp_path / "one").output)
    paths = list(dict.fromkeys(d["path"] for d in found))

    assert [str(tmp_path / "deep/two/story.yml"), str(tmp_path / "one/story.yml")] == paths


def test_a_folder_without_stories_is_a_wrong_command(tmp_path):
    """Exit code 2, so that a typing slip in a script does not pass as clean."""
    result = run("check", tmp_path)

    assert 2 == result.exit_code
    assert f'there is no story.yml in "{tmp_path}"' in result.output


def test_a_pipe_gets_plain_lines(tmp_path):
    """No colours, and no line is broken."""
    result = run("check", written(tmp_path, "a-name-so-long-that-a-terminal-would-break-the-line" * 3, MISSPELT))

    assert "\x1b" not in result.output
    assert any(len(line) > 200 for line in result.output.splitlines())


def test_release_lists_what_is_unconfirmed():
    """In the check before a release, claims that nobody has confirmed are listed."""
    result = run("check", "--release", "--json", SIMULATIONS / "first-call")

    assert "unconfirmed-claim" in {d["code"] for d in json.loads(result.output)}


def test_measures_tell_how_long_a_story_is():
    """One note a story, only when asked for."""
    result = run("check", "--measures", "--json", SIMULATIONS / "a-friend-request")

    assert 1 == [d["code"] for d in json.loads(result.output)].count("measures")


def test_a_story_under_a_wrong_name_is_not_passed_over(tmp_path):
    """Else a folder would pass as proved with a story in it that nobody looked at."""
    written(tmp_path, "one", MISSPELT)
    written(tmp_path, "two", MISSPELT).rename(tmp_path / "two" / "story.yml.txt")
    result = run("check", tmp_path)

    assert 2 == result.exit_code
    assert f'there is a story.yml.txt in "{tmp_path / "two"}"; rename it to story.yml\n' in result.output


def test_findings_end_with_where_to_read_more(tmp_path):
    """One line, above the summary; none where nothing was found."""
    run("new", "night-shift", "--into", tmp_path)
    found = run("check", written(tmp_path, "x", MISSPELT)).output
    nothing = run("check", tmp_path / "night-shift").output

    assert "More on a code: trainingkit check --explain CODE" == found.splitlines()[-2]
    assert "More on a code" not in nothing


def test_a_code_is_explained():
    """As its page in docs/checks has it, without the link to the others; no path is needed."""
    page = (ROOT / "docs" / "checks" / "no-way-on.md").read_text(encoding="utf-8")

    assert page.removesuffix("\n[All checks](README.md)\n") == run("check", "--explain", "no-way-on").output


def test_an_unknown_code_is_guessed():
    """Exit code 2, and the code that was probably meant."""
    result = run("check", "--explain", "no-way-out")

    assert 2 == result.exit_code
    assert 'there is no code "no-way-out"; did you mean "no-way-on"?' in result.output


def test_equal_numbers_are_told_once(tmp_path):
    """Not "1 to 1 choices"."""
    story = written(tmp_path, "x", tiny_text("passages: {start: {next: end}, end: {ending: done}}"))

    assert ", 1 choice, about" in run("check", "--measures", story).output
