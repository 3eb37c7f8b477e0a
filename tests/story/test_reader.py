"""A story file is read strictly: every mistake is told once, at its place, with the smallest fix."""

import pytest

from tests.tiny import tiny_text
from trainingkit.diagnostics import as_json, render
from trainingkit.errors import AuthorMistakes
from trainingkit.story import read_story, story_from

SOUND = """\
flags: [told]
passages:
  start:
    lines: [{id: start-1, text: A message comes in.}]
    ask: What now?
    choices:
      - {id: wait, text: Wait, to: start}
      - {id: tell, text: Tell somebody, to: over, set: [told]}
  over:
    ending: over
    later: [{id: over-later, text: Three weeks later.}]
"""

TEN_KINDS = {
    "a destination that is not there": (
        ("to: over,", "to: ovr,"),
        'story.yml:18:45: error[unknown-passage] choice "Tell somebody" goes to "ovr", which is not a passage',
        'did you mean "over" (line 19)?',
    ),
    "a word that YAML reads as no": (
        ("text: Wait", "text: No"),
        "story.yml:17:26: error[unquoted-value] No without quotes is read as a yes/no value",
        'if it is text, write "No" in quotes',
    ),
    "a time that YAML reads as a number": (
        ("text: Wait", "text: 12:30"),
        "story.yml:17:26: error[unquoted-value] 12:30 without quotes is read as a number",
        'if it is text, write "12:30" in quotes',
    ),
    "a key twice": (
        ("    ask: What now?\n", "    ask: What now?\n    ask: And now?\n"),
        'story.yml:16:5: error[duplicate-key] "ask" stands here twice',
        "the first is in line 15; keep one",
    ),
    "a misspelt key": (
        ("text: Wait", "txt: Wait"),
        'story.yml:17:20: error[unknown-key] "txt" is not a key of choice "wait"',
        'did you mean "text"?',
    ),
    "a missing id": (
        ("{id: wait, text: Wait,", "{text: Wait,"),
        'story.yml:17:9: error[missing-key] choice 1 has no "id"',
        'add "id:"',
    ),
    "a flag that was not declared": (
        ("set: [told]", "set: [tolled]"),
        'story.yml:18:57: error[unknown-name] "tolled" is not a declared flag',
        'did you mean "told"?',
    ),
    "a condition beyond the small language": (
        ("text: Wait,", "text: Wait, if: told + 1,"),
        'story.yml:17:36: error[bad-condition] the condition "told + 1": "told + 1" is not understood',
        'conditions are flags, counters with >= <= > < == !=, "and", "or", "not" and parentheses',
    ),
    "a passage without a way on": (
        ("    ending: over\n", ""),
        'story.yml:19:3: error[no-way-on] passage "over" is a dead end',
        'add "choices:", "next:" or "ending:"',
    ),
    "a colon in a text": (
        ("text: A message comes in.", "text: A message: hello"),
        "story.yml:14:42: error[yaml-syntax] this is not YAML: did not find expected ',' or '}'",
        "inside { } and [ ] a text that holds a comma, a colon or a bracket must be in quotes",
    ),
    "an id used twice": (
        ("id: over-later", "id: start-1"),
        'story.yml:21:18: error[duplicate-id] line id "start-1" is used twice',
        "give it an id of its own",
    ),
    "a word from a closed list": (
        ("text: Wait,", "text: Wait, level: bst,"),
        'story.yml:17:39: error[unknown-word] level: "bst" is not one of best, acceptable, harmful',
        'did you mean "best"?',
    ),
}


@pytest.mark.parametrize("kind", TEN_KINDS)
def test_each_kind_of_mistake_gives_its_line_and_its_fix(kind):
    """A broken file gives one message with file, line, column, what was written and the smallest edit."""
    (before, after), headline, hint = TEN_KINDS[kind]
    text = tiny_text(SOUND)
    assert text.count(before) >= 1

    found = read_story("story.yml", text.replace(before, after, 1)).diagnostics

    assert [(headline, hint)] == [(d.headline(), d.hint) for d in found]


def test_all_mistakes_of_a_file_are_told_at_once():
    """One broken choice does not hide the mistakes elsewhere in the file, nor cause others."""
    text = tiny_text(SOUND).replace("text: Wait,", "").replace("to: over,", "to: ovr,").replace("over-later", "start-1")

    codes = [d.code for d in read_story("story.yml", text).diagnostics]

    assert ["missing-key", "unknown-passage", "duplicate-id"] == codes


