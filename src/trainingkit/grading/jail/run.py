"""The jail: runs a program of the standard library under bubblewrap, and stops it. Never without bubblewrap.

Inside there is Python and an empty home, all of it read-only, and nothing else: no course, no network, no other
process, no ``/proc``, no variable of the environment.
"""

import json
import os
import selectors
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, Literal

from trainingkit.grading.jail.folders import executable, shown
from trainingkit.grading.jail.syscalls import refusals

PROGRAM = Path(__file__).with_name("program.py")
WITHIN, PACKAGES = "/program.py", "/packages"
HOME, NOBODY = "/home", "65534"
CHUNK = 64 * 1024
MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use: seconds by the clock and of the processor, bytes, open files, processes (threads)."""

    seconds: float = 10.0
    cpu_seconds: int = 5
    memory: int = 768 * MB
    file_size: int = MB
    output: int = 2 * MB
    open_files: int = 32
    processes: int = 32

    def inside(self) -> dict[str, int]:
        """Those that the program sets for itself, by the names of ``resource``."""
        return {
            "RLIMIT_CPU": self.cpu_seconds,
            "RLIMIT_AS": self.memory,
            "RLIMIT_FSIZE": self.file_size,
            "RLIMIT_NOFILE": self.open_files,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_CORE": 0,
            "RLIMIT_SIGPENDING": 16,
        }


Why = Literal["ended", "too-slow", "too-much"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program wrote, as far as whole lines go, and why it stopped writing."""

    lines: tuple[bytes, ...]
    why: Why


def run_jailed(asked: Mapping[str, Any], packages: Sequence[Path] = (), limits: Limits | None = None) -> Ran:
    """Run ``program`` in the jail.

    Parameters
    ----------
    asked : mapping
        What it reads as JSON: ``source``, ``given``, ``name``, ``calls``.
    packages : sequence of Path
        What ``given`` needs beside the standard library (``packages_for``).
    limits : Limits, optional

    Raises
    ------
    OSError
        There is no bubblewrap, or no process or descriptor to be had.
    """
    limits = limits or Limits()
    path = [PACKAGES] if packages else []
    body = json.dumps({**asked, "path": path, "limits": limits.inside()}).encode()
    with _readable(body) as stdin, _readable(refusals() or b"") as refused:
        process = subprocess.Popen(
            [*_command(refused.fileno(), packages), *_python(), WITHIN],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pass_fds=[refused.fileno()],
            env={},
        )
    with process:
        try:
            return _read(process, limits)
        finally:
            process.kill()  # bubblewrap's first process dies with it, and with that one all others


def _readable(body: bytes) -> BinaryIO:
    """A file that has never been on a disk."""
    file = os.fdopen(os.memfd_create("asked"), "w+b")
    file.write(body)
    file.seek(0)
    return file


def _read(process: subprocess.Popen, limits: Limits) -> Ran:
    """Read until there is no more, too much, or no time left."""
    end = monotonic() + limits.seconds
    found = bytearray()
    why: Why = "ended"
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        while True:
            if not waiting.select(max(0.0, end - monotonic())):
                why = "too-slow"
                break
            chunk = os.read(process.stdout.fileno(), CHUNK)
            if not chunk:
                break
            found += chunk
            if len(found) > limits.output:
                why = "too-much"
                break
    *whole, _ = bytes(found[: limits.output]).split(b"\n")
    return Ran(tuple(whole), why)


def _python() -> list[str]:
    """Python alone, with the same order of sets each time, so that an answer is given the same marks again.

    These are the parts of ``-I``, without the one that would ignore the only variable there is.
    """
    return [executable(), "-s", "-P", "-S", "-B", "-X", "utf8"]


def _command(refused: int, packages: Sequence[Path]) -> list[str]:
    if (program := shutil.which("bwrap")) is None:
        raise FileNotFoundError("bwrap")
    beside = [option for path in packages for option in ("--ro-bind", str(path), f"{PACKAGES}/{path.name}")]
    alone = ["--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"]
    return [
        program,
        *alone,
        *("--uid", NOBODY, "--gid", NOBODY, "--hostname", "jail", "--seccomp", str(refused)),
        *shown(),
        *beside,
        *("--ro-bind", str(PROGRAM), WITHIN),
        *("--dev-bind", "/dev/null", "/dev/null"),
        *("--dir", HOME, "--chdir", HOME, "--remount-ro", "/"),  # a folder to write in could be filled without end
        *("--setenv", "PYTHONHASHSEED", "0"),
    ]
