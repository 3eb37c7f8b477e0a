"""A spec of which parts may have been cut out as unsound, with its file: what the rules look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainingkit.datafile import Loaded
from trainingkit.diagnostics import Location
from trainingkit.evidence.spec import CaseSpec, Conversation, SpecMessage, Timed

PathInSpec = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A spec and its file."""

    spec: CaseSpec
    file: Loaded[CaseSpec]

    def where(self, *path: str | int) -> Location:
        return self.file.where(*path)

    def lost(self, *path: str | int) -> bool:
        """Whether something was cut out there, so that nothing may be said about what is missing."""
        return any(lost[: len(path)] == path for lost in self.file.lost)

    def messages(self) -> Iterator[tuple[PathInSpec, Conversation, SpecMessage]]:
        """Every message, with its path and its conversation."""
        for i, conversation in enumerate(self.spec.conversations):
            for j, message in enumerate(conversation.messages):
                yield ("conversations", i, "messages", j), conversation, message

    def timed(self) -> Iterator[tuple[PathInSpec, Timed]]:
        """Everything that happens at a time, with its path."""
        for path, _, message in self.messages():
            yield path, message
        for key in ("payments", "calls"):
            for i, each in enumerate(getattr(self.spec, key)):
                yield (key, i), each
