"""A compiled story plays the same and says nothing; a packed one is whole or refused."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import examples
from tests.tiny import tiny
from trainingkit.errors import ChoiceNotOffered
from trainingkit.marking import judge
from trainingkit.story import choices, choose, passage, read_story, start, story_from, visible_lines
from trainingkit.story.compiled import ENDING, PackRefused, compiled, label_of, original_run, pack, played_hash, unpack
from trainingkit.story.model import Debrief
from trainingkit.story.walkthroughs import play_choices, read_walkthrough, walkthrough_files

ROOT = Path(__file__).resolve().parents[2]
ASSESSED = sorted((ROOT / "instructor" / "assessed").glob("*/story.yml"))
STORIES = [ROOT / "simulations" / "first-call" / "story.yml", *ASSESSED]
FIRST_CALL = story_from(STORIES[0])
PACKED = pack(FIRST_CALL)

TINY = tiny(
    """
    flags: [asked_about_risk]
    counters: {delays: 2}
    people: {caller: {name: Jo, role: victim}}
    criteria:
      - {id: life, text: Asked about risk, why: Life comes first, red: true, best: {did: [opening.ask-first]}}
    debrief: {teaching: [{id: t, text: Ask before anything else.}]}
    must_pass: [opening]
    passages:
      opening:
        stage: response
        trainer: {point: Wait for silence.}
        lines: [{id: quiet-caller, who: caller, text: Hello.}]
        ask: What now?
        choices:
          - {id: ask-first, text: Ask, to: went-well, level: best, tags: [risk], set: [asked_about_risk], act: protect}
          - {id: look-first, text: Look, to: opening, level: harmful, add: {delays: 1}, if: delays < 2}
      went-well: {lines: [{id: l, text: Good., if: asked_about_risk and not delays >= 1}], next: held-well}
      held-well: {ending: held-well, later: [{id: later, text: Later.}]}
    """,
    start="opening",
)
SECRETS = (
    *("asked_about_risk", "delays", "caller", "opening", "ask-first", "look-first", "went-well", "held-well"),
    *("quiet-caller", "Asked about risk", "Life comes first", "Ask before anything", "Wait for silence", "harmful"),
    *("best", "protect", "life", "red"),
)


def seen(story, state):
    """What a reader is shown in a state; who speaks by name and role, because ids are not shown."""
    here = passage(story, state)
    told = [(p and (p.name, p.role), line.text) for line in visible_lines((*here.lines, *here.later), state)
            for p in [line.who and story.people[line.who]]]  # fmt: skip
    offered = [(choice.text, choice.then) for choice in choices(story, state)]
    record = here.record and (here.record.title, here.record.rows)
    return here.title, here.ask, record, here.image, told, offered, bool(here.ending), "help" in here.beats


def both(story, run):
    """What is shown on a run of the original and on the same run of the compiled story, and the latter's choices."""
    other = compiled(story)
    states = [(start(story), start(other))]
    made = []
    for choice_id in run:
        one, two = states[-1]
        number = [choice.id for choice in choices(story, one)].index(choice_id)
        made.append(choices(other, two)[number].id)
        states.append((choose(story, one, choice_id), choose(other, two, made[-1])))
    return [seen(story, one) for one, _ in states], [seen(other, two) for _, two in states], made


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_every_walkthrough_shows_the_same_on_both(path):
    """Lines, questions, options, consequences and endings of each walkthrough are those of the original."""
    story = read_story(path).story
    runs = [
        play_choices(story, read_walkthrough(file).value.choices).choices for file in walkthrough_files(path.parent)
    ]

    assert runs
    for run in runs:
        original, other, made = both(story, [ref.partition(".")[2] for ref in run])
        assert original == other
        assert run == original_run(story, made)
        assert judge(story, run) == judge(story, original_run(story, made))


@examples(0.3)
@given(st.data())
def test_every_run_shows_the_same_on_both(data):
    """Whatever is chosen, the two stories show the same, and the run is told in the original's names."""
    state, run = start(FIRST_CALL), []
    while (offered := choices(FIRST_CALL, state)) and len(run) < 60:
        run.append(data.draw(st.sampled_from(offered)).id)
        state = choose(FIRST_CALL, state, run[-1])
    original, other, made = both(FIRST_CALL, run)

    assert original == other
    assert run == [ref.partition(".")[2] for ref in original_run(FIRST_CALL, made)]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_a_packed_story_holds_nothing_that_marks(path):
    """No criterion, level, tag, act, claim, debrief, trainer's word or sign-off is in it; endings are of one kind."""
    story = unpack(pack(read_story(path).story))
    ways = [choice for each in story.passages.values() for choice in each.choices]
    told = [line for each in story.passages.values() for line in (*each.lines, *each.later)]

    assert ((), (), {}, None) == (story.criteria, story.must_pass, story.debrief.sections(), story.signed_off)
    assert {(None, (), None, ())} == {(way.level, way.tags, way.act, way.claim) for way in ways}
    assert {()} == {line.claim for line in told}
    assert {None} == {each.trainer for each in story.passages.values()}
    assert {None, ENDING} == {each.ending for each in story.passages.values()}


