"""Times of a case: always with their zone, to the minute, and without asking the machine for a zone or a language.

A case lies wholly within British Summer Time, an hour ahead of UTC, so that the same moment has two clock times and,
after midnight, two dates.
"""

from datetime import UTC, date, datetime, timedelta, timezone

BST = timezone(timedelta(hours=1), "BST")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS += ("November", "December")
SUNDAY = 6


def is_summer_time(day: date) -> bool:
    """Whether the whole of a day, 00:00 to 24:00 in the United Kingdom, is in British Summer Time."""
    return _last_sunday(day.year, 3) < day < _last_sunday(day.year, 10)


def iso(moment: datetime) -> str:
    """A moment to the minute with its offset: ``2026-07-10T00:40+01:00``."""
    return moment.isoformat(timespec="minutes")


def utc_iso(moment: datetime) -> str:
    """The same moment in UTC: ``2026-07-09T23:40+00:00``."""
    return iso(moment.astimezone(UTC))


def clock(moment: datetime) -> str:
    """The time of day: ``00:40``."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def shown(moment: datetime) -> str:
    """As people write it down: ``2026-07-10 00:40 BST``."""
    return f"{moment.date().isoformat()} {clock(moment)} {moment.tzname()}"


def long_date(day: date) -> str:
    """A date in words: ``10 July 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def mail_date(moment: datetime) -> str:
    """As the header of an e-mail has it (RFC 5322): ``Fri, 10 Jul 2026 00:40:00 +0100``."""
    words = f"{DAYS[moment.weekday()]}, {moment.day:02d} {MONTHS[moment.month - 1][:3]} {moment.year}"
    return f"{words} {clock(moment)}:00 {'+0100' if moment.tzinfo is BST else '+0000'}"


def _last_sunday(year: int, month: int) -> date:
    """The last Sunday of a month that has 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() - SUNDAY) % 7)
