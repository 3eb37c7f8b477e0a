"""What a list of phrases is, and finding them in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """What not to write, and the hint that mends it."""

    pattern: re.Pattern[str]
    hint: str


def say(patterns: str, instead: str) -> Phrase:
    """Phrases, one regular expression a line, with the words to say instead; "; " parts several."""
    return Phrase(words(patterns), "say " + " or ".join(f'"{one}"' for one in instead.split("; ")))


def avoid(patterns: str, hint: str) -> Phrase:
    """Phrases, one regular expression a line, with a hint of another kind."""
    return Phrase(words(patterns), hint)


def words(patterns: str) -> re.Pattern[str]:
    """One regular expression of several, a line each; tried at word boundaries, in upper and lower case."""
    lines = "|".join(line.strip() for line in patterns.strip().splitlines())
    return re.compile(rf"(?<!\w)(?:{lines})(?!\w)", re.IGNORECASE)


def without(phrases: tuple[Phrase, ...], text: str) -> str:
    """The text with these phrases blanked out, at the same places, so that they are not told under two codes."""
    for phrase in phrases:
        text = phrase.pattern.sub(lambda m: " " * len(m[0]), text)
    return text


def found(phrases: tuple[Phrase, ...], text: str) -> Iterator[tuple[str, str]]:
    """Each phrase that a text holds, as written, with its hint; of phrases that overlap, the first only."""
    taken: list[tuple[int, int]] = []
    for phrase in phrases:
        for match in phrase.pattern.finditer(text):
            start, end = match.span()
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                yield match[0], phrase.hint
