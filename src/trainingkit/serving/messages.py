"""What may pass between a page and its kernel: read strictly, build anew, drop the rest.

A frame is never handed on as it came. It is read, its known fields are copied into a new message, and that is
sent, so a second reader behind this one cannot see something else in the same bytes.
"""

import json
from dataclasses import dataclass
from typing import Any

V1 = "v1.kernel.websocket.jupyter.org"
FRAME_LIMIT = 64 * 1024  # bytes; a choice takes about 500
TEXT_LIMIT = 200  # characters of a header field
PARTS = ("header", "parent_header", "metadata", "content")
TO_PAGE = frozenset({"status", "comm_msg", "comm_info_reply", "kernel_info_reply"})
ASKS = frozenset({"kernel_info_request", "comm_info_request"})


class BadFrame(ValueError):
    """A frame that no page of ours can have sent."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the Jupyter protocol has it, without buffers."""

    channel: str
    header: dict[str, Any]
    content: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.header["msg_type"]


def read_frame(frame: bytes | str) -> Message:
    """The message in a frame of the binary v1 protocol, or of the older JSON one.

    Raises
    ------
    BadFrame
        Whatever is wrong with it.
    """
    try:
        if isinstance(frame, bytes):
            channel, parts = _split_v1(frame)
            fields = dict(zip(PARTS, map(json.loads, parts[: len(PARTS)]), strict=True))
        else:
            fields = json.loads(frame)
            channel = fields.get("channel")
        return _message(channel, fields)
    except BadFrame:
        raise
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise BadFrame("not a message") from error


def _split_v1(frame: bytes) -> tuple[str, list[bytes]]:
    """Channel and parts. The count is checked first: jupyter_server's reader would loop over any 64-bit number."""
    count = int.from_bytes(frame[:8], "little")
    if not 6 <= count <= 16 or len(frame) < 8 * (count + 1):
        raise BadFrame("not the v1 layout")
    offsets = [int.from_bytes(frame[8 * i : 8 * (i + 1)], "little") for i in range(1, count + 1)]
    if sorted(offsets) != offsets or offsets[0] != 8 * (count + 1) or offsets[-1] > len(frame):
        raise BadFrame("offsets out of order")
    pieces = [frame[a:b] for a, b in zip(offsets, offsets[1:], strict=False)]
    return pieces[0].decode("ascii"), pieces[1:]


def _message(channel: Any, fields: dict[str, Any]) -> Message:
    header, content = fields["header"], fields["content"]
    known = {key: header.get(key) for key in ("msg_id", "msg_type", "session", "username", "version", "date")}
    if not isinstance(content, dict) or not isinstance(channel, str):
        raise BadFrame("not a message")
    if any(v is not None and (not isinstance(v, str) or len(v) > TEXT_LIMIT) for v in known.values()):
        raise BadFrame("a header field is not a short text")
    if not known["msg_id"] or not known["msg_type"]:
        raise BadFrame("no id or no type")
    return Message(channel, {key: value for key, value in known.items() if value is not None}, content)


def allowed(message: Message, comm_id: str) -> Message | None:
    """What of a page's message goes to its kernel: a message to the player, or one of two questions; else None."""
    if message.channel != "shell":
        return None
    if message.kind in ASKS:
        return Message("shell", message.header, {})
    if message.kind != "comm_msg" or message.content.get("comm_id") != comm_id:
        return None
    data = message.content.get("data")
    if not isinstance(data, dict) or data.get("method") not in ("custom", "request_state"):
        return None  # above all not "update": the kernel's state is the kernel's
    kept = {key: data[key] for key in ("method", "content") if key in data}
    return Message("shell", message.header, {"comm_id": comm_id, "data": kept})


def to_json(message: Message) -> str:
    """The message as a frame of the JSON protocol, which jupyter_server reads for every client."""
    return json.dumps({"channel": message.channel, **_fields(message), "buffers": []})


def to_v1(message: Message) -> bytes:
    """The message as a frame of the v1 protocol."""
    fields = _fields(message)
    parts = [message.channel.encode(), *(json.dumps(fields[name]).encode() for name in PARTS)]
    offsets = [8 * (len(parts) + 2)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    numbers = [len(offsets), *offsets]
    return b"".join([*(n.to_bytes(8, "little") for n in numbers), *parts])


def _fields(message: Message) -> dict[str, dict[str, Any]]:
    return {"header": message.header, "parent_header": {}, "metadata": {}, "content": message.content}


def for_page(frame: bytes | str | dict[str, Any]) -> bool:
    """Whether a kernel's message may reach the page: no output, no traceback, nothing typed."""
    try:
        if isinstance(frame, bytes):
            _, parts = _split_v1(frame)
            header = json.loads(parts[0])
        else:
            header = (json.loads(frame) if isinstance(frame, str) else frame)["header"]
        return header["msg_type"] in TO_PAGE
    except (ValueError, TypeError, KeyError):
        return False
