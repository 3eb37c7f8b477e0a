"""What goes over the wire: addresses asked for, bytes of a page, frames of its websocket."""

import json
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

LOCAL = {"127.0.0.1", "localhost"}
NO_HOST = ("data", "blob", "about")


@dataclass
class Traffic:
    """Everything a window asked for and was told, from the moment this was made."""

    page: Page
    urls: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.context.on("request", lambda request: self.urls.append(request.url))
        self.page.on("websocket", self._follow)

    def _follow(self, socket) -> None:
        self.urls.append(socket.url)
        socket.on("framereceived", lambda frame: self.frames.append(as_text(frame)))

    def elsewhere(self) -> list[str]:
        """Addresses that are not on this machine."""
        return [url for url in self.urls if urlsplit(url).scheme not in NO_HOST and urlsplit(url).hostname not in LOCAL]

    def found(self, words: list[str]) -> list[str]:
        """Which of these texts were in a frame, plain or as JSON writes them."""
        heard = "\n".join(self.frames)
        return [text for text in words if text in heard or json.dumps(text)[1:-1] in heard]


def as_text(frame: str | bytes) -> str:
    """A frame, readable; the offsets of the binary protocol become noise."""
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


@dataclass
class Weight:
    """Bytes over the wire, headers included, and requests, one websocket being one."""

    bytes: int = 0
    requests: int = 0


def weigh(page: Page) -> Weight:
    """A scale that counts what a page loads from now on."""
    weight = Weight()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def loaded(event: dict) -> None:
        weight.bytes += int(event["encodedDataLength"])

    def asked(event: dict) -> None:
        weight.requests += not event["request"]["url"].startswith("data:")

    def opened(event: dict) -> None:
        weight.requests += 1

    session.on("Network.loadingFinished", loaded)
    session.on("Network.requestWillBeSent", asked)
    session.on("Network.webSocketCreated", opened)
    return weight
