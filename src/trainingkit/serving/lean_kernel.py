"""An ipykernel that reads no settings and keeps no history; what it has to know it is told as traits."""

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.history import HistoryManager


class LeanShell(ZMQInteractiveShell):
    """Writes nothing down, and starts no thread for that."""

    def init_history(self) -> None:
        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False)
        self.configurables.append(self.history_manager)


class LeanKernel(IPythonKernel):
    """With that shell."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(shell_class=LeanShell, **traits)


class LeanKernelApp(IPKernelApp):
    """Its command line is the program's, and nobody's files are read."""

    def __init__(self, **traits: Any) -> None:
        # A file of somebody's beside a story is not run, nor on the path.
        super().__init__(**{"kernel_class": LeanKernel, "ignore_cwd": True, **traits})

    def parse_command_line(self, argv: Any = None) -> None:
        """Do nothing: the loader of traitlets would make a parser for every trait there is."""

    def init_config_files(self) -> None:
        """Do nothing."""

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing."""
