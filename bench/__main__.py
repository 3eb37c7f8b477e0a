"""``make bench``: figures of this machine, in one run. Each line says what was measured and the bound."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.bytecode import require_bytecode
from bench.random_play import stuck_states_found
from bench.rows import ROWS
from bench.stories import synthetic

LAST = (
    ("The offline page (bench/offline.py): one run, Twine beside ours", "bench.offline"),
    ("Packs (bench/packs.py)", "bench.packs"),
    ("Serving (bench/serving.py): one run, stock Voila, Panel and Streamlit beside ours", "bench.serving"),
    ("Grading (bench/grading.py): one run, stock nbgrader beside ours", "bench.grading"),
)
"""What is measured last, and says itself by its exit code whether it keeps its bounds."""


def main() -> int:
    """Run all of it."""
    require_bytecode("trainingkit", "numpy", "pydantic")
    print("Exact exploration (generator and seeds: bench/stories.py); seconds include making the story")
    for name, (_, _, seeds) in ROWS.items():
        for seed in seeds:
            subprocess.run([sys.executable, "-m", "bench.rows", name, str(seed)], check=True)
    against_random_play()
    print("\nEvidence cases (bench/cases.py)", flush=True)
    subprocess.run([sys.executable, "-m", "bench.cases"], check=True)
    beyond = 0
    for called, part in LAST:
        print(f"\n{called}", flush=True)
        beyond += subprocess.run([sys.executable, "-m", part, *sys.argv[1:]]).returncode
    return int(beyond > 0)


def against_random_play() -> None:
    """What random play misses: stories with planted faults, where some states offer nothing."""
    print("\nPlanted faults found: exact exploration beside 10,000 random plays of the same story", flush=True)
    for seed in range(6):
        story = synthetic(240, 10, 10, seed=seed, faults=24)
        exact, seconds = timed(lambda s=story: stuck_states_found(s, plays=None))
        sampled, slow = timed(lambda s=story, n=seed: stuck_states_found(s, plays=10_000, seed=n))
        share = f"{len(sampled & exact) / len(exact):4.0%} of the faults" if exact else "nothing planted is reachable"
        found = f"exact {len(exact):>4} in {seconds:5.2f} s   random {len(sampled):>4} in {slow:5.2f} s"
        print(f"seed {seed}: {found}   {share}", flush=True)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What the work gives, and the seconds it took."""
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
