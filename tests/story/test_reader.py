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
        'if it is text, write "No" in quotes; if not, true or false',
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
        "story.yml:14:42: error[yaml-syntax] a colon stands here inside a text without quotes",
        'put the whole text in quotes; or is a comma missing before "message:"?',
    ),
    "a comma in a text": (
        ("text: A message comes in.", "text: They chat, laugh, and go."),
        'story.yml:14:44: error[unquoted-value] the text before "laugh" ends at the comma',
        'put all of it in quotes: "They chat, laugh, and go."',
    ),
    "a text that is a placeholder": (
        ("text: Wait,", "text: {name},"),
        "story.yml:17:26: error[unquoted-value] a text that begins with { must be in quotes",
        'write "{name}"',
    ),
    "a text that begins with a placeholder": (
        ("text: Wait,", "text: {name} waits,"),
        "story.yml:17:26: error[yaml-syntax] a text that begins with { must be in quotes",
        'write "{name} waits"',
    ),
    "a title that begins with a placeholder": (
        ("title: Tiny", "title: {name} and the game, again"),
        "story.yml:3:8: error[yaml-syntax] a text that begins with { must be in quotes",
        'write "{name} and the game, again"',
    ),
    "a tab": (
        ("    ask:", "\task:"),
        "story.yml:15:1: error[yaml-syntax] a tab stands here",
        "indent with spaces",
    ),
    "a text that begins with an at sign": (
        ("title: Tiny", "title: @home"),
        "story.yml:3:8: error[yaml-syntax] a text that begins with @ must be in quotes",
        'write "@home"',
    ),
    "a quotation mark that is not closed": (
        ("text: Wait, to: start}", 'text: "Wait, to: start}\n      - {id: more, text: "More", to: start}'),
        "story.yml:17:26: error[yaml-syntax] the { of line 17 is not closed: is a quotation mark missing there?",
        "write one at the end of this text",
    ),
    "the last quotation mark, not closed": (
        ("text: Three weeks later.", 'text: "Three weeks later.'),
        'story.yml:21:36: error[yaml-syntax] the " of line 21 is not closed',
        'write " at the end of its text',
    ),
    "a brace that is not closed": (
        ("to: start}", "to: start"),
        "story.yml:17:9: error[yaml-syntax] the { of line 17 is not closed",
        "write } at its end",
    ),
    "a quotation inside quotes": (
        ("text: Wait,", 'text: "Say "wait" twice",'),
        'story.yml:17:31: error[yaml-syntax] the text in quotes ends here, at "',
        "put all of it in quotes; for a quotation mark inside a text write “ and ”",
    ),
    "a comma that is missing": (
        ("text: Wait, to", 'text: "Wait" to'),
        'story.yml:17:33: error[yaml-syntax] a comma is missing before "to:"',
        "write a comma here",
    ),
    "a passage as a person would call it": (
        ("to: over,", "to: Over,"),
        'story.yml:18:45: error[bad-id] "Over" cannot be a name here',
        'did you mean "over"?',
    ),
    "an id as a person would write it": (
        ("id: start-1", "id: Sam's Start"),
        'story.yml:14:18: error[bad-id] "Sam\'s Start" cannot be a name here',
        "lower case, digits and hyphens, such as sams-start",
    ),
    "a flag with a hyphen": (
        ("flags: [told]", "flags: [told, told-brother]"),
        'story.yml:11:15: error[bad-id] "told-brother" cannot be a name here',
        "write told_brother",
    ),
    "a flag with a hyphen in a condition": (
        ("text: Wait,", "text: Wait, if: told-my-brother,"),
        'story.yml:17:36: error[bad-condition] the condition "told-my-brother": a name has no hyphens',
        "write told_my_brother",
    ),
    "a choice without its passage": (
        ("passages:\n", "criteria: [{id: c, text: T, why: W, best: {did: [tell]}}]\npassages:\n"),
        'story.yml:12:50: error[bad-id] "tell" cannot be a name here',
        "write passage.choice, such as start.tell",
    ),
    "a list of one, without brackets, that others refer to": (
        ("flags: [told]", "flags: told"),
        'story.yml:11:8: error[wrong-type] flags: expected a list, found "told"',
        "write [told]",
    ),
    "a bare line": (
        ("{id: start-1, text: A message comes in.}", "A message comes in."),
        'story.yml:14:13: error[wrong-type] lines: expected a mapping (key: value), found "A message comes in."',
        'write {id: ..., text: "A message comes in."}',
    ),
    "a number with its unit": (
        ("minutes: 1\n", "minutes: 5 minutes\n"),
        'story.yml:7:10: error[wrong-type] minutes: expected a whole number, found "5 minutes"',
        "write 5",
    ),
    "a number too small": (
        ("minutes: 1\n", "minutes: 0\n"),
        "story.yml:7:10: error[out-of-range] minutes: must be 1 or more",
        None,
    ),
    "an empty text": (
        ("text: Wait,", 'text: "",'),
        "story.yml:17:26: error[out-of-range] text: the text is empty",
        None,
    ),
    "an empty list": (
        ("[scotland]", "[]"),
        "story.yml:8:16: error[out-of-range] jurisdictions: needs at least one",
        None,
    ),
    "a list whose only item is misspelt": (
        ("[scotland]", "[scottland]"),
        'story.yml:8:17: error[unknown-word] jurisdictions: "scottland" is not one of '
        "england-wales, scotland, northern-ireland",
        'did you mean "scotland"?',
    ),
    "a long text where a number belongs": (
        ("minutes: 1\n", "minutes: " + "about as long as it takes " * 4 + "\n"),
        "story.yml:7:10: error[wrong-type] minutes: expected a whole number, "
        'found "about as long as it takes about as long as it takes about..."',
        None,
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


def test_a_counter_is_compared_and_a_flag_is_not():
    """A counter that is used like a flag, or the other way round, is told as what it is."""
    text = tiny_text(SOUND).replace("flags: [told]", "flags: [told]\ncounters: {calls: 3}")

    def found(condition: str) -> list[tuple[str, str | None]]:
        file = read_story("story.yml", text.replace("text: Wait,", f"text: Wait, if: {condition},"))
        return [(d.message, d.hint) for d in file.diagnostics]

    assert [('"calls" is a counter, not a flag', 'compare it, such as "calls >= 1"')] == found("calls")
    assert [('"told" is a flag, not a counter', 'write "told" or "not told"')] == found("told >= 1")


def test_a_date_may_be_in_quotes():
    """A sign-off reads the same with its dates in quotes and without."""
    signed = "signed_off: {{role: r, organisation: o, date: 2026-11-21, until: {0}, hash: 'sha256:{1:064}'}}\n"

    plain, quoted = (
        story_from("story.yml", tiny_text(signed.format(until, 0) + SOUND)) for until in ("2027-11-21", '"2027-11-21"')
    )

    assert plain == quoted


def test_a_hash_comes_from_the_command_that_gives_it():
    """Nobody can make up a hash: the hint says where it comes from."""
    signed = "signed_off: {role: r, organisation: o, date: 2026-11-21, until: 2027-11-21, hash: abc}\n"
    (diagnostic,) = read_story("story.yml", tiny_text(signed + SOUND)).diagnostics

    assert "paste what `trainingkit sign-off` prints" == diagnostic.hint


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path):
    """The message names the line of the first byte that is not UTF-8; the hint says what to do in an editor."""
    path = tmp_path / "story.yml"
    path.write_bytes(tiny_text(SOUND).replace("Tiny", "Café").encode("latin-1"))
    (diagnostic,) = read_story(path).diagnostics

    assert "this file is not UTF-8 (line 3)" == diagnostic.message
    assert "in the editor: Save as, encoding UTF-8" == diagnostic.hint
    assert 3 == diagnostic.location.line


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


