"""Does the form of the options give the answer away? Position, length, and every option having a level."""

from collections import Counter

from trainingkit.checks.subject import Findings, Subject
from trainingkit.diagnostics import Severity
from trainingkit.rule import Finding, rule
from trainingkit.story.model import Choice

ENOUGH = 5
MOST_LONGEST = 0.5
MOST_IN_ONE_PLACE = 0.6
MOST_UNEVEN = 2
FEW_CHARACTERS = 20


@rule("best-is-longest", Severity.WARNING)
def best_is_longest(subject: Subject) -> Findings:
    """In more than half of the decisions with one best option, that option is the longest (five decisions or more).

    Why: whoever always takes the longest answer would pass without knowing anything.

    Example:
        - {id: ask, level: best, text: "Ask directly about suicide and write the answer down", to: safety}
        - {id: log, level: harmful, text: "Ask for the log", to: log}

    Mend: lengthen some of the others; they are kind and careful too.
    """
    single = [(name, choices) for name, choices in decisions(subject) if len(_bests(choices)) == 1]
    longest = [name for name, choices in single if _is_longest(choices)]
    if len(single) >= ENOUGH and len(longest) > MOST_LONGEST * len(single):
        message = f"the best option is the longest in {len(longest)} of {len(single)} decisions"
        hint = f"lengthen another option in {_some(longest)}"
        yield Finding(message, subject.where_key("passages", longest[0]), hint)


@rule("best-in-one-place", Severity.WARNING)
def best_in_one_place(subject: Subject) -> Findings:
    """More than 60 % of the single best options stand at the same place among the options (five decisions or more).

    Why: whoever always takes the first answer would pass.

    Example:
        - {id: ask, level: best, text: "Ask about safety", to: safety}       # first again
        - {id: log, level: harmful, text: "Ask for the log", to: log}

    Mend: change the order of some.
    """
    single = [(name, choices) for name, choices in decisions(subject) if len(_bests(choices)) == 1]
    places = Counter(choices.index(_bests(choices)[0]) for _, choices in single)
    for place, times in places.most_common(1):
        if len(single) >= ENOUGH and times > MOST_IN_ONE_PLACE * len(single):
            there = [name for name, choices in single if choices[place].level == "best"]
            message = f"the best option is number {place + 1} in {times} of {len(single)} decisions"
            yield Finding(message, subject.where_key("passages", there[0]), f"change the order in {_some(there)}")


@rule("uneven-options", Severity.WARNING)
def uneven_options(subject: Subject) -> Findings:
    """The longest option of a decision is more than twice as long as the shortest.

    Why: options that look alike are read; one that stands out is clicked.

    Example:
        - {id: a, level: best, text: "Ask whether the caller is safe right now, and who is with them", to: x}
        - {id: b, level: harmful, text: "Ask for the log", to: y}

    Mend: bring them nearer to each other.
    """
    for name, choices in decisions(subject):
        by_length = sorted(choices, key=lambda c: len(c.text))
        short, long = by_length[0], by_length[-1]
        gap = len(long.text) - len(short.text)
        if len(long.text) > MOST_UNEVEN * len(short.text) and gap > FEW_CHARACTERS:
            message = f'option "{long.id}" has {len(long.text)} characters, "{short.id}" {len(short.text)}'
            at = subject.where("passages", name, "choices", choices.index(short), "text")
            yield Finding(message, at, f'lengthen "{short.id}" or shorten "{long.id}"')


@rule("level-missing")
def level_missing(subject: Subject) -> Findings:
    """Some options of a decision have a level and others have none.

    Why: nobody could say what choosing the others amounts to, neither a reader nor the proof of the standard.

    Example:
        - {id: ask, level: best, text: "Ask about safety", to: safety}
        - {id: log, text: "Ask for the log", to: log}

    Mend: give every option of the decision a level: best, acceptable or harmful.
    """
    for name, passage in subject.story.passages.items():
        without = [(i, c) for i, c in enumerate(passage.choices) if c.level is None]
        if len(without) == len(passage.choices) or subject.is_pupil:
            continue
        for i, choice in without:
            at = subject.where("passages", name, "choices", i, "id")
            yield Finding(f'choice "{name}.{choice.id}" has no level, others beside it have', at, 'add "level:"')


def decisions(subject: Subject) -> list[tuple[str, tuple[Choice, ...]]]:
    """Passages with two options or more, one of them with a level."""
    passages = subject.story.passages.items()
    return [(n, p.choices) for n, p in passages if len(p.choices) > 1 and any(c.level for c in p.choices)]


def _bests(choices: tuple[Choice, ...]) -> list[Choice]:
    return [c for c in choices if c.level == "best"]


def _is_longest(choices: tuple[Choice, ...]) -> bool:
    best = _bests(choices)[0]
    return all(len(c.text) < len(best.text) for c in choices if c is not best)


def _some(names: list[str]) -> str:
    return ", ".join(f'"{n}"' for n in names[:3]) + (" ..." if len(names) > 3 else "")


RULES = (best_is_longest, best_in_one_place, uneven_options, level_missing)
