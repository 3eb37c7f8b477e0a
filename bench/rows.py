"""What is measured of the exploration; each row runs in a process of its own, so that its peak is its own.

``python -m bench.rows NAME SEED`` measures one and prints states, seconds and peak memory.
"""

import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.stories import synthetic
from trainingkit.checks import check_story
from trainingkit.guidance import load_guidance
from trainingkit.marking.competence import bar_for
from trainingkit.marking.standard import standard
from trainingkit.story import Story, read_story
from trainingkit.story.explore import explore

OFFICER = {"passages": 60, "flags": 10, "counter": 10, "criteria": 20, "hub": 8, "before": 6}
WIDE = {"passages": 240, "flags": 10, "counter": 10}
MILLION = {"passages": 340, "flags": 10, "counter": 10}
ROOT = Path(__file__).parent.parent


def verdict(story: Story) -> int:
    """Every state in which the verdict can still differ."""
    return explore(story, story.criteria, bar=bar_for(story.criteria)).size


def states(story: Story) -> int:
    """Every state of play."""
    return explore(story).size


def proof(story: Story) -> int:
    """The whole standard: decisions, good runs, full marks, ten bots."""
    standard(story)
    return states(story)


def real(slug: str) -> Callable[[int], int]:
    """The whole check of a story of ours."""

    def check(seed: int) -> int:
        file = read_story(ROOT / "simulations" / slug)
        check_story(file, guidance=load_guidance(), today=date(2026, 11, 21))
        return explore(file.story).size

    return check


ROWS: dict[str, tuple[str, Callable[[int], int], tuple[int, ...]]] = {
    "officer": ("300,000 states, 1.5 s", lambda seed: verdict(synthetic(**OFFICER, seed=seed)), (0, 1, 2, 3)),
    "wide": ("6 s", lambda seed: states(synthetic(**WIDE, seed=seed)), (0, 1, 2)),
    "million": ("8 s, 450 MB", lambda seed: states(synthetic(**MILLION, seed=seed)), (1,)),
    "standard": ("-", lambda seed: proof(synthetic(**OFFICER, seed=seed)), (0,)),
    "a-friend-request": ("-", real("a-friend-request"), (0,)),
    "first-call": ("-", real("first-call"), (0,)),
}
"""Name: the bound wanted, the work, the seeds."""


def main() -> None:
    """Measure one row."""
    name, seed = sys.argv[1], int(sys.argv[2])
    begin = time.perf_counter()
    size = ROWS[name][1](seed)
    seconds = time.perf_counter() - begin
    unit = 1 if sys.platform == "darwin" else 1024  # the system counts bytes there, kilobytes here
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 2**20
    print(f"{name:<18} seed {seed}  {size:>9,} states  {seconds:6.2f} s  peak {peak:>4} MB   wanted: {ROWS[name][0]}")


if __name__ == "__main__":
    main()
