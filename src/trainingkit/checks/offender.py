"""What an offender may say in a story: little, short, never in private, never as an answer; nobody plays the part."""

import re
from collections.abc import Iterator

from trainingkit.checks.phrases import words
from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import voiced
from trainingkit.checks.word_lists import OFFENDER
from trainingkit.checks.wording import screened
from trainingkit.rule import Finding, rule
from trainingkit.story.liveness import following
from trainingkit.story.model import Line, Passage, Story
from trainingkit.story.references import PLACEHOLDER
from trainingkit.story.walk import PathInStory, choices_of, lines_of_passages

MOST_LINES = 10
MOST_WORDS = 12
NARRATE = 'narrate it: "The account keeps pushing."'
REFUSES = words(r"""
    says? no|said no|no thanks|refus\w+|won[’']t|will not|declin\w+|block\w*|hangs? up
    stops? (?:replying|answering|talking)
    leaves? the (?:chat|call)
""")
PLAYS = re.compile(
    r"^(?:threaten|blackmail|demand (?:money|pictures?|images?|payment)|pretend to be|pose as (?!the victim)|"
    r"ask \{?\w+\}? for (?:a |an |more )?(?:picture|photo|image|video|money)s?|trick \{?\w+\}?|groom)(?!\w)",
    re.IGNORECASE,
)
SENDER = r"(?:the|this) (?:account|offender|blackmailer|stranger|sender|criminal)"


@rule("offender-lines-many")
def offender_lines_many(subject: Subject) -> Findings:
    """People of the role ``offender`` say more than 10 lines in a story.

    Why: quoted lines add up to a script. Ten are enough to recognise the pattern.

    Example:
        - {id: r-11, who: account, text: "An eleventh line"}

    Mend: narrate some of them.
    """
    lines = list(_offender_lines(subject.story))
    for path, _ in lines[MOST_LINES : MOST_LINES + 1]:
        message = f"the offender says {len(lines)} lines, of which this is the eleventh; {MOST_LINES} are the most"
        yield Finding(message, subject.where(*path, "id"), f"narrate {len(lines) - MOST_LINES} of them or more")


@rule("offender-line-long")
def offender_line_long(subject: Subject) -> Findings:
    """A line of an offender has more than 12 words.

    Why: a short line shows the move; a long one could be copied.

    Example:
        - {id: r-1, who: account, text: "Hi there, I saw that we both know the same people from your school"}

    Mend: shorten it, or narrate it.
    """
    for path, line in _offender_lines(subject.story):
        if (words := len(line.text.split())) > MOST_WORDS:
            message = f'line "{line.id}" of the offender has {words} words; {MOST_WORDS} are the most'
            yield Finding(message, subject.where(*path, "text"), "shorten it, or narrate it")


@rule("offender-line-private")
def offender_line_private(subject: Subject) -> Findings:
    """An offender is quoted in a passage of the stage ``private``.

    Why: what is said there is what must never be taught.

    Example:
        alone:
          stage: private
          lines: [{id: a-1, who: account, text: "Only you and me"}]

    Mend: narrate the passage.
    """
    for path, line in _offender_lines(subject.story):
        if subject.story.passages[path[1]].stage == "private":
            message = f'line "{line.id}" quotes the offender in the stage "private"'
            yield Finding(message, subject.where(*path, "who"), "narrate it")


@rule("offender-answers-refusal")
def offender_answers_refusal(subject: Subject) -> Findings:
    """After a refusal, the first to be quoted is the offender.

    A refusal is a passage of the beat ``refusal``, a choice of the act ``protect``, or a choice whose words refuse.
    Narrated passages between the two change nothing, until a new stage begins.

    Why: lines that answer each refusal are a script for overcoming it.

    Example:
        no: {beats: [refusal], next: pushes}
        pushes:
          lines: [{id: p-1, who: account, text: "Come on"}]

    Mend: narrate it: "The account keeps pushing."
    """
    told: set[str] = set()
    for name, next_read in _after_refusals(subject.story):
        for after, i in _first_quoted(subject.story, next_read):
            line = subject.story.passages[after].lines[i]
            if _is_offender(subject.story, line) and after not in told:
                told.add(after)
                place = "in the passage of a refusal" if after == name else f'next after the refusal in "{name}"'
                at = subject.where("passages", after, "lines", i, "who")
                yield Finding(f'line "{line.id}" quotes the offender {place}', at, NARRATE)


