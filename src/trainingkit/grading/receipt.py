"""When a submission was received: ``timestamp.txt``, as whoever received it wrote it."""

from datetime import UTC, datetime
from pathlib import Path

from dateutil.parser import ParserError, parse

TIMESTAMP = "timestamp.txt"
LONGEST = 100


def received_at(folder: Path) -> str | None:
    """When a submission was received, ISO 8601 with zone; None where nobody wrote it down legibly.

    Parameters
    ----------
    folder : Path
        ``submitted/<seat>/<assignment>``.
    """
    path = folder / TIMESTAMP
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            when = parse(file.read(LONGEST).decode("ascii").strip())
    except (OSError, ValueError, OverflowError, ParserError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def stamp(when: datetime) -> str:
    """What ``timestamp.txt`` says, in nbgrader's form.

    Parameters
    ----------
    when : datetime
        With a zone.
    """
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
