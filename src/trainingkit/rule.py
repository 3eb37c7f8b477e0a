"""What a check rule is: a code, a severity, and a function whose docstring is its page in the manual."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Generic, NamedTuple, TypeVar

from trainingkit.diagnostics import Diagnostic, Location, Severity

S = TypeVar("S")


class Finding(NamedTuple):
    """One place where a rule does not hold: what was written and is wrong, where, and the smallest edit."""

    message: str
    at: Location
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[S]):
    """A rule over subjects of type ``S``; calling it gives diagnostics."""

    code: str
    severity: Severity
    find: Callable[[S], Iterator[Finding]]

    @property
    def page(self) -> str:
        """What it does, why, and an example: the docstring of its function."""
        return getdoc(self.find) or ""

    def __call__(self, subject: S) -> Iterator[Diagnostic]:
        for message, at, hint in self.find(subject):
            yield Diagnostic(self.code, self.severity, message, at, hint)


def rule(code: str, severity: Severity = Severity.ERROR) -> Callable[[Callable[[S], Iterator[Finding]]], Rule[S]]:
    """Make a rule of a generator function: ``@rule("unknown-passage")``."""
    return lambda find: Rule(code, severity, find)
