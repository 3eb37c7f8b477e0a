"""Rules about the times of a spec: real times of day, in order, within British Summer Time."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from trainingkit.evidence.draft import Draft
from trainingkit.evidence.times import is_summer_time
from trainingkit.rule import Finding, Rule, rule

TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
FIRST_HOUR = "01:00"
HANDLING_DAYS = 2


@rule("bad-time")
def bad_time(draft: Draft) -> Iterator[Finding]:
    """A time is not a time of day.

    Why: no clock shows it.

    Example:
        - {id: hello, who: account, day: 1, at: "22:75", text: "Hi."}

    Mend: write hours 00 to 23 and minutes 00 to 59, in quotes.
    """
    for path, each in draft.timed():
        if not TIME.fullmatch(each.at):
            yield Finding(f'"{each.at}" is not a time of day', draft.where(*path, "at"), _time_hint(each.at))


def _time_hint(written: str) -> str:
    """The time that was probably meant, with two digits before and after the colon."""
    found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})", written)
    meant = f"{int(found[1]):02d}:{found[2]}" if found else ""
    return f'write "{meant}"' if TIME.fullmatch(meant) else "hours go from 00 to 23, minutes from 00 to 59"


@rule("times-out-of-order")
def times_out_of_order(draft: Draft) -> Iterator[Finding]:
    """A message of a conversation is not later than the one before it.

    Why: an export lists messages by time, and answers would stand before their questions.

    Example:
        - {id: hello, who: account, day: 1, at: "19:42", text: "Hi."}
        - {id: where, who: victim, day: 1, at: "19:40", text: "Where from?"}

    Mend: correct the day or the time, or move the message.
    """
    before: dict[int, tuple[int, str, str]] = {}
    for path, _, message in draft.messages():
        if not TIME.fullmatch(message.at):
            continue
        last = before.get(path[1])
        if last and (message.day, message.at) <= last[:2]:
            said = f'message "{message.id}" (day {message.day}, {message.at}) is not after "{last[2]}"'
            hint = f"write a time after day {last[0]}, {last[1]}"
            yield Finding(f"{said} (day {last[0]}, {last[1]})", draft.where(*path, "at"), hint)
        else:
            before[path[1]] = (message.day, message.at, message.id)


@rule("not-after-midnight")
def not_after_midnight(draft: Draft) -> Iterator[Finding]:
    """The message marked ``night`` is not within the first hour of a day after the first.

    Why: only then has the same moment another date in UTC, which is what there is to find.

    Example:
        - {id: late, who: account, day: 2, at: "01:40", mark: night, text: "[...]"}

    Mend: a time from 00:00 to 00:59, on day 2 or later.
    """
    for path, _, message in draft.messages():
        if message.mark == "night" and TIME.fullmatch(message.at) and not ("00:00" <= message.at < FIRST_HOUR):
            said = f'message "{message.id}" is marked night and sent at {message.at}'
            yield Finding(said, draft.where(*path, "at"), 'write a time from "00:00" to "00:59"')
        elif message.mark == "night" and message.day == 1:
            said = f'message "{message.id}" is marked night and sent on day 1'
            yield Finding(said, draft.where(*path, "day"), "write day: 2 or later")


@rule("not-summer-time")
def not_summer_time(draft: Draft) -> Iterator[Finding]:
    """A case could lie, wholly or partly, outside British Summer Time.

    Why: in winter the clock shows UTC, and there would be nothing to find.

    Example:
        days: {from: 2026-10-01, to: 2026-11-01}

    Mend: choose days from April to early October; the case goes on for some days after the first.
    """
    days, last = draft.spec.days, draft.spec.last_day() - 1 + HANDLING_DAYS
    if days.to < days.from_:
        yield Finding(f"to ({days.to}) is before from ({days.from_})", draft.where("days", "to"), "swap the two")
        return
    for key, day, first in (("from", days.from_, days.from_), ("to", days.to + timedelta(days=last), days.to)):
        if not is_summer_time(day) or day.year != first.year:
            said = f"a case that begins on {first} lasts until {_end(first, last)}: not in British Summer Time"
            yield Finding(said, draft.where("days", key), "choose days from April to early October")


def _end(first: date, days: int) -> date:
    return first + timedelta(days=days)


TIME_RULES: tuple[Rule[Draft], ...] = (bad_time, times_out_of_order, not_after_midnight, not_summer_time)
