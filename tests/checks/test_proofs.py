"""The rules about paths against brute force: play every run of small drawn stories and remember what is owed."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tests.checks.known import GUIDANCE, TODAY
from tests.effort import examples
from tests.tiny import HEAD
from trainingkit.checks.endings import must_pass_bypassed
from trainingkit.checks.reachability import all_choices_hidden, endless_loop, trap
from trainingkit.checks.safety import harm_without_support, payment_not_followed
from trainingkit.checks.subject import Subject
from trainingkit.story import Choice, Passage, State, Story, choices, choose, read_story, start

NAMES = ("start", "b", "c", "d")
BEATS = ("threat", "harm", "payment", "support", "not-too-late")


@st.composite
def stories(draw) -> str:
    """The text of a story of four passages and an ending: flags, beats, loops and dead ends as they come."""
    lines = ["flags: [f, g]", f"must_pass: [{draw(st.sampled_from(NAMES))}]", "passages:"]
    for name in NAMES:
        beats = draw(st.lists(st.sampled_from(BEATS), max_size=2, unique=True))
        lines += [f"  {name}:", f"    beats: [{', '.join(beats)}]", "    choices:"]
        for i in range(draw(st.integers(1, 2))):
            keys = draw(st.sampled_from(["", ", set: [f]", ", clear: [f]", ", set: [g]"]))
            keys += draw(st.sampled_from(["", "", ", if: f", ", if: not f", ", if: f and g"]))
            keys += draw(st.sampled_from(["", ", act: pay"]))
            to = draw(st.sampled_from((*NAMES[1:], "end")))
            lines.append(f'      - {{id: c{i}, text: "Go", to: {to}{keys}}}')
    return HEAD.format(audience="teacher", start="start") + "\n".join(lines) + "\n  end: {ending: done}\n"


def subject_of(text: str) -> Subject:
    """What the rules look at."""
    file = read_story("drawn.yml", text)
    return Subject(file, file.story, GUIDANCE, TODAY)


Owing = Callable[[Passage, Choice | None, bool], bool]


def owed_at_the_end(story: Story, owing: Owing) -> bool:
    """Whether some run ends owing something; ``owing`` says what entering a passage by a choice does to the debt."""
    first = start(story)
    todo: list[tuple[State, bool]] = [(first, owing(story.passages[first.passage], None, False))]
    seen = set(todo)
    for state, owed in todo:
        if story.passages[state.passage].ending and owed:
            return True
        for choice in choices(story, state):
            after = choose(story, state, choice.id)
            pair = (after, owing(story.passages[after.passage], choice, owed))
            if pair not in seen:
                seen.add(pair)
                todo.append(pair)
    return False


@examples(1.5)
@given(stories())
def test_harm_without_support_is_found_exactly(text):
    """Told when, and only when, some run ends with a harm that no support followed."""
    subject = subject_of(text)

    def owing(passage: Passage, choice: Choice | None, owed: bool) -> bool:
        hurt = bool({"threat", "harm", "payment"} & set(passage.beats))
        return (owed or hurt) and "support" not in passage.beats

    assert owed_at_the_end(subject.story, owing) == bool(list(harm_without_support(subject)))


@examples(1.5)
@given(stories())
def test_payment_not_followed_is_found_exactly(text):
    """Told when, and only when, some run ends with a payment, chosen or narrated, and no "not too late" after it."""
    subject = subject_of(text)

    def owing(passage: Passage, choice: Choice | None, owed: bool) -> bool:
        paid = "payment" in passage.beats or (choice is not None and choice.act == "pay")
        return (owed or paid) and "not-too-late" not in passage.beats

    assert owed_at_the_end(subject.story, owing) == bool(list(payment_not_followed(subject)))


@examples(1.5)
@given(stories())
def test_a_bypass_is_found_exactly(text):
    """Told when, and only when, some run ends without the passage that all must pass."""
    subject = subject_of(text)
    (wanted,) = subject.story.must_pass

    def owing(passage: Passage, choice: Choice | None, owed: bool) -> bool:
        return (owed or choice is None) and passage is not subject.story.passages[wanted]

    assert owed_at_the_end(subject.story, owing) == bool(list(must_pass_bypassed(subject)))


@examples(1.5)
@given(stories())
def test_every_state_without_a_way_out_is_told_by_somebody(text):
    """Stuck, looping or trapped: one of three rules tells it when some state has no way to an ending, and only then."""
    subject = subject_of(text)
    story = subject.story
    after: dict[State, set[State]] = {}
    todo = [start(story)]
    for state in todo:
        if state not in after:
            after[state] = {choose(story, state, c.id) for c in choices(story, state)}
            todo += after[state]
    ends = {state for state in after if story.passages[state.passage].ending}
    while more := {state for state in after if state not in ends and after[state] & ends}:
        ends |= more
    told = [f for rule in (all_choices_hidden, endless_loop, trap) for f in rule.find(subject)]

    assert (ends != after.keys()) == bool(told)
