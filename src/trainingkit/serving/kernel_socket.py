"""The one websocket: between a page and the kernel that belongs to its visit, and for nothing else."""

import re
from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from trainingkit.serving.addresses import same_origin
from trainingkit.serving.closed_handler import Closed
from trainingkit.serving.messages import V1, BadFrame, allowed, for_page, read_frame, to_json, to_v1
from trainingkit.serving.room import Seat

SESSION = re.compile(r"[A-Za-z0-9-]{1,64}")
MESSAGES_PER_SECOND = 100  # a page sends one for each choice
BAD_FRAME, TOO_MUCH = 1007, 1008  # close codes of RFC 6455


class KernelSocket(Closed, VoilaKernelWebsocketHandler):
    """``/api/kernels/<id>/channels``, the address that the official client library knows."""

    seat: Seat | None = None
    connection: Any = None
    second = 0
    heard = 0

    async def prepare(self) -> None:
        """Refuse before a socket is opened. A stranger gets 404, for a kernel that lives as for one that does not."""
        self.refuse_strangers()
        if not self.check_origin(self.get_origin()):
            raise HTTPError(403)
        kernel_id = self.path_kwargs["kernel_id"]
        self.seat = self.site.room.seat_of(kernel_id, self.visit_cookie)
        session = self.get_query_argument("session_id", "")
        if self.seat is None or kernel_id not in self.kernel_manager or not SESSION.fullmatch(session):
            raise HTTPError(404)
        await super().prepare()

    async def pre_get(self) -> None:
        """Reach the kernel; one that was killed just now and says nothing is not there, as any that has ended."""
        try:
            await super().pre_get()
        except TimeoutError:
            raise HTTPError(404) from None

    def check_origin(self, origin: str | None = None) -> bool:
        """Only a page of this very host and port; a browser always says where it comes from."""
        return same_origin(origin, self.request.host)

    def set_default_headers(self) -> None:
        self.clear_header("Server")

    def write_error(self, status_code: int, **_: Any) -> None:
        """No page and no reason: nothing here is for people."""
        self.finish()

    async def open(self, kernel_id: str) -> None:
        """Connect to the kernel."""
        self.set_nodelay(True)  # else a reply waits up to 40 ms for the acknowledgement of the one before
        self.site.room.enter(self.seat, self)
        await super().open(kernel_id)

    def on_message(self, ws_message: bytes | str) -> None:
        """Hand on what a player's page may say, built anew; drop the rest; hang up on garbage and floods."""
        if self.ws_connection is None:
            return None  # it was on its way when we hung up, because its kernel died: the page will replay it
        if self._too_many():
            return self.close(TOO_MUCH, "too many messages")
        try:
            message = allowed(read_frame(ws_message), self.seat.comm_id)
        except BadFrame:
            return self.close(BAD_FRAME, "not a message")
        if message is not None and self.connection is not None:
            frame = to_v1(message) if self.selected_subprotocol == V1 else to_json(message)
            self.connection.handle_incoming_message(frame)

    def _too_many(self) -> bool:
        second = int(self.site.room.clock())
        self.heard = self.heard + 1 if second == self.second else 1
        self.second = second
        return self.heard > MESSAGES_PER_SECOND

    def write_message(self, message: Any, binary: bool = False) -> Any:
        """Let through what a page needs; output, tracebacks and input requests stay here."""
        if not for_page(message):
            return None
        try:
            return super().write_message(message, binary)
        except WebSocketClosedError:
            return None  # the page has gone while its answer was on the way

    def on_close(self) -> None:
        """Leave the seat; the kernel stays for the grace time."""
        if self.seat is not None:
            self.site.room.leave(self.seat, self)
        if self.connection is not None:
            super().on_close()
