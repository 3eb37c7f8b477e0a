"""Who reaches the verdicts: processes that come and go, and what one of them does to others."""

import os
from concurrent.futures import BrokenExecutor

from trainingkit.grading.workers import Alone


def test_what_ends_its_process_ends_nothing_else():
    """The next piece of work is done in another process; an error of the work is only that, and ends none."""
    with Alone() as alone:
        first = alone.submit(os.getpid).result()
        failed = alone.submit(int, "x").exception()
        still = alone.submit(os.getpid).result()
        ended = alone.submit(os._exit, 1).exception()
        another = alone.submit(os.getpid).result()

    assert isinstance(failed, ValueError)
    assert isinstance(ended, BrokenExecutor)
    assert first == still
    assert another not in (first, os.getpid())
