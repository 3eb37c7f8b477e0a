"""Whatever a function does in the jail, it takes no more than it may, and it ends."""

import subprocess
import sys
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from tests.grading.jail.hostile_functions import BOMBS, CRASHES, ENDLESS, WRITE
from tests.grading.jail.jailed import SMALL, gave, lines, run

pytestmark = pytest.mark.jail


@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS)
def test_what_takes_too_much_is_refused(source):
    """Memory, processes, threads, files and depth end at a limit, and the next call is answered."""
    ran = run(f"{source}\nlarge = answer\ndef answer(x): return large(x) if x else 'here'", [1], [0])
    one, other = lines(ran)

    assert "stopped" in one
    assert "here" == other["gives"]


def test_limits_are_set_before_the_source_is_read():
    """The first line of a learner's source runs under all of them, and can raise none."""
    source = """
import resource
def most(name): return list(resource.getrlimit(getattr(resource, name)))
found = [most(f"RLIMIT_{name}") for name in ("CPU", "AS", "FSIZE", "NOFILE", "NPROC", "CORE", "SIGPENDING")]
def answer():
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    except (OSError, ValueError):
        return found
"""
    wanted = (SMALL.cpu_seconds, SMALL.memory, SMALL.file_size, SMALL.open_files, SMALL.processes, 0, 16)

    assert [[most, most] for most in wanted] == gave(source)


def test_a_print_without_end_is_no_answer():
    """What is printed goes nowhere, costs nobody anything, and loses no points."""
    source = """
import os, sys
def answer(x):
    for _ in range(100):
        os.write(1, bytes(10**7))
    print("x" * 10**7)
    sys.stderr.write("careful")
    return x
"""
    assert 1 == gave(source, 1)


def test_too_much_of_an_answer_is_cut_off():
    """Reading stops at the limit, and what came before it is kept."""
    source = f"{WRITE}\ndef answer(x):\n    while x:\n        everywhere(b'x' * 10**4)\n    return 0"
    ran = run(source, [0], [1])

    assert "too-much" == ran.why
    assert {"call": 0, "gives": 0} == lines(ran)[0]
    assert sum(map(len, ran.lines)) <= SMALL.output


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_what_does_not_end_is_stopped(source):
    """Whatever it swallows or waits for, it is killed, and what it gave before is kept."""
    ran = run(source, [0], [1], limits=replace(SMALL, seconds=1.0, cpu_seconds=5))

    assert [{"call": 0, "gives": 0}] == lines(ran)


def test_the_processor_is_not_lent_for_longer():
    """A loop ends with its seconds of the processor, long before those of the clock."""
    ran = run(
        "def answer(x):\n    while x: pass\n    return 0", [0], [1], limits=replace(SMALL, seconds=60, cpu_seconds=1)
    )

    assert ("ended", [{"call": 0, "gives": 0}]) == (ran.why, lines(ran))


@pytest.mark.parametrize("source", CRASHES.values(), ids=CRASHES)
def test_a_crash_keeps_what_was_given_before(source):
    """A program that leaves, falls or kills itself has answered what it had answered."""
    assert [{"call": 0, "gives": 0}] == lines(run(source, [0], [1], [0]))


def test_nothing_outlives_a_run():
    """A child that leaves its parent and its session cannot even begin; a thread dies with its program."""
    name = f"left-{uuid.uuid4().hex[:8]}"
    source = f"""
import ctypes, os, threading, time
ctypes.CDLL(None).prctl(15, b"{name}")
def answer(x):
    try:
        if os.fork() == 0:
            os.setsid()
            time.sleep(60)
    except OSError:
        threading.Thread(target=time.sleep, args=(60,)).start()
    time.sleep(60 * x)
    return "alone"
"""
    ran = run(source, [0], [1], limits=replace(SMALL, seconds=1.0))

    assert ("too-slow", "alone") == (ran.why, lines(ran)[0]["gives"])
    assert gone(name)


def test_nothing_outlives_the_grader():
    """Where the grader itself is killed, in the middle of a run, what it ran dies with it."""
    name = f"left-{uuid.uuid4().hex[:8]}"
    source = f"import ctypes, time\nctypes.CDLL(None).prctl(15, b'{name}')\ntime.sleep(600)"
    asked = {"source": source, "given": [], "name": "answer", "calls": []}
    grader = "from trainingkit.grading.jail.run import Limits, run_jailed\n"
    grader += f"run_jailed({asked!r}, limits=Limits(seconds=600))"
    with subprocess.Popen([sys.executable, "-c", grader]) as process:
        came = wait_until(lambda: name in running())
        process.kill()

    assert came
    assert gone(name)


def running() -> list[str]:
    """The names of all processes of this machine."""
    found = []
    for path in Path("/proc").glob("[0-9]*/comm"):
        with suppress(OSError):  # it has ended meanwhile
            found.append(path.read_text().strip())
    return found


def gone(name: str) -> bool:
    """Whether no process of this machine has this name any more; the kernel may take a moment."""
    return wait_until(lambda: name not in running())


def wait_until(holds: Callable[[], bool]) -> bool:
    """Whether it holds, at some moment of the next seconds."""
    end = monotonic() + 20
    while not (found := holds()) and monotonic() < end:
        pass
    return found
