"""Which variant a trainee has, which is public, and the seed of a variant, which needs the instructor's secret."""

import hashlib
import hmac
from collections.abc import Sequence


def variant_of(student_id: str, assignment: str, count: int) -> str:
    """The variant of a trainee: ``"v01"``, ``"v02"``, ... up to ``count``.

    It follows from the two names alone, so that everybody can work it out; what is true in a variant cannot be
    worked out from it.

    Raises
    ------
    ValueError
        ``count`` is not at least 1.
    """
    return share_of(student_id, assignment, [variant_name(number) for number in range(1, count + 1)])


def share_of(student_id: str, assignment: str, offered: Sequence[str]) -> str:
    """Which of these, variants or forms, a trainee has; each equally likely, and public as in ``variant_of``.

    Raises
    ------
    ValueError
        Nothing is offered.
    """
    if not offered:
        raise ValueError("there are 0 variants: at least one is needed")
    digest = hashlib.sha256(_joined(assignment, student_id)).digest()
    return offered[int.from_bytes(digest) % len(offered)]


def variant_name(number: int) -> str:
    """The name of the first, second, ... variant: ``"v01"``, ``"v02"``."""
    return f"v{number:02d}"


def seed_for(secret: bytes, assignment: str, spec: str, variant: str) -> bytes:
    """The seed of one variant: 32 bytes that nobody can work out without the secret."""
    return hmac.digest(secret, _joined(assignment, spec, variant), "sha256")


def hash_file(content: bytes) -> str:
    """SHA-256 of a file's bytes: 64 hexadecimal digits, lower case."""
    return hashlib.sha256(content).hexdigest()


def _joined(*words: str) -> bytes:
    """Words with their lengths, so that no two lists of words become the same bytes."""
    # An account may be named in bytes that are no UTF-8: they come back as they were.
    return b"".join(len(data := word.encode(errors="surrogateescape")).to_bytes(4) + data for word in words)
