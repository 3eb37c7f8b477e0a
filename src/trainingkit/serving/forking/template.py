"""The warmed process that kernels are forked from, as the server sees it: started when needed, again when it ends."""

import asyncio
import os
import select
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from trainingkit.errors import TrainingkitError
from trainingkit.serving.forking import wire
from trainingkit.serving.forking.forked import ForkedProcess

PATIENCE = 60.0  # seconds for loading everything on a slow machine, and for an answer
ATTEMPTS = 2
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # numpy would start more when it is imported


class NoFork(TrainingkitError):
    """Kernels cannot be forked here."""


def can_fork() -> bool:
    """Whether this system has what forking needs: Linux 5.4 and later has, other systems do not."""
    if not (hasattr(os, "fork") and hasattr(os, "pidfd_open") and os.path.isdir("/proc/self/task")):
        return False
    try:
        own = os.pidfd_open(os.getpid())
        select.poll().register(own)
        os.close(own)
    except (OSError, AttributeError):
        return False  # an older kernel than Python was built for, or forbidden in this container
    return True


class Template:
    """One process for all kernels of a server. Kernels outlive it, and end with the server."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._warm = False  # whether it has said that it is
        self._refusal: NoFork | None = None

    @property
    def pid(self) -> int | None:
        """Its number; None while there is none."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def begin(self) -> None:
        """Let it load meanwhile what it needs; without this the first kernel waits for that."""
        if self._process is None:
            with suppress(OSError):  # the first fork tries again, and says why it cannot
                self._start()

    async def fork(self, arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> ForkedProcess:
        """A new kernel.

        Parameters
        ----------
        arguments : sequence of str
            What the kernel's program is given.
        folder : str
            Where it runs.
        environment : mapping
            All of its variables.

        Raises
        ------
        NoFork
            There is no such process, and a new one could not be had, or it refuses. From then on nothing is tried.
        """
        request = {"arguments": [*arguments], "folder": folder, "environment": dict(environment)}
        # Not a thread for each: thirty that wait for the first would leave none for anything else.
        async with self._turn:
            asked = asyncio.ensure_future(asyncio.to_thread(self._fork, request))
            try:
                return await asyncio.shield(asked)
            except asyncio.CancelledError:
                await asyncio.wait([asked])  # the answer is heard, so the next one asks in turn; its kernel is let go
                raise

    def close(self) -> None:
        """End it; a kernel that was forked stays."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _fork(self, request: dict[str, object]) -> ForkedProcess:
        if self._refusal is None:
            try:
                return self._try(request)
            except NoFork as refusal:
                self._refusal = refusal
                self.close()
        raise self._refusal

    def _try(self, request: dict[str, object]) -> ForkedProcess:
        for attempt in range(ATTEMPTS):
            try:
                if self.pid is None:
                    self._start()
                if not self._warm:
                    wire.receive(self._control)
                    self._warm = True
                return self._ask(request)
            except OSError as error:
                self.close()
                if attempt == ATTEMPTS - 1:
                    raise NoFork(f"The process to fork from does not answer ({error}).") from error
        raise AssertionError("unreachable")

    def _start(self) -> None:
        self.close()
        self._control, theirs = socket.socketpair()
        self._control.settimeout(PATIENCE)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "trainingkit.serving.forking.program", str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env={**os.environ, **ONE_THREAD},
                start_new_session=True,
            )
        self._warm = False

    def _ask(self, request: dict[str, object]) -> ForkedProcess:
        reading, lifeline = os.pipe()
        try:
            try:
                wire.send(self._control, request, reading)
            finally:
                os.close(reading)
            answer, pidfd = wire.receive(self._control)
        except BaseException:
            os.close(lifeline)
            raise
        if pidfd is None:
            os.close(lifeline)
            raise NoFork(f"The process to fork from refuses: {answer.get('refused')}.")
        return ForkedProcess(answer["pid"], pidfd, lifeline)
