"""What happens to the server, a line for each event, for whoever keeps it running: as words or as JSON.

What may be said is a list: each event has its fields, and nothing else gets into a line. There is no event for a visit
that ends, a page that is left, help that is opened, a connection that closes or a place that is got ready again, since
any of these shows that somebody has left; and no field for an address, a cookie, a kernel, a choice or a line.

From everything else, the libraries below included, only warnings and errors come through, masked (`quiet_log`) and
without the text of an exception, which may quote what was sent: only its kind, and the line of code.
"""

import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TextIO

from trainingkit.serving.quiet_log import Mask, log

FIELDS: Mapping[str, tuple[str, ...]] = {
    "opened": ("port", "places", "stories"),
    "ready": (),
    "request": ("method", "path", "status", "ms"),
    "room-full": (),
    "stopping": (),
}
"""The events there are, and what is told of each."""
LONGEST = 300
"""Characters of a message that come through."""


def tell(event: str, level: int = logging.INFO, **fields: Any) -> None:
    """Log an event of ours.

    Raises
    ------
    KeyError
        The event, or one of its fields, is not on the list.
    """
    known = {name: fields.pop(name) for name in FIELDS[event]}
    if fields:
        raise KeyError(f'the event "{event}" has no {", ".join(fields)}')
    words = " ".join([event, *(f"{name}={value}" for name, value in known.items())])
    log.log(level, words, extra={"event": event, "told": known})


class OnlyEvents(logging.Filter):
    """Lets our events through, and warnings and errors of anybody."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "event", None) in FIELDS or record.levelno >= logging.WARNING


class Plain(logging.Formatter):
    """As words: ``2026-11-21T10:15:00+00:00 info request method=GET path=/ status=200 ms=3``."""

    def format(self, record: logging.LogRecord) -> str:
        told = _told(record)
        head = f"{told.pop('time')} {told.pop('level')} {told.pop('event')}"
        return " ".join([head, *(f"{name}={value}" for name, value in told.items())])


class JsonLines(logging.Formatter):
    """One object a line: ``time`` (UTC, to the second), ``level``, ``event``, and the event's own fields.

    What is not an event of ours is the event ``message``, with ``logger`` and ``said``.
    """

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_told(record), ensure_ascii=False)


FORMS: dict[str, type[logging.Formatter]] = {"json": JsonLines, "text": Plain}


def write_events(form: Literal["json", "text"], stream: TextIO) -> logging.Handler:
    """Write every event to a stream, from now on; the handler, to be taken away again.

    ``logging``'s own last resort would write what the libraries say between the lines, so this takes its place.
    """
    handler = logging.StreamHandler(stream)
    handler.addFilter(OnlyEvents())
    handler.addFilter(Mask())
    handler.setFormatter(FORMS[form]())
    logging.getLogger().addHandler(handler)
    logging.captureWarnings(True)
    log.setLevel(logging.INFO)
    return handler


def _told(record: logging.LogRecord) -> dict[str, Any]:
    time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
    head = {"time": time, "level": record.levelname.lower()}
    event = getattr(record, "event", None)
    if event in FIELDS:
        return head | {"event": event} | record.told  # type: ignore[attr-defined]
    lines = record.getMessage().splitlines() or [""]
    return head | {"event": "message", "logger": record.name, "said": lines[0][:LONGEST]} | _raised(record)


def _raised(record: logging.LogRecord) -> dict[str, str]:
    raised = getattr(record, "raised", None)  # put there by the mask
    return {"raised": raised} if raised else {}