@rule("offender-adapts")
def offender_adapts(subject: Subject) -> Findings:
    """A line of an offender has a condition, or stands in a passage that is reached only through conditions.

    A passage that ``must_pass`` names is left alone: everybody comes to it, a condition only delays it.

    Why: an offender who answers differently to different victims is a lesson in doing so.

    Example:
        - {id: t-1, who: account, text: "Now you pay", if: replied}

    Mend: remove the condition, or narrate.
    """
    for path, line in _offender_lines(subject.story):
        if line.if_ is not None:
            message = f'line "{line.id}" of the offender has a condition'
            yield Finding(message, subject.where(*path, "if"), "remove the condition, or narrate it")
    linked = following(subject.story)[subject.story.start]
    for name, passage in subject.story.passages.items():
        quoted = [line for line in passage.lines if _is_offender(subject.story, line) and line.if_ is None]
        if (
            quoted
            and name in linked
            and name not in subject.story.must_pass
            and _only_by_condition(subject.story, name)
        ):
            yield Finding(
                f'passage "{name}" quotes the offender, and every way there has a condition',
                subject.where_key("passages", name),
                "lead there without a condition, or narrate it",
            )


@rule("offender-words")
def offender_words(subject: Subject) -> Findings:
    """A line of an offender holds words of a request, a price, a deadline or a threat, as far as a list can tell.

    "You have one hour." and that there is a picture may be said: they are the signs to know it by. Other words that
    press or threaten pass by the list; whoever signs the story off reads every line of the offender.

    Why: stories say that there was a demand, never how it was put.

    Example:
        - {id: d-1, who: account, text: "Send me £50"}

    Mend: narrate it: "The account wants money."
    """
    for said in voiced(subject.story):
        if said.voice == "offender":
            yield from screened(subject, said, OFFENDER, "is too close to a script")


@rule("offender-played")
def offender_played(subject: Subject) -> Findings:
    """A choice lets the learner act for the offender.

    Choices that notice or think may say what the offender does.

    Why: nobody practises the crime here.

    Example:
        - {id: push, text: "Ask {name} for a picture", to: told}

    Mend: let the learner notice, tell, help or investigate.
    """
    names = [p.name for p in subject.story.people.values() if p.role == "offender" and not PLACEHOLDER.search(p.name)]
    acts_for = re.compile(rf"^(?:{'|'.join((SENDER, *map(re.escape, names)))}) \w+", re.IGNORECASE)
    for path, choice in choices_of(subject.story):
        match = PLAYS.search(choice.text) or acts_for.search(choice.text)
        if match and choice.act not in ("notice", "think"):
            message = f'choice "{path[1]}.{choice.id}" lets the learner act for the offender: "{match[0]}"'
            yield Finding(message, subject.where(*path, "text"), "offer what others can notice, say or do")


def _is_offender(story: Story, line: Line) -> bool:
    return line.who is not None and story.people[line.who].role == "offender"


def _offender_lines(story: Story) -> list[tuple[PathInStory, Line]]:
    return [(path, line) for path, line in lines_of_passages(story) if _is_offender(story, line)]


def _after_refusals(story: Story) -> list[tuple[str, str]]:
    """Pairs of the passage that holds a refusal and a passage read after it."""
    pairs = []
    for name, passage in story.passages.items():
        if "refusal" in passage.beats:
            pairs += [(name, name), *((name, choice.to) for choice in passage.ways())]
        for choice in passage.choices:
            if choice.act == "protect" or REFUSES.search(choice.text):
                pairs.append((name, choice.to))
    return pairs


def _first_quoted(story: Story, start: str) -> Iterator[tuple[str, int]]:
    """Passages with a quoted line, and its number, that can be read from here on in one stage before any other such."""
    seen, todo = {start}, [start]
    for name in todo:
        passage = story.passages[name]
        spoken = next((i for i, line in enumerate(passage.lines) if line.who), None)
        if spoken is not None:
            yield name, spoken
            continue
        for choice in passage.ways():
            if choice.to not in seen and story.passages[choice.to].stage == passage.stage:
                seen.add(choice.to)
                todo.append(choice.to)


def _only_by_condition(story: Story, name: str) -> bool:
    """Whether every link to a passage has a condition, seen through passages that only lead on."""
    if name == story.start:
        return False
    seen, todo = {name}, [name]
    while todo:
        here = todo.pop()
        for before, passage in story.passages.items():
            for choice in passage.ways():
                if choice.to != here or choice.if_ is not None:
                    continue
                if not _leads_on(passage) or before == story.start:
                    return False
                if before not in seen:
                    seen.add(before)
                    todo.append(before)
    return True


def _leads_on(passage: Passage) -> bool:
    return passage.next is not None


RULES = (
    offender_lines_many,
    offender_line_long,
    offender_line_private,
    offender_answers_refusal,
    offender_adapts,
    offender_words,
    offender_played,
)
