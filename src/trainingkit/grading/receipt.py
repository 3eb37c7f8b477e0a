"""What lies beside a submission: ``timestamp.txt``, as whoever received it wrote it, and nbgrader's secret."""

import re
from datetime import UTC, datetime
from pathlib import Path

from dateutil.parser import ParserError, parse

from trainingkit.marking.values import YEARS

TIMESTAMP = "timestamp.txt"
LONGEST = 100
RECEIVED = "received.json"
"""Written on receipt, where the released notebook had to take the place of what was handed in, say."""
SECRET = "submission_secret.txt"
"""nbgrader's: under what follows from it, this submission's feedback is fetched. What came by hand has none."""
LONGEST_SECRET = 256
A_SECRET = re.compile(rb"[0-9a-fA-F]{32,256}")
"""Nothing beside it: nbgrader reads it as text, and two that differ only in the ends of lines would be the same."""
WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}")


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
            return read_stamp(file.read(LONGEST + 1))
    except OSError:
        return None


def read_stamp(data: bytes) -> str | None:
    """The time that a ``timestamp.txt`` says, ISO 8601 with zone; None where it says none.

    Parameters
    ----------
    data : bytes
        Whoever wrote it: it may be anything. A time without a year is none: it would follow from today's.
    """
    try:
        text = data.decode("ascii").strip()
        if len(data) > LONGEST or not WHOLE.match(text):
            return None
        when = parse(text)
        if when.year not in YEARS:
            return None
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, OverflowError, TypeError, ParserError):
        return None


def stamp(when: datetime) -> str:
    """What ``timestamp.txt`` says, in nbgrader's form.

    Parameters
    ----------
    when : datetime
        With a zone.
    """
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
