"""Visitors without a browser, all in one thread, so that measuring takes little of what is measured."""

import asyncio
import json
import re
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 120.0  # seconds
AsyncHTTPClient.configure(None, max_clients=200)


@dataclass
class Guest:
    """Somebody who plays: the socket, and which widget is the player."""

    socket: WebSocketClientConnection
    model_id: str

    async def choose(self) -> float:
        """Make the first choice; seconds to its answer. Made again, it is answered again."""
        begin = time.perf_counter()
        words = {"type": "choose", "n": 1, "choice": "wait"}
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "comm_msg", "session": "s", "username": "", "version": "5.3"}
        content = {"comm_id": self.model_id, "data": {"method": "custom", "content": words}}
        message = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        await self.socket.write_message(json.dumps(message))
        while True:
            heard = await asyncio.wait_for(self.socket.read_message(), PATIENCE)
            if heard is None:
                raise ConnectionError("the socket was closed")
            if _is_step(heard):
                return time.perf_counter() - begin


async def open_page(url: str) -> tuple[str, str]:
    """A page, and the cookie that came with it."""
    answer = await AsyncHTTPClient().fetch(HTTPRequest(url, request_timeout=PATIENCE, connect_timeout=PATIENCE))
    cookies = [cookie.split(";")[0] for cookie in answer.headers.get_list("Set-Cookie")]
    return answer.body.decode(), "; ".join(cookies)


async def come(url: str, page: str) -> Guest:
    """Open the story and connect."""
    html, cookie = await open_page(page)
    cfg = json.loads(re.search(r'<script id="cfg" type="application/json">(.*?)</script>', html, re.S).group(1))
    address = f"{url.replace('http', 'ws', 1)}/api/kernels/{cfg['kernelId']}/channels?session_id=s"
    asked = HTTPRequest(address, headers={"Origin": url, "Cookie": cookie}, connect_timeout=PATIENCE)
    return Guest(await websocket_connect(asked), cfg["modelId"])


async def at_once(visitors: int, visit: Callable[[], Awaitable[Any]]) -> tuple[float, list[Any]]:
    """Seconds until the last of so many has what they came for; what each has, an exception if it failed."""
    begin = time.perf_counter()
    got = await asyncio.gather(*(visit() for _ in range(visitors)), return_exceptions=True)
    return time.perf_counter() - begin, got


async def playing(guests: list[Guest], seconds: float, each: float) -> list[float]:
    """The seconds to each answer, while all choose once in ``each`` seconds, not all at the same time."""

    async def play(number: int, guest: Guest) -> list[float]:
        await asyncio.sleep(each * number / len(guests))
        took = []
        for turn in range(round(seconds / each)):
            due = begin + each * (turn + 1 + number / len(guests))
            took.append(await guest.choose())
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
        return took

    begin = time.perf_counter()
    return [took for one in await asyncio.gather(*(play(*each_) for each_ in enumerate(guests))) for took in one]


def _is_step(heard: str | bytes) -> bool:
    if isinstance(heard, bytes):
        return b'"type": "step"' in heard or b'"type":"step"' in heard
    message = json.loads(heard)
    data = message["content"].get("data", {}) if message["msg_type"] == "comm_msg" else {}
    return data.get("method") == "custom" and data["content"].get("type") == "step"
