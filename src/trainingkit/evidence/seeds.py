"""Which variant a trainee has, which is public, and the seed of a variant, which needs the instructor's secret."""

import hashlib
import hmac


def variant_of(student_id: str, assignment: str, count: int) -> str:
    """The variant of a trainee: ``"v01"``, ``"v02"``, ... up to ``count``.

    It follows from the two names alone, so that everybody can work it out; what is true in a variant cannot be
    worked out from it.

    Raises
    ------
    ValueError
        ``count`` is not at least 1.
    """
    if count < 1:
        raise ValueError(f"there are {count} variants: at least one is needed")
    digest = hashlib.sha256(_joined(assignment, student_id)).digest()
    return variant_name(int.from_bytes(digest) % count + 1)


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
    return b"".join(len(data := word.encode()).to_bytes(4) + data for word in words)
