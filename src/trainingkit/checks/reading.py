"""Its audience can read it, and it takes as long as it says."""

from math import ceil

from trainingkit.checks.readability import reading_age, sentences_of, words_of
from trainingkit.checks.subject import Findings, Subject
from trainingkit.checks.voices import voiced
from trainingkit.diagnostics import Severity
from trainingkit.rule import Finding, rule
from trainingkit.story.chances import WORDS_PER_MINUTE, expectation
from trainingkit.story.minimise import minimise
from trainingkit.story.model import Audience
from trainingkit.story.paths import longest_simple, shortest
from trainingkit.story.references import PLACEHOLDER

HIGHEST: dict[Audience, int] = {"pupil": 12, "teacher": 13, "officer": 13}
TOLERANCE = 1
LONGEST: dict[Audience, int] = {"pupil": 20, "teacher": 25, "officer": 25}
ENOUGH_WORDS = 40
MOST_OFF = 0.4
MOST_MINUTES = 120


@rule("reading-age", Severity.WARNING)
def reading_age_rule(subject: Subject) -> Findings:
    """The story is harder to read than it says, or than its audience can be expected to read.

    Measured with the Flesch-Kincaid grade level plus five over lines, questions, choices and debrief; it may be one
    year above what is declared. Declared may be at most 12 for pupils and 13 for teachers and officers.

    Why: a quarter of 15-year-olds read at the level of a 12-year-old or below.

    Example:
        reading_age: 10
        passages:
          told: {lines: [{id: t-1, text: "Subsequently the counsellor facilitates communication."}]}

    Mend: shorter sentences and shorter words; the hint names the hardest passages.
    """
    story = subject.story
    highest = HIGHEST[story.audience]
    if story.reading_age > highest:
        message = f"a reading age of {story.reading_age} is declared; for {story.audience}s {highest} is the most"
        yield Finding(message, subject.where("reading_age"), "shorten sentences and words, then declare a lower age")
        return
    by_passage = _texts_by_passage(subject)
    age = reading_age([text for texts in by_passage.values() for text in texts])
    if age is not None and age > story.reading_age + TOLERANCE:
        ages = {name: found for name, texts in by_passage.items() if (found := _age_of_long(texts)) is not None}
        hardest = ", ".join(f"{n} ({ages[n]:.0f})" for n in sorted(ages, key=ages.get, reverse=True)[:3])
        yield Finding(
            f"the story reads at age {age:.1f}; {story.reading_age} is declared",
            subject.where("reading_age"),
            f"the hardest passages: {hardest}" if hardest else "shorten sentences and words",
        )


@rule("long-sentence", Severity.WARNING)
def long_sentence(subject: Subject) -> Findings:
    """A sentence has more than 20 words in a pupil story, or more than 25 in another.

    Why: the end of a long sentence is read without its beginning, the more so on a projector.

    Example:
        - {id: t-1, text: "The aunt said that ... and then ... because ... which ..."}

    Mend: make two sentences of it.
    """
    most = LONGEST[subject.story.audience]
    for said in voiced(subject.story):
        for sentence in sentences_of(said.text):
            if (words := len(words_of(sentence))) > most:
                start = " ".join(sentence.split()[:3])
                at = subject.where_words(said.path, start)
                yield Finding(
                    f'the sentence "{start} ..." has {words} words; {most} are the most', at, "make two of it"
                )


@rule("minutes", Severity.WARNING)
def minutes(subject: Subject) -> Findings:
    """The story takes more than 40 % longer or shorter than ``minutes`` says, for a reader who clicks blindly.

    Why: a lesson has fifty minutes, and a teacher plans with this number.

    Example:
        minutes: 60      # for a story that is read in five

    Mend: declare what was measured, or change the story.
    """
    space, said = subject.space, subject.story.minutes
    if not space.can_reach(space.endings).all():
        return  # a trap has no expected length; it is told elsewhere
    found = max(1.0, expectation(space).minutes + _debrief_minutes(subject))
    if _far(found, said):
        fits = next((n for n in (ceil(found), int(found)) if n <= MOST_MINUTES and not _far(found, n)), None)
        declared = f"{said} minute{' is' if said == 1 else 's are'} declared"
        message = f"{declared}; reading and deciding take about {fits or ceil(found)}"
        hint = "shorten the story" if fits is None else f"write {fits}, or change the story"
        yield Finding(message, subject.where("minutes"), hint)


def _far(found: float, said: int) -> bool:
    return abs(found - said) > MOST_OFF * said


@rule("measures", Severity.NOTE)
def measures(subject: Subject) -> Findings:
    """How long the story is: states, choices from start to end, minutes, reading age. Told only when asked for.

    Why: to compare two editions, or two stories, without playing them.

    Example:
        # measured: 191 states, 9 to 17 choices, about 11 minutes, reading age 9.4

    Mend: nothing is wrong.
    """
    space = subject.space
    if not space.can_reach(space.endings).all():
        return
    longest, exact = longest_simple(minimise(space))
    age = reading_age([t for texts in _texts_by_passage(subject).values() for t in texts]) or 0
    choices = _from_to(len(shortest(space) or ()), longest, exact)
    long = f"about {expectation(space).minutes + _debrief_minutes(subject):.1f} minutes"
    yield Finding(f"measured: {space.size} states, {choices}, {long}, reading age {age:.1f}", subject.where("story"))


def _from_to(fewest: int, longest: int, exact: bool) -> str:
    """``5 to 12 choices``, ``5 choices``; ``exact``: that no run is longer was proved."""
    most = f"{'' if exact else 'at least '}{longest} choice{'s' if longest != 1 else ''}"
    return most if fewest == longest else f"{fewest} to {most}"


def _texts_by_passage(subject: Subject) -> dict[str, list[str]]:
    """What is read as prose, placeholders filled, by passage; the debrief counts as one."""
    found: dict[str, list[str]] = {}
    for said in voiced(subject.story):
        if said.voice not in ("front", "record", "criterion", "roleplay"):
            name = str(said.path[1]) if said.path[0] == "passages" else "debrief"
            found.setdefault(name, []).append(_filled(subject, said.text))
    return found


def _filled(subject: Subject, text: str) -> str:
    return PLACEHOLDER.sub(lambda m: subject.story.cast.get(m[1], ("Sam",))[0], text)


def _age_of_long(texts: list[str]) -> float | None:
    return reading_age(texts) if sum(len(words_of(t)) for t in texts) >= ENOUGH_WORDS else None


def _debrief_minutes(subject: Subject) -> float:
    lines = [line for section in subject.story.debrief.sections().values() for line in section]
    return sum(len(line.text.split()) for line in lines) / WORDS_PER_MINUTE[subject.story.audience]


RULES = (reading_age_rule, long_sentence, minutes, measures)
