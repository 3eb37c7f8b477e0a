"""The program of the process that kernels are forked from: it loads what every story's kernel needs, then waits.

A fork copies one thread only, and neither asyncio nor zmq survives one. So nothing here starts a thread, a loop or a
context, and before every fork that is looked at. The server alone starts this, with the socket it speaks over.
"""

import gc
import importlib
import os
import signal
import socket
import sys
import threading
import traceback
from contextlib import chdir, suppress
from pathlib import Path
from typing import Any

from IPython.core.inputtransformer2 import TransformerManager

from trainingkit.guidance import load_guidance
from trainingkit.serving.forking import wire
from trainingkit.serving.kernel import leave_out_what_no_story_needs, run
from trainingkit.serving.notebooks import LINES
from trainingkit.story import read_story

STORY = "story.yml"
WARM = (
    "ipykernel.comm",
    "ipywidgets",
    "anywidget.experimental",
    "zmq.asyncio",
    "tornado.platform.asyncio",
    "tornado.queues",
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "ipykernel.debugger",
    "jupyter_client.localinterfaces",
    "faulthandler",
    "unicodedata",
)

# It ends with its lifeline, so ipykernel need not ask for a parent; it would tell whoever started it by hand how to.
NO_PARENT = {"parent_handle": 1}


def main() -> None:
    """Answer the server until it ends, which ends this process too."""
    control = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the server's to answer
    signal.signal(signal.SIGCHLD, _reap)
    warm_up()
    wire.send(control, {"ready": True})
    while True:
        try:
            request, lifeline = wire.receive(control)
            answer(control, request, lifeline)
        except OSError:
            return  # the server has ended


def warm_up() -> None:
    """Load what every kernel would load."""
    gc.disable()  # a collection would leave holes, which kernels fill, and so copy the pages around them
    leave_out_what_no_story_needs()
    for name in WARM:
        importlib.import_module(name)
    TransformerManager().transform_cell("\n".join(LINES))  # compiles the expressions that find tokens
    exec(LINES[0], {})  # what the notebooks begin with; serving itself does not know the player
    load_guidance()  # every player reads it
    from trainingkit.serving.lean_kernel import make_shell

    make_shell()
    gc.freeze()  # a collection in a kernel then leaves these pages shared


def answer(control: socket.socket, request: dict[str, Any], lifeline: int) -> None:
    """Fork a kernel and send its number and pidfd, or why there is none.

    Raises
    ------
    OSError
        The server has ended.
    """
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        return wire.send(control, {"refused": f"it has {threads} threads"})
    know_the_story(Path(request["folder"]))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # not reaped before its pidfd is open
    try:
        pid = os.fork()
        if pid == 0:
            be_a_kernel(control, request, lifeline)
        pidfd = os.pidfd_open(pid)
    except OSError as error:
        return wire.send(control, {"refused": error.strerror})  # the server then lets go of the lifeline
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        os.close(lifeline)
    try:
        wire.send(control, {"pid": pid}, pidfd)
    finally:
        os.close(pidfd)


def know_the_story(folder: Path) -> None:
    """Read the story of a folder, by the name that its notebook has for it, so that it is read only once."""
    with suppress(OSError), chdir(folder):  # a kernel finds out by itself what is wrong with its folder
        read_story(STORY)


def be_a_kernel(control: socket.socket, request: dict[str, Any], lifeline: int) -> None:
    """In the new process: let go of what is its parent's, and be a kernel; never returns."""
    code = 1
    try:
        os.setsid()  # as any kernel: no signal of a terminal reaches it
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        control.close()
        gc.enable()
        os.environ.clear()
        os.environ.update(request["environment"])
        os.chdir(request["folder"])
        threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
        run(*request["arguments"], **NO_PARENT)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)  # there is nothing to save, and an orderly end would touch, so copy, every shared page


def _end_with(lifeline: int) -> None:
    """End when the server has: then nobody holds the other end of the pipe."""
    os.read(lifeline, 1)
    os._exit(1)


def _reap(signum: int, frame: Any) -> None:
    """Let kernels go that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


if __name__ == "__main__":
    main()
