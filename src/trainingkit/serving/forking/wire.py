"""What the server and the process that kernels are forked from say to each other, over a pair of sockets.

The server sends a request with one descriptor, the reading end of a pipe of its own, and gets an answer with one, the
pidfd of the new kernel. A descriptor, unlike a number, can never come to mean another process.
"""

import json
import os
import socket
from typing import Any

READY = b"ready\n"
LENGTH = 8  # bytes, big endian


class HungUp(OSError):
    """The other side has ended."""


def send(control: socket.socket, message: dict[str, Any], descriptor: int | None = None) -> None:
    """Send one message.

    Raises
    ------
    OSError
        The other side has ended, or takes nothing.
    """
    body = json.dumps(message).encode()
    head = len(body).to_bytes(LENGTH, "big")
    if descriptor is None:
        control.sendall(head + body)
    else:
        socket.send_fds(control, [head], [descriptor])  # the descriptor arrives with the first byte
        control.sendall(body)


def receive(control: socket.socket) -> tuple[dict[str, Any], int | None]:
    """The next message, and the descriptor that came with it, if one did; whoever receives it closes it.

    Raises
    ------
    HungUp
        The other side has ended.
    OSError
        It does not answer in the time that was set for the socket.
    """
    head, descriptors, _, _ = socket.recv_fds(control, LENGTH, 1)
    descriptor = descriptors[0] if descriptors else None
    try:
        head += _exactly(control, LENGTH - len(head)) if head else b""
        if not head:
            raise HungUp("no more messages")
        return json.loads(_exactly(control, int.from_bytes(head, "big"))), descriptor
    except BaseException:
        if descriptor is not None:
            os.close(descriptor)
        raise


def _exactly(control: socket.socket, size: int) -> bytes:
    parts = []
    while size:
        part = control.recv(size)
        if not part:
            raise HungUp("in the middle of a message")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
