"""Who is at the page: one token opens it once, and a cookie of its own holds the door open for that browser."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_READ = 1800.0
"""Seconds. Who took longer had gone for tea, which says nothing about the pace."""


@dataclass(slots=True)
class Visit:
    """One browser's evening. ``seconds``: round and item to what its texts took; ``last``: what was saved last."""

    marker: str = ""
    keys: bool = True
    told: str = ""
    last: str | None = None
    seconds: dict[tuple[str, str], list[float]] = field(default_factory=dict)
    begun: dict[str, float] = field(default_factory=dict)

    def begin(self, key: str, now: float) -> None:
        """A text is shown; shown again, its time goes on."""
        self.begun.setdefault(key, now)

    def end(self, turn: str, item: str, key: str, now: float) -> None:
        """A text is saved."""
        took = now - self.begun.pop(key, now)
        if 0 < took <= LONGEST_READ:
            self.seconds.setdefault((turn, item), []).append(took)

    def pace(self, turn: str) -> dict[str, list[float]]:
        """Item to the seconds that its texts took in a round."""
        return {item: own for (at, item), own in self.seconds.items() if at == turn}


class Visits:
    """The browsers that were let in.

    Parameters
    ----------
    marker : str
        Whose initials a new visit begins with.
    draw : callable, optional
        Gives a secret word.
    """

    def __init__(self, marker: str = "", draw: Callable[[], str] = secrets.token_urlsafe) -> None:
        self.marker, self._draw = marker, draw
        self._open: dict[str, Visit] = {}
        self.token: str | None = draw()

    def enter(self, token: str) -> str | None:
        """The cookie for whoever brings the token, the first time; None for everybody else."""
        if self.token is None or not secrets.compare_digest(token.encode(), self.token.encode()):
            return None
        self.token = None
        cookie = self._draw()
        self._open[cookie] = Visit(self.marker)
        return cookie

    def of(self, cookie: str | None) -> Visit | None:
        """The visit that a cookie belongs to."""
        return self._open.get(cookie or "")


def initials(text: str) -> str | None:
    """What a marker signs with, in capitals, so that "ab" and "AB" are one person; None if it is not that.

    Parameters
    ----------
    text : str
        One to eight letters or digits.
    """
    told = text.strip().upper()
    return told if told.isalnum() and len(told) <= 8 else None
