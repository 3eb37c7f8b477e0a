"""Logs that cannot say who was there: no address, no kernel, nothing about help or leaving."""

import logging
import re
import traceback
from pathlib import PurePath

log = logging.getLogger("trainingkit.serving")

NOISY = ("tornado.access", "tornado.application", "tornado.general", "asyncio", "traitlets")

KERNEL = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.IGNORECASE)
IPV4 = re.compile(r"\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b")
IPV6 = re.compile(r"(?<![\w:])\[?[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}\]?(?![\w:])", re.IGNORECASE)
SESSION = re.compile(r"session_id=[^\s&'\"]+")


def masked(text: str) -> str:
    """The text without kernel ids, session ids and network addresses."""
    text = SESSION.sub("session_id=*", KERNEL.sub("<kernel>", text))
    return IPV6.sub("<address>", IPV4.sub("<address>", text))


NEEDLESS = (
    "The websocket_ping_timeout",  # jupyter_server counts in milliseconds, Tornado reads the same settings as seconds
    "Notebook %s is not trusted",  # trust is about outputs, and ours have none
    "AsyncIOLoopKernelRestarter: restart failed",  # none was tried: a dead kernel is replaced, not restarted
    "kernel %s restarted failed!",
    "content: %s",  # a story's first page and all of the player's code, whenever a kernel is held ready
    "Could not destroy zmq context",  # the server was ended while a kernel was starting; its sockets end with it
)


class Mask(logging.Filter):
    """Masks a record before any handler sees it, its traceback too."""

    def filter(self, record: logging.LogRecord) -> bool:
        if str(record.msg).startswith(NEEDLESS):
            return False
        record.msg, record.args = masked(record.getMessage()), ()
        if record.exc_info:
            record.raised = kind_and_place(record.exc_info[1])
            record.exc_text = masked(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True


def kind_and_place(error: BaseException | None) -> str | None:
    """What an exception is and where it was raised, such as ``ValueError at kernels.py:120``; nothing that it says."""
    if error is None:
        return None
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def keep_logs_quiet() -> None:
    """Mask what this server and the libraries below it log. May be called again."""
    for logger in (log, *map(logging.getLogger, NOISY)):
        if not any(isinstance(f, Mask) for f in logger.filters):
            logger.addFilter(Mask())
