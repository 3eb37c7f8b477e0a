"""A forked process in the form that jupyter_client knows, and whether this system can fork one."""

import os
import signal
import subprocess
import sys

import pytest

from trainingkit.serving.forking.forked import UNKNOWN, ForkedProcess
from trainingkit.serving.forking.template import can_fork

needs_fork = pytest.mark.skipif(not can_fork(), reason="this system cannot fork kernels")


def sleeper():
    """A process like a kernel, that only waits for its lifeline."""
    reading, lifeline = os.pipe()
    started = subprocess.Popen([sys.executable, "-c", f"import os; os.read({reading}, 1)"], pass_fds=[reading])
    os.close(reading)
    return started, ForkedProcess(started.pid, os.pidfd_open(started.pid), lifeline)


@needs_fork
def test_a_forked_process_is_polled_as_any_other():
    """None while it runs, a number afterwards, and its descriptors are given back."""
    before = len(os.listdir("/proc/self/fd"))
    started, forked = sleeper()
    running = (forked.poll(), forked.wait(0))
    forked.kill()

    assert (None, None) == running
    assert UNKNOWN == forked.wait()
    assert UNKNOWN == forked.poll()
    started.wait()
    assert before == len(os.listdir("/proc/self/fd"))


@needs_fork
def test_a_signal_reaches_the_process_and_never_another():
    """One that has ended takes none, even if its number is somebody else's by now."""
    started, forked = sleeper()
    forked.terminate()

    assert -signal.SIGTERM == started.wait()
    assert UNKNOWN == forked.wait()
    forked.pid = os.getpid()
    forked.kill()


@needs_fork
def test_a_forgotten_process_ends():
    """Nobody could end it any more."""
    started, forked = sleeper()
    del forked

    assert 0 == started.wait()


@needs_fork
def test_descriptors_above_a_thousand_can_be_polled():
    """A hundred kernels take more than select() can be given."""
    started, forked = sleeper()
    high = os.dup2(forked._pidfd, 1500, inheritable=False)
    os.close(forked._pidfd)
    forked._pidfd = high
    running = forked.poll()
    forked.kill()

    assert running is None
    assert UNKNOWN == forked.wait()
    started.wait()


@pytest.mark.parametrize("lacks", ["fork", "pidfd_open"])
def test_forking_needs_what_linux_has(monkeypatch, lacks):
    """Without it the question is answered before anything is tried."""
    monkeypatch.delattr(os, lacks)

    assert not can_fork()


def test_a_system_that_forbids_it_is_found_out(monkeypatch):
    """An older kernel than Python was built for, or a container that does not let one."""

    def forbidden(pid, flags=0):
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(os, "pidfd_open", forbidden)

    assert not can_fork()
