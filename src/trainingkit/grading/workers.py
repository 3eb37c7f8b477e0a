"""Who reaches the verdicts: this process, or others that end with it. Any ``Executor`` can take their place."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any


class Here(Executor):
    """Works in this process, one after another."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future:
        """Do it at once."""
        done: Future = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


class Alone(Executor):
    """One process of its own, waited for, and another in its place where it has ended: only what ended it fails."""

    def __init__(self) -> None:
        self._pool: Executor | None = None

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future:
        """Do it, and wait until it is done."""
        done: Future = Future()
        try:
            self._pool = self._pool or _processes(1)
            done.set_result(self._pool.submit(fn, *args, **kwargs).result())
        except Exception as error:
            if isinstance(error, BrokenExecutor):
                self.shutdown()
            done.set_exception(error)
        return done

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the process, if there is one."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def workers(number: int) -> Iterator[Executor]:
    """So many processes, or this one alone; what was not begun when they are left is not done.

    Parameters
    ----------
    number : int
        1 or more.
    """
    if number == 1:
        yield Here()
        return
    pool = _processes(number)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _processes(number: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"), initializer=begin_worker)


def begin_worker() -> None:
    """Prepare a process of a pool: only the process that began it is interrupted, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()  # returns when it has ended, killed or not
        os._exit(1)
