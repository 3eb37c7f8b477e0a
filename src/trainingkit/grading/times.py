"""Times as people read them."""

from datetime import UTC, datetime

from dateutil.tz import gettz

HERE = gettz("Europe/London")


def when_words(at: str) -> str:
    """A time as people here read it.

    Parameters
    ----------
    at : str
        ISO 8601 with a zone. What cannot be told as a time is given back as it is.
    """
    try:
        when = datetime.fromisoformat(at).astimezone(HERE or UTC)
    except (ValueError, OverflowError):
        return at
    return f"{when.day} {when:%B %Y, %H:%M} {when.tzname()}"
