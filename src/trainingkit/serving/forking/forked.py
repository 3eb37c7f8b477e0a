"""A process that another process forked for us, in the form that jupyter_client knows from ``subprocess``."""

import os
import select
import signal
from contextlib import suppress

UNKNOWN = 255  # a process that is not our child does not tell us its exit code; asyncio says 255, too


class ForkedProcess:
    """What jupyter_client asks of a ``subprocess.Popen``.

    Parameters
    ----------
    pid : int
        Its number, for people; signals go by the descriptor, which cannot come to mean another process.
    pidfd : int
        Its descriptor, which becomes readable when it has ended.
    lifeline : int
        The writing end of a pipe that it listens to: it ends when that is closed, so also with this process.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, pidfd: int, lifeline: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._pidfd = pidfd
        self._lifeline = lifeline

    def poll(self) -> int | None:
        """None while it runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait until it has ended, at most ``timeout`` seconds; None if it still runs."""
        return self._ended(None if timeout is None else int(1000 * timeout))

    def send_signal(self, number: int) -> None:
        """Send a signal; nothing happens when it has ended."""
        if self.poll() is None:
            with suppress(ProcessLookupError):  # it ended a moment ago, which the next poll sees
                signal.pidfd_send_signal(self._pidfd, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def _ended(self, milliseconds: int | None) -> int | None:
        if self.returncode is None:
            waiting = select.poll()  # select() takes no descriptor above 1023, which a hundred kernels reach
            waiting.register(self._pidfd, select.POLLIN)
            if waiting.poll(milliseconds):
                self._close()
        return self.returncode

    def _close(self) -> None:
        if self.returncode is None:
            self.returncode = UNKNOWN
            os.close(self._pidfd)
            os.close(self._lifeline)

    def __del__(self) -> None:
        self._close()  # whoever forgets a kernel has ended it