def test_a_sound_file_gives_a_story_and_no_diagnostic():
    """Reading a sound file says nothing."""
    file = read_story("story.yml", tiny_text(SOUND))

    assert () == file.diagnostics
    assert ["start", "over"] == list(file.story.passages)


def test_a_message_shows_the_line_with_a_caret_under_what_is_meant():
    """The printed form has the headline, the author's line, a caret and the hint."""
    text = tiny_text(SOUND).replace("to: over,", "to: ovr,")
    (diagnostic,) = read_story("story.yml", text).diagnostics

    assert (
        'story.yml:18:45: error[unknown-passage] choice "Tell somebody" goes to "ovr", which is not a passage\n'
        "   18 |       - {id: tell, text: Tell somebody, to: ovr, set: [told]}\n"
        "      |                                             ^^^\n"
        'hint: did you mean "over" (line 19)?'
    ) == render(diagnostic, text)


def test_the_same_fields_are_given_to_programs():
    """JSON carries path, place, severity, code, message and hint."""
    (as_data,) = as_json(read_story("story.yml", tiny_text(SOUND).replace("to: over,", "to: ovr,")).diagnostics)

    assert {
        "path": "story.yml",
        "line": 18,
        "column": 45,
        "severity": "error",
        "code": "unknown-passage",
        "message": 'choice "Tell somebody" goes to "ovr", which is not a passage',
        "hint": 'did you mean "over" (line 19)?',
    } == as_data


def test_a_file_that_is_not_there_is_a_diagnostic(tmp_path):
    """A missing file is told like any other mistake."""
    (diagnostic,) = read_story(tmp_path / "story.yml").diagnostics

    assert "unreadable-file" == diagnostic.code


def test_who_needs_the_story_gets_all_diagnostics_in_one_exception():
    """``story_from`` raises once, with every headline in its text."""
    with pytest.raises(AuthorMistakes) as caught:
        story_from("story.yml", tiny_text(SOUND).replace("to: over,", "to: ovr,"))

    assert "unknown-passage" == caught.value.diagnostics[0].code
    assert "story.yml:18:45" in str(caught.value)


def test_aliases_are_refused():
    """A file cannot blow itself up with anchors and aliases."""
    (diagnostic,) = read_story("story.yml", "a: &x [1]\nb: *x\n").diagnostics

    assert ("no-aliases", 1, 4) == (diagnostic.code, diagnostic.location.line, diagnostic.location.column)


def test_an_older_format_is_read_and_said():
    """Format 0 (``goto``, ``says``) is migrated in memory with a warning; nothing is lost."""
    old = tiny_text(SOUND).replace("format: 1", "format: 0").replace("to: ", "goto: ").replace("lines:", "says:")
    file = read_story("story.yml", old)

    assert ["old-format"] == [d.code for d in file.diagnostics]
    assert story_from("story.yml", tiny_text(SOUND)).passages == file.story.passages


def test_a_newer_format_is_refused_by_name():
    """A file from a newer program says so instead of a flood of unknown keys."""
    (diagnostic,) = read_story("story.yml", tiny_text(SOUND).replace("format: 1", "format: 9")).diagnostics

    assert "this file is of format 9; this program reads up to 1" == diagnostic.message


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("cast: {name: []}\n", "out-of-range"),
        ("cast: {name: [Alex, Sam], friend: [Kim]}\n", "cast-uneven"),
        ("criteria: [{id: a, text: A, why: B, best: {before: [start.wait]}, decided_at: [start]}]\n", "before-pair"),
        ("criteria: [{id: a, text: A, why: B, best: {before: []}, decided_at: [start]}]\n", "before-pair"),
        ("criteria: [{id: a, text: A, why: B, best: {any: [{}]}, decided_at: [start]}]\n", "empty-requirement"),
        ("debrief: {teaching: [{id: t, text: T, who: aunt}]}\npeople: {aunt: {name: A, role: adult}}\n", "unknown-key"),
    ],
)
def test_what_could_not_be_played_or_judged_is_refused(body, code):
    """Empty and uneven lists of names, half a comparison, a requirement of nothing, a debrief that somebody says."""
    file = read_story("story.yml", tiny_text(body + SOUND))

    assert [code] == [d.code for d in file.diagnostics]
    assert file.story is None
