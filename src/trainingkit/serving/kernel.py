"""The program of a story's kernel: ipykernel without its debugger and without a port.

Leaving the debugger out also halves a kernel's memory (64 to 33 MB) and a third of its start.
"""

import sys


def leave_out_what_no_story_needs() -> None:
    """Before ipykernel is imported for a kernel."""
    sys.modules["debugpy"] = None  # type: ignore[assignment]  # ipykernel then says that it cannot debug
    from ipykernel.iostream import IOPubThread
    from traitlets.config import Configurable

    # It would listen on a TCP port for the output of forked children, which a story has none of.
    IOPubThread._setup_pipe_in = lambda self: None
    # Each of the fifty parts of a kernel would look for its settings, anew in every kernel; there are none.
    Configurable._load_config = lambda self, *args, **kwargs: None


def run(connection_file: str, **traits: object) -> None:
    """Be the kernel of that connection file, until it is told to end.

    Parameters
    ----------
    connection_file : str
        What Jupyter has written for it.
    **traits
        Traits of ipykernel's application.
    """
    from trainingkit.serving.lean_kernel import LeanKernelApp

    LeanKernelApp.launch_instance([], connection_file=connection_file, **traits)


if __name__ == "__main__":
    leave_out_what_no_story_needs()
    run(sys.argv[1])
