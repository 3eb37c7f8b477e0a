"""Between a socket and its kernel: the two channels that a page needs, of the four that Jupyter opens."""

import asyncio
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

ASK_AFTER = 0.5  # seconds without a sign of the kernel until it is asked for one, and asked again


class ShellAndOutput(ZMQChannelsWebsocketConnection):
    """A page asks on one channel and hears what the kernel publishes; it neither controls it nor is asked for input."""

    def create_stream(self) -> None:
        for name in ("iopub", "shell"):
            stream = getattr(self.kernel_manager, f"connect_{name}")(identity=self.session.bsession)
            stream.channel = name
            self.channels[name] = stream

    def nudge(self) -> "asyncio.Future[None]":
        """Wait until what the kernel publishes arrives here.

        Our kernels welcome whoever begins to listen. Jupyter opens two more channels to ask each kernel twice.
        """
        return asyncio.ensure_future(self._hear())

    async def _hear(self) -> None:
        output = self.channels["iopub"]
        heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def first(_: Any) -> None:
            output.stop_on_recv()  # what follows is for the page
            heard.set_result(None)

        output.on_recv(first)
        for _ in range(int(self.kernel_info_timeout / ASK_AFTER)):
            await asyncio.wait([heard], timeout=ASK_AFTER)
            if heard.done() or output.closed() or self.kernel_id not in self.multi_kernel_manager:
                return
            self.session.send(self.channels["shell"], "kernel_info_request")
