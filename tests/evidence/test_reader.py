"""A spec is read strictly: every mistake is told once, at its place, with the smallest fix."""

import pytest

from tests.evidence.cases import SOUND, SPECS, spec
from trainingkit.evidence import CaseSpec, build_case, read_case_spec
from trainingkit.evidence.agreement import AGREEMENT_RULES
from trainingkit.evidence.enough import ENOUGH_RULES
from trainingkit.evidence.fictional import FICTION_RULES
from trainingkit.evidence.timeline import TIME_RULES

TEXT = SOUND.read_text(encoding="utf-8")

MISTAKES = {
    "unknown-plant": (
        ("altered-copy,", "altered-cpy,"),
        '14:10: error[unknown-plant] "altered-cpy" is not a plant',
        'did you mean "altered-copy"?',
    ),
    "plant-twice": (
        ("continuity-gap,", "altered-copy,"),
        '14:107: error[plant-twice] plant "altered-copy" stands here twice',
        "keep one",
    ),
    "plant-needs-another": (
        ("changed-name, ", ""),
        '14:37: error[plant-needs-another] plant "benign-look-alike" needs "changed-name"',
        'add "changed-name" to plants',
    ),
    "plant-needs-another (a message)": (
        (", reference {reference}.]", ".]"),
        '14:70: error[plant-needs-another] plant "linking-reference" needs "{reference}" in the demand',
        'write "{reference}" in every text of the demand',
    ),
    "role-not-once": (
        ("friend: {role: friend,", "friend: {role: acquaintance,"),
        '20:18: error[role-not-once] "friend" has the role "acquaintance", and so has "singer"',
        "write friend",
    ),
    "role-not-once (by nobody)": (
        ("  examiner: {role: examiner, names: Drew Holt}\n", ""),
        '15:1: error[role-not-once] nobody under people has the role "examiner"',
        "add a person with role: examiner",
    ),
    "unknown-person": (
        ("{id: where, who: victim,", "{id: where, who: victm,"),
        '31:26: error[unknown-person] message "where" is sent by "victm", who is not under people',
        'did you mean "victim"?',
    ),
    "unknown-person (a conversation)": (
        ("- with: friend", "- with: freind"),
        '35:11: error[unknown-person] a conversation is with "freind", who is not under people',
        'did you mean "friend"?',
    ),
    "not-in-conversation": (
        ("{id: where, who: victim,", "{id: where, who: friend,"),
        '31:26: error[not-in-conversation] message "where" is sent by "friend" in the conversation with "account"',
        "write account, or move it",
    ),
    "unknown-placeholder": (
        ("{pounds_first}", "{pounds_frist}"),
        '32:77: error[unknown-placeholder] "{pounds_frist}" is not drawn here',
        'did you mean "pounds_first"?',
    ),
    "duplicate-id": (
        ("{id: paid,", "{id: where,"),
        '34:14: error[duplicate-id] message id "where" is used twice',
        "give it an id of its own",
    ),
    "mark-not-once": (
        ("mark: night, ", ""),
        '24:1: error[mark-not-once] no message is marked "night"',
        "add mark: night to one of the offender's account",
    ),
    "mark-not-once (of another)": (
        ('at: "18:40", text', 'at: "18:40", mark: demand, text'),
        '37:60: error[mark-not-once] message "told" is marked "demand" as well',
        "keep one",
    ),
    "too-few": (
        (", OSPREY, GANNET]", "]"),
        "12:13: error[too-few] references: 3, and 5 are needed",
        "add more, each different",
    ),
    "too-few (messages)": (
        ('      - {id: stop, who: victim, day: 3, at: "17:50", text: "I will not answer."}\n', ""),
        '40:7: error[too-few] the conversation with "again" has 2 messages and needs 3',
        "add messages",
    ),
    "person-incomplete": (
        (", ages: [17]", ""),
        '16:3: error[person-incomplete] "victim" has no ages',
        'add "ages:"',
    ),
    "name-shared": (
        ("Noor Akhtar", "Skye Akhtar"),
        '20:33: error[name-shared] "Skye" can be the name of "friend" and of "account"',
        "give one of them another name",
    ),
    "bad-time": (
        ('at: "19:47"', 'at: "19:75"'),
        '31:46: error[bad-time] "19:75" is not a time of day',
        "hours go from 00 to 23, minutes from 00 to 59",
    ),
    "bad-time (one digit)": (
        ('at: "19:10"', 'at: "9.10"'),
        '48:35: error[bad-time] "9.10" is not a time of day',
        'write "09:10"',
    ),
    "times-out-of-order": (
        ('at: "19:47"', 'at: "19:40"'),
        '31:46: error[times-out-of-order] message "where" (day 1, 19:40) is not after "hello" (day 1, 19:42)',
        "write a time after day 1, 19:42",
    ),
    "not-after-midnight": (
        ('day: 2, at: "00:40"', 'day: 1, at: "23:40"'),
        '33:47: error[not-after-midnight] message "night" is marked night and sent at 23:40',
        'write a time from "00:00" to "00:59"',
    ),
    "not-summer-time": (
        ("to: 2026-09-30", "to: 2026-10-22"),
        "7:30: error[not-summer-time] a case that begins on 2026-10-22 lasts until 2026-10-26: "
        "not in British Summer Time",
        "choose days from April to early October",
    ),
    "not-summer-time (the other way round)": (
        ("to: 2026-09-30", "to: 2026-04-30"),
        "7:30: error[not-summer-time] to (2026-04-30) is before from (2026-05-01)",
        "swap the two",
    ),
    "number-not-fiction": (
        ("07700 900102", "07911 123456"),
        '11:26: error[number-not-fiction] "07911 123456" could be somebody\'s number',
        'use "07700 900000" to "07700 900999", or "01632 960000" to "01632 960999"',
    ),
    "number-not-fiction (in a text)": (
        ("I am scared.", "Ring me on 07911 123456."),
        '37:60: error[number-not-fiction] "07911 123456" could be somebody\'s number',
        "leave it out of the text",
    ),
    "address-not-fiction": (
        ("pebble.example.org", "pebble.com"),
        '8:34: error[address-not-fiction] "pebble.com" could be a real address',
        "write pebble.example.org",
    ),
    "handle-not-invented": (
        ("[skye_r]", '["@skye_r.417"]'),
        '17:73: error[handle-not-invented] "@skye_r.417" is not the first part of an invented handle',
        "write skye_r",
    ),
    "letters-not-drawn": (
        ("I have paid.", "I’ve paid."),
        '34:60: error[letters-not-drawn] "’" cannot be drawn in a picture',
        "write it with plain letters and straight quotation marks",
    ),
    "reference-not-plain": (
        ("PLOVER,", "plover-1,"),
        '12:23: error[reference-not-plain] "plover-1" is not a word for references',
        "write PLOVER",
    ),
    "impossible minutes": (
        ("minutes: 20", "minutes: 2000"),
        "6:10: error[out-of-range] minutes: must be 240 or less",
        None,
    ),
    "a sum below nothing": (
        ("amounts: [70]", "amounts: [-70]"),
        "45:50: error[out-of-range] amounts: must be 1 or more",
        None,
    ),
    "a misspelt key": (
        ("payees:", "payes:"),
        '13:1: error[unknown-key] "payes" is not a key of the file',
        'did you mean "payees"?',
    ),
    "a misspelt role": (
        ("role: second-account", "role: second-acount"),
        '18:17: error[unknown-word] role: "second-acount" is not one of victim, offender, second-account, '
        "acquaintance, friend, officer, store, examiner",
        'did you mean "second-account"?',
    ),
    "a time without quotes": (
        ('at: "19:47"', "at: 19:47"),
        "31:46: error[unquoted-value] 19:47 without quotes is read as a number",
        'if it is text, write "19:47" in quotes',
    ),
}


