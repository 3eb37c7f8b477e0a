"""Who says what in a story: every text a learner can read, with its voice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from trainingkit.story.model import Story
from trainingkit.story.walk import PathInStory, texts_of

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")


class Voiced(NamedTuple):
    """A text, its path in the file, and its voice.

    ``voice``: the role of who says it, or ``narrator``, ``ask``, ``choice``, ``then``, ``record``, ``debrief``,
    ``criterion``, ``roleplay`` (its cards and sheet), ``front`` (title, summary, content note, headings,
    picture texts).
    """

    path: PathInStory
    text: str
    voice: str

    def unquoted(self) -> str:
        """The text with what stands in quotation marks blanked out, at the same places."""
        return QUOTED.sub(lambda m: " " * len(m[0]), self.text)


def voiced(story: Story) -> Iterator[Voiced]:
    """Every text a learner can come to read, in the order of the file."""
    for path, text in texts_of(story):
        yield Voiced(path, text, _voice(story, path))


def _voice(story: Story, path: PathInStory) -> str:
    match path:
        case ("passages", name, "lines" | "later" as key, int(i), *_):
            who = getattr(story.passages[name], key)[i].who
            return story.people[who].role if who else "narrator"
        case ("passages", _, "choices", _, "text"):
            return "choice"
        case ("passages", _, "choices", _, "then"):
            return "then"
        case ("passages", _, "ask"):
            return "ask"
        case ("passages", _, "record", *_):
            return "record"
        case ("debrief", *_):
            return "debrief"
        case ("criteria", *_):
            return "criterion"
        case ("roleplay", *_):
            return "roleplay"
    return "front"
