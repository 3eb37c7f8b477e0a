"""``make bench``: figures of this machine, side by side in one run. Each line says what was measured and the bound."""

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from bench.bytecode import require_bytecode
from bench.random_play import stuck_states_found
from bench.stories import synthetic
from trainingkit.marking.competence import bar_for
from trainingkit.story.explore import Space, explore

OFFICER = {"passages": 60, "flags": 10, "counter": 10, "criteria": 20, "hub": 8, "before": 6}
WIDE = {"passages": 240, "flags": 10, "counter": 10}
MILLION = {"passages": 340, "flags": 10, "counter": 10}


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What the work gives, and the seconds it took."""
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


def row(name: str, space: Space, seconds: float, bound: str) -> None:
    """One figure."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:<46} {space.size:>9,} states  {seconds:6.2f} s  peak {peak:>4} MB   wanted: {bound}", flush=True)


def proof() -> None:
    """How long the exact exploration takes."""
    print("Exact exploration (generator bench/stories.py)")
    for seed in range(4):
        story = synthetic(**OFFICER, seed=seed)
        space, seconds = timed(lambda s=story: explore(s, s.criteria, bar=bar_for(s.criteria)))
        row(f"officer story, verdict of 20 criteria, seed {seed}", space, seconds, "300,000 states, 1.5 s")
    for seed in range(3):
        space, seconds = timed(lambda n=seed: explore(synthetic(**WIDE, seed=n)))
        row(f"240 passages, 10 flags, counter to 10, seed {seed}", space, seconds, "6 s")
    space, seconds = timed(lambda: explore(synthetic(**MILLION, seed=1)))
    row("a million states, seed 1", space, seconds, "8 s, 450 MB")


def against_random_play() -> None:
    """What random play misses: stories with planted faults, where some states offer nothing."""
    print("\nPlanted faults found: exact exploration beside 10,000 random plays of the same story")
    for seed in range(6):
        story = synthetic(240, 10, 10, seed=seed, faults=24)
        exact, seconds = timed(lambda s=story: stuck_states_found(s, plays=None))
        sampled, slow = timed(lambda s=story, n=seed: stuck_states_found(s, plays=10_000, seed=n))
        share = f"{len(sampled & exact) / len(exact):4.0%} of the faults" if exact else "nothing planted is reachable"
        found = f"exact {len(exact):>4} in {seconds:5.2f} s   random {len(sampled):>4} in {slow:5.2f} s"
        print(f"seed {seed}: {found}   {share}", flush=True)


def main() -> int:
    """Run all of it."""
    require_bytecode("trainingkit", "numpy", "pydantic")
    proof()
    against_random_play()
    return 0


if __name__ == "__main__":
    sys.exit(main())
