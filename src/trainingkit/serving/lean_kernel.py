"""An ipykernel that reads no settings and keeps no history; what it has to know it is told as traits.

Its shell can be made before there is a kernel, so that kernels which are forked find it made.
"""

from typing import Any

import zmq
from ipykernel.compiler import XCachingCompiler
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.history import HistoryManager


class LeanShell(ZMQInteractiveShell):
    """Has no folder, writes nothing down, and starts no thread for that."""

    def init_ipython_dir(self, ipython_dir: str | None) -> None:
        """Do nothing: the folder of whoever runs the server is not looked at."""

    def init_profile_dir(self, profile_dir: Any) -> None:
        """Do nothing: without settings and a history nothing would be in it."""

    def init_environment(self) -> None:
        """Do nothing: a story starts no program that would have to know about colours."""

    def init_history(self) -> None:
        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False, hist_file=":memory:")
        self.configurables.append(self.history_manager)


class LeanKernel(IPythonKernel):
    """With that shell, the one that was made before if there is one."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(shell_class=LeanShell, **traits)
        self.shell.parent = self.shell.kernel = self


class LeanKernelApp(IPKernelApp):
    """Its command line is the program's, and nobody's files are read."""

    def __init__(self, **traits: Any) -> None:
        # A file of somebody's beside a story is not run, nor on the path. What is printed goes to nobody; what a
        # library written in C says goes where the server's own words go, without two threads that wait for it.
        own = {"kernel_class": LeanKernel, "ignore_cwd": True, "capture_fd_output": False}
        super().__init__(**{**own, **traits})

    def parse_command_line(self, argv: Any = None) -> None:
        """Do nothing: the loader of traitlets would make a parser for every trait there is."""

    def init_profile_dir(self) -> None:
        """Do nothing, as the shell."""
        self.profile_dir = None

    def init_config_files(self) -> None:
        """Do nothing."""

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""

    def init_extensions(self) -> None:
        """Do nothing: IPython's own would store variables."""

    def init_code(self) -> None:
        """Do nothing: no start-up file is run, neither the user's nor the machine's."""

    def init_control(self, context: zmq.Context) -> None:
        super().init_control(context)
        self.shell_channel_thread = None  # for shells beside the first; every message would pass two sockets more

    def _bind_socket(self, s: zmq.Socket, port: int) -> int:
        if s.socket_type == zmq.XPUB:
            s.xpub_verbose = True  # each who listens is welcomed, not only the first: so each knows when they hear
        return super()._bind_socket(s, port)


def make_shell() -> None:
    """Make the shell of the kernel that this process will be, or that are forked from it."""
    LeanShell.instance(compiler_class=XCachingCompiler)
