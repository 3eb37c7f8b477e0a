"""Chance that is the same everywhere: every draw has a name and follows from the seed and that name alone.

The module ``random`` promises nothing of the kind for ``shuffle`` and ``choice`` between versions of Python. And as
each draw is named, a draw that is added later changes no other.
"""

import hashlib
import hmac
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def seed_bytes(seed: str | bytes | int) -> bytes:
    """A seed as bytes; 7, "7" and b"7" are the same seed."""
    return seed if isinstance(seed, bytes) else str(seed).encode()


class Draws:
    """What chance decides in one case."""

    def __init__(self, seed: str | bytes | int) -> None:
        self._key = hashlib.sha256(b"case\0" + seed_bytes(seed)).digest()

    def below(self, name: str, limit: int) -> int:
        """A whole number from 0 to ``limit`` - 1."""
        # 256 bits are so many more than any limit here that the remainder favours no number noticeably.
        return int.from_bytes(hmac.digest(self._key, name.encode(), "sha256")) % limit

    def between(self, name: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + self.below(name, high - low + 1)

    def pick(self, name: str, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.below(name, len(options))]

    def several(self, name: str, options: Sequence[T], count: int) -> tuple[T, ...]:
        """So many of the options, no one twice, in an order of chance; all of them if there are fewer."""
        left = list(options)
        return tuple(left.pop(self.below(f"{name}/{i}", len(left))) for i in range(min(count, len(left))))

    def shuffled(self, name: str, options: Sequence[T]) -> tuple[T, ...]:
        """All of the options, in an order of chance."""
        return self.several(name, options, len(options))

    def digits(self, name: str, count: int) -> str:
        """So many digits; the first is not 0."""
        return str(self.between(name, 10 ** (count - 1), 10**count - 1))
