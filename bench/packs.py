"""What is measured of packs: ``python -m bench.packs`` makes one as a teacher does, then all of them, and each again.

The second time nothing has changed, so that every file is only compared with what it is made from. Each row is the
whole command in a process of its own, from its start to its end; seconds of the processors stand beside those by the
clock, because other work on the machine adds less to them. ``--quick`` leaves out the packs of every nation and age.
"""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
COMMAND = "import sys; from trainingkit.cli import main; sys.exit(main(sys.argv[1:]))"
ONE = ("pack", str(ROOT / "simulations" / "a-friend-request"), "--nation", "england", "--age", "11-14")
ALL = ("packs", str(ROOT / "simulations"))


@dataclass(frozen=True, slots=True)
class Made:
    """What a command took, by the clock and of the processors, and the zips that are there afterwards."""

    seconds: float
    cpu: float
    zips: dict[str, bytes]


def made(words: tuple[str, ...], out: Path) -> Made:
    """Run ``trainingkit export`` with these words."""
    begin, before = time.perf_counter(), _processors()
    command = [sys.executable, "-c", COMMAND, "export", *words, "--preview", "--out", str(out)]
    done = subprocess.run(command, capture_output=True)
    seconds, cpu = time.perf_counter() - begin, _processors() - before
    if done.returncode:
        raise SystemExit(done.stderr.decode())
    return Made(seconds, cpu, {path.name: path.read_bytes() for path in sorted(out.glob("*.zip"))})


def main(quick: bool) -> None:
    """Measure one pack, and all."""
    for words in (ONE,) if quick else (ONE, ALL):
        with TemporaryDirectory() as home:
            cold, again = made(words, Path(home)), made(words, Path(home))
        if cold.zips != again.zips:
            raise SystemExit("the same stories have given other bytes the second time")
        _tell(cold, again)


def _tell(cold: Made, again: Made) -> None:
    """Print two rows."""
    number, size = len(cold.zips), sum(map(len, cold.zips.values())) / 1e6
    called = "one pack" if number == 1 else f"{number} packs"
    for how, one in (("from nothing", cold), ("unchanged", again)):
        print(f"{called:<9} {how:<12} {one.seconds:7.2f} s, of the processors {one.cpu:7.2f} s", end="   ")
        print(f"{size:5.1f} MB of zips" if one is cold else f"{cold.cpu / again.cpu:.1f} x less work", flush=True)


def _processors() -> float:
    """Seconds that the commands so far have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main("--quick" in sys.argv[1:])