def told(text: str) -> list[tuple[str, str | None]]:
    """Headline and hint of each mistake in a text."""
    return [(d.headline(), d.hint) for d in read_case_spec("case.yml", text).diagnostics]


@pytest.mark.parametrize("path", [SOUND, *SPECS], ids=lambda path: path.stem)
def test_the_specs_are_sound(path):
    """Not one of ours has a mistake."""
    assert () == read_case_spec(path).diagnostics


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_once_with_place_and_fix(mistake):
    """One mistake, one message: where it is, what was written, the smallest fix."""
    (old, new), headline, hint = MISTAKES[mistake]
    assert 1 == TEXT.count(old)

    assert [(f"case.yml:{headline}", hint)] == told(TEXT.replace(old, new))


def test_each_rule_has_a_mistake_here():
    """No rule without a spec that breaks it."""
    codes = {rule.code for rule in (*AGREEMENT_RULES, *ENOUGH_RULES, *TIME_RULES, *FICTION_RULES)}

    assert set() == codes - {name.partition(" (")[0] for name in MISTAKES}


def test_all_mistakes_come_at_once():
    """An author mends a file in one go, in the order of its lines."""
    text = TEXT
    chosen = ("number-not-fiction", "handle-not-invented", "bad-time", "a sum below nothing")
    for name in chosen:
        text = text.replace(*MISTAKES[name][0])

    assert [f"case.yml:{MISTAKES[name][1]}" for name in chosen] == [headline for headline, _ in told(text)]


def test_a_spec_with_a_mistake_gives_no_case():
    """What is unsound is never built from; it still says where things stand."""
    file = read_case_spec("case.yml", TEXT.replace("KESTREL", "kestrel"))

    assert file.spec is None
    assert (12, 14) == (file.where("references", 0).line, file.where("references", 0).column)


def test_a_file_that_is_not_there_is_told(tmp_path):
    """Reading never raises."""
    file = read_case_spec(tmp_path / "none.yml")

    assert (None, ["unreadable-file"]) == (file.spec, [diagnostic.code for diagnostic in file.diagnostics])


@pytest.mark.parametrize("line", range(len(TEXT.splitlines())))
def test_whatever_line_is_missing_reading_never_raises(line):
    """A spec cut anywhere is sound, and then builds, or says what is wrong."""
    lines = TEXT.splitlines(keepends=True)
    file = read_case_spec("case.yml", "".join(lines[:line] + lines[line + 1 :]))

    assert (file.spec is None) == bool(file.diagnostics)
    if file.spec:
        assert build_case(file.spec, 1).files


def test_a_spec_has_a_schema():
    """An editor can complete and underline: every key is in the JSON Schema."""
    assert set(CaseSpec.model_json_schema()["properties"]) == set(spec(SOUND).model_dump(by_alias=True))