def test_no_name_of_the_original_is_left():
    """Ids of passages, choices, flags, counters, people and lines would tell as well as criteria do."""
    text = unpack(pack(TINY)).model_dump_json(by_alias=True, exclude_defaults=True)

    assert [] == [secret for secret in SECRETS if secret in text]


def test_what_authors_say_of_a_story_is_not_in_it():
    """A summary may tell how it goes, and a beat what a passage is for; only the one that offers help is played by."""
    told = TINY.model_copy(update={"summary": "Jo is asked first, and all ends well."})
    told = told.model_copy(
        update={"passages": {n: p.model_copy(update={"beats": ("help", "refusal")}) for n, p in told.passages.items()}}
    )
    story = unpack(pack(told))

    assert story.title == story.summary
    assert {("help",)} == {each.beats for each in story.passages.values()}


def test_a_criterion_may_be_mended_after_the_release():
    """What a run is held to is what was played: criteria, claims and words for trainers are no part of it."""
    first, *others = FIRST_CALL.criteria
    mended = FIRST_CALL.model_copy(
        update={"criteria": (first.model_copy(update={"why": "In better words."}), *others), "debrief": Debrief()}
    )

    assert played_hash(FIRST_CALL) == played_hash(mended)
    assert label_of(PACKED) == label_of(pack(mended))


def test_the_role_play_stays_with_whoever_runs_it():
    """Its cards and its sheet are in no packed story, and a run is the same with it and without."""
    without = FIRST_CALL.model_copy(update={"roleplay": None})

    assert FIRST_CALL.roleplay is not None
    assert compiled(FIRST_CALL).roleplay is None
    assert PACKED == pack(without)


def test_a_run_is_held_to_the_words_that_were_played():
    """Another word in an option is another story."""
    name = FIRST_CALL.start
    passage = FIRST_CALL.passages[name]
    choice = passage.choices[0].model_copy(update={"text": passage.choices[0].text + " Now."})
    changed = passage.model_copy(update={"choices": (choice, *passage.choices[1:])})
    other = FIRST_CALL.model_copy(update={"passages": FIRST_CALL.passages | {name: changed}})

    assert played_hash(FIRST_CALL) != played_hash(other)


def test_new_names_do_not_follow_from_what_is_in_the_open():
    """The hash is on the first line: whoever guessed an old name could else try it."""
    public = label_of(PACKED).hash
    guessed = sorted(FIRST_CALL.passages, key=lambda name: hashlib.sha256(f"{public} p {name}".encode()).digest())
    by_number = sorted(unpack(PACKED).passages.items(), key=lambda named: int(named[0][1:]))

    assert [FIRST_CALL.passages[name].ask for name in guessed] != [each.ask for _, each in by_number]


def test_the_order_of_the_passages_is_not_that_of_the_file():
    """Where a passage stands in the file says how the story was meant to go."""
    before = [each.ask for each in FIRST_CALL.passages.values() if each.ask]
    after = [each.ask for each in compiled(FIRST_CALL).passages.values() if each.ask]

    assert sorted(before) == sorted(after)
    assert before != after


def test_the_same_story_gives_the_same_bytes():
    """A release can be made again."""
    assert PACKED == pack(story_from(STORIES[0]))
    assert compiled(FIRST_CALL) == unpack(PACKED)


def test_the_first_line_says_which_story_it_is():
    """People and programs can tell packed stories apart without unpacking them."""
    first = PACKED.partition(b"\n")[0].decode().split()

    assert ["trainingkit-story", "1", "first-call"] == first[:3]
    assert first[2:] == list(label_of(PACKED))


@examples(0.5)
@given(st.integers(0, len(PACKED) - 1))
def test_a_story_that_was_cut_short_is_refused(length):
    """Wherever it ends, it is not played in part."""
    with pytest.raises(PackRefused):
        unpack(PACKED[:length])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 something else", "not a packed story"),
        (PACKED.replace(b"story 1", b"story 2", 1), "of format 2"),
        (PACKED.replace(b"first-call", b"other-call", 1), 'holds "first-call"'),
        (PACKED[:200] + b"xxxx" + PACKED[204:], "cut short or was altered"),
        (PACKED[:-2], "cut short, or far larger than a story"),
    ],
)
def test_a_story_that_is_no_packed_story_is_refused(data, why):
    """The message says what is wrong."""
    with pytest.raises(PackRefused, match=why):
        unpack(data)


def test_a_choice_that_was_not_on_offer_is_refused_without_naming_the_original():
    """A run that cannot have been made is told, and tells nothing."""
    with pytest.raises(ChoiceNotOffered, match='choice 2: "c7" is not on offer there') as told:
        original_run(TINY, ["c2", "c7"])

    assert "ask-first" not in str(told.value)
