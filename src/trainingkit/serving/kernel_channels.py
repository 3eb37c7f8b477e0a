"""Between a socket and its kernel: the two channels that a page needs, of the four that Jupyter opens."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class ShellAndOutput(ZMQChannelsWebsocketConnection):
    """A page asks on one channel and hears what the kernel publishes; it neither controls it nor is asked for input."""

    def create_stream(self) -> None:
        for name in ("iopub", "shell"):
            stream = getattr(self.kernel_manager, f"connect_{name}")(identity=self.session.bsession)
            stream.channel = name
            self.channels[name] = stream