def test_an_older_format_is_read_as_strictly():
    """What YAML would swallow in silence is told with its place there too."""
    twice = "    ask: What now?\n    ask: And now?\n"
    old = tiny_text(SOUND).replace("format: 1", "format: 0").replace("    ask: What now?\n", twice)
    old = old.replace("text: Wait", "text: No")
    file = read_story("story.yml", old)

    assert [("duplicate-key", 16), ("unquoted-value", 18)] == [(d.code, d.location.line) for d in file.diagnostics]
    assert file.story is None


@pytest.mark.parametrize("text", ["a: " + "[" * 3_000 + "]" * 3_000, "[" * 100_000, "- " * 500, "{a: " * 300])
def test_a_file_that_is_nested_without_end_is_a_diagnostic(text):
    """Reading never raises, however deep the brackets."""
    assert ["too-deep"] == [d.code for d in read_story("story.yml", text).diagnostics]


def test_the_number_of_a_format_may_be_anything():
    """Thousands of digits are no format, and no exception."""
    text = tiny_text(SOUND).replace("format: 1", "format: " + "9" * 5_000)

    assert read_story("story.yml", text).story is None


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


@pytest.mark.parametrize(
    "head",
    [
        'flags: [told, Bad]\npeople: {aunt: {name: Aunt, role: adlt}}\ncast: {name: Alex}\ncounters: {calls: "3"}\n',
        "flag: [told]\npeopel: {aunt: {name: Aunt, role: adult}}\ncas: {name: [Alex]}\ncounter: {calls: 3}\n",
    ],
)
def test_what_was_cut_out_is_not_missed(head):
    """A declaration with a mistake is told once, however often it is used: its use is no second mistake."""
    used = SOUND.replace("flags: [told]\n", head).replace("text: A message comes in.", 'text: "Hi {name}", who: aunt')
    used = used.replace("text: Wait,", 'text: Wait, if: "calls > 1 and told", add: {calls: 1},')

    assert 4 == len(read_story("story.yml", tiny_text(used)).diagnostics)
