"""What whoever opens the gallery is told: the address, a QR code for a class, when the places are ready."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import segno
from rich.console import Console
from rich.status import Status
from rich.text import Text

from trainingkit.cli.stories import FILE
from trainingkit.cli.terminal import counted
from trainingkit.guidance import school_line

if TYPE_CHECKING:
    from trainingkit.serving.app import Opened
    from trainingkit.serving.fullness import Fullness

ASK_EVERY = 0.3  # s between two looks at whether the places are ready
LOOK_EVERY = 1.0  # s between two looks at how full the room has been
HOW_FULL = (
    "So far nobody has come in.",
    "So far some of the places have been taken.",
    "So far most of the places have been taken.",
    "So far all of the places have been taken.",
)
"""By band; each says what has been, never what is."""


@dataclass
class Announcement:
    """What was asked of the server, and where to say how it goes."""

    console: Console
    port: int
    class_size: int | None
    audience: str | None
    lan: bool
    for_pupils_only: bool = False
    school: Path | None = None
    look_every: float = LOOK_EVERY
    over: threading.Event = field(default_factory=threading.Event)
    status: Status | None = None

    @contextmanager
    def starting(self) -> Iterator[None]:
        """A sign of life on a terminal until there is something to say; a line elsewhere."""
        text = "Opening the gallery …"
        if self.console.is_terminal:
            self.status = self.console.status(text)
            self.status.start()
        else:
            self.console.print(text)
        try:
            yield
        finally:
            self.over.set()
            self._still()

    def opened(self, opened: "Opened") -> None:
        """Say where the server is; it answers from now on."""
        self._still()
        for sentence in stories_in_words(opened, self.audience):
            self.console.print(sentence, soft_wrap=True)
        if self.port and not opened.url.endswith(f":{self.port}/"):
            self.console.print(f"Port {self.port} is taken, so {urlsplit(opened.url).port} is used.")
        self.console.print(Text("Open   ", "bold").append(opened.url, "bold cyan"))
        if self.lan and not self.class_size:
            self._in_the_room(opened.lan_urls)
        self.console.print(Text("Ctrl-C ends it.", "dim"))
        if self.class_size or self.lan:
            threading.Thread(target=self._watch, args=(opened,), daemon=True).start()

    def closed(self) -> None:
        """Say that it is over."""
        self.console.print("\nClosed. Nothing was kept.")

    def _in_the_room(self, urls: tuple[str, ...]) -> None:
        if not urls:
            self.console.print("This machine is in no local network, so only it can open the stories.")
            return
        for url in urls:
            self.console.print(Text("Class  ", "bold").append(url, "bold cyan"))
        if self.for_pupils_only:
            self.console.print("On the network only pupils' stories are shown. For officers: --audience officer")
        if self.school is None and self.audience in (None, "pupil"):
            self.console.print(f'Pupils read "{school_line(None)}": give --school FILE', soft_wrap=True)
        self.console.print(Text(qr_code(urls[0]), "bright_white on black"), soft_wrap=True)

    def _watch(self, opened: "Opened") -> None:
        """Until it is over: whether the places are ready, where the class finds them, how full the room has been."""
        if self.class_size:
            self._wait_for_places(opened)
            if self.lan and not self.over.is_set():
                self._in_the_room(opened.lan_urls)  # who comes before the places are ready would wait for one
        if opened.fullness:
            self._tell_how_full(opened.fullness)

    def _tell_how_full(self, fullness: "Fullness") -> None:
        """A line that stays at the bottom of a terminal, a line for each news elsewhere.

        It knows four words and goes only up, so it cannot show that somebody leaves; `serving.fullness` says why.
        """
        band = fullness.band
        if self.console.is_terminal and not self.over.is_set():
            self.status = self.console.status(HOW_FULL[band], spinner="point", refresh_per_second=1)
            self.status.start()
        while not self.over.wait(self.look_every):
            if fullness.band == band:
                continue
            band = fullness.band
            if self.status:
                self.status.update(HOW_FULL[band])
            else:
                self.console.print(HOW_FULL[band])
        self._still()

    def _wait_for_places(self, opened: "Opened") -> None:
        """Until as many places are held ready as were asked for; a terminal is told how many are."""
        places = counted(self.class_size or 0, "place")
        if self.console.is_terminal:
            self.status = self.console.status(f"Getting {places} ready …")
            self.status.start()
        else:
            self.console.print(f"Getting {places} ready …")
        while not self.over.wait(ASK_EVERY):
            if self.status:
                self.status.update(f"Getting {places} ready … {min(opened.got_ready(), self.class_size or 0)} so far")
            if places_ready(opened.url):
                self._still()
                self.console.print(Text(f"All {places} are ready.", "bold green"))
                return

    def _still(self) -> None:
        if self.status:
            self.status.stop()
            self.status = None


def stories_in_words(opened: "Opened", audience: str | None) -> list[str]:
    """How many stories the gallery lists, which cannot be opened and why; of this server, not of the folder."""
    lines = [counted(len(opened.entries), "story") + (f" for {audience}s" if audience else "")]
    if drafts := [entry for entry in opened.entries if entry.closed]:
        titles = ", ".join(entry.text(entry.title) for entry in drafts)
        lines.append(f"Not signed off, so closed to pupils: {titles}. To look at it yourself: --preview")
    for entry in opened.entries:
        if entry.story and entry.problem:
            lines.append(f"Cannot be opened: {entry.problem} Hint: {entry.hint}")
    for entry in opened.unreadable:
        lines.append(f"Cannot be played: {entry.folder / FILE}. See: trainingkit check {entry.folder / FILE}")
    return lines


def places_ready(url: str) -> bool:
    """Whether the server holds its places ready; it says so under ``health``."""
    host = url.removeprefix("http://").rstrip("/")
    try:
        connection = http.client.HTTPConnection(host, timeout=5)
        connection.request("GET", "/health")
        return bool(json.loads(connection.getresponse().read()).get("ready"))
    except (OSError, ValueError, http.client.HTTPException):
        return False


def qr_code(url: str) -> str:
    """A QR code of an address in block characters."""
    drawn = StringIO()
    segno.make(url, error="m").terminal(out=drawn, compact=True)
    return drawn.getvalue()
